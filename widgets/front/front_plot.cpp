// SPDX-License-Identifier: MIT
#include "widgets/front/front_plot.h"

#include "core/compare/comparison.h"
#include "widgets/common/empty_label.h"
#include "widgets/common/theme.h"
#include "widgets/front/front_accessible.h"
#include "widgets/plots/plot_style.h"
#include "widgets/plots/zoom_hint.h"

#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr QSize defaultFigure(820, 520);
constexpr QSize smallestFigure(360, 240);

} // namespace

FrontPlot::FrontPlot(QWidget* parent) : FocusFrame(parent)
{
    setObjectName(QStringLiteral("frontPlot"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(180, 70); // above it stands a row of fields
    installFrontAccessibility();
    buildPlot();
    connectMouse();
    setContent({});
}

void FrontPlot::buildPlot()
{
    m_plot = new QCustomPlot;
    m_title = setUpPlot(m_plot, QString());
    m_plot->setInteractions(QCP::iRangeZoom); // the left button moves the budget
    m_plot->installEventFilter(this);
    m_plot->addLayer(QStringLiteral("budget"), m_plot->layer(QStringLiteral("overlay")), QCustomPlot::limBelow);
    m_plot->layer(QStringLiteral("budget"))->setMode(QCPLayer::lmBuffered); // moving it draws no curve again
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);

    m_curve = m_plot->addGraph();
    m_curve->setName(tr("Best for each budget"));
    m_curve->setLineStyle(QCPGraph::lsStepLeft);
    m_derived = m_plot->addGraph();
    m_derived->setName(tr("Derived networks"));
    m_derived->setLineStyle(QCPGraph::lsNone);
    buildLower();
    m_ring = m_plot->addGraph();
    m_ring->setLineStyle(QCPGraph::lsNone);
    m_ring->removeFromLegend();
    m_ring->setLayer(QStringLiteral("budget"));

    m_searchLine = new QCPItemStraightLine(m_plot);
    addBudgetLine(m_plot->axisRect(), m_upperLine);
    addBudgetLine(m_lower, m_lowerLine);
    m_budgetText = new QCPItemText(m_plot);
    m_budgetText->setLayer(QStringLiteral("budget"));
    m_budgetText->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_budgetText->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_budgetText->setPadding(QMargins(5, 1, 5, 1));
    m_budgetText->setSelectable(false);

    connect(m_plot, &QCustomPlot::afterLayout, this, [this] {
        drawSteps();
        layOutLabels();
        placeBudget();
    });
    m_zoomHint = new ZoomHint(m_plot);
    connect(m_zoomHint, &QToolButton::clicked, this, &FrontPlot::resetZoom);
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

void FrontPlot::buildLower()
{
    m_lower = new QCPAxisRect(m_plot);
    m_lower->setMinimumMargins(m_plot->axisRect()->minimumMargins());
    m_lower->setRangeZoom(Qt::Horizontal);
    auto* margins = new QCPMarginGroup(m_plot);
    for (QCPAxisRect* axes : {m_plot->axisRect(), m_lower})
        axes->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    QCPAxis *key = m_lower->axis(QCPAxis::atBottom), *value = m_lower->axis(QCPAxis::atLeft);
    for (QCPAxis* axis : {m_lower->axis(QCPAxis::atTop), m_lower->axis(QCPAxis::atRight)})
        axis->setVisible(false);
    for (QCPAxis* axis : m_lower->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    const auto together = [this](QCPAxis* from, QCPAxis* to) {
        connect(from, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this, to](const QCPRange& range) {
            m_userZoomed = m_userZoomed || !m_setsRange;
            to->setRange(range);
        });
    };
    together(m_plot->xAxis, key);
    together(key, m_plot->xAxis);

    m_steps = m_plot->addGraph(key, value);
    m_steps->setName(tr("Best trained so far"));
    m_steps->setLineStyle(QCPGraph::lsStepLeft);
    m_trained = m_plot->addGraph(key, value);
    m_trained->setName(tr("After training, test images"));
    m_shared = m_plot->addGraph(key, value);
    m_shared->setName(tr("By shared weights, held-out images"));
    for (QCPGraph* graph : {m_trained, m_shared})
        graph->setLineStyle(QCPGraph::lsNone);
}

void FrontPlot::addBudgetLine(QCPAxisRect* axes, QCPItemStraightLine*& line)
{
    line = new QCPItemStraightLine(m_plot);
    line->setLayer(QStringLiteral("budget"));
    line->setClipAxisRect(axes);
    for (QCPItemPosition* position : {line->point1, line->point2}) {
        position->setAxes(axes->axis(QCPAxis::atBottom), axes->axis(QCPAxis::atLeft));
        position->setAxisRect(axes);
    }
    line->setSelectable(false);
}

void FrontPlot::setContent(const FrontContent& content)
{
    m_content = content;
    std::vector<TradeOffPoint> points;
    for (const FrontMark& mark : m_content.marks)
        if (mark.trained)
            points.push_back({mark.ms, *mark.trained});
    const std::vector<bool> inFront = paretoFront(points);
    m_inFront.assign(m_content.marks.size(), false);
    for (std::size_t i = 0, k = 0; i < m_content.marks.size(); ++i)
        if (m_content.marks[i].trained)
            m_inFront[i] = inFront[k++];
    m_empty->setText(m_content.emptyText);
    fillMarks();
    m_stack->setCurrentIndex(m_content.ms.empty() ? 0 : 1); // may draw at once
    redraw();
}

void FrontPlot::setBudget(std::optional<double> ms)
{
    if (m_budget == ms)
        return;
    m_budget = ms;
    placeBudget();
    updateAccessibleText();
    if (isVisible() && !showsEmptyState())
        m_plot->layer(QStringLiteral("budget"))->replot();
}

void FrontPlot::setBest(std::optional<QPointF> best)
{
    if (m_best == best)
        return;
    m_best = best;
    placeBudget();
    if (isVisible() && !showsEmptyState())
        m_plot->layer(QStringLiteral("budget"))->replot();
}

void FrontPlot::setFacts(const QString& facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    updateAccessibleText();
}

bool FrontPlot::showsEmptyState() const
{
    return m_stack->currentIndex() == 0;
}

double FrontPlot::fastest() const
{
    return m_content.ms.empty() ? 0 : m_content.ms.front();
}

double FrontPlot::slowest() const
{
    return m_content.ms.empty() ? 0 : m_content.ms.back();
}

std::vector<std::int64_t> FrontPlot::trainedFront() const
{
    std::vector<const FrontMark*> marks;
    for (std::size_t i = 0; i < m_inFront.size(); ++i)
        if (m_inFront[i])
            marks.push_back(&m_content.marks[i]);
    std::ranges::stable_sort(marks, {}, [](const FrontMark* mark) { return mark->ms; });
    std::vector<std::int64_t> networks;
    for (const FrontMark* mark : marks)
        networks.push_back(mark->network);
    return networks;
}

void FrontPlot::redraw()
{
    fitAxes();
    m_title->setText(figureTitle());
    applyTheme(Theme::of(this));
    m_title->setVisible(false); // the page's tab says it; on paper the title does
    placeRows(m_plot->size());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    updateAccessibleText();
}

void FrontPlot::updateAccessibleText()
{
    setAccessibleName(figureTitle());
    setAccessibleDescription(m_content.ms.empty() ? m_content.emptyText : m_facts);
}

QString FrontPlot::figureTitle() const
{
    return m_content.target.isEmpty() ? tr("Front") : tr("Front on %1", "target").arg(m_content.target);
}

QSize FrontPlot::figureSize() const
{
    const QSize size = m_plot->size();
    return size.width() < smallestFigure.width() || size.height() < smallestFigure.height() ? defaultFigure : size;
}

void FrontPlot::paintFigure(QPaintDevice& device, const QSize& size)
{
    applyTheme(Theme::paper());
    m_title->setVisible(true);
    placeRows(size);
    paintPlot(m_plot, device, size, Theme::paper());
    redraw();
}

FigureTable FrontPlot::figureTable()
{
    FigureTable table;
    table.columns = {tr("What it is"), tr("Latency (ms)"), tr("Mean path probability (%)"),
                     tr("Accuracy by shared weights, held-out images (%)"),
                     tr("Accuracy after training, test images (%)")};
    for (std::size_t i = 0; i < m_content.ms.size(); ++i)
        table.rows << QVariantList{tr("Best for each budget"), m_content.ms[i], percentOf(m_content.probability[i]),
                                   QVariant(), QVariant()};
    const auto percent = [](const std::optional<double>& share) { return share ? QVariant(100 * *share) : QVariant(); };
    for (const FrontMark& mark : m_content.marks)
        table.rows << QVariantList{mark.name, mark.ms, percent(mark.probability), percent(mark.shared),
                                   percent(mark.trained)};
    return table;
}

void FrontPlot::saveAs()
{
    saveFigureAs(this, *this);
}

void FrontPlot::copyImage()
{
    QApplication::clipboard()->setImage(figureImage(*this));
}

void FrontPlot::showTable()
{
    showFigureTable(this, *this);
}

} // namespace pathloom
