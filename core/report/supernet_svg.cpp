// SPDX-License-Identifier: MIT
#include "core/graph/supernet_graph.h"
#include "core/report/colors.h"
#include "core/report/report.h"
#include "core/report/svg.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double lineWidth = 1120; ///< of a line of the broken layout
constexpr double margin = 28, titleHeight = 66, lineGap = 34;
constexpr double thinnest = 0.6, thickest = 9; ///< of a strand at probability 0 and 1

double strandWidth(double probability)
{
    return thinnest + (thickest - thinnest) * probability;
}

std::string percentText(double probability)
{
    if (probability < 0.01)
        return "<1 %";
    return fmt::format("{:.0f} %", 100 * probability);
}

class SupernetPicture
{
public:
    SupernetPicture(const SearchSpace& space, const PathProbabilities& probabilities,
                    const std::optional<Architecture>& leading)
        : m_space(space), m_probabilities(probabilities), m_leading(leading), m_graph(supernetGraph(space)),
          m_layout(graphvizLayouter()->layout(m_graph)), m_lines(brokenIntoLines(m_graph, m_layout, lineWidth))
    {
    }

    std::string draw()
    {
        drawEdges();
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
            drawNode(n);
        for (std::size_t i = 1; i < m_lines.size(); ++i)
            drawContinuation(m_lines[i], i);
        for (int i = 0; i < m_space.choiceCount(); ++i)
            drawBlockName(i);
        double width = 460; // room for the legend
        for (const LayoutLine& line : m_lines)
            width = std::max(width, line.right - line.left + 2 * margin);
        const double height = offset(m_lines.size()).y - lineGap + margin;
        drawTitle(width);
        return m_svg.document(width, height, "Supernet of the search space " + m_space.name);
    }

private:
    double probability(int choice, int candidate) const
    {
        return m_probabilities[static_cast<std::size_t>(choice)][static_cast<std::size_t>(candidate)];
    }
    bool leads(int choice, int candidate) const
    {
        return m_leading && m_leading->choices[static_cast<std::size_t>(choice)] == candidate;
    }
    /// What turns the layout's coordinates into the picture's on this line.
    Point offset(std::size_t line) const { return lineOffset(m_lines, line, {margin, titleHeight + lineGap}, lineGap); }
    Point placed(Point p) const
    {
        const Point move = offset(lineOf(m_lines, p.x));
        return {p.x + move.x, p.y + move.y};
    }

    void drawEdges()
    {
        std::vector<std::size_t> order(m_graph.edges.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        const auto weight = [&](std::size_t e) {
            const GraphEdge& edge = m_graph.edges[e];
            return edge.choice < 0 ? 0 : probability(edge.choice, edge.candidate);
        };
        std::ranges::sort(order, {}, weight); // strong strands lie on top
        for (std::size_t e : order) {
            const auto& path = m_layout.edgePaths[e];
            const Point move = offset(lineOf(m_lines, (path.front().x + path.back().x) / 2));
            if (m_graph.edges[e].choice < 0)
                m_svg.path(path, move, 1.5, "#888888");
            else
                m_svg.path(path, move, strandWidth(weight(e)), probabilityShade(weight(e)));
        }
    }

    void drawNode(std::size_t n)
    {
        const GraphNode& node = m_graph.nodes[n];
        const Point center = placed(m_layout.nodeCenters[n]);
        if (node.role == NodeRole::Junction) {
            m_svg.circle(center, 4.6, "#555555");
            return;
        }
        if (node.role == NodeRole::Block) {
            const SpaceBlock& block = m_space.blocks[static_cast<std::size_t>(node.block)];
            m_svg.box(center, node.width, node.height, 4, "#eceff3", "#9aa3ad",
                      fmt::format("{}: {}", block.name, node.label));
            m_svg.text({center.x, center.y + 3.6}, node.label, {.size = 10});
            return;
        }
        const double p = probability(node.choice, node.candidate);
        const bool leading = leads(node.choice, node.candidate);
        m_svg.box(center, node.width, node.height, 5, probabilityShade(p), leading ? "#000000" : "#b3bac2",
                  fmt::format("{}: {}, probability {:.3f}", m_space.choice(node.choice).name, node.label, p));
        const std::string color = p > 0.2 ? "#ffffff" : "#333333";
        m_svg.text({center.x, center.y - 0.6}, node.label, {.size = 8.5, .color = color, .bold = leading});
        m_svg.text({center.x, center.y + 7.6}, percentText(p), {.size = 7, .color = color});
    }

    void drawContinuation(const LayoutLine& line, std::size_t index)
    {
        const auto node = static_cast<std::size_t>(line.continued);
        const Point start = m_layout.nodeCenters[node];
        const Point move = offset(index);
        m_svg.circle({line.left + move.x, start.y + move.y}, 4.6, "#555555");
    }

    void drawBlockName(int choice)
    {
        // Above the topmost candidate of the block.
        const GraphNode* top = nullptr;
        Point center;
        for (std::size_t n = 0; n < m_graph.nodes.size(); ++n)
            if (m_graph.nodes[n].choice == choice && (!top || m_layout.nodeCenters[n].y < center.y)) {
                top = &m_graph.nodes[n];
                center = m_layout.nodeCenters[n];
            }
        if (!top)
            return;
        const Point p = placed(center);
        m_svg.text({p.x, p.y - top->height / 2 - 7}, m_space.choice(choice).name, {.size = 9, .color = "#555555"});
    }

    void drawTitle(double width)
    {
        const TextStyle start{.size = 15, .anchor = TextStyle::Anchor::Start};
        m_svg.text({margin, 30}, m_space.title + ": path probabilities", start);
        double x = margin;
        const TextStyle small{.size = 9.5, .color = "#555555", .anchor = TextStyle::Anchor::Start};
        m_svg.text({x, 53}, "Width and shade of a strand:", small);
        x += 150;
        for (double p : {0.02, 0.25, 0.5, 1.0}) {
            m_svg.line({x, 49.5}, {x + 30, 49.5}, strandWidth(p), probabilityShade(p));
            m_svg.text({x + 35, 53}, fmt::format("{:.0f} %", 100 * p), small);
            x += 76;
        }
        if (m_leading && width > x + 220) {
            m_svg.box({x + 12, 49.5}, 20, 11, 3, "#ffffff", "#000000");
            m_svg.text({x + 28, 53}, "of the leading architecture", small);
        }
    }

    const SearchSpace& m_space;
    const PathProbabilities& m_probabilities;
    const std::optional<Architecture>& m_leading;
    Graph m_graph;
    Layout m_layout;
    std::vector<LayoutLine> m_lines;
    SvgWriter m_svg;
};

} // namespace

std::string probabilityShade(double probability)
{
    constexpr double pale[] = {0xdc, 0xe3, 0xea}, full[] = {0x00, 0x5b, 0x96};
    const double t = std::sqrt(std::clamp(probability, 0.0, 1.0)); // small differences near zero stay visible
    const auto mixed = [&](int i) { return static_cast<int>(std::lround(pale[i] + (full[i] - pale[i]) * t)); };
    return fmt::format("#{:02x}{:02x}{:02x}", mixed(0), mixed(1), mixed(2));
}

std::string supernetSvg(const SearchSpace& space, const PathProbabilities& probabilities,
                        const std::optional<Architecture>& leading)
{
    bool fits = static_cast<int>(probabilities.size()) == space.choiceCount();
    for (int i = 0; fits && i < space.choiceCount(); ++i)
        fits = probabilities[static_cast<std::size_t>(i)].size() == space.choice(i).candidates.size();
    if (!fits)
        throw Error("has another number of blocks or candidates than the path probabilities", space.name);
    return SupernetPicture(space, probabilities, leading).draw();
}

} // namespace pathloom
