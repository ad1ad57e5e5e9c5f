// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>

#include <vector>

class QPoint;
class QCPAbstractPlottable;
class QCPLegend;
class QCPTextElement;
class QCustomPlot;

namespace pathloom {

/// Puts title and legend around the axes, never over the data: both in one line if that fits, the legend beside the
/// axes if it is long and the plot wide, else in lines below the title. An invisible title takes no room.
/// The key axis gets as many numbers as fit; a name in the legend that does not fit ends with an ellipsis, and
/// that of a hidden curve is struck out.
/// @param runs a second legend, of names of runs, which stands beside or below the first; they are shortened before
/// that takes more room, and in the middle. Null or empty = none
void placeLegend(QCustomPlot* plot, QCPTextElement* title, const QSize& size, QCPLegend* runs = nullptr);
/// A second legend of a plot that is set up, without entries.
QCPLegend* addLegend(QCustomPlot* plot);
/// What the entries of a legend stand for, in order.
std::vector<QCPAbstractPlottable*> legendPlottables(const QCPLegend* legend);
/// What the legend's entry at a place stands for; null where there is none.
QCPAbstractPlottable* legendEntryAt(const QCPLegend* legend, const QPoint& position);
QCPAbstractPlottable* legendEntryAt(const QCustomPlot* plot, const QPoint& position);

} // namespace pathloom
