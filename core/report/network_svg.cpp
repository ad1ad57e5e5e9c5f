// SPDX-License-Identifier: MIT
#include "core/graph/supernet_graph.h"
#include "core/report/block_box.h"
#include "core/report/report.h"
#include "core/report/svg.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double lineWidth = 1060;
constexpr double shapeTextHeight = 10;
constexpr double margin = 28, titleHeight = 62, lineGap = 44;

class NetworkPicture
{
public:
    explicit NetworkPicture(const NetworkDescription& network) : m_network(network), m_graph(networkGraph(network))
    {
        for (GraphNode& node : m_graph.nodes)
            if (node.role == NodeRole::Block) {
                const BoxSize size = blockBoxSize(blockOf(node).op);
                node.width = size.width;
                node.height = size.height;
            }
        m_layout = graphvizLayouter()->layout(m_graph);
        m_lines = brokenIntoLines(m_graph, m_layout, lineWidth);
    }

    std::string draw(const std::string& title)
    {
        for (std::size_t e = 0; e < m_graph.edges.size(); ++e) {
            const auto& path = m_layout.edgePaths[e];
            if (m_graph.edges[e].shortcut)
                drawShortcut(m_graph.edges[e]);
            else
                m_svg.path(path, offset(lineOf(m_lines, (path.front().x + path.back().x) / 2)), 1.6, "#555555");
        }
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
            drawNode(m_graph.nodes[n], placed(m_layout.nodeCenters[n]));
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            const Point start = m_layout.nodeCenters[static_cast<std::size_t>(m_lines[i].continued)];
            const Point move = offset(i);
            m_svg.circle({m_lines[i].left + move.x, start.y + move.y}, 2.5, "#555555");
        }
        double width = 640; // room for the legend
        for (const LayoutLine& line : m_lines)
            width = std::max(width, line.right - line.left + 2 * margin);
        drawTitle(title);
        return m_svg.document(width, offset(m_lines.size()).y - lineGap + margin + 14, "Network " + title);
    }

private:
    const Block& blockOf(const GraphNode& node) const { return m_network.blocks[static_cast<std::size_t>(node.block)]; }

    Point offset(std::size_t line) const { return lineOffset(m_lines, line, {margin, titleHeight + lineGap}, lineGap); }
    Point placed(Point p) const
    {
        const Point move = offset(lineOf(m_lines, p.x));
        return {p.x + move.x, p.y + move.y};
    }

    /// Out of the line behind its source, around below everything it passes, into its sum: clearer than dot's curve,
    /// which runs through the texts below the blocks.
    void drawShortcut(const GraphEdge& edge)
    {
        const auto from = static_cast<std::size_t>(edge.from), to = static_cast<std::size_t>(edge.to);
        const Point start{m_layout.nodeCenters[from].x + m_graph.nodes[from].width / 2 + 9,
                          m_layout.nodeCenters[from].y};
        const Point end = m_layout.nodeCenters[to];
        double below = end.y;
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
            if (m_layout.nodeCenters[n].x > start.x && m_layout.nodeCenters[n].x < end.x)
                below = std::max(below, m_layout.nodeCenters[n].y + m_graph.nodes[n].height / 2 + shapeTextHeight + 5);
        constexpr double r = 7; // of the rounded corners
        const auto straight = [](std::vector<Point>& path, Point to) {
            const Point last = path.back();
            path.insert(path.end(), {last, to, to});
        };
        std::vector<Point> path = {start};
        straight(path, {start.x, below - r});
        path.insert(path.end(), {{start.x, below}, {start.x, below}, {start.x + r, below}});
        straight(path, {end.x - r, below});
        path.insert(path.end(), {{end.x, below}, {end.x, below}, {end.x, below - r}});
        straight(path, end);
        m_svg.path(path, offset(lineOf(m_lines, end.x)), 1.2, "#8a8a8a");
    }

    void drawNode(const GraphNode& node, Point center)
    {
        if (node.role == NodeRole::Junction) {
            m_svg.circle(center, 5.4, "#555555"); // a sum: plus in a ring
            m_svg.circle(center, 4.4, "#ffffff");
            m_svg.line({center.x - 2.8, center.y}, {center.x + 2.8, center.y}, 1, "#555555");
            m_svg.line({center.x, center.y - 2.8}, {center.x, center.y + 2.8}, 1, "#555555");
            return;
        }
        const Block& block = blockOf(node);
        drawBlockBox(m_svg, block, center, {node.width, node.height});
        if (block.op.kind == OperatorKind::Skip)
            return;
        m_svg.text({center.x, center.y + node.height / 2 + shapeTextHeight},
                   fmt::format("{}@{}×{}", block.output.channels, block.output.height, block.output.width),
                   {.size = 7, .color = "#777777"});
    }

    void drawTitle(const std::string& title)
    {
        m_svg.text({margin, 30}, title, {.size = 15, .anchor = TextStyle::Anchor::Start});
        const TextStyle small{.size = 9.5, .color = "#555555", .anchor = TextStyle::Anchor::Start};
        const Costs cost = costs(m_network);
        m_svg.text({margin, 48},
                   fmt::format("{:.3g} million parameters, {:.3g} million multiply-accumulates for an image of "
                               "{}×{}×{}",
                               static_cast<double>(cost.parameters) / 1e6, static_cast<double>(cost.macs) / 1e6,
                               m_network.input.channels, m_network.input.height, m_network.input.width),
                   small);
        const double x = drawBoxLegend(m_svg, {margin, 66});
        m_svg.text({x, 66}, "Below a block: channels@height×width", small);
    }

    const NetworkDescription& m_network;
    Graph m_graph;
    Layout m_layout;
    std::vector<LayoutLine> m_lines;
    SvgWriter m_svg;
};

} // namespace

std::string networkSvg(const NetworkDescription& network, const std::string& title)
{
    return NetworkPicture(network).draw(title);
}

} // namespace pathloom
