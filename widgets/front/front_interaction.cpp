// SPDX-License-Identifier: MIT
// What the person does with the front: move the budget, read and select networks, zoom, menu.
#include "widgets/common/format.h"
#include "widgets/front/front_plot.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr double zoomStep = 1.25;
constexpr double reach = 9;         ///< pixels around a mark or the line that belong to it
constexpr double leastStep = 0.004; ///< of the visible range: a curve may have thousands of architectures
constexpr double page = 0.1;        ///< of the visible range

} // namespace

void FrontPlot::connectMouse()
{
    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        setFocus(Qt::MouseFocusReason);
        if (event->button() != Qt::LeftButton)
            return;
        const int mark = markAt(event->position());
        if (mark >= 0 && !isNearLine(event->position())) {
            Q_EMIT networkSelected(m_content.marks[static_cast<std::size_t>(mark)].network);
            return;
        }
        const QPoint place = event->position().toPoint();
        m_drags = m_plot->axisRect()->rect().contains(place) || (m_showsLower && m_lower->rect().contains(place));
        drag(event->position());
    });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons() & Qt::LeftButton) {
            drag(event->position());
            return;
        }
        const int mark = markAt(event->position());
        m_plot->setCursor(isNearLine(event->position()) ? Qt::SizeHorCursor
                          : mark >= 0                   ? Qt::PointingHandCursor
                                                        : Qt::ArrowCursor);
        if (mark >= 0)
            QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, 8),
                               factsOf(m_content.marks[static_cast<std::size_t>(mark)]), m_plot);
        else
            QToolTip::hideText();
    });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this] { m_drags = false; });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent* event) {
        if (const int mark = markAt(event->position()); mark >= 0)
            Q_EMIT networkActivated(m_content.marks[static_cast<std::size_t>(mark)].network);
    });
}

void FrontPlot::drag(const QPointF& position)
{
    if (m_drags)
        moveBudget(m_plot->xAxis->pixelToCoord(position.x()));
}

bool FrontPlot::isNearLine(const QPointF& position) const
{
    return m_budget && std::abs(pixelOf(*m_budget) - position.x()) < reach / 2;
}

void FrontPlot::moveBudget(double ms)
{
    if (m_content.ms.empty())
        return;
    const QCPRange shown = m_plot->xAxis->range();
    const double moved = std::clamp(ms, std::max(0.0, shown.lower), shown.upper);
    if (m_budget == moved)
        return;
    setBudget(moved);
    Q_EMIT budgetMoved(moved);
}

void FrontPlot::stepBudget(int direction, bool every)
{
    if (m_content.ms.empty())
        return;
    const std::vector<double>& ms = m_content.ms;
    const double from = m_budget.value_or(ms.front());
    const double least = every ? 0 : leastStep * m_plot->xAxis->range().size();
    // The next one that is far enough away to be seen to move, else the last one there is.
    if (direction > 0) {
        const auto next = std::ranges::find_if(ms, [&](double one) { return one > from && one - from >= least; });
        moveBudget(next == ms.end() ? std::max(from, ms.back()) : *next);
    } else {
        // The line stands between two architectures: the one at it is the last that keeps it.
        const auto at = std::ranges::upper_bound(ms, from);
        const double current = at == ms.begin() ? from : *(at - 1);
        double to = ms.front();
        for (const double one : ms)
            if (one < current && current - one >= least)
                to = std::max(to, one);
        moveBudget(from <= ms.front() ? from : to);
    }
}

int FrontPlot::markAt(const QPointF& position) const
{
    int nearest = -1;
    double best = reach;
    for (std::size_t i = 0; i < m_content.marks.size(); ++i) {
        const std::optional<QPointF> place = placeOf(m_content.marks[i].network);
        const double distance = place ? QLineF(position, *place).length() : best;
        if (distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

QString FrontPlot::factsOf(const FrontMark& mark) const
{
    QStringList lines{QStringLiteral("<b>%1</b>").arg(mark.name.toHtmlEscaped()), Format::ms(mark.ms)};
    if (mark.trained)
        lines << tr("%1 of the test images right").arg(Format::percent(*mark.trained, 2));
    if (mark.shared)
        lines << tr("%1 of the held-out images right by shared weights").arg(Format::percent(*mark.shared, 2));
    if (mark.probability)
        lines << tr("mean path probability %1").arg(Format::percent(*mark.probability));
    return lines.join(QStringLiteral("<br>"));
}

bool FrontPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot && event->type() == QEvent::Resize)
        placeRows(m_plot->size());
    return QWidget::eventFilter(watched, event);
}

void FrontPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
}

void FrontPlot::zoom(double factor)
{
    const double center = m_budget.value_or(m_plot->xAxis->range().center());
    m_plot->xAxis->scaleRange(1 / factor, center);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void FrontPlot::resetZoom()
{
    m_userZoomed = false;
    m_mostMs = m_mostPercent = 0;
    redraw();
}

QList<KeyHelp> FrontPlot::keys()
{
    return {
        {tr("Next budget"),
         {Qt::Key_Left, Qt::Key_Right, Qt::Key_Down, Qt::Key_Up},
         tr("Move the budget to the architecture before or after; with Control past none")},
        {tr("A large step"), {Qt::Key_PageUp, Qt::Key_PageDown}, tr("Move the budget by a tenth of what is shown")},
        {tr("Fastest or most probable"), {Qt::Key_Home, Qt::Key_End}, tr("Move the budget to an end of the curve")},
        {tr("What leads"), {Qt::Key_Escape}, tr("Show the leading architecture again, and the budget of the search")},
        {tr("Enlarge"), {Qt::Key_Plus, Qt::Key_Equal}, tr("Show less of the plot, enlarged")},
        {tr("Shrink"), {Qt::Key_Minus}, tr("Show more of the plot")},
        {tr("Show all"), {Qt::Key_0}, tr("Show the whole plot again")},
        {tr("Copy picture"), {QKeySequence::Copy}, tr("Copy the plot as a picture")}};
}

void FrontPlot::keyPressEvent(QKeyEvent* event)
{
    const bool every = event->modifiers() & Qt::ControlModifier;
    const double step = page * m_plot->xAxis->range().size();
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
        stepBudget(1, every);
        break;
    case Qt::Key_Left:
    case Qt::Key_Down:
        stepBudget(-1, every);
        break;
    case Qt::Key_PageUp:
        moveBudget(m_budget.value_or(fastest()) + step);
        break;
    case Qt::Key_PageDown:
        moveBudget(m_budget.value_or(fastest()) - step);
        break;
    case Qt::Key_Home:
        moveBudget(fastest());
        break;
    case Qt::Key_End:
        moveBudget(slowest());
        break;
    case Qt::Key_Escape:
        Q_EMIT released();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(zoomStep);
        break;
    case Qt::Key_Minus:
        zoom(1 / zoomStep);
        break;
    case Qt::Key_0:
        resetZoom();
        break;
    default:
        if (event->matches(QKeySequence::Copy))
            copyImage();
        else
            QWidget::keyPressEvent(event);
    }
}

void FrontPlot::contextMenuEvent(QContextMenuEvent* event)
{
    QToolTip::hideText();
    QMenu menu(this);
    menu.setToolTipsVisible(true); // they say why something cannot be done
    if (!actions().isEmpty()) {    // what the window can do at the budget
        menu.addActions(actions());
        menu.addSeparator();
    }
    menu.addAction(tr("&Show what leads"), this, &FrontPlot::released);
    menu.addSeparator();
    const QList<QAction*> ofFigure{menu.addAction(tr("&Save as…"), this, &FrontPlot::saveAs),
                                   menu.addAction(tr("&Copy picture"), this, &FrontPlot::copyImage),
                                   menu.addAction(tr("Show as &table"), this, &FrontPlot::showTable)};
    menu.addAction(tr("&Reset zoom"), this, &FrontPlot::resetZoom)->setEnabled(m_userZoomed);
    for (QAction* action : ofFigure)
        action->setEnabled(!showsEmptyState());
    menu.exec(event->globalPos());
}

} // namespace pathloom
