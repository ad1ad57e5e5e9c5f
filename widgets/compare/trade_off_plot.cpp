// SPDX-License-Identifier: MIT
#include "widgets/compare/trade_off_plot.h"

#include "core/compare/comparison.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/theme.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/plot_style.h"
#include "widgets/plots/zoom_hint.h"

#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr QSize defaultSize(820, 460);
constexpr QSize smallestSize(360, 240);

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

    m_zoomHint = new ZoomHint(m_plot);
    connect(m_zoomHint, &QToolButton::clicked, this, &TradeOffPlot::resetZoom);
    connect(m_plot, &QCustomPlot::afterReplot, this,
            [this] { m_zoomHint->place(m_userZoomed, m_plot->axisRect()->rect()); });

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

void TradeOffPlot::placeTitleAndLegend()
{
    // The page names the target beside the plot; on paper the title does.
    m_title->setVisible(false);
    placeLegend(m_plot, m_title, m_plot->size());
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
                                   100 * mark.accuracy,
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
