// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/calibration.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace pathloom {

/// What is known about hardware targets, in words.
class TargetText
{
    Q_DECLARE_TR_FUNCTIONS(TargetText)

public:
    /// "measured here", "not measured yet"
    static QString origin(const std::string& origin, bool hasTable);
    /// Column "method" of a table: "measured", "estimated", …
    static QString method(const std::string& method);
    /// "mbconv k5 e6", "conv k3"; the expansion only where it is a whole number.
    static QString operatorOf(const LatencyKey& key);
    /// "24 → 40, 56 × 56, stride 2"
    static QString shapeOf(const LatencyKey& key);
    /// "sum of the parts × 1.04 + 0.12 ms"
    static QString correction(const NetworkCorrection& correction);
    /// "28 × 28 px"
    static QString size(const InputSize& size);
    /// A sentence for each input size, and one for those without a correction of their own.
    static QStringList corrections(const NetworkCorrections& corrections);
    /// Number of networks, errors, rank correlation and correction in one line; the corrections of several
    /// input sizes in further ones.
    static QString calibration(const Calibration& calibration);
    static QString coverage(const LatencyPredictor::Coverage& coverage);
    /// "power law: median error 4.1 %, nine of ten below 12 %"
    static QString estimateError(const EstimateError& error);
};

} // namespace pathloom
