// SPDX-License-Identifier: MIT
#include "core/graph/supernet_graph.h"
#include "core/report/colors.h"
#include "core/report/report.h"
#include "core/report/svg.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double lineWidth = 1060;
constexpr double shapeTextHeight = 10;
constexpr double margin = 28, titleHeight = 62, lineGap = 44;

struct Kernel
{
    int size;
    const char* fill;
    const char* border;
};
/// Tints of three of the colour-blind-safe colours, dark text on them stays readable.
constexpr Kernel kernels[] = {{3, "#c9e0f0", "#0072b2"}, {5, "#f9dcc0", "#d55e00"}, {7, "#bfe5d8", "#009e73"}};

double boxHeight(int kernel)
{
    return 20 + 6 * std::min(kernel, 9);
}

double boxWidth(double expand)
{
    return 46 + 5 * std::min(expand, 8.0);
}

class NetworkPicture
{
public:
    explicit NetworkPicture(const NetworkDescription& network) : m_network(network), m_graph(networkGraph(network))
    {
        for (GraphNode& node : m_graph.nodes)
            if (node.role == NodeRole::Block)
                setSize(node);
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

    void setSize(GraphNode& node) const
    {
        const Operator& op = blockOf(node).op;
        switch (op.kind) {
        case OperatorKind::MBConv:
            node.width = boxWidth(op.expand);
            node.height = boxHeight(op.kernel);
            break;
        case OperatorKind::Conv:
            node.width = 46;
            node.height = boxHeight(op.kernel);
            break;
        case OperatorKind::Skip:
            node.width = 34;
            node.height = 16;
            break;
        default:
            node.width = 52;
            node.height = 26;
        }
    }

    Point offset(std::size_t line) const
    {
        double y = titleHeight + lineGap;
        for (std::size_t i = 0; i < line; ++i)
            y += m_lines[i].bottom - m_lines[i].top + lineGap;
        return line < m_lines.size() ? Point{margin - m_lines[line].left, y - m_lines[line].top} : Point{margin, y};
    }
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
        const Operator& op = block.op;
        const std::string tooltip = fmt::format("{}: {}, {}x{}x{}", block.name, displayName(op), block.output.channels,
                                                block.output.height, block.output.width);
        if (op.kind == OperatorKind::Skip) {
            m_svg.line({center.x - node.width / 2, center.y}, {center.x + node.width / 2, center.y}, 1.6, "#555555");
            m_svg.text({center.x, center.y - 5}, "skip", {.size = 8, .color = "#777777"});
            return;
        }
        const Kernel* kernel = std::ranges::find(kernels, op.kernel, &Kernel::size);
        const bool known = op.kind == OperatorKind::MBConv && kernel != std::end(kernels);
        m_svg.box(center, node.width, node.height, 4, known ? kernel->fill : "#eceff3",
                  known ? kernel->border : "#9aa3ad", tooltip);
        const auto lines = labelOf(op);
        const double top = center.y + 3.2 - 5.0 * static_cast<double>(lines.size() - 1);
        for (std::size_t i = 0; i < lines.size(); ++i)
            m_svg.text({center.x, top + 10.5 * static_cast<double>(i)}, lines[i], {.size = i == 0 ? 10.0 : 8.0});
        m_svg.text({center.x, center.y + node.height / 2 + shapeTextHeight},
                   fmt::format("{}@{}×{}", block.output.channels, block.output.height, block.output.width),
                   {.size = 7, .color = "#777777"});
    }

    static std::vector<std::string> labelOf(const Operator& op)
    {
        switch (op.kind) {
        case OperatorKind::MBConv:
            return {fmt::format("{0}×{0}", op.kernel), fmt::format("expand {}", op.expand)};
        case OperatorKind::Conv:
            return {fmt::format("{0}×{0}", op.kernel), "conv"};
        case OperatorKind::MaxPool:
            return {fmt::format("{0}×{0}", op.kernel), "max pool"};
        case OperatorKind::GlobalPool:
            return {"average", "pool"};
        case OperatorKind::Linear:
            return {"linear"};
        case OperatorKind::Skip:
            break;
        }
        return {displayName(op)};
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
        m_svg.text({margin, 66}, "Height and colour: kernel", small);
        double x = margin + 138;
        for (const Kernel& kernel : kernels) {
            m_svg.box({x + 6, 62.5}, 12, 12, 2, kernel.fill, kernel.border);
            m_svg.text({x + 16, 66}, fmt::format("{0}×{0}", kernel.size), small);
            x += 48;
        }
        m_svg.text({x + 14, 66}, "Width: expansion", small);
        m_svg.text({x + 118, 66}, "Below a block: channels@height×width", small);
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
