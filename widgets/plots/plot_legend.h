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
/// that of a hidden curve is struck out. Names of runs, which may be long, are shortened first, and in the middle.
void placeLegend(QCustomPlot* plot, QCPTextElement* title, const QSize& size);
/// The entry names a run.
void markAsRunName(QCPAbstractPlottable* entry);
/// What the entries of a legend stand for, in order.
std::vector<QCPAbstractPlottable*> legendPlottables(const QCPLegend* legend);
/// What the legend's entry at a place stands for; null where there is none.
QCPAbstractPlottable* legendEntryAt(const QCustomPlot* plot, const QPoint& position);

} // namespace pathloom
