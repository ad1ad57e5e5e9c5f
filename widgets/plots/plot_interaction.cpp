// SPDX-License-Identifier: MIT
// What the person does with a plot page: zoom, pan, read values, menu.
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/plot_link.h"
#include "widgets/plots/plot_page.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <cmath>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr double zoomStep = 1.25;
constexpr double panStep = 0.1; ///< of the visible range

} // namespace

void PlotPage::connectMouse()
{
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (m_dragsMoment) {
            setMomentAt(event->position().toPoint().x());
        } else if (event->buttons() & Qt::LeftButton) {
            hideReadout();
        } else {
            showReadout(event->position().toPoint());
        }
    });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](const QMouseEvent* event) {
        setFocus(Qt::MouseFocusReason);
        if (const QCPAbstractPlottable* entry = legendEntryAt(m_plot, event->pos());
            entry && event->button() == Qt::LeftButton)
            toggle(entry->name());
        if (event->button() != Qt::LeftButton || !(event->modifiers() & Qt::ShiftModifier) || !m_keysAreSteps)
            return;
        m_dragsMoment = true;
        m_plot->setInteraction(QCP::iRangeDrag, false);
        hideReadout();
        setMomentAt(event->position().toPoint().x());
    });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this] {
        m_dragsMoment = false;
        m_plot->setInteraction(QCP::iRangeDrag, true);
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &PlotPage::resetZoom);
}

bool PlotPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot && event->type() == QEvent::Leave)
        hideReadout();
    else if (watched == m_plot && event->type() == QEvent::Resize)
        placeTitleAndLegend();
    else if (watched == m_plot && event->type() == QEvent::ToolTip && showHint(static_cast<QHelpEvent*>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool PlotPage::showHint(const QHelpEvent* event)
{
    QString text;
    const QCPAbstractPlottable* entry = legendEntryAt(m_plot, event->pos());
    if (entry)
        text = (entry->visible() ? tr("%1\nA click hides it.") : tr("%1\nA click shows it again.")).arg(entry->name());
    else if (event->pos().x() < m_plot->axisRect()->left() && m_plot->yAxis->label() != m_valueTitle)
        text = m_valueTitle;
    if (!text.isEmpty())
        QToolTip::showText(event->globalPos(), text, m_plot);
    return !text.isEmpty();
}

void PlotPage::toggle(const QString& name)
{
    if (m_reference && m_reference->name() == name)
        m_hidesReference = !m_hidesReference;
    else if (!m_hidden.remove(name))
        m_hidden.insert(name);
    redraw();
}

void PlotPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        redraw();
}

void PlotPage::showReadout(const QPoint& position)
{
    if (!m_plot->axisRect()->rect().contains(position)) {
        hideReadout();
        return;
    }
    const double key = m_plot->xAxis->pixelToCoord(position.x());
    QString rows;
    double shownKey = 0, distance = qInf();
    for (const auto& curve : m_curves) {
        if (curve->size() == 0 || isCurveHidden(curve->name()))
            continue;
        const Curve::Sample sample = curve->nearest(key);
        if (std::abs(sample.key - key) < distance) {
            distance = std::abs(sample.key - key);
            shownKey = sample.key;
        }
        if (!std::isfinite(sample.mean))
            continue;
        rows +=
            QStringLiteral("<tr><td><span style='color:%1'>■</span> %2&nbsp;&nbsp;</td><td align='right'>%3</td></tr>")
                .arg(curve->main()->pen().color().name(), curve->name().toHtmlEscaped(),
                     valueText(sample.mean).toHtmlEscaped());
    }
    if (rows.isEmpty())
        return;
    if (m_keysAreSteps)
        m_link->setCursor(shownKey);
    else
        placeCursor(shownKey);
    const QString head = QStringLiteral("%1 %2").arg(m_plot->xAxis->label(), QLocale().toString(qRound64(shownKey)));
    QToolTip::showText(m_plot->mapToGlobal(position + QPoint(12, 12)),
                       QStringLiteral("<b>%1</b><table cellspacing='0'>%2</table>").arg(head.toHtmlEscaped(), rows),
                       m_plot);
}

void PlotPage::hideReadout()
{
    if (!m_cursor->visible())
        return;
    if (m_keysAreSteps)
        m_link->setCursor({});
    else
        placeCursor({});
    QToolTip::hideText();
}

void PlotPage::placeCursor(std::optional<double> key)
{
    if (!key && !m_cursor->visible())
        return;
    m_cursor->setVisible(key.has_value());
    if (key) {
        m_cursor->point1->setCoords(*key, 0);
        m_cursor->point2->setCoords(*key, 1);
    }
    if (isVisible() && !showsEmptyState())
        m_plot->layer(QStringLiteral("cursor"))->replot();
}

void PlotPage::setMomentAt(int x)
{
    m_view->setMoment(static_cast<std::int64_t>(std::llround(m_plot->xAxis->pixelToCoord(x))));
}

void PlotPage::zoom(double factor)
{
    m_plot->xAxis->scaleRange(1 / factor);
    m_plot->yAxis->scaleRange(1 / factor);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotPage::pan(double keyShare, double valueShare)
{
    m_plot->xAxis->moveRange(m_plot->xAxis->range().size() * keyShare);
    m_plot->yAxis->moveRange(m_plot->yAxis->range().size() * valueShare);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotPage::resetZoom()
{
    m_userZoomed = false;
    if (m_keysAreSteps)
        m_link->setRange({});
    redraw();
}

void PlotPage::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(zoomStep);
        break;
    case Qt::Key_Minus:
        zoom(1 / zoomStep);
        break;
    case Qt::Key_Left:
        pan(-panStep, 0);
        break;
    case Qt::Key_Right:
        pan(panStep, 0);
        break;
    case Qt::Key_Up:
        pan(0, panStep);
        break;
    case Qt::Key_Down:
        pan(0, -panStep);
        break;
    case Qt::Key_Home:
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

void PlotPage::contextMenuEvent(QContextMenuEvent* event)
{
    hideReadout();
    QMenu menu(this);
    menu.addAction(tr("&Save as…"), this, &PlotPage::saveAs);
    menu.addAction(tr("&Copy picture"), this, &PlotPage::copyImage);
    menu.addAction(tr("Show as &table"), this, &PlotPage::showTable);
    menu.addSeparator();
    menu.addAction(tr("&Reset zoom"), this, &PlotPage::resetZoom)
        ->setEnabled(m_userZoomed || (m_keysAreSteps && m_link->range()));
    QMenu* curves = menu.addMenu(tr("C&urves"));
    const auto addEntry = [&](const QCPAbstractPlottable* plottable) {
        // By its name: while the menu is open another run may come, with curves of its own.
        QAction* entry = curves->addAction(plottable->name(), this, [this, name = plottable->name()] { toggle(name); });
        entry->setCheckable(true);
        entry->setChecked(plottable->visible());
    };
    for (const auto& curve : m_curves)
        addEntry(curve->main());
    if (m_reference)
        addEntry(m_reference);
    curves->setEnabled(m_plot->legend->itemCount() > 1);
    if (showsEmptyState()) {
        for (QAction* action : menu.actions())
            action->setEnabled(false);
    }
    menu.exec(event->globalPos());
}

void PlotPage::saveAs()
{
    saveFigureAs(this, *this);
}

void PlotPage::copyImage()
{
    QApplication::clipboard()->setImage(figureImage(*this));
}

void PlotPage::showTable()
{
    showFigureTable(this, *this);
}

} // namespace pathloom
