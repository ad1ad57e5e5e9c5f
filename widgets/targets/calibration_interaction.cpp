// SPDX-License-Identifier: MIT
// What the person does with the plot of predicted against measured latency: point at networks, copy, save.
#include "widgets/common/format.h"
#include "widgets/targets/calibration_plot.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QToolTip>

#include <qcustomplot.h>

namespace pathloom {

int CalibrationPlot::pointAt(const QPoint& position) const
{
    constexpr double reach = 12; // pixels
    int found = -1;
    double nearest = reach * reach;
    for (std::size_t i = 0; i < m_calibration.points.size(); ++i) {
        const CalibrationPoint& point = m_calibration.points[i];
        const double dx = m_scatter->axis(QCPAxis::atBottom)->coordToPixel(point.predictedMs) - position.x();
        const double dy = m_scatter->axis(QCPAxis::atLeft)->coordToPixel(point.measuredMs) - position.y();
        if (dx * dx + dy * dy < nearest) {
            nearest = dx * dx + dy * dy;
            found = static_cast<int>(i);
        }
    }
    return found;
}

void CalibrationPlot::showPoint(int index)
{
    m_current = index;
    if (index < 0) {
        m_marked->setData({}, {});
        QToolTip::hideText();
    } else {
        const CalibrationPoint& point = m_calibration.points[static_cast<std::size_t>(index)];
        m_marked->setData({point.predictedMs}, {point.measuredMs});
        const QString text =
            tr("%1\npredicted %2, measured %3, error %4")
                .arg(QString::fromStdString(point.name), Format::ms(point.predictedMs),
                     Format::msWithSpread(point.measuredMs, point.deviationMs), Format::percent(point.relativeError()));
        const QPoint place(static_cast<int>(m_scatter->axis(QCPAxis::atBottom)->coordToPixel(point.predictedMs)),
                           static_cast<int>(m_scatter->axis(QCPAxis::atLeft)->coordToPixel(point.measuredMs)));
        QToolTip::showText(m_plot->mapToGlobal(place + QPoint(10, 10)), text, m_plot);
        setAccessibleDescription(text);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool CalibrationPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot && event->type() == QEvent::MouseMove) {
        const int point = pointAt(static_cast<QMouseEvent*>(event)->pos());
        if (point != m_current)
            showPoint(point);
    } else if (watched == m_plot && event->type() == QEvent::Leave && m_current >= 0) {
        showPoint(-1);
    } else if (watched == m_plot && event->type() == QEvent::Resize) {
        fitTo(m_plot->width());
    } else if (watched == m_plot && event->type() == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
    }
    return QWidget::eventFilter(watched, event);
}

void CalibrationPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        draw();
}

QList<KeyHelp> CalibrationPlot::keys()
{
    return {{tr("Next network"), {Qt::Key_Right, Qt::Key_Down}, tr("Show the values of the next network")},
            {tr("Previous network"), {Qt::Key_Left, Qt::Key_Up}, tr("Show the values of the network before")},
            {tr("Select nothing"), {Qt::Key_Escape}, tr("Hide the values again")},
            {tr("Copy picture"), {QKeySequence::Copy}, tr("Copy the plot as a picture")}};
}

void CalibrationPlot::keyPressEvent(QKeyEvent* event)
{
    const int points = static_cast<int>(m_calibration.points.size());
    const bool forward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if (points > 0 && (forward || back))
        showPoint(m_current < 0 ? (forward ? 0 : points - 1) : (m_current + (forward ? 1 : points - 1)) % points);
    else if (event->key() == Qt::Key_Escape && m_current >= 0)
        showPoint(-1);
    else if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setImage(figureImage(*this));
    else
        QWidget::keyPressEvent(event);
}

void CalibrationPlot::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("&Save as…"), this, [this] { saveFigureAs(this, *this); });
    menu.addAction(tr("&Copy picture"), this, [this] { QApplication::clipboard()->setImage(figureImage(*this)); });
    menu.addAction(tr("Show as &table"), this, [this] { showFigureTable(this, *this); });
    menu.exec(event->globalPos());
}

} // namespace pathloom
