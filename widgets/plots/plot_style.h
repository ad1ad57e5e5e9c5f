// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>

class QCPTextElement;
class QCustomPlot;
class QFont;
class QPaintDevice;
class QString;

namespace pathloom {

struct Theme;

/// What every plot looks like, whatever it draws: set up once, dressed again when theme or font change.
/// @return the title's element, which placeLegend() takes
QCPTextElement* setUpPlot(QCustomPlot* plot, const QString& title);
void dressPlot(QCustomPlot* plot, QCPTextElement* title, const Theme& theme, const QFont& font);
/// Draws the plot as it is dressed now onto a device whose logical size is `size`; in vectors where the device can.
void paintPlot(QCustomPlot* plot, QPaintDevice& device, const QSize& size, const Theme& theme);

} // namespace pathloom
