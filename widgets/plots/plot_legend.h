// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>

class QPoint;
class QCPAbstractPlottable;
class QCPTextElement;
class QCustomPlot;

namespace pathloom {

/// Puts title and legend around the axes, never over the data: both in one line if that fits, the legend beside the
/// axes if it is long and the plot wide, else in lines below the title. An invisible title takes no room.
/// The key axis gets as many numbers as fit; a name in the legend that does not fit ends with an ellipsis, and
/// that of a hidden curve is struck out.
void placeLegend(QCustomPlot* plot, QCPTextElement* title, const QSize& size);
/// What the legend's entry at a place stands for; null where there is none.
QCPAbstractPlottable* legendEntryAt(const QCustomPlot* plot, const QPoint& position);

} // namespace pathloom
