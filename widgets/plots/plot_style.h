// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>

class QCPAxisRect;
class QCPTextElement;
class QCustomPlot;
class QFont;
class QPaintDevice;
class QString;

namespace pathloom {

struct Theme;

/// How a plot inside a view of ours gets on with it: the keyboard and the menus are the view's.
void setUpCanvas(QCustomPlot* plot);
/// What every plot looks like, whatever it draws: set up once, dressed again when theme or font change.
/// @return the title's element, which placeLegend() takes
QCPTextElement* setUpPlot(QCustomPlot* plot, const QString& title);
void dressPlot(QCustomPlot* plot, QCPTextElement* title, const Theme& theme, const QFont& font);
void dressAxes(QCPAxisRect* axes, const Theme& theme, const QFont& font);
/// Of axes and legends.
QFont smallFont(const QFont& font);
/// Draws the plot as it is dressed now onto a device whose logical size is `size`; in vectors where the device can.
void paintPlot(QCustomPlot* plot, QPaintDevice& device, const QSize& size, const Theme& theme);

} // namespace pathloom
