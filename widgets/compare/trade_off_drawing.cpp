// SPDX-License-Identifier: MIT
// What stands between the axes of the plot of accuracy against latency: marks, labels, Pareto front, budget.
#include "widgets/common/theme.h"
#include "widgets/compare/label_placement.h"
#include "widgets/compare/trade_off_plot.h"
#include "widgets/plots/plot_style.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr double percent = 100;
constexpr double markRadius = 5;

/// Shape and colour both tell the group; a yardstick is hollow.
QCPScatterStyle markOf(int group, const Theme& theme)
{
    using Style = QCPScatterStyle;
    static constexpr std::array shapes{Style::ssDisc,     Style::ssSquare,           Style::ssDiamond,
                                       Style::ssTriangle, Style::ssTriangleInverted, Style::ssStar};
    if (group < 0)
        return Style(Style::ssCrossCircle, QPen(theme.mutedText, 1.4), Qt::NoBrush, 10);
    const QColor color = theme.series(group);
    const Style::ScatterShape shape = shapes[static_cast<std::size_t>(group) % shapes.size()];
    return Style(shape, QPen(color, 1.6), color, shape == Style::ssDisc ? 8 : 10);
}

} // namespace

void TradeOffPlot::rebuildMarks()
{
    for (const Group& group : m_groups) {
        m_plot->removePlottable(group.errors);
        m_plot->removeGraph(group.graph);
    }
    m_groups.clear();
    for (QCPItemText* label : m_labels)
        m_plot->removeItem(label);
    m_labels.clear();

    std::map<int, std::vector<const TradeOffMark*>> byGroup; // yardsticks, group -1, would come first
    for (const TradeOffMark& mark : m_content.marks) {
        byGroup[mark.group < 0 ? std::numeric_limits<int>::max() : mark.group].push_back(&mark);
        auto* label = new QCPItemText(m_plot);
        label->setText(mark.label);
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->position->setType(QCPItemPosition::ptAbsolute);
        label->setSelectable(false);
        m_labels.push_back(label);
    }
    for (auto& [order, marks] : byGroup) {
        const int group = marks.front()->group;
        // A graph sorts its points by key, and its error bars must follow.
        std::ranges::stable_sort(marks, {}, [](const TradeOffMark* mark) { return mark->latency.ms; });
        QVector<double> ms, accuracies, errors;
        for (const TradeOffMark* mark : marks) {
            ms << mark->latency.ms;
            accuracies << mark->accuracy * percent;
            errors << mark->latency.errorMs.value_or(0);
        }
        // Made before its graph, so that the marks lie on the bars.
        auto* bars = new QCPErrorBars(m_plot->xAxis, m_plot->yAxis);
        auto* graph = m_plot->addGraph();
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setData(ms, accuracies, true);
        //: in the legend: networks whose search was for the named target
        graph->setName(group < 0 ? tr("Yardsticks") : tr("Found for %1").arg(m_content.groups.value(group)));
        bars->removeFromLegend();
        bars->setErrorType(QCPErrorBars::etKeyError);
        bars->setDataPlottable(graph);
        bars->setData(errors);
        bars->setWhiskerWidth(5);
        bars->setSymbolGap(9);
        m_groups.push_back({graph, bars, group});
    }
}

std::optional<QPointF> TradeOffPlot::placeOf(int network) const
{
    const auto mark = std::ranges::find(m_content.marks, network, &TradeOffMark::network);
    if (mark == m_content.marks.end())
        return std::nullopt;
    return QPointF(m_plot->xAxis->coordToPixel(mark->latency.ms),
                   m_plot->yAxis->coordToPixel(mark->accuracy * percent));
}

void TradeOffPlot::fitAxes()
{
    if (m_content.marks.empty())
        return;
    double fastest = qInf(), slowest = -qInf(), worst = qInf(), best = -qInf();
    for (const TradeOffMark& mark : m_content.marks) {
        const double error = mark.latency.errorMs.value_or(0);
        fastest = std::min(fastest, mark.latency.ms - error);
        slowest = std::max(slowest, mark.latency.ms + error);
        worst = std::min(worst, mark.accuracy * percent);
        best = std::max(best, mark.accuracy * percent);
    }
    if (m_budget) {
        fastest = std::min(fastest, *m_budget);
        slowest = std::max(slowest, *m_budget);
    }
    const double msRoom = slowest > fastest ? 0.08 * (slowest - fastest) : std::max(0.01, 0.1 * slowest);
    const double accuracyRoom = best > worst ? 0.12 * (best - worst) : 1;
    m_plot->xAxis->setRange(std::max(0.0, fastest - msRoom), slowest + msRoom);
    m_plot->yAxis->setRange(std::max(0.0, worst - accuracyRoom), best + accuracyRoom);
}

void TradeOffPlot::drawLines()
{
    // Lines end at the axes: not every paper format cuts off what lies outside.
    const QCPRange ms = m_plot->xAxis->range(), accuracy = m_plot->yAxis->range();
    QVector<double> x, y;
    for (const int network : front()) {
        const auto mark = std::ranges::find(m_content.marks, network, &TradeOffMark::network);
        x << mark->latency.ms;
        y << mark->accuracy * percent;
    }
    if (!x.isEmpty() && x.back() < ms.upper) {
        x << ms.upper;
        y << y.back();
    }
    m_frontLine->setData(x, y, true);
    if (m_content.comparable)
        m_frontLine->addToLegend();
    else
        m_frontLine->removeFromLegend();
    if (m_budget)
        m_budgetLine->setData({*m_budget, *m_budget}, {accuracy.lower, accuracy.upper}, true);
}

void TradeOffPlot::drawSelection()
{
    QVector<double> x, y;
    for (const TradeOffMark& mark : m_content.marks) {
        if (std::ranges::count(m_selected, mark.network)) {
            x << mark.latency.ms;
            y << mark.accuracy * percent;
        }
    }
    m_ring->setData(x, y);
}

std::vector<QRectF> TradeOffPlot::linesInPixels() const
{
    std::vector<QRectF> lines;
    const auto add = [&](double fromMs, double from, double toMs, double to) {
        const QPointF a(m_plot->xAxis->coordToPixel(fromMs), m_plot->yAxis->coordToPixel(from));
        const QPointF b(m_plot->xAxis->coordToPixel(toMs), m_plot->yAxis->coordToPixel(to));
        lines.push_back(QRectF(a, b).normalized().adjusted(-1, -1, 1, 1));
    };
    const auto front = m_frontLine->data();
    for (int i = 0; i + 1 < front->size(); ++i) {
        const auto here = front->at(i), next = front->at(i + 1);
        add(here->key, here->value, next->key, here->value);
        add(next->key, here->value, next->key, next->value);
    }
    if (m_budget)
        add(*m_budget, m_plot->yAxis->range().lower, *m_budget, m_plot->yAxis->range().upper);
    return lines;
}

void TradeOffPlot::layOutLabels()
{
    const QFontMetricsF metrics(m_labels.empty() ? font() : m_labels.front()->font());
    std::vector<PlacedMark> marks;
    for (std::size_t i = 0; i < m_content.marks.size(); ++i) {
        const TradeOffMark& mark = m_content.marks[i];
        const bool selected = std::ranges::count(m_selected, mark.network) > 0;
        marks.push_back({*placeOf(mark.network), QSizeF(metrics.horizontalAdvance(mark.label) + 2, metrics.height()),
                         selected       ? 0.0
                         : m_inFront[i] ? 1.0
                                        : 2.0});
    }
    const auto placed = placeLabels(marks, QRectF(m_plot->axisRect()->rect()), markRadius, linesInPixels());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        m_labels[i]->setVisible(placed[i].has_value());
        if (placed[i])
            m_labels[i]->position->setPixelPosition(placed[i]->topLeft());
    }
}

void TradeOffPlot::applyTheme(const Theme& theme)
{
    dressPlot(m_plot, m_title, theme, font());
    m_frontLine->setPen(QPen(theme.outline, 1.6));
    m_budgetLine->setPen(QPen(theme.text, 1, Qt::DashLine));
    m_ring->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.focus, 2), Qt::NoBrush, 17));
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.85));
    for (QCPItemText* label : m_labels) {
        label->setFont(small);
        label->setColor(theme.mutedText);
    }
    for (const Group& group : m_groups) {
        group.graph->setScatterStyle(markOf(group.group, theme));
        group.graph->setPen(QPen(group.group < 0 ? theme.mutedText : theme.series(group.group), 1.4));
        group.errors->setPen(QPen(Theme::mix(group.graph->pen().color(), theme.ground, 0.35), 1));
    }
}

} // namespace pathloom
