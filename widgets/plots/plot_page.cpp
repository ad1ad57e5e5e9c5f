// SPDX-License-Identifier: MIT
#include "widgets/plots/plot_page.h"

#include "widgets/common/empty_label.h"
#include "widgets/common/refresh_limiter.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/plot_link.h"
#include "widgets/plots/plot_style.h"
#include "widgets/plots/zoom_hint.h"

#include <QDockWidget>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include <qcustomplot.h>

namespace pathloom {

namespace {

// Five plots may stand side by side; together they stay below three percent of the wall time.
constexpr RefreshLimiter::Limits limits{std::chrono::milliseconds(500), std::chrono::milliseconds(5000), 0.005};

/// Steps and epochs are whole numbers; between two of them there is nothing to mark.
class WholeTicker final : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange& range) override
    {
        return std::max(1.0, std::round(QCPAxisTicker::getTickStep(range)));
    }
    int getSubTickCount(double tickStep) override
    {
        return tickStep < 2 ? 0 : QCPAxisTicker::getSubTickCount(tickStep);
    }
};

/// Tells the limiter what composing the plot's buffers on the screen costs.
class Canvas final : public QCustomPlot
{
public:
    std::function<void(std::chrono::nanoseconds)> painted;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QElapsedTimer cost;
        cost.start();
        QCustomPlot::paintEvent(event);
        if (painted)
            painted(std::chrono::nanoseconds(cost.nsecsElapsed()));
    }
};

} // namespace

PlotPage::PlotPage(const QString& title, RunView* view, QWidget* parent)
    : FocusFrame(parent), m_view(view), m_link(PlotLink::of(view)), m_title(title), m_floor(qQNaN()), m_ceiling(qQNaN())
{
    setWindowTitle(title);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(180, 110);
    m_limiter = std::make_unique<RefreshLimiter>(
        this, [this] { refresh(); }, limits);
    buildPlot();
    connectMouse();

    connect(view, &RunView::runChanged, this, &PlotPage::showRun);
    connect(view, &RunView::headerChanged, this, &PlotPage::redraw);
    connect(view, &RunView::historyChanged, this, [this] { m_limiter->request(); });
    connect(view, &RunView::momentChanged, this, &PlotPage::showMoment);
    const RunView* second = m_link->second();
    connect(second, &RunView::runChanged, this, &PlotPage::showSecond);
    connect(second, &RunView::headerChanged, this, &PlotPage::redraw);
    connect(second, &RunView::historyChanged, this, [this] { m_limiter->request(); });
    connect(m_link, &PlotLink::rangeChanged, this, &PlotPage::followRange);
    connect(m_link, &PlotLink::cursorChanged, this, [this] {
        if (m_keysAreSteps)
            placeCursor(m_link->cursor());
    });
    m_limiter->request();
}

PlotPage::~PlotPage()
{
    // Curves take their graphs out of the plot, so they go first.
    m_curves.clear();
}

void PlotPage::buildPlot()
{
    auto* canvas = new Canvas;
    canvas->painted = [this](std::chrono::nanoseconds cost) { m_limiter->addCost(cost); };
    m_plot = canvas;
    m_titleElement = setUpPlot(m_plot, m_title);
    m_runLegend = addLegend(m_plot);
    m_plot->installEventFilter(this);

    m_plot->addLayer(QStringLiteral("raw"), m_plot->layer(QStringLiteral("main")), QCustomPlot::limBelow);
    m_plot->addLayer(QStringLiteral("cursor"), m_plot->layer(QStringLiteral("overlay")), QCustomPlot::limBelow);
    m_plot->layer(QStringLiteral("cursor"))->setMode(QCPLayer::lmBuffered);

    m_plot->xAxis->setTicker(QSharedPointer<WholeTicker>::create());
    m_plot->xAxis->setNumberFormat(QStringLiteral("f"));
    m_plot->xAxis->setNumberPrecision(0);

    m_cursor = new QCPItemStraightLine(m_plot);
    m_cursor->setLayer(QStringLiteral("cursor"));
    m_cursor->setVisible(false);
    m_momentLine = new QCPItemStraightLine(m_plot);
    m_momentLine->setLayer(QStringLiteral("cursor"));
    m_momentText = new QCPItemText(m_plot);
    m_momentText->setLayer(QStringLiteral("cursor"));
    m_momentText->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_momentText->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_momentText->setPadding(QMargins(4, 1, 4, 1));
    placeMoment();
    // Zooming and panning replot by themselves.
    connect(m_plot, &QCustomPlot::beforeReplot, this, [this] {
        fillCurves(m_plot->width());
        placeMoment();
    });
    // The title of the value axis stands upright beside it and must not reach over the legend.
    connect(m_plot, &QCustomPlot::afterLayout, this, &PlotPage::fitValueTitle);
    m_zoomHint = new ZoomHint(m_plot);
    connect(m_zoomHint, &QToolButton::clicked, this, &PlotPage::resetZoom);
    connect(m_plot, &QCustomPlot::afterReplot, this,
            [this] { m_zoomHint->place(isZoomed(), m_plot->axisRect()->rect()); });
    connect(m_plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
        drawReference();
        shareRange();
    });
    connect(m_plot->yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this] { m_userZoomed = m_userZoomed || !m_setsRange; });

    m_empty = new EmptyLabel;
    auto* area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_plot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2); // the focus ring
    layout->setSpacing(0);
    layout->addWidget(area, 1);
    applyTheme(Theme::of(this));
}

QBoxLayout* PlotPage::controls()
{
    if (!m_controls) {
        m_controls = new QHBoxLayout;
        m_controls->setContentsMargins(8, 4, 8, 4);
        m_controls->setSpacing(8);
        static_cast<QVBoxLayout*>(layout())->insertLayout(0, m_controls);
    }
    return m_controls;
}

std::unique_ptr<PointSeries> PlotPage::pointsOf(const std::vector<double>& keys, const Samples& values)
{
    return std::make_unique<SampleSeries>(keys, values);
}

Curve& PlotPage::addCurve(const RunView& run, const QString& name, int series, bool noisy)
{
    const PlottedRun which = isSecond(run) ? PlottedRun::Second : PlottedRun::Shown;
    m_curves.push_back(std::make_unique<Curve>(m_plot, which, name, series, noisy));
    return *m_curves.back();
}

void PlotPage::setAxisTitles(const QString& key, const QString& value, const QString& shortValue)
{
    m_plot->xAxis->setLabel(key);
    m_valueTitle = value;
    m_shortValueTitle = shortValue.isEmpty() ? value : shortValue;
    fitValueTitle();
}

void PlotPage::fitValueTitle()
{
    const QFontMetrics metrics(m_plot->yAxis->labelFont());
    const int room = m_plot->axisRect()->height();
    const bool fits = room <= 0 || metrics.horizontalAdvance(m_valueTitle) <= room; // 0: not laid out yet
    QString text = fits ? m_valueTitle : metrics.elidedText(m_shortValueTitle, Qt::ElideRight, room);
    if (text.isEmpty())
        text = QChar(0x2026); // the axis keeps its place
    if (text != m_plot->yAxis->label())
        m_plot->yAxis->setLabel(text);
}

void PlotPage::setTitle(const QString& title)
{
    m_title = title;
    m_titleElement->setText(title);
}

void PlotPage::setKeysAreSteps(bool are)
{
    m_keysAreSteps = are;
}

void PlotPage::startOver()
{
    forget();
    redraw();
}

void PlotPage::showRun()
{
    forget();
    m_mustDraw = true;
    if (m_view->history().revision() == 0)
        m_limiter->refreshNow();
    else
        m_limiter->refreshInTurn();
}

void PlotPage::forget()
{
    m_stale = true;
    m_curves.clear(); // also of a hidden page: they look at a history that may be gone
    m_userZoomed = false;
}

void PlotPage::redraw()
{
    m_mustDraw = true;
    m_limiter->refreshNow();
}

int PlotPage::refreshCount() const
{
    return m_limiter->refreshCount();
}

bool PlotPage::showsEmptyState() const
{
    return m_stack->currentWidget() == m_empty;
}

void PlotPage::readHistory()
{
    std::vector<const RunView*> runs;
    if (m_view->hasRun())
        runs.push_back(m_view);
    if (m_link->hasSecond())
        runs.push_back(m_link->second());
    if (m_stale || m_readsSecond != m_link->hasSecond()) {
        m_curves.clear();
        m_filled = {};
        for (const RunView* run : {static_cast<const RunView*>(m_view), static_cast<const RunView*>(m_link->second())})
            setReference(*run, {}, {});
        for (const RunView* run : runs)
            prepareCurves(*run);
        m_stale = false;
        m_readsSecond = m_link->hasSecond();
    }
    for (const RunView* run : runs)
        followHistory(*run);
    nameRuns();
    hideCurves();
    listInLegend(true);
}

void PlotPage::refresh()
{
    readHistory();
    // A moved budget is a message.
    std::size_t points = m_view->history().messages().size() + m_link->second()->history().messages().size();
    for (const auto& curve : m_curves)
        points += curve->size();
    if (points == m_drawnPoints && !m_mustDraw)
        return; // the events brought nothing for this page
    m_drawnPoints = points;
    m_mustDraw = false;
    const bool empty = std::ranges::all_of(m_curves, [](const auto& curve) { return curve->size() == 0; });
    if (empty) {
        m_empty->setText(emptyText());
        m_stack->setCurrentWidget(m_empty);
        updateAccessibleText();
        return;
    }
    m_stack->setCurrentWidget(m_plot);
    applyTheme(Theme::of(this));
    placeTitleAndLegend();
    fitAxes(m_plot->width());
    // Replots now, so that its cost is measured, and leaves the painting to the event loop.
    m_plot->replot(QCustomPlot::rpQueuedRefresh);
    updateAccessibleText();
}

void PlotPage::placeTitleAndLegend()
{
    m_titleElement->setVisible(!qobject_cast<QDockWidget*>(parentWidget())); // a dock shows the title itself
    placeLegend(m_plot, m_titleElement, m_plot->size(), m_runLegend);
}

void PlotPage::applyTheme(const Theme& theme)
{
    dressPlot(m_plot, m_titleElement, theme, font());
    m_runLegend->setTextColor(theme.text);
    m_runLegend->setFont(smallFont(font()));
    m_cursor->setPen(QPen(theme.mutedText, 1));
    m_momentLine->setPen(QPen(theme.focus, 1.6));
    m_momentText->setBrush(theme.focus);
    m_momentText->setColor(Theme::textOn(theme.focus));
    m_momentText->setFont(smallFont(font()));
    for (const auto& curve : m_curves)
        curve->applyTheme(theme);
    for (const PlottedRun run : {PlottedRun::Shown, PlottedRun::Second}) {
        const auto i = static_cast<std::size_t>(run);
        if (m_references[i].graph)
            Curve::dress(*m_references[i].graph, run, QPen(theme.text, 1, Qt::DashLine), theme);
        if (m_runNames[i])
            Curve::dress(*m_runNames[i], run, QPen(theme.text, 1.8), theme);
    }
}

void PlotPage::updateAccessibleText()
{
    setAccessibleName(m_title);
    if (showsEmptyState()) {
        setAccessibleDescription(m_empty->text());
        return;
    }
    QStringList newest;
    for (const auto& curve : m_curves) {
        if (curve->size() > 0 && !isHidden(*curve))
            newest << tr("%1: %2").arg(titleOf(*curve), valueText(curve->at(curve->size() - 1).mean));
    }
    if (isZoomed())
        newest << m_zoomHint->toolTip();
    setAccessibleDescription(newest.join(QStringLiteral("; ")));
}

} // namespace pathloom
