// SPDX-License-Identifier: MIT
// What the person does with the supernet graph: walk, select, zoom, pan, menu.
#include "widgets/common/run_view.h"
#include "widgets/graph/supernet_picture.h"
#include "widgets/graph/supernet_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr double zoomStep = 1.2;
constexpr double smallestZoom = 0.1, greatestZoom = 8;
constexpr int panStep = 60; ///< pixels

} // namespace

void SupernetView::zoom(double factor)
{
    const double wanted = std::clamp(transform().m11() * factor, smallestZoom, greatestZoom);
    const double change = wanted / transform().m11();
    m_zoom = Zoom::Own;
    scale(change, change);
}

void SupernetView::zoomIn()
{
    zoom(zoomStep);
}

void SupernetView::zoomOut()
{
    zoom(1 / zoomStep);
}

void SupernetView::pan(int dx, int dy)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + dx);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + dy);
}

bool SupernetView::walk(int key)
{
    if (!m_picture || !m_view->hasRun() || m_view->header().space->choiceCount() == 0)
        return false;
    const int last = m_view->header().space->choiceCount() - 1;
    const int choice = m_view->selectedChoice(), candidate = m_view->selectedCandidate();
    if (choice < 0) {
        m_view->select(key == Qt::Key_Left ? last : 0);
        return true;
    }
    const std::vector<int>& order = m_picture->drawingOrder(choice);
    const auto row = std::find(order.begin(), order.end(), candidate) - order.begin();
    const auto rows = static_cast<std::ptrdiff_t>(order.size());
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        const int next = std::clamp(choice + (key == Qt::Key_Right ? 1 : -1), 0, last);
        const std::vector<int>& there = m_picture->drawingOrder(next);
        // The same height in the next block, as far as it has one.
        m_view->select(next,
                       candidate < 0 || there.empty()
                           ? -1
                           : there[static_cast<std::size_t>(std::min<std::ptrdiff_t>(row, std::ssize(there) - 1))]);
    } else if (candidate < 0) {
        m_view->select(choice, key == Qt::Key_Down ? order.front() : order.back());
    } else {
        const std::ptrdiff_t next = std::clamp<std::ptrdiff_t>(row + (key == Qt::Key_Down ? 1 : -1), 0, rows - 1);
        m_view->select(choice, order[static_cast<std::size_t>(next)]);
    }
    return true;
}

QList<KeyHelp> SupernetView::keys()
{
    return {{tr("Next or previous block"), {Qt::Key_Left, Qt::Key_Right}, tr("Select a path of the block beside")},
            {tr("Next or previous path"), {Qt::Key_Up, Qt::Key_Down}, tr("Select another path of the block")},
            {tr("Select nothing"), {Qt::Key_Escape}, tr("Let go of the selected block")},
            {tr("Move"),
             {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down},
             tr("Show what lies beside")},
            {tr("Enlarge"), {Qt::Key_Plus, Qt::Key_Equal}, tr("Show less of the graph, enlarged")},
            {tr("Shrink"), {Qt::Key_Minus}, tr("Show more of the graph")},
            {tr("Show all"), {Qt::Key_F, Qt::Key_0}, tr("Show the whole graph")},
            {tr("Readable size"), {Qt::Key_1}, tr("Show the graph as large as its texts need")},
            {tr("Copy picture"), {QKeySequence::Copy}, tr("Copy the graph as a picture")}};
}

void SupernetView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_F:
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_1:
        fitReadably();
        return;
    case Qt::Key_Escape:
        if (m_view->selectedChoice() >= 0) {
            m_view->select(-1);
            return;
        }
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (event->modifiers() & Qt::ShiftModifier) {
            const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
            const int way = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up ? -panStep : panStep;
            pan(sideways ? way : 0, sideways ? 0 : way);
            return;
        }
        if (walk(event->key()))
            return;
        break;
    default:
        if (event->matches(QKeySequence::Copy))
            return copyImage();
    }
    QGraphicsView::keyPressEvent(event);
}

void SupernetView::wheelEvent(QWheelEvent* event)
{
    if (!m_picture || event->angleDelta().y() == 0)
        return;
    zoom(std::pow(zoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void SupernetView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->position().toPoint();
    QGraphicsView::mousePressEvent(event);
}

void SupernetView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    viewport()->setCursor(Qt::ArrowCursor);
    const QPoint position = event->position().toPoint();
    const bool clicked = (position - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (event->button() != Qt::LeftButton || !clicked)
        return;
    const auto [choice, candidate] = strandAt(position);
    m_view->select(choice, candidate);
}

std::pair<int, int> SupernetView::strandAt(const QPoint& position) const
{
    if (!m_picture)
        return {-1, -1};
    int choice = -1;
    for (const QGraphicsItem* item : items(position)) {
        const auto* part = dynamic_cast<const GraphItem*>(item);
        if (!part || part->choice < 0)
            continue;
        if (part->candidate >= 0)
            return {part->choice, part->candidate};
        choice = part->choice;
    }
    return {choice, -1};
}

bool SupernetView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto [choice, candidate] = strandAt(help->pos());
        if (candidate >= 0) {
            QToolTip::showText(help->globalPos(), tooltip(choice, candidate), viewport());
            return true;
        }
    }
    return QGraphicsView::viewportEvent(event);
}

void SupernetView::setPathActions(const QList<QAction*>& actions)
{
    m_pathActions = actions;
    addActions(actions); // for their keys
}

void SupernetView::contextMenuEvent(QContextMenuEvent* event)
{
    // The menu speaks of what it was opened on.
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (const auto [choice, candidate] = strandAt(event->pos()); choice >= 0)
            m_view->select(choice, candidate);
    }
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    menu.addAction(tr("&Save as…"), this, &SupernetView::saveAs);
    menu.addAction(tr("&Copy picture"), this, &SupernetView::copyImage);
    menu.addAction(tr("Show as &table"), this, &SupernetView::showTable);
    menu.addSeparator();
    menu.addAction(tr("Zoom &in"), this, &SupernetView::zoomIn);
    menu.addAction(tr("Zoom &out"), this, &SupernetView::zoomOut);
    menu.addAction(tr("&Fit"), this, &SupernetView::fit);
    menu.addAction(tr("&Readable size"), this, &SupernetView::fitReadably);
    for (QAction* action : menu.actions())
        action->setEnabled(m_picture != nullptr);
    QAction* first = menu.actions().constFirst();
    if (m_view->selectedChoice() >= 0 && !m_pathActions.isEmpty()) {
        menu.insertActions(first, m_pathActions);
        menu.insertSeparator(first);
    }
    if (!m_spaceActions.isEmpty()) {
        menu.insertActions(first, m_spaceActions);
        menu.insertSeparator(first);
    }
    menu.addSeparator();
    menu.addActions(m_momentActions);
    menu.exec(event->globalPos());
}

void SupernetView::saveAs()
{
    saveFigureAs(this, *this);
}

void SupernetView::copyImage()
{
    QApplication::clipboard()->setImage(figureImage(*this));
}

void SupernetView::showTable()
{
    showFigureTable(this, *this);
}

void SupernetView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    if (m_picture)
        m_picture->setFocused(true);
    // By Tab the first block is reached at once; a click selects by itself.
    if (event->reason() == Qt::TabFocusReason && m_view->selectedChoice() < 0)
        walk(Qt::Key_Right);
}

void SupernetView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    if (m_picture)
        m_picture->setFocused(false);
}

} // namespace pathloom
