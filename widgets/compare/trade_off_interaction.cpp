// SPDX-License-Identifier: MIT
// What the person does with the plot of accuracy against latency: select, read, zoom.
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/trade_off_plot.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr double zoomStep = 1.25;
constexpr double reach = 12; ///< pixels around a mark that belong to it

} // namespace

void TradeOffPlot::connectMouse()
{
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        setFocus(Qt::MouseFocusReason);
        if (event->button() != Qt::LeftButton)
            return;
        const int mark = markAt(event->position());
        if (mark >= 0)
            selectMark(mark, event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent* event) {
        if (const int mark = markAt(event->position()); mark >= 0)
            Q_EMIT activated(m_content.marks[static_cast<std::size_t>(mark)].network);
        else
            resetZoom();
    });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons() & Qt::LeftButton) {
            m_userZoomed = true;
            return;
        }
        const int mark = markAt(event->position());
        if (mark >= 0)
            showFacts(mark);
        else
            QToolTip::hideText();
    });
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_userZoomed = true; });
}

bool TradeOffPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot && event->type() == QEvent::Resize)
        placeTitleAndLegend();
    return QWidget::eventFilter(watched, event);
}

void TradeOffPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
}

int TradeOffPlot::markAt(const QPointF& position) const
{
    int nearest = -1;
    double best = reach;
    for (std::size_t i = 0; i < m_content.marks.size(); ++i) {
        const double distance = QLineF(position, *placeOf(m_content.marks[i].network)).length();
        if (distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void TradeOffPlot::selectMark(int mark, bool extend)
{
    m_current = mark;
    const int network = m_content.marks[static_cast<std::size_t>(mark)].network;
    std::vector<int> chosen = extend ? m_selected : std::vector<int>();
    if (std::erase(chosen, network) == 0)
        chosen.push_back(network);
    select(chosen);
    Q_EMIT selectionChanged();
}

void TradeOffPlot::goToMark(int direction, bool extend)
{
    if (m_content.marks.empty())
        return;
    std::vector<int> order(m_content.marks.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int i) { return m_content.marks[static_cast<std::size_t>(i)].latency.ms; });
    const auto at = std::ranges::find(order, m_current) - order.begin();
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const std::ptrdiff_t next =
        m_current < 0 ? (direction > 0 ? 0 : count - 1) : std::clamp<std::ptrdiff_t>(at + direction, 0, count - 1);
    const int mark = order[static_cast<std::size_t>(next)];
    if (extend && std::ranges::count(m_selected, m_content.marks[static_cast<std::size_t>(mark)].network)) {
        m_current = mark; // already part of it
        return;
    }
    selectMark(mark, extend);
    showFacts(mark);
}

QString TradeOffPlot::factsOf(const TradeOffMark& mark) const
{
    const QString head = tr("%1 of %2", "network and run").arg(mark.name, mark.run).toHtmlEscaped();
    const QString found = mark.group < 0 ? tr("Yardstick") : tr("Found for %1").arg(m_content.groups.value(mark.group));
    QString explanation = LatencyText::explanation(mark.latency).toHtmlEscaped();
    explanation.replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<b>%1</b><br>%2<br>%3, %4<br>%5")
        .arg(head, found.toHtmlEscaped(), LatencyText::value(mark.latency).toHtmlEscaped(),
             tr("%1 of the test images right").arg(Format::percent(mark.accuracy, 2)).toHtmlEscaped(), explanation);
}

void TradeOffPlot::showFacts(int mark)
{
    const TradeOffMark& shown = m_content.marks[static_cast<std::size_t>(mark)];
    QToolTip::showText(m_plot->mapToGlobal((*placeOf(shown.network) + QPointF(14, 10)).toPoint()), factsOf(shown),
                       m_plot);
}

void TradeOffPlot::zoom(double factor)
{
    m_userZoomed = true;
    m_plot->xAxis->scaleRange(1 / factor);
    m_plot->yAxis->scaleRange(1 / factor);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TradeOffPlot::resetZoom()
{
    m_userZoomed = false;
    redraw();
}

QList<KeyHelp> TradeOffPlot::keys()
{
    return {
        {tr("Next network"), {Qt::Key_Right, Qt::Key_Up}, tr("Select the next network; with Shift in addition")},
        {tr("Previous network"), {Qt::Key_Left, Qt::Key_Down}, tr("Select the network before; with Shift in addition")},
        {tr("Open"), {Qt::Key_Return, Qt::Key_Enter}, tr("Show the selected network")},
        {tr("Enlarge"), {Qt::Key_Plus, Qt::Key_Equal}, tr("Show less of the plot, enlarged")},
        {tr("Shrink"), {Qt::Key_Minus}, tr("Show more of the plot")},
        {tr("Show all"), {Qt::Key_Home, Qt::Key_0}, tr("Show all networks again")}};
}

void TradeOffPlot::keyPressEvent(QKeyEvent* event)
{
    const bool extend = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        goToMark(1, extend);
        break;
    case Qt::Key_Left:
    case Qt::Key_Down:
        goToMark(-1, extend);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_content.marks[static_cast<std::size_t>(m_current)].network);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(zoomStep);
        break;
    case Qt::Key_Minus:
        zoom(1 / zoomStep);
        break;
    case Qt::Key_Home:
    case Qt::Key_0:
        resetZoom();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TradeOffPlot::contextMenuEvent(QContextMenuEvent* event)
{
    QToolTip::hideText();
    Q_EMIT menuRequested(event->globalPos());
}

} // namespace pathloom
