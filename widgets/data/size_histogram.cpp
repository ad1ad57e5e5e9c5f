// SPDX-License-Identifier: MIT
#include "widgets/data/size_histogram.h"

#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/plots/plot_style.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr QSize defaultSize(720, 360);
constexpr QSize smallestSize(320, 200);
constexpr double asSmallAsPossible = 0.001;
constexpr double barWidth = 0.92;                                     ///< of the room that it has
constexpr std::int64_t mostCounted = std::numeric_limits<int>::max(); ///< tr() counts in int

/// The last bar may have no end.
bool isOpen(const SideCount& bar)
{
    return bar.most == std::numeric_limits<std::int64_t>::max();
}

} // namespace

double SizeHistogram::placeOf(std::int64_t side) const
{
    const auto above = std::ranges::upper_bound(m_sides, side, {}, &SideCount::least);
    if (above == m_sides.begin())
        return -0.6;
    const SideCount& bar = *(above - 1);
    const auto place = double(above - m_sides.begin() - 1) - 0.5;
    if (isOpen(bar))
        return place + 0.5;
    return place + std::min(1.1, double(side - bar.least) / double(bar.most + 1 - bar.least));
}

SizeHistogram::SizeHistogram(QWidget* parent) : FocusFrame(parent), m_plot(new QCustomPlot)
{
    setObjectName(QStringLiteral("sizeHistogram"));
    setAccessibleName(figureTitle());
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(260, 140);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2); // the focus ring
    layout->addWidget(m_plot);
    build();
    draw();
}

void SizeHistogram::build()
{
    m_title = setUpPlot(m_plot, figureTitle());
    m_title->setVisible(false);
    m_plot->setInteractions({});
    m_plot->installEventFilter(this);
    m_plot->xAxis->setLabel(tr("Shorter side (px)"));
    m_plot->yAxis->setLabel(tr("Pictures"));
    m_plot->xAxis->setTicker(QSharedPointer<QCPAxisTickerText>::create());
    m_plot->xAxis->grid()->setVisible(false);
    m_bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    m_bars->setName(tr("pictures"));
    m_marked = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    m_marked->removeFromLegend();
    m_network = m_plot->addGraph();
    for (QCPBars* bars : {m_bars, m_marked})
        bars->setWidth(barWidth);
    m_plot->legend->setVisible(true);
    m_plot->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    m_plot->plotLayout()->setRowStretchFactor(1, asSmallAsPossible);
}

void SizeHistogram::setSides(const std::vector<SideCount>& sides, std::int64_t networkSide)
{
    m_sides = sides;
    m_networkSide = networkSide;
    m_current = -1;
    m_all = 0;
    for (const SideCount& bar : sides)
        m_all += bar.count;
    setAccessibleDescription(sides.empty()
                                 ? QString()
                                 : tr("Shorter sides of %Ln picture(s); the arrow keys tell the bars one by one",
                                      nullptr, int(std::min<std::int64_t>(m_all, mostCounted))));
    draw();
}

void SizeHistogram::draw()
{
    QVector<double> places, counts;
    std::int64_t most = 1;
    for (const SideCount& bar : m_sides) {
        places << double(places.size());
        counts << double(bar.count);
        most = std::max(most, bar.count);
    }
    m_bars->setData(places, counts, true);
    m_marked->setData({}, {});
    const double top = double(most) * 1.08;
    m_network->setName(tr("the network sees %1 px").arg(QLocale().toString(qlonglong(m_networkSide))));
    double low = -0.6, high = double(m_sides.size()) - 0.4;
    if (!m_sides.empty() && m_networkSide > 0) {
        const double place = placeOf(m_networkSide);
        m_network->setData({place, place}, {0, top}, true);
        low = std::min(low, place - 0.1);
        high = std::max(high, place + 0.1);
    } else {
        m_network->setData({}, {});
    }
    m_plot->xAxis->setRange(low, high);
    m_plot->yAxis->setRange(0, top);
    m_plot->yAxis->ticker()->setTickStepStrategy(QCPAxisTicker::tssReadability);
    m_plot->yAxis->ticker()->setTickCount(int(std::clamp<std::int64_t>(most, 1, 5)));
    labelEdges(m_plot->width());
    applyTheme(Theme::of(this));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

/// Every edge that there is room for.
void SizeHistogram::labelEdges(int width)
{
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const QLocale locale;
    const QFontMetrics metrics(m_plot->xAxis->tickLabelFont());
    QStringList edges;
    for (const SideCount& bar : m_sides)
        edges << locale.toString(qlonglong(bar.least));
    if (!m_sides.empty() && !isOpen(m_sides.back()))
        edges << locale.toString(qlonglong(m_sides.back().most + 1));
    int widest = 1;
    for (const QString& edge : std::as_const(edges))
        widest = std::max(widest, metrics.horizontalAdvance(edge));
    constexpr int margins = 90, gap = 10; // pixels
    const int room = std::max(1, (width - margins) / (widest + gap));
    const int step = std::max(1, (int(edges.size()) + room - 1) / room);
    for (int i = 0; i < edges.size(); i += step)
        ticker->addTick(i - 0.5, edges[i]);
    m_plot->xAxis->setTicker(ticker);
}

void SizeHistogram::applyTheme(const Theme& theme)
{
    dressPlot(m_plot, m_title, theme, font());
    QColor filled = theme.series(0);
    filled.setAlphaF(0.75F);
    m_bars->setPen(QPen(theme.series(0), 1));
    m_bars->setBrush(filled);
    m_marked->setPen(QPen(theme.focus, 2));
    m_marked->setBrush(Qt::NoBrush);
    m_network->setPen(QPen(theme.series(1), 2, Qt::DashLine));
}

QString SizeHistogram::rangeText(int bar) const
{
    const QLocale locale;
    const SideCount& sides = m_sides[std::size_t(bar)];
    const QString least = locale.toString(qlonglong(sides.least));
    return isOpen(sides) ? tr("%1 px or more").arg(least)
                         : tr("%1 to %2 px").arg(least, locale.toString(qlonglong(sides.most)));
}

void SizeHistogram::showBar(int bar)
{
    m_current = bar;
    if (bar < 0) {
        m_marked->setData({}, {});
        QToolTip::hideText();
    } else {
        const std::int64_t count = m_sides[std::size_t(bar)].count;
        m_marked->setData({double(bar)}, {double(count)});
        const QString text =
            tr("%1: %Ln picture(s), %2", nullptr, int(std::min<std::int64_t>(count, mostCounted)))
                .arg(rangeText(bar), Format::percent(double(count) / double(std::max<std::int64_t>(1, m_all))));
        const QPoint place(int(m_plot->xAxis->coordToPixel(bar)), int(m_plot->yAxis->coordToPixel(double(count))));
        QToolTip::showText(m_plot->mapToGlobal(place + QPoint(10, 10)), text, m_plot);
        setAccessibleDescription(text);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool SizeHistogram::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::MouseMove) {
        const QPoint place = static_cast<QMouseEvent*>(event)->pos();
        const int bar = int(std::lround(m_plot->xAxis->pixelToCoord(place.x())));
        const bool isOnBar = m_plot->axisRect()->rect().contains(place) && bar >= 0 && bar < int(m_sides.size());
        if (const int shown = isOnBar ? bar : -1; shown != m_current)
            showBar(shown);
    } else if (event->type() == QEvent::Leave && m_current >= 0) {
        showBar(-1);
    } else if (event->type() == QEvent::Resize) {
        labelEdges(m_plot->width());
    } else if (event->type() == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
    }
    return QWidget::eventFilter(watched, event);
}

void SizeHistogram::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        draw();
}

QList<KeyHelp> SizeHistogram::keys()
{
    return {{tr("Next bar"), {Qt::Key_Right, Qt::Key_Down}, tr("Tell how many pictures the next bar has")},
            {tr("Previous bar"), {Qt::Key_Left, Qt::Key_Up}, tr("Tell how many pictures the bar before has")},
            {tr("Select nothing"), {Qt::Key_Escape}, tr("Hide the values again")},
            {tr("Copy picture"), {QKeySequence::Copy}, tr("Copy the plot as a picture")}};
}

void SizeHistogram::keyPressEvent(QKeyEvent* event)
{
    const int bars = int(m_sides.size());
    const bool forward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if (bars > 0 && (forward || back))
        showBar(m_current < 0 ? (forward ? 0 : bars - 1) : (m_current + (forward ? 1 : bars - 1)) % bars);
    else if (event->key() == Qt::Key_Escape && m_current >= 0)
        showBar(-1);
    else if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setImage(figureImage(*this));
    else
        QWidget::keyPressEvent(event);
}

void SizeHistogram::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("&Save as…"), this, [this] { saveFigureAs(this, *this); });
    menu.addAction(tr("&Copy picture"), this, [this] { QApplication::clipboard()->setImage(figureImage(*this)); });
    menu.addAction(tr("Show as &table"), this, [this] { showFigureTable(this, *this); });
    menu.exec(event->globalPos());
}

QSize SizeHistogram::figureSize() const
{
    const QSize size = m_plot->size();
    return size.width() < smallestSize.width() || size.height() < smallestSize.height() ? defaultSize : size;
}

void SizeHistogram::paintFigure(QPaintDevice& device, const QSize& size)
{
    m_marked->setVisible(false);
    applyTheme(Theme::paper());
    labelEdges(size.width());
    QCPLayoutGrid* grid = m_plot->plotLayout();
    grid->insertRow(0);
    grid->addElement(0, 0, m_title);
    grid->setRowStretchFactor(0, asSmallAsPossible);
    grid->setRowStretchFactor(1, 1);
    grid->setRowStretchFactor(2, asSmallAsPossible);
    m_title->setVisible(true);
    paintPlot(m_plot, device, size, Theme::paper());
    grid->take(m_title);
    m_title->setVisible(false);
    grid->simplify();
    grid->setRowStretchFactor(0, 1);
    grid->setRowStretchFactor(1, asSmallAsPossible);
    m_marked->setVisible(true);
    draw();
}

FigureTable SizeHistogram::figureTable()
{
    FigureTable table;
    table.columns << tr("Shorter side from (px)") << tr("to (px)") << tr("Pictures");
    for (const SideCount& bar : m_sides)
        table.rows << QVariantList{qlonglong(bar.least), isOpen(bar) ? QVariant() : QVariant(qlonglong(bar.most)),
                                   qlonglong(bar.count)};
    return table;
}

} // namespace pathloom
