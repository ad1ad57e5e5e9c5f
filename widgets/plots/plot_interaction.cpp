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

#include <algorithm>
#include <cmath>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr double zoomStep = 1.25;
constexpr double panStep = 0.1;    ///< of the visible range
constexpr int widestRunName = 200; ///< pixels, beside the values at the cursor

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
        if (const QCPAbstractPlottable* entry = legendEntry(event->pos()); entry && event->button() == Qt::LeftButton)
            toggle(entry);
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
    const QCPAbstractPlottable* entry = legendEntry(event->pos());
    if (entry && std::ranges::count(m_runNames, entry) > 0)
        text = (entry->visible() ? tr("%1\nA click hides its curves.") : tr("%1\nA click shows its curves again."))
                   .arg(entry->name());
    else if (entry)
        text = (entry->visible() ? tr("%1\nA click hides it.") : tr("%1\nA click shows it again.")).arg(entry->name());
    else if (event->pos().x() < m_plot->axisRect()->left() && m_plot->yAxis->label() != m_valueTitle)
        text = m_valueTitle;
    if (!text.isEmpty())
        QToolTip::showText(event->globalPos(), text, m_plot);
    return !text.isEmpty();
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
    double shownKey = 0;
    const QString rows = readoutAt(key, shownKey);
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

/// Rows of a table, with a column for each run.
QString PlotPage::readoutAt(double key, double& shownKey) const
{
    struct Row
    {
        QString name, color;
        std::array<QString, 2> values;
    };
    std::vector<Row> rows;
    double distance = qInf();
    for (const auto& curve : m_curves) {
        // Beyond the end of the shorter run there is nothing to tell of it.
        if (curve->size() == 0 || isHidden(*curve) || (m_readsSecond && !curve->reaches(key)))
            continue;
        const Curve::Sample sample = curve->nearest(key);
        if (std::abs(sample.key - key) < distance) {
            distance = std::abs(sample.key - key);
            shownKey = sample.key;
        }
        if (!std::isfinite(sample.mean))
            continue;
        auto row = std::ranges::find(rows, curve->name(), &Row::name);
        if (row == rows.end())
            row = rows.insert(row, {curve->name(), curve->main()->pen().color().name(), {}});
        row->values[static_cast<std::size_t>(curve->run())] = valueText(sample.mean);
    }
    const auto column = [](const QString& text) {
        return QStringLiteral("<td align='right' style='white-space:pre'>  %1</td>").arg(text.toHtmlEscaped());
    };
    QString text;
    std::vector<PlottedRun> runs;
    for (const PlottedRun run : {PlottedRun::Shown, PlottedRun::Second}) {
        if (!isRunHidden(run) && (m_readsSecond || run == PlottedRun::Shown))
            runs.push_back(run);
    }
    if (m_readsSecond && !rows.empty()) {
        text += QStringLiteral("<tr><td></td>");
        for (const PlottedRun run : runs)
            text += column((run == PlottedRun::Second ? QStringLiteral("○ ") : QString()) %
                           QFontMetrics(font()).elidedText(m_link->nameOf(runOf(run)), Qt::ElideMiddle, widestRunName));
        text += QStringLiteral("</tr>");
    }
    for (const Row& row : rows) {
        text += QStringLiteral("<tr><td style='white-space:pre'><span style='color:%1'>■</span> %2</td>")
                    .arg(row.color, row.name.toHtmlEscaped());
        for (const PlottedRun run : runs) {
            const QString& value = row.values[static_cast<std::size_t>(run)];
            text += column(value.isEmpty() ? QStringLiteral("–") : value);
        }
        text += QStringLiteral("</tr>");
    }
    return text;
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

bool PlotPage::isZoomed() const
{
    return m_userZoomed || (m_keysAreSteps && m_link->range());
}

void PlotPage::resetZoom()
{
    m_userZoomed = false;
    if (m_keysAreSteps)
        m_link->setRange({});
    redraw();
}

QList<KeyHelp> PlotPage::keys()
{
    return {{tr("Enlarge"), {Qt::Key_Plus, Qt::Key_Equal}, tr("Show less of the plot, enlarged")},
            {tr("Shrink"), {Qt::Key_Minus}, tr("Show more of the plot")},
            {tr("Move"), {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Show what lies beside")},
            {tr("Show all"), {Qt::Key_Home, Qt::Key_0}, tr("Show the whole plot again")},
            {tr("Copy picture"), {QKeySequence::Copy}, tr("Copy the plot as a picture")}};
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
    menu.addAction(tr("&Reset zoom"), this, &PlotPage::resetZoom)->setEnabled(isZoomed());
    fillCurveMenu(*menu.addMenu(tr("C&urves")));
    if (showsEmptyState()) {
        for (QAction* action : menu.actions())
            action->setEnabled(false);
    }
    // Also where there is nothing yet: the curves of a run before it are what the first steps are held against.
    if (m_link->secondMenu())
        menu.addMenu(m_link->secondMenu());
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
