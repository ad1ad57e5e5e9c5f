// SPDX-License-Identifier: MIT
#include "core/report/svg.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

std::string escaped(const std::string& text)
{
    std::string result;
    for (char c : text)
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        default:
            result += c;
        }
    return result;
}

std::string at(Point p)
{
    return fmt::format("{:.2f},{:.2f}", p.x, p.y);
}

} // namespace

void SvgWriter::path(const std::vector<Point>& bezier, Point offset, double width, const std::string& color,
                     const std::string& dashes)
{
    if (bezier.size() < 4)
        return;
    std::string commands;
    for (std::size_t i = 0; i < bezier.size(); ++i)
        commands += (i == 0 ? "M" : i == 1 ? " C" : " ") + at({bezier[i].x + offset.x, bezier[i].y + offset.y});
    m_elements +=
        fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\" "
                    "stroke-linecap=\"round\"{}/>\n",
                    commands, color, width, dashes.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", dashes));
}

void SvgWriter::line(Point from, Point to, double width, const std::string& color)
{
    m_elements += fmt::format("<path d=\"M{} L{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2f}\"/>\n", at(from),
                              at(to), color, width);
}

void SvgWriter::box(Point center, double width, double height, double radius, const std::string& fill,
                    const std::string& border, const std::string& tooltip, double borderWidth)
{
    m_elements += fmt::format("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" rx=\"{:.2f}\" "
                              "fill=\"{}\" stroke=\"{}\"{}>{}</rect>\n",
                              center.x - width / 2, center.y - height / 2, width, height, radius, fill, border,
                              borderWidth == 1 ? "" : fmt::format(" stroke-width=\"{:.2f}\"", borderWidth),
                              tooltip.empty() ? "" : "<title>" + escaped(tooltip) + "</title>");
}

void SvgWriter::circle(Point center, double radius, const std::string& fill)
{
    m_elements += fmt::format("<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"{:.2f}\" fill=\"{}\"/>\n", center.x, center.y,
                              radius, fill);
}

void SvgWriter::text(Point position, const std::string& text, const TextStyle& style)
{
    const char* anchor = style.anchor == TextStyle::Anchor::Start    ? "start"
                         : style.anchor == TextStyle::Anchor::Middle ? "middle"
                                                                     : "end";
    m_elements += fmt::format("<text x=\"{:.2f}\" y=\"{:.2f}\" font-size=\"{:.1f}\" fill=\"{}\" text-anchor=\"{}\"{}>"
                              "{}</text>\n",
                              position.x, position.y, style.size, style.color, anchor,
                              style.bold ? " font-weight=\"bold\"" : "", escaped(text));
}

std::string SvgWriter::document(double width, double height, const std::string& description) const
{
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
                       "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"DejaVu Sans, Helvetica, Arial, sans-serif\">\n"
                       "<desc>{2}</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{3}</svg>\n",
                       width, height, escaped(description), m_elements);
}

std::vector<LayoutLine> brokenIntoLines(const Graph& graph, const Layout& layout, double width)
{
    struct Break
    {
        double x;
        int node;
    };
    std::vector<Break> breaks;
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        const double x = layout.nodeCenters[n].x + graph.nodes[n].width / 2;
        const bool clean = std::ranges::all_of(graph.edges, [&](const GraphEdge& edge) {
            const double from = layout.nodeCenters[static_cast<std::size_t>(edge.from)].x;
            const double to = layout.nodeCenters[static_cast<std::size_t>(edge.to)].x;
            return edge.from == static_cast<int>(n) || from > x || to <= x;
        });
        if (clean)
            breaks.push_back({.x = x, .node = static_cast<int>(n)});
    }
    std::ranges::sort(breaks, {}, &Break::x);
    // As few lines as the width asks for, each cut at the break nearest to its even share.
    const double count = std::max(1.0, std::ceil(layout.width / width));
    std::vector<LayoutLine> lines = {{.right = layout.width}};
    for (int i = 1; i < static_cast<int>(count); ++i) {
        const double wanted = layout.width * i / count;
        const auto nearest =
            std::ranges::min_element(breaks, {}, [&](const Break& b) { return std::abs(b.x - wanted); });
        if (nearest == breaks.end() || nearest->x <= lines.back().left || nearest->x >= layout.width)
            continue;
        lines.back().right = nearest->x;
        lines.push_back({.left = nearest->x, .right = layout.width, .continued = nearest->node});
    }
    for (LayoutLine& line : lines)
        line.top = layout.height;
    const auto use = [&](double x, double y, double halfHeight) {
        LayoutLine& line = lines[lineOf(lines, x)];
        line.top = std::min(line.top, y - halfHeight);
        line.bottom = std::max(line.bottom, y + halfHeight);
    };
    for (std::size_t n = 0; n < graph.nodes.size(); ++n)
        use(layout.nodeCenters[n].x, layout.nodeCenters[n].y, graph.nodes[n].height / 2);
    return lines;
}

std::size_t lineOf(const std::vector<LayoutLine>& lines, double x)
{
    std::size_t line = 0;
    while (line + 1 < lines.size() && x > lines[line].right)
        ++line;
    return line;
}

Point lineOffset(const std::vector<LayoutLine>& lines, std::size_t line, Point start, double gap)
{
    for (std::size_t i = 0; i < line; ++i)
        start.y += lines[i].bottom - lines[i].top + gap;
    return line < lines.size() ? Point{start.x - lines[line].left, start.y - lines[line].top} : start;
}

} // namespace pathloom
