// SPDX-License-Identifier: MIT
// What a plot page shows of the history: points of the visible range, reference level, axes, the moment.
#include "widgets/common/refresh_limiter.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/plot_link.h"
#include "widgets/plots/plot_page.h"

#include <QLocale>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

#include <qcustomplot.h>

namespace pathloom {

void PlotPage::setReference(const RunView& run, const QString& name, const Steps& steps)
{
    Reference& reference = m_references[isSecond(run) ? 1 : 0];
    const bool same = isSecond(run) && steps == m_references[0].steps;
    reference.steps = same ? Steps() : steps;
    if (reference.steps.empty()) {
        if (reference.graph)
            m_plot->removeGraph(reference.graph);
        reference.graph = nullptr;
        return;
    }
    if (!reference.graph) {
        reference.graph = m_plot->addGraph();
        reference.graph->setAntialiased(false);
    }
    reference.graph->setName(name);
    drawReference();
}

void PlotPage::drawReference()
{
    const QCPRange shown = m_plot->xAxis->range();
    for (const auto& [graph, steps] : m_references) {
        if (!graph)
            continue;
        QVector<double> keys, values;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto [key, value] = steps[i];
            const bool isLast = i + 1 == steps.size();
            keys << (std::isinf(key) ? shown.lower : key) << (isLast ? std::max(shown.upper, key) : steps[i + 1].first);
            values << value << value;
        }
        graph->setData(keys, values, true);
    }
}

void PlotPage::fillCurves(int width)
{
    const QCPRange shown = m_plot->xAxis->range();
    const Filled wanted{shown.lower, shown.upper, std::max(width, 64), m_drawnPoints};
    if (wanted == m_filled)
        return;
    m_filled = wanted;
    for (const auto& curve : m_curves)
        curve->show(shown.lower, shown.upper, static_cast<std::size_t>(wanted.width));
}

void PlotPage::fitAxes(int width)
{
    if (m_userZoomed)
        return;
    QCPRange keys, values;
    bool any = false;
    for (const auto& curve : m_curves) {
        if (curve->size() == 0 || isRunHidden(curve->run()))
            continue;
        const QCPRange own(curve->at(0).key, curve->at(curve->size() - 1).key);
        keys = any ? keys.expanded(own) : own;
        any = true;
    }
    if (!any)
        return;
    if (keys.size() < 1)
        keys.upper = keys.lower + 1;
    keys.upper += 0.012 * keys.size(); // the newest point is not cut in half
    if (const auto& shared = m_link->range(); shared && m_keysAreSteps)
        keys = QCPRange(shared->lower, shared->upper);
    const QScopedValueRollback own(m_setsRange, true);
    m_plot->xAxis->setRange(keys);
    fillCurves(width);
    any = false;
    for (const auto& curve : m_curves) {
        if (isHidden(*curve))
            continue;
        bool hasValues = false;
        QCPRange v = curve->main()->getValueRange(hasValues);
        if (!hasValues)
            continue;
        bool hasBand = false;
        const QCPRange band = curve->raw()->getValueRange(hasBand);
        v = hasBand ? v.expanded(band) : v;
        values = any ? values.expanded(v) : v;
        any = true;
    }
    if (!any)
        return;
    for (const auto& [graph, steps] : m_references) {
        for (const auto& [key, value] : steps) {
            if (graph->visible())
                values.expand(value);
        }
    }
    const double room = values.size() > 0 ? 0.06 * values.size() : std::max(0.1, 0.1 * std::abs(values.upper));
    values = QCPRange(values.lower - room, values.upper + room);
    if (!std::isnan(m_floor))
        values.lower = std::max(values.lower, m_floor);
    if (!std::isnan(m_ceiling))
        values.upper = std::min(values.upper, m_ceiling);
    m_plot->yAxis->setRange(values);
}

void PlotPage::shareRange()
{
    if (m_setsRange)
        return;
    m_userZoomed = true;
    if (!m_keysAreSteps)
        return;
    const QCPRange shown = m_plot->xAxis->range();
    m_link->setRange(PlotLink::Range{shown.lower, shown.upper});
}

void PlotPage::followRange()
{
    const std::optional<PlotLink::Range>& range = m_link->range();
    if (!m_keysAreSteps ||
        (range && *range == PlotLink::Range{m_plot->xAxis->range().lower, m_plot->xAxis->range().upper}))
        return; // it is this page's own
    if (!range)
        m_userZoomed = false;
    if (!isVisible() || showsEmptyState()) {
        m_mustDraw = true;
        m_limiter->request(); // when it is seen again
        return;
    }
    if (m_userZoomed) { // the values stay as the person wanted them
        const QScopedValueRollback own(m_setsRange, true);
        m_plot->xAxis->setRange(range->lower, range->upper);
    } else {
        fitAxes(m_plot->width());
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotPage::placeMoment()
{
    const std::optional<std::int64_t> moment = m_view->moment();
    const bool shown = moment && m_keysAreSteps &&
                       m_plot->xAxis->range().contains(static_cast<double>(*moment)); // else its flag is cut
    m_momentLine->setVisible(shown);
    m_momentText->setVisible(shown);
    if (!shown)
        return;
    const auto key = static_cast<double>(*moment);
    m_momentLine->point1->setCoords(key, 0);
    m_momentLine->point2->setCoords(key, 1);
    m_momentText->position->setCoords(key, 0);
    const bool leftHalf = key < m_plot->xAxis->range().center();
    m_momentText->setPositionAlignment(Qt::AlignTop | (leftHalf ? Qt::AlignLeft : Qt::AlignRight));
    m_momentText->setText(QLocale().toString(static_cast<qlonglong>(*moment)));
}

void PlotPage::showMoment()
{
    placeMoment();
    if (!isVisible()) {
        m_mustDraw = true;
        m_limiter->request(); // when it is seen again
    } else if (!showsEmptyState()) {
        m_plot->layer(QStringLiteral("cursor"))->replot();
    }
}

} // namespace pathloom
