// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/prediction.h"

#include <QColor>
#include <QCoreApplication>
#include <QString>

class QPainter;
class QRectF;

namespace pathloom {

/// A latency as it is shown everywhere: value, error, and where it comes from, as a word and as a mark whose shape
/// tells without colour.
class LatencyText
{
    Q_DECLARE_TR_FUNCTIONS(LatencyText)

public:
    /// "1.84 ± 0.05 ms"; "≥ 1.84 ± 0.05 ms" where stem or head are not covered.
    static QString value(const PredictedLatency& latency);
    static QString origin(LatencyOrigin origin); ///< "measured", "table", "estimated"
    /// Sentences on what the number is made of and what its error means.
    static QString explanation(const PredictedLatency& latency);
    /// A disc for measured, a grid of four for table, a ring for estimated, in the middle of `area`.
    static void paintMark(QPainter& painter, const QRectF& area, LatencyOrigin origin, const QColor& color);
};

} // namespace pathloom
