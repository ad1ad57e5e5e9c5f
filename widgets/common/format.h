// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace pathloom {

struct Operator;
struct Shape;

/// Numbers as people read them, with their unit, in the default QLocale. One place, so that a quantity looks the same
/// everywhere. An absent or non-finite number is an en dash.
class Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)

public:
    static QString none();
    static QString number(double value, int decimals);
    static QString ms(std::optional<double> value);                                            ///< "1.84 ms"
    static QString msWithSpread(std::optional<double> value, std::optional<double> deviation); ///< "1.84 ± 0.05 ms"
    static QString percent(std::optional<double> share, int decimals = 1);                     ///< 0.915 -> "91.5 %"
    /// "−0.13 ms", "+3.8 %": always with its sign, to two digits however small it is; "0 ms" for none.
    static QString difference(double value, const QString& unit);
    static QString bytes(double value);            ///< "512 MiB"
    static QString imagesPerSecond(double value);  ///< "1,240 images/s"
    static QString duration(double seconds);       ///< "3 min 20 s"
    static QString parameters(std::int64_t count); ///< "2.31 M"
    static QString macs(std::int64_t count);       ///< "310 M"
    /// A number of networks by its decimal logarithm: "1,296", "40 million", "2.5 × 10²³".
    static QString networks(double log10Networks, int digits = 2);
    static QString nats(double value);                   ///< "1.32 nats"
    static QString shape(const Shape& shape);            ///< "32 × 14 × 14"
    static QString word(const Operator& op);             ///< "k3e6" wherever it stands, without stride and width
    static QString dateTime(const std::string& iso8601); ///< local, short
    static QString phase(Phase phase);                   ///< "Warm-up"
    /// "Finished"; "Interrupted" for a run that nobody writes although it did not end.
    static QString runState(Phase state, bool live);
    static QString level(MessageLevel level);
};

} // namespace pathloom
