// SPDX-License-Identifier: MIT
#include "widgets/graph/supernet_picture.h"

#include "widgets/common/format.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace pathloom {

namespace {

using namespace graph_metrics;

constexpr std::size_t shownSamples = 6;
constexpr double bandPadding = 9;
constexpr double bandBelow = 6;
constexpr double continuationRoom = 16;
constexpr double continuationReach = 16; ///< beyond the ends of the rows
constexpr double legendGap = 4;
constexpr double margin = 6;

struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(SupernetView)
};

QPointF toPoint(const Point& point)
{
    return {point.x, point.y};
}

QRectF rectOf(const GraphNode& node, const Point& center)
{
    return {center.x - node.width / 2, center.y - node.height / 2, node.width, node.height};
}

/// "block2" of "stage3.block2": the band above says the stage.
QString shortName(const std::string& name)
{
    const QString text = QString::fromStdString(name);
    return text.mid(text.lastIndexOf(u'.') + 1);
}

QPainterPath strandPath(const PlacedGraph& placed, std::size_t edge)
{
    const std::vector<Point>& points = placed.layout.edgePaths[edge];
    const GraphEdge& ends = placed.graph.edges[edge];
    if (points.size() < 4) {
        QPainterPath line(toPoint(placed.layout.nodeCenters[static_cast<std::size_t>(ends.from)]));
        line.lineTo(toPoint(placed.layout.nodeCenters[static_cast<std::size_t>(ends.to)]));
        return line;
    }
    QPainterPath path(toPoint(points[0]));
    for (std::size_t i = 1; i + 2 < points.size(); i += 3)
        path.cubicTo(toPoint(points[i]), toPoint(points[i + 1]), toPoint(points[i + 2]));
    return path;
}

/// A line through the corners, rounded at each.
QPainterPath roundedLine(const std::vector<QPointF>& corners, double radius)
{
    QPainterPath path(corners.front());
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const QLineF in(corners[i], corners[i - 1]), out(corners[i], corners[i + 1]);
        const double r = std::min({radius, in.length() / 2, out.length() / 2});
        path.lineTo(in.pointAt(in.length() > 0 ? r / in.length() : 0));
        path.quadTo(corners[i], out.pointAt(out.length() > 0 ? r / out.length() : 0));
    }
    path.lineTo(corners.back());
    return path;
}

} // namespace

RowRoom SupernetPicture::roomIn(const QSizeF& size, bool pans)
{
    return {.width = size.width(),
            .height = size.height(),
            .pans = pans,
            // Names stand above a row, and the line that comes from the row before.
            .gap = headerHeight + continuationRoom,
            .sides = 2 * (continuationReach + margin),
            .below = bandBelow + legendGap + legendHeight + 2 * margin};
}

SupernetPicture::SupernetPicture(const SearchSpace& space, const PlacedGraph& placed, const Theme& theme)
    : m_columns(static_cast<std::size_t>(space.choiceCount()))
{
    m_style.theme = theme;
    for (int i = 0; i < space.choiceCount(); ++i)
        m_columns[static_cast<std::size_t>(i)].pills.resize(space.choice(i).candidates.size());
    addNodes(space, placed);
    addEdges(placed);
    addColumns(space);
    addBands(space, placed);
    addContinuations(placed);
    const QRectF drawn = m_scene.itemsBoundingRect();
    m_scene.addItem(new LegendItem(&m_style, {drawn.left(), drawn.bottom() + legendGap}, drawn.width()));
    m_scene.setSceneRect(m_scene.itemsBoundingRect().adjusted(-margin, -margin, margin, margin));
}

void SupernetPicture::addNodes(const SearchSpace& space, const PlacedGraph& placed)
{
    for (std::size_t i = 0; i < placed.graph.nodes.size(); ++i) {
        const GraphNode& node = placed.graph.nodes[i];
        const Point center = placed.layout.nodeCenters[i];
        if (node.role == NodeRole::Junction) {
            m_scene.addItem(new JunctionItem(&m_style, toPoint(center)));
        } else if (node.role == NodeRole::Block) {
            addBoxes(space, PictureGraph::boxesOf(node, center, space));
        } else {
            auto* pill = new PillItem(&m_style, rectOf(node, center), QString::fromStdString(node.label));
            pill->choice = node.choice;
            pill->candidate = node.candidate;
            Column& column = m_columns[static_cast<std::size_t>(node.choice)];
            column.pills[static_cast<std::size_t>(node.candidate)] = pill;
            column.rect |= rectOf(node, center);
            column.order.push_back(node.candidate);
            m_scene.addItem(pill);
        }
    }
    for (Column& column : m_columns) {
        std::sort(column.order.begin(), column.order.end(), [&](int a, int b) {
            const auto top = [&](int i) { return column.pills[static_cast<std::size_t>(i)]->boundingRect().top(); };
            return top(a) < top(b);
        });
    }
}

void SupernetPicture::addBoxes(const SearchSpace& space, const std::vector<PictureGraph::Box>& boxes)
{
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const PictureGraph::Box& box = boxes[i];
        auto* item = new BoxItem(&m_style, box.rect, box.label);
        if (box.block >= 0) {
            const SpaceBlock& block = space.blocks[static_cast<std::size_t>(box.block)];
            //: a block that is not searched: name, operator, shape in, shape out
            item->setToolTip(PictureText::tr("%1: %2\n%3 → %4")
                                 .arg(QString::fromStdString(block.name), box.label, Format::shape(block.input),
                                      Format::shape(block.output)));
        }
        m_scene.addItem(item);
        if (i > 0) {
            QPainterPath down({box.rect.center().x(), boxes[i - 1].rect.bottom()});
            down.lineTo(box.rect.center().x(), box.rect.top());
            m_scene.addItem(new StrandItem(&m_style, down));
        }
    }
}

void SupernetPicture::addEdges(const PlacedGraph& placed)
{
    for (std::size_t i = 0; i < placed.graph.edges.size(); ++i) {
        const GraphEdge& edge = placed.graph.edges[i];
        auto* strand = new StrandItem(&m_style, strandPath(placed, i));
        strand->choice = edge.choice;
        strand->candidate = edge.candidate;
        if (edge.choice >= 0)
            m_columns[static_cast<std::size_t>(edge.choice)].strands.push_back(strand);
        m_scene.addItem(strand);
    }
}

void SupernetPicture::addColumns(const SearchSpace& space)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        const QRectF frame = column.rect.adjusted(-8, -smallFontPixels - 7, 8, 4);
        column.item = new ColumnItem(&m_style, frame, shortName(space.choice(static_cast<int>(i)).name));
        column.item->choice = static_cast<int>(i);
        m_scene.addItem(column.item);
    }
}

void SupernetPicture::addBands(const SearchSpace& space, const PlacedGraph& placed)
{
    // One band a stage and row, as high as the row's highest column.
    for (const PlacedGraph::Row& row : placed.rows) {
        std::map<int, QRectF> stages;
        QRectF columns;
        for (std::size_t i = 0; i < placed.graph.nodes.size(); ++i) {
            const GraphNode& node = placed.graph.nodes[i];
            const QRectF rect = rectOf(node, placed.layout.nodeCenters[i]);
            if (node.stage < 0 || rect.center().y() < row.top || rect.center().y() > row.bottom)
                continue;
            stages[node.stage] |= rect;
            columns |= rect;
        }
        for (const auto& [stage, rect] : stages) {
            const auto block = std::find_if(space.blocks.rbegin(), space.blocks.rend(),
                                            [stage = stage](const SpaceBlock& b) { return b.stage == stage; });
            const QRectF band(rect.left() - bandPadding, columns.top() - headerHeight, rect.width() + 2 * bandPadding,
                              columns.height() + headerHeight + bandBelow);
            const QString name = QString::fromStdString(block->name).section(u'.', 0, 0);
            const QString title =
                name.startsWith(QStringLiteral("stage")) ? PictureText::tr("Stage %1").arg(name.mid(5)) : name;
            m_scene.addItem(new BandItem(&m_style, band, title, Format::shape(block->output)));
        }
    }
}

void SupernetPicture::addContinuations(const PlacedGraph& placed)
{
    for (std::size_t i = 0; i < placed.continuations.size(); ++i) {
        const auto [from, to] = placed.continuations[i];
        const QPointF end = toPoint(placed.layout.nodeCenters[static_cast<std::size_t>(from)]);
        const QPointF begin = toPoint(placed.layout.nodeCenters[static_cast<std::size_t>(to)]);
        const double between = placed.rows[i + 1].top - headerHeight - continuationRoom / 2 + 2;
        const double right = end.x() + continuationReach, left = begin.x() - continuationReach;
        m_scene.addItem(new ContinuationItem(
            &m_style,
            roundedLine({end, {right, end.y()}, {right, between}, {left, between}, {left, begin.y()}, begin}, 9)));
    }
}

void SupernetPicture::setTheme(const Theme& theme)
{
    m_style.theme = theme;
    m_scene.update();
}

void SupernetPicture::setFocused(bool focused)
{
    m_style.focused = focused;
    m_scene.update();
}

void SupernetPicture::setProbabilities(const PathProbabilities& probabilities,
                                       const std::optional<Architecture>& leading)
{
    for (std::size_t i = 0; i < m_columns.size() && i < probabilities.size(); ++i) {
        Column& column = m_columns[i];
        const std::vector<double>& p = probabilities[i];
        const int leader = leading ? leading->choices[i] : -1;
        for (std::size_t j = 0; j < column.pills.size() && j < p.size(); ++j) {
            column.pills[j]->probability = p[j];
            column.pills[j]->leads = static_cast<int>(j) == leader;
        }
        for (StrandItem* strand : column.strands) {
            strand->probability = p[static_cast<std::size_t>(strand->candidate)];
            strand->setZValue(strand->candidate == leader ? 1 : strand->probability); // what leads lies on top
        }
    }
    m_scene.update();
}

void SupernetPicture::setPick(const std::optional<Architecture>& pick)
{
    m_style.picks = pick.has_value();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const int candidate = pick ? pick->choices[i] : -1;
        for (PillItem* pill : m_columns[i].pills)
            pill->picked = pill->candidate == candidate;
        for (StrandItem* strand : m_columns[i].strands) {
            strand->picked = strand->candidate == candidate;
            if (strand->picked)
                strand->setZValue(2); // above what leads
        }
    }
    m_scene.update();
}

void SupernetPicture::setMask(const PathMask& mask)
{
    for (std::size_t i = 0; i < m_columns.size() && static_cast<int>(i) < mask.blocks(); ++i) {
        Column& column = m_columns[i];
        const auto isOpen = [&](int candidate) { return mask.isOpen({static_cast<int>(i), candidate}); };
        column.item->fixed = mask.openCount(static_cast<int>(i)) == 1;
        for (PillItem* pill : column.pills) {
            pill->pruned = !isOpen(pill->candidate);
            pill->pinned = column.item->fixed && !pill->pruned;
        }
        for (StrandItem* strand : column.strands) {
            strand->pruned = !isOpen(strand->candidate);
            if (strand->pruned)
                strand->setZValue(-1);
        }
    }
    m_scene.update();
}

void SupernetPicture::addSample(const std::vector<int>& sampled)
{
    if (sampled.size() != m_columns.size())
        return;
    m_samples.push_front(sampled);
    if (m_samples.size() > shownSamples)
        m_samples.pop_back();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::vector<double> activity(m_columns[i].pills.size(), 0.0);
        for (std::size_t age = 0; age < m_samples.size(); ++age) {
            const auto active = static_cast<std::size_t>(m_samples[age][i]);
            if (active < activity.size())
                activity[active] = std::max(activity[active], std::pow(0.62, static_cast<double>(age)));
        }
        for (std::size_t j = 0; j < activity.size(); ++j)
            m_columns[i].pills[j]->activity = activity[j];
        for (StrandItem* strand : m_columns[i].strands)
            strand->activity = activity[static_cast<std::size_t>(strand->candidate)];
    }
    m_scene.update();
}

void SupernetPicture::clearSamples()
{
    if (m_samples.empty())
        return;
    m_samples.clear();
    for (Column& column : m_columns) {
        for (PillItem* pill : column.pills)
            pill->activity = 0;
        for (StrandItem* strand : column.strands)
            strand->activity = 0;
    }
    m_scene.update();
}

void SupernetPicture::setSelection(int choice, int candidate)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const bool selected = static_cast<int>(i) == choice;
        m_columns[i].item->selected = selected;
        for (PillItem* pill : m_columns[i].pills)
            pill->selected = selected && pill->candidate == candidate;
    }
    m_scene.update();
}

void SupernetPicture::paint(QPainter& painter, const QRectF& target)
{
    const Theme paper = Theme::paper();
    painter.fillRect(target, paper.ground);
    paintPart(painter, target, m_scene.sceneRect(), paper);
}

void SupernetPicture::paintPart(QPainter& painter, const QRectF& target, const QRectF& part, const Theme& theme)
{
    const GraphStyle shown = m_style;
    m_style.theme = theme;
    m_style.interactive = false;
    painter.setRenderHint(QPainter::Antialiasing);
    m_scene.render(&painter, target, part);
    m_style = shown;
}

QRectF SupernetPicture::placeOf(int choice, int candidate) const
{
    const Column& column = m_columns[static_cast<std::size_t>(choice)];
    return candidate < 0 ? column.item->boundingRect()
                         : column.pills[static_cast<std::size_t>(candidate)]->boundingRect();
}

} // namespace pathloom
