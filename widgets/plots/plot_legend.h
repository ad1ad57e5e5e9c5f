// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>
#include <QString>

class QPoint;
class QCPTextElement;
class QCustomPlot;

namespace pathloom {

/// Puts title and legend around the axes, never over the data: both in one line if that fits, the legend beside the
/// axes if it is long and the plot wide, else in lines below the title. An invisible title takes no room.
/// The key axis gets as many numbers as fit; a name in the legend that does not fit ends with an ellipsis.
void placeLegend(QCustomPlot* plot, QCPTextElement* title, const QSize& size);
/// The whole name of the legend's entry at a place, if it is shown shortened.
QString elidedLegendText(const QCustomPlot* plot, const QPoint& position);

} // namespace pathloom
