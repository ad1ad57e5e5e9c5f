// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pathloom {

enum class LineStyle { Solid, Faint, Dashed, Points };

struct Series
{
    std::string title; ///< of the legend; empty = not in the legend
    std::vector<double> x, y;
    int color = 0; ///< index into the colour-blind-safe list
    LineStyle style = LineStyle::Solid;
};

/// A vertical line at an event, such as the end of the warm-up.
struct Mark
{
    double x = 0;
    std::string text;
};

struct GnuplotFigure
{
    std::string title, xTitle, yTitle;
    std::vector<Series> series;
    std::vector<Mark> marks;
    std::optional<double> yMin, yMax;
};

/// Small multiples: panels with common axes and one legend.
struct PanelFigure
{
    std::string title, xTitle, yTitle;
    std::vector<GnuplotFigure> panels;
    std::vector<Series> legend; ///< only title, colour and style count
    double yMin = 0, yMax = 1;
};

/// Draws with gnuplot, as SVG, written atomically. Throws Error if gnuplot is missing or fails.
void drawFigure(const GnuplotFigure& figure, const std::filesystem::path& svg);
void drawPanels(const PanelFigure& figure, const std::filesystem::path& svg);

} // namespace pathloom
