// SPDX-License-Identifier: MIT
#include "widgets/confusion/confusion_view.h"

#include "widgets/confusion/confusion_accessible.h"
#include "widgets/confusion/confusion_text.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr double leastCell = 1, mostCell = 96; ///< pixels
constexpr double leastFitting = 2, mostFitting = 48;
constexpr int longStep = 10; ///< classes that Page Up and Down go
constexpr double figureSide = 680, figureMargin = 24, figureTop = 76, figureBottom = 48;
constexpr int axisRoom = 22; ///< for "true class" and "predicted class"

QFont figureFont()
{
    QFont font;
    font.setPixelSize(12);
    return font;
}

} // namespace

ConfusionView::ConfusionView(QWidget* parent) : QAbstractScrollArea(parent)
{
    installConfusionAccessibility();
    setObjectName(QStringLiteral("confusionView"));
    setAccessibleName(tr("Confusion matrix"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
}

void ConfusionView::setSubject(const ConfusionSubject& subject)
{
    m_subject = subject;
    m_nameRoom = ConfusionPainter::nameRoom(m_subject.classNames, font());
    m_current = classes() > 0 ? Place{0, 0} : Place{};
    m_fits = true;
    setAccessibleDescription(classes() > 0 ? ConfusionText::figures(m_subject.matrix) : QString());
    fit();
    tellOfNewMatrix(this);
    Q_EMIT currentChanged(m_current.truth, m_current.predicted);
}

void ConfusionView::setNumbers(ConfusionNumbers numbers)
{
    m_numbers = numbers;
    viewport()->update();
}

ConfusionPainter ConfusionView::painterFor(const Theme& theme) const
{
    return {m_subject, theme, font(), m_cell, m_nameRoom, m_numbers};
}

QRectF ConfusionView::cellArea() const
{
    const Theme theme = Theme::of(this);
    const QSizeF headers = painterFor(theme).headers();
    return QRectF(viewport()->rect()).adjusted(axisRoom + headers.width(), axisRoom + headers.height(), -4, -4);
}

QPointF ConfusionView::origin() const
{
    return cellArea().topLeft() - QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
}

QRectF ConfusionView::cellRect(Place place) const
{
    return QRectF(place.predicted * m_cell, place.truth * m_cell, m_cell, m_cell).translated(origin());
}

ConfusionView::Place ConfusionView::placeAt(const QPointF& position) const
{
    if (!cellArea().contains(position))
        return {};
    const QPointF inside = (position - origin()) / m_cell;
    const int truth = int(std::floor(inside.y())), predicted = int(std::floor(inside.x()));
    return truth >= 0 && predicted >= 0 && truth < classes() && predicted < classes() ? Place{truth, predicted}
                                                                                      : Place{};
}

void ConfusionView::setCurrent(Place place)
{
    if (place.truth < 0 || place.predicted < 0 || place.truth >= classes() || place.predicted >= classes())
        return;
    const bool isNew = place != m_current;
    m_current = place;
    const QRectF area = cellArea(), cell = cellRect(place);
    const auto scroll = [](QScrollBar* bar, double from, double to, double least, double most) {
        if (from < least)
            bar->setValue(bar->value() - int(std::ceil(least - from)));
        else if (to > most)
            bar->setValue(bar->value() + int(std::ceil(to - most)));
    };
    scroll(horizontalScrollBar(), cell.left(), cell.right(), area.left(), area.right());
    scroll(verticalScrollBar(), cell.top(), cell.bottom(), area.top(), area.bottom());
    viewport()->update();
    if (!isNew)
        return;
    tellOfCurrentCell(this);
    Q_EMIT currentChanged(place.truth, place.predicted);
}

double ConfusionView::fittingCell() const
{
    if (classes() == 0)
        return mostFitting;
    // Names appear with the cells' size: what fits is looked for from the largest size on.
    const QSizeF room = QSizeF(viewport()->size()) - QSizeF(axisRoom + 4, axisRoom + 4);
    const Theme theme = Theme::of(this);
    double cell = mostFitting;
    for (; cell > leastFitting; cell *= 0.96) {
        const ConfusionPainter painter(m_subject, theme, font(), cell, m_nameRoom, m_numbers);
        if (painter.side() + painter.headers().width() <= room.width() &&
            painter.side() + painter.headers().height() <= room.height())
            break;
    }
    return std::max(cell, leastFitting);
}

void ConfusionView::fit()
{
    zoomTo(fittingCell(), {});
    m_fits = true;
}

void ConfusionView::zoomTo(double cell, Place still)
{
    const QPointF before = cellRect(still).center();
    m_cell = std::clamp(cell, leastCell, mostCell);
    m_fits = false;
    updateScrollBars();
    if (still.truth >= 0) {
        const QPointF moved = cellRect(still).center() - before;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(std::lround(moved.x())));
        verticalScrollBar()->setValue(verticalScrollBar()->value() + int(std::lround(moved.y())));
        if (still == m_current)
            setCurrent(still); // all of it, where it stood at the edge
    }
    viewport()->update();
}

void ConfusionView::updateScrollBars()
{
    const QSizeF area = cellArea().size();
    const double side = m_cell * classes();
    const auto set = [&](QScrollBar* bar, double room) {
        bar->setRange(0, std::max(0, int(std::ceil(side - room)) + 1));
        if (side <= room)
            bar->setRange(0, 0);
        bar->setPageStep(std::max(1, int(room)));
        bar->setSingleStep(std::max(1, int(m_cell)));
    };
    set(horizontalScrollBar(), area.width());
    set(verticalScrollBar(), area.height());
}

void ConfusionView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const Theme theme = Theme::of(this);
    painter.fillRect(viewport()->rect(), theme.ground);
    if (classes() == 0)
        return;
    const ConfusionPainter cells = painterFor(theme);
    const QRectF area = cellArea();
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(area.left(), 2, area.width(), axisRoom - 2), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Predicted class"));
    painter.save();
    painter.translate(2, area.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, area.height(), axisRoom - 2), Qt::AlignRight | Qt::AlignVCenter, tr("True class"));
    painter.restore();

    painter.save();
    painter.setClipRect(QRectF(0, area.top(), viewport()->width(), area.height()));
    cells.paintRowNames(painter, origin(), area);
    painter.setClipRect(QRectF(area.left(), 0, area.width(), viewport()->height()));
    cells.paintColumnNames(painter, origin(), area);
    painter.setClipRect(area.adjusted(-1, -1, 1, 1));
    cells.paintCells(painter, origin(), area);
    if (m_current.truth >= 0) {
        QRectF mark = cellRect(m_current);
        mark = mark.width() < 7 ? QRectF(mark.center() - QPointF(4, 4), QSizeF(8, 8)) : mark.adjusted(1, 1, -1, -1);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.ground, 4));
        painter.drawRect(mark);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRect(mark);
    }
    painter.restore();
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void ConfusionView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_fits)
        fit();
    else
        updateScrollBars();
}

void ConfusionView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void ConfusionView::mousePressEvent(QMouseEvent* event)
{
    const Place place = placeAt(event->position());
    if (event->button() != Qt::LeftButton || place.truth < 0)
        return QAbstractScrollArea::mousePressEvent(event);
    setCurrent(place);
    Q_EMIT cellActivated(place.truth, place.predicted);
}

void ConfusionView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    const Place under = placeAt(event->position());
    zoomTo(m_cell * std::pow(zoomStep, event->angleDelta().y() / 120.), under.truth >= 0 ? under : m_current);
    event->accept();
}

QList<KeyHelp> ConfusionView::keys()
{
    return {{tr("Another cell"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Go to the next cell")},
            {tr("Ten classes on"), {Qt::Key_PageUp, Qt::Key_PageDown}, tr("Go ten true classes up or down")},
            {tr("First or last class"), {Qt::Key_Home, Qt::Key_End}, tr("Go to the ends of a row")},
            {tr("First or last cell"),
             {Qt::CTRL | Qt::Key_Home, Qt::CTRL | Qt::Key_End},
             tr("Go to the corners of the matrix")},
            {tr("Show images"), {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}, tr("Show the images of the cell")},
            {tr("Zoom"), {Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Minus}, tr("Enlarge or shrink the cells")},
            {tr("Fit"), {Qt::Key_0}, tr("Show all classes")}};
}

bool ConfusionView::moveCurrent(const QKeyEvent* event)
{
    Place place = m_current;
    const bool far = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Left:
        place.predicted -= 1;
        break;
    case Qt::Key_Right:
        place.predicted += 1;
        break;
    case Qt::Key_Up:
        place.truth -= 1;
        break;
    case Qt::Key_Down:
        place.truth += 1;
        break;
    case Qt::Key_PageUp:
        place.truth -= longStep;
        break;
    case Qt::Key_PageDown:
        place.truth += longStep;
        break;
    case Qt::Key_Home:
        place = {far ? 0 : place.truth, 0};
        break;
    case Qt::Key_End:
        place = {far ? classes() - 1 : place.truth, classes() - 1};
        break;
    default:
        return false;
    }
    setCurrent({std::clamp(place.truth, 0, classes() - 1), std::clamp(place.predicted, 0, classes() - 1)});
    return true;
}

void ConfusionView::keyPressEvent(QKeyEvent* event)
{
    if (classes() == 0 || moveCurrent(event))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT cellActivated(m_current.truth, m_current.predicted);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        break;
    case Qt::Key_Minus:
        zoomOut();
        break;
    case Qt::Key_0:
        fit();
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void ConfusionView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("&Show the images of this cell"), this,
                   [this] { Q_EMIT cellActivated(m_current.truth, m_current.predicted); })
        ->setEnabled(m_current.truth >= 0);
    menu.addSeparator();
    menu.addAction(tr("Zoom &in"), this, &ConfusionView::zoomIn);
    menu.addAction(tr("Zoom &out"), this, &ConfusionView::zoomOut);
    menu.addAction(tr("&Fit"), this, &ConfusionView::fit);
    menu.addSeparator();
    menu.addAction(tr("S&ave as…"), this, [this] { saveFigureAs(this, *this); })->setEnabled(classes() > 0);
    menu.addAction(tr("Show as &table"), this, [this] { showFigureTable(this, *this); })->setEnabled(classes() > 0);
    if (event->reason() == QContextMenuEvent::Mouse)
        setCurrent(placeAt(event->pos()));
    menu.exec(event->globalPos());
}

void ConfusionView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) {
        m_nameRoom = ConfusionPainter::nameRoom(m_subject.classNames, font());
        if (m_fits)
            fit();
        viewport()->update();
    }
}

void ConfusionView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    tellOfCurrentCell(this);
}

void ConfusionView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool ConfusionView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Place place = placeAt(help->pos());
    if (place.truth >= 0)
        QToolTip::showText(help->globalPos(), ConfusionText::cell(m_subject, place.truth, place.predicted), this);
    else
        QToolTip::hideText();
    return true;
}

QString ConfusionView::figureTitle() const
{
    return m_subject.network.isEmpty() ? tr("Confusion matrix") : tr("Confusion matrix of %1").arg(m_subject.network);
}

QSize ConfusionView::figureSize() const
{
    const Theme theme = Theme::paper();
    const double cell = std::clamp(figureSide / std::max(1, classes()), leastCell, mostFitting);
    const ConfusionPainter cells(m_subject, theme, figureFont(), cell,
                                 ConfusionPainter::nameRoom(m_subject.classNames, figureFont()), m_numbers);
    const QSizeF all = cells.headers() + QSizeF(cells.side(), cells.side()) + QSizeF(axisRoom, axisRoom);
    return {int(std::ceil(std::max(all.width() + 2 * figureMargin, 560.0))),
            int(std::ceil(all.height() + figureTop + figureBottom))};
}

void ConfusionView::paintFigure(QPaintDevice& device, const QSize& size)
{
    const Theme theme = Theme::paper();
    const double cell = std::clamp(figureSide / std::max(1, classes()), leastCell, mostFitting);
    const ConfusionPainter cells(m_subject, theme, figureFont(), cell,
                                 ConfusionPainter::nameRoom(m_subject.classNames, figureFont()), m_numbers);
    QPainter painter(&device);
    painter.fillRect(QRect(QPoint(), size), theme.ground);
    QFont title = figureFont();
    title.setPixelSize(15);
    title.setBold(true);
    painter.setFont(title);
    painter.setPen(theme.text);
    const double width = size.width() - 2 * figureMargin;
    painter.drawText(QRectF(figureMargin, 14, width, 22), Qt::AlignLeft | Qt::AlignVCenter, figureTitle());
    painter.setFont(figureFont());
    painter.drawText(QRectF(figureMargin, 38, width, 18), Qt::AlignLeft | Qt::AlignVCenter,
                     ConfusionText::figures(m_subject.matrix));
    const QPointF origin(figureMargin + axisRoom + cells.headers().width(),
                         figureTop + axisRoom + cells.headers().height());
    const QRectF area(origin, QSizeF(cells.side(), cells.side()));
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(origin.x(), figureTop - 6, std::max(area.width(), 200.0), axisRoom),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("Predicted class"));
    painter.save();
    painter.translate(figureMargin - 6, area.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, area.height() + cells.headers().height(), axisRoom),
                     Qt::AlignRight | Qt::AlignVCenter, tr("True class"));
    painter.restore();
    cells.paintRowNames(painter, origin, area);
    cells.paintColumnNames(painter, origin, area);
    cells.paintCells(painter, origin, area);
    const double x = cells.paintKey(painter, {figureMargin, area.bottom() + 18});
    painter.setPen(theme.mutedText);
    painter.drawText(QPointF(x, area.bottom() + 29), tr("share of the true class"));
}

FigureTable ConfusionView::figureTable()
{
    FigureTable table;
    table.columns = {tr("True class"), tr("Predicted class"), tr("Images"), tr("Share of the true class")};
    for (int truth = 0; truth < classes(); ++truth)
        for (const ConfusionCell& cell : m_subject.matrix.row(truth))
            table.rows << QVariantList{m_subject.className(truth), m_subject.className(cell.predicted),
                                       qlonglong(cell.images), *m_subject.matrix.share(truth, cell.predicted)};
    return table;
}

} // namespace pathloom
