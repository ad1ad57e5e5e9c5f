// SPDX-License-Identifier: MIT
#include "widgets/graph/picture_graph.h"

#include "core/graph/supernet_graph.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/graph/graph_items.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QRegularExpression>

#include <algorithm>

namespace pathloom {

namespace {

using namespace graph_metrics;

constexpr char16_t below = u'\x1f'; ///< between the labels of boxes that stand below each other
constexpr double boxGap = 9;
constexpr double boxMargin = 14;            ///< beside a label, both sides together
constexpr double lowBox = 20, highBox = 32; ///< of one line, of two

struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(SupernetView)
};

double advance(const QString& text)
{
    return QFontMetricsF(graphFont(smallFontPixels, true)).horizontalAdvance(text);
}

/// Long labels stand in two lines.
double boxWidth(const QString& label)
{
    double widest = 38;
    for (const QString& word : label.split(QRegularExpression(QStringLiteral("[\\n ]"))))
        widest = std::max(widest, advance(word));
    for (const QString& line : label.split(u'\n'))
        widest = std::max(widest, label.contains(u'\n') ? advance(line) : advance(line) / 1.7);
    return widest + boxMargin;
}

double boxHeight(const QString& label, double width)
{
    return label.contains(u'\n') || advance(label) > width - boxMargin / 2 ? highBox : lowBox;
}

double stackHeight(const QStringList& labels, double width)
{
    double height = boxGap * static_cast<double>(labels.size() - 1);
    for (const QString& label : labels)
        height += boxHeight(label, width);
    return height;
}

bool isOutside(const GraphNode& node)
{
    return node.role == NodeRole::Block && node.stage < 0;
}

/// Nodes that follow each other outside every stage become one.
Graph stacked(const Graph& graph)
{
    std::vector<int> before(graph.nodes.size(), -1);
    for (const GraphEdge& edge : graph.edges)
        if (isOutside(graph.nodes[static_cast<std::size_t>(edge.from)]) &&
            isOutside(graph.nodes[static_cast<std::size_t>(edge.to)]))
            before[static_cast<std::size_t>(edge.to)] = edge.from;
    const auto topOf = [&](int node) {
        while (before[static_cast<std::size_t>(node)] >= 0)
            node = before[static_cast<std::size_t>(node)];
        return node;
    };
    Graph result;
    std::vector<int> place(graph.nodes.size(), -1);
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (before[i] >= 0)
            continue;
        place[i] = static_cast<int>(result.nodes.size());
        GraphNode node = graph.nodes[i];
        // Down the stack: each has one box below it at most.
        for (auto next = std::ranges::find(before, static_cast<int>(i)); next != before.end();) {
            const auto at = next - before.begin();
            node.label += QString(QChar(below)).toStdString() + graph.nodes[static_cast<std::size_t>(at)].label;
            node.width = std::max(node.width, graph.nodes[static_cast<std::size_t>(at)].width);
            node.block = std::max(node.block, graph.nodes[static_cast<std::size_t>(at)].block);
            next = std::ranges::find(before, static_cast<int>(at));
        }
        if (node.role == NodeRole::Block)
            node.height = stackHeight(QString::fromStdString(node.label).split(QChar(below)), node.width);
        result.nodes.push_back(node);
    }
    for (GraphEdge edge : graph.edges) {
        if (before[static_cast<std::size_t>(edge.to)] >= 0)
            continue;
        edge.from = place[static_cast<std::size_t>(topOf(edge.from))];
        edge.to = place[static_cast<std::size_t>(edge.to)];
        result.edges.push_back(edge);
    }
    return result;
}

} // namespace

Graph PictureGraph::of(const SearchSpace& space)
{
    Graph graph = supernetGraph(space);
    const QFontMetricsF pillFont(graphFont(fontPixels, true));
    double wordWidth = 0;
    for (GraphNode& node : graph.nodes) {
        if (node.role == NodeRole::Candidate) {
            const auto candidate = static_cast<std::size_t>(node.candidate);
            const QString word = Format::word(space.choice(node.choice).candidates[candidate]);
            node.label = word.toStdString();
            wordWidth = std::max(wordWidth, pillFont.horizontalAdvance(word));
        } else if (node.role == NodeRole::Block) {
            const QString label = CoreText::of(node.label);
            node.label = label.toStdString();
            node.width = boxWidth(label);
        }
    }
    int first = -1, last = -1;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        GraphNode& node = graph.nodes[i];
        if (node.role == NodeRole::Candidate) {
            node.width = wordWidth + advance(QStringLiteral("100%")) + pillMargin;
            node.height = pillHeight;
        }
        if (node.role == NodeRole::Block && node.block == 0)
            first = static_cast<int>(i);
        if (node.role == NodeRole::Block && node.block == static_cast<int>(space.blocks.size()) - 1)
            last = static_cast<int>(i);
    }
    const auto addEnd = [&](const QString& label) {
        graph.nodes.push_back({.label = label.toStdString(), .width = boxWidth(label)});
        return static_cast<int>(graph.nodes.size()) - 1;
    };
    if (first >= 0)
        graph.edges.push_back(
            {.from = addEnd(PictureText::tr("Input\n%1").arg(Format::shape(space.input))), .to = first});
    if (last >= 0)
        graph.edges.push_back({.from = last, .to = addEnd(PictureText::tr("Logits\n%L1 classes").arg(space.classes))});
    return stacked(graph);
}

std::vector<PictureGraph::Box> PictureGraph::boxesOf(const GraphNode& node, const Point& center,
                                                     const SearchSpace& space)
{
    const QStringList labels = QString::fromStdString(node.label).split(QChar(below));
    const int count = static_cast<int>(labels.size()), blocks = static_cast<int>(space.blocks.size());
    // The node has the number of its last block; behind the last one of all come the logits, as the input before the
    // first one.
    const int first = node.block - count + 1 + (node.block == blocks - 1 && count > 1 ? 1 : 0);
    std::vector<Box> boxes;
    double top = center.y - node.height / 2;
    for (int i = 0; i < count; ++i) {
        const double height = boxHeight(labels[i], node.width);
        const int block = first + i;
        boxes.push_back({{center.x - node.width / 2, top, node.width, height},
                         labels[i],
                         node.block >= 0 && block >= 0 && block < blocks ? block : -1});
        top += height + boxGap;
    }
    return boxes;
}

} // namespace pathloom
