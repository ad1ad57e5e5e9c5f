// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>

class QCPTextElement;
class QCustomPlot;

namespace pathloom {

/// Puts title and legend around the axes, never over the data: both in one line if that fits, the legend beside the
/// axes if it is long and the plot wide, else in lines below the title. An invisible title takes no room.
/// The key axis gets as many numbers as fit.
void placeLegend(QCustomPlot* plot, QCPTextElement* title, const QSize& size);

} // namespace pathloom
