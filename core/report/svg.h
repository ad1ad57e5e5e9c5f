// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"

#include <string>
#include <vector>

namespace pathloom {

struct TextStyle
{
    double size = 11;
    std::string color = "#333333";
    enum class Anchor { Start, Middle, End } anchor = Anchor::Middle;
    bool bold = false;
};

/// Collects SVG elements; sizes in points, y downwards.
class SvgWriter
{
public:
    void path(const std::vector<Point>& bezier, Point offset, double width, const std::string& color,
              const std::string& dashes = {});
    void line(Point from, Point to, double width, const std::string& color);
    void box(Point center, double width, double height, double radius, const std::string& fill,
             const std::string& border, const std::string& tooltip = {}, double borderWidth = 1);
    void circle(Point center, double radius, const std::string& fill);
    /// @param position of the text's baseline
    void text(Point position, const std::string& text, const TextStyle& style = {});
    /// The whole document on white.
    std::string document(double width, double height, const std::string& description) const;

private:
    std::string m_elements;
};

/// A long layout broken into lines, like a text.
struct LayoutLine
{
    double left = 0, right = 0; ///< what of the layout's x axis stands on this line
    double top = 0, bottom = 0; ///< what of its y axis is used there
    int continued = -1;         ///< the node behind which the line before ended, -1 for the first
};
/// Breaks into lines of about equal length, not much longer than `width`. A break stands only where all edges that
/// cross it come out of one node.
std::vector<LayoutLine> brokenIntoLines(const Graph& graph, const Layout& layout, double width);
/// The line on which a place of the layout stands.
std::size_t lineOf(const std::vector<LayoutLine>& lines, double x);
/// What turns the layout's coordinates into the picture's on a line, when the first one begins at start and gap lies
/// between two; of the line behind the last one where it would begin.
Point lineOffset(const std::vector<LayoutLine>& lines, std::size_t line, Point start, double gap);

} // namespace pathloom
