// SPDX-License-Identifier: MIT
#include "widgets/compare/trade_off_plot.h"

#include "core/compare/comparison.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/label_placement.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/plot_style.h"

#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr double percent = 100;
constexpr double markRadius = 5;
constexpr QSize defaultSize(820, 460);
constexpr QSize smallestSize(360, 240);

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

TradeOffPoint pointOf(const TradeOffMark& mark)
{
    return {mark.latency.ms, mark.accuracy};
}

} // namespace

TradeOffPlot::TradeOffPlot(QWidget* parent) : FocusFrame(parent)
{
    setObjectName(QStringLiteral("tradeOffPlot"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(220, 140);
    buildPlot();
    connectMouse();
    setContent({});
}

void TradeOffPlot::buildPlot()
{
    m_plot = new QCustomPlot;
    m_title = setUpPlot(m_plot, QString());
    m_plot->installEventFilter(this);
    m_plot->xAxis->setLabel(tr("Latency (ms)"));
    m_plot->yAxis->setLabel(tr("Test accuracy (%)"));

    m_frontLine = m_plot->addGraph();
    m_frontLine->setName(tr("Pareto front"));
    m_frontLine->setLineStyle(QCPGraph::lsStepLeft);
    m_budgetLine = m_plot->addGraph();
    m_budgetLine->setAntialiased(false);
    m_ring = m_plot->addGraph();
    m_ring->setLineStyle(QCPGraph::lsNone);
    m_ring->removeFromLegend();
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] {
        drawLines();
        layOutLabels();
    });

    m_empty = new EmptyLabel;
    auto* area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_plot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2); // the focus ring
    layout->addWidget(area);
}

void TradeOffPlot::setContent(const TradeOffContent& content)
{
    const int current = m_current >= 0 ? m_content.marks[static_cast<std::size_t>(m_current)].network : -1;
    m_content = content;
    std::vector<TradeOffPoint> points;
    for (const TradeOffMark& mark : m_content.marks)
        points.push_back(pointOf(mark));
    m_inFront = m_content.comparable ? paretoFront(points) : std::vector<bool>(points.size(), false);
    const auto still = std::ranges::find(m_content.marks, current, &TradeOffMark::network);
    m_current = still == m_content.marks.end() ? -1 : static_cast<int>(still - m_content.marks.begin());
    m_title->setText(figureTitle());
    m_empty->setText(m_content.emptyText);
    rebuildMarks();
    m_stack->setCurrentIndex(m_content.marks.empty() ? 0 : 1); // may draw at once
    redraw();
}

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

void TradeOffPlot::setBudget(std::optional<double> ms)
{
    if (m_budget == ms)
        return;
    m_budget = ms;
    redraw();
}

void TradeOffPlot::select(const std::vector<int>& networks)
{
    m_selected = networks;
    if (networks.size() == 1) {
        const auto found = std::ranges::find(m_content.marks, networks.front(), &TradeOffMark::network);
        if (found != m_content.marks.end())
            m_current = static_cast<int>(found - m_content.marks.begin());
    }
    drawSelection();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    updateAccessibleText();
}

bool TradeOffPlot::showsEmptyState() const
{
    return m_stack->currentIndex() == 0;
}

std::vector<int> TradeOffPlot::front() const
{
    std::vector<const TradeOffMark*> marks;
    for (std::size_t i = 0; i < m_inFront.size(); ++i) {
        if (m_inFront[i])
            marks.push_back(&m_content.marks[i]);
    }
    std::ranges::stable_sort(marks, {}, [](const TradeOffMark* mark) { return mark->latency.ms; });
    std::vector<int> networks;
    for (const TradeOffMark* mark : marks)
        networks.push_back(mark->network);
    return networks;
}

std::optional<QPointF> TradeOffPlot::placeOf(int network) const
{
    const auto mark = std::ranges::find(m_content.marks, network, &TradeOffMark::network);
    if (mark == m_content.marks.end())
        return std::nullopt;
    return QPointF(m_plot->xAxis->coordToPixel(mark->latency.ms),
                   m_plot->yAxis->coordToPixel(mark->accuracy * percent));
}

void TradeOffPlot::redraw()
{
    if (!m_userZoomed)
        fitAxes();
    m_budgetLine->setVisible(m_budget.has_value());
    if (m_budget) {
        m_budgetLine->setName(tr("Budget %1").arg(Format::ms(*m_budget)));
        m_budgetLine->addToLegend();
    } else {
        m_budgetLine->removeFromLegend();
    }
    applyTheme(Theme::of(this));
    placeTitleAndLegend();
    drawSelection();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    updateAccessibleText();
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

void TradeOffPlot::placeTitleAndLegend()
{
    // The page names the target beside the plot; on paper the title does.
    m_title->setVisible(false);
    placeLegend(m_plot, m_title, m_plot->size());
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

QString TradeOffPlot::figureTitle() const
{
    return m_content.targetName.isEmpty() ? tr("Accuracy against latency")
                                          : tr("Accuracy against latency on %1").arg(m_content.targetName);
}

QSize TradeOffPlot::figureSize() const
{
    const QSize size = m_plot->size();
    return size.width() < smallestSize.width() || size.height() < smallestSize.height() ? defaultSize : size;
}

void TradeOffPlot::paintFigure(QPaintDevice& device, const QSize& size)
{
    m_ring->setVisible(false);
    applyTheme(Theme::paper());
    m_title->setVisible(true);
    placeLegend(m_plot, m_title, size);
    paintPlot(m_plot, device, size, Theme::paper());
    m_ring->setVisible(true);
    applyTheme(Theme::of(this));
    placeTitleAndLegend();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

FigureTable TradeOffPlot::figureTable()
{
    FigureTable table;
    table.columns = {tr("Network"),    tr("Run"),    tr("Found for"),         tr("Latency (ms)"),
                     tr("Error (ms)"), tr("Origin"), tr("Test accuracy (%)"), tr("Pareto front")};
    for (std::size_t i = 0; i < m_content.marks.size(); ++i) {
        const TradeOffMark& mark = m_content.marks[i];
        table.rows << QVariantList{mark.name,
                                   mark.run,
                                   mark.group < 0 ? tr("Yardstick") : m_content.groups.value(mark.group),
                                   mark.latency.ms,
                                   mark.latency.errorMs ? QVariant(*mark.latency.errorMs) : QVariant(),
                                   LatencyText::origin(mark.latency.origin),
                                   mark.accuracy * percent,
                                   m_inFront[i] ? tr("yes") : tr("no")};
    }
    return table;
}

void TradeOffPlot::updateAccessibleText()
{
    setAccessibleName(figureTitle());
    if (m_content.marks.empty()) {
        setAccessibleDescription(m_content.emptyText);
        return;
    }
    QStringList parts{tr("%Ln network(s)", nullptr, static_cast<int>(m_content.marks.size())),
                      tr("%Ln in the Pareto front", nullptr, static_cast<int>(std::ranges::count(m_inFront, true)))};
    for (const TradeOffMark& mark : m_content.marks) {
        if (std::ranges::count(m_selected, mark.network))
            parts << tr("selected: %1, %2, %3")
                         .arg(mark.name, LatencyText::value(mark.latency), Format::percent(mark.accuracy, 2));
    }
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
}

} // namespace pathloom
