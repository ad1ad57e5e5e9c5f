// SPDX-License-Identifier: MIT
// Whose curves a plot page shows: those of the run on show and of a second one, which of them are hidden, and what the
// legend says of them.
#include "widgets/common/menu_text.h"
#include "widgets/common/refresh_limiter.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/plot_link.h"
#include "widgets/plots/plot_page.h"

#include <QMenu>

#include <algorithm>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr std::array bothRuns{PlottedRun::Shown, PlottedRun::Second};

} // namespace

void PlotPage::showSecond()
{
    m_stale = true;
    m_curves.clear(); // also of a hidden page: they look at a history that may be gone
    m_mustDraw = true;
    m_limiter->refreshInTurn();
}

const RunView& PlotPage::runOf(PlottedRun run) const
{
    return run == PlottedRun::Shown ? *m_view : *m_link->second();
}

QString PlotPage::remarkOn(const RunView&) const
{
    const bool any = std::ranges::any_of(
        m_curves, [](const auto& curve) { return curve->run() == PlottedRun::Second && curve->size() > 0; });
    return any ? QString() : tr("no such curve", "of a run");
}

int PlotPage::seriesOf(const QString& name) const
{
    QSet<QString> names;
    for (const auto& curve : m_curves) {
        if (curve->name() == name)
            return curve->series();
        names.insert(curve->name());
    }
    return static_cast<int>(names.size());
}

bool PlotPage::isHidden(const Curve& curve) const
{
    return isCurveHidden(curve.name()) || isRunHidden(curve.run());
}

QString PlotPage::titleOf(const Curve& curve) const
{
    return m_readsSecond ? tr("%1, %2", "curve, run").arg(curve.name(), m_link->nameOf(runOf(curve.run())))
                         : curve.name();
}

void PlotPage::nameRuns()
{
    if (!m_readsSecond)
        m_runHidden = {}; // there would be nothing to show it again with
    if (!m_readsSecond)
        m_runLegend->clearItems(); // before what they stand for
    for (const PlottedRun run : bothRuns) {
        QCPGraph*& entry = m_runNames[static_cast<std::size_t>(run)];
        if (!m_readsSecond) {
            if (entry)
                m_plot->removeGraph(entry);
            entry = nullptr;
            continue;
        }
        if (!entry)
            entry = m_plot->addGraph(); // without a point
        const QString remark = run == PlottedRun::Second ? remarkOn(*m_link->second()) : QString();
        const QString name = m_link->nameOf(runOf(run));
        entry->setName(remark.isEmpty() ? name : tr("%1 (%2)", "run, remark on it").arg(name, remark));
    }
}

void PlotPage::hideCurves()
{
    for (const auto& curve : m_curves) {
        const bool shown = !isHidden(*curve);
        curve->main()->setVisible(shown);
        curve->raw()->setVisible(shown);
    }
    for (const PlottedRun run : bothRuns) {
        const auto i = static_cast<std::size_t>(run);
        if (m_references[i].graph)
            m_references[i].graph->setVisible(!m_hidesReference && !isRunHidden(run));
        if (m_runNames[i])
            m_runNames[i]->setVisible(!isRunHidden(run));
    }
}

void PlotPage::toggle(const QString& name)
{
    const auto isIt = [&name](const Reference& reference) {
        return reference.graph && reference.graph->name() == name;
    };
    if (std::ranges::any_of(m_references, isIt))
        m_hidesReference = !m_hidesReference;
    else if (!m_hidden.remove(name))
        m_hidden.insert(name);
    redraw();
}

void PlotPage::toggle(PlottedRun run)
{
    bool& hidden = m_runHidden[static_cast<std::size_t>(run)];
    hidden = !hidden;
    redraw();
}

void PlotPage::toggle(const QCPAbstractPlottable* entry)
{
    for (const PlottedRun run : bothRuns) {
        if (entry == m_runNames[static_cast<std::size_t>(run)])
            return toggle(run);
    }
    toggle(entry->name());
}

QCPAbstractPlottable* PlotPage::legendEntry(const QPoint& position) const
{
    QCPAbstractPlottable* entry = legendEntryAt(m_plot, position);
    return entry ? entry : legendEntryAt(m_runLegend, position);
}

std::vector<QCPAbstractPlottable*> PlotPage::curveEntries(bool hiddenToo) const
{
    std::vector<const Curve*> listed; // a curve of each name, one that can be seen if there is one
    for (const PlottedRun run : bothRuns) {
        for (const auto& curve : m_curves) {
            if (curve->run() != run || (!hiddenToo && isHidden(*curve)))
                continue;
            const auto same =
                std::ranges::find_if(listed, [&](const Curve* other) { return other->name() == curve->name(); });
            if (same == listed.end())
                listed.push_back(curve.get());
            else if (isHidden(**same) && !isHidden(*curve))
                *same = curve.get();
        }
    }
    std::vector<QCPAbstractPlottable*> entries;
    for (const Curve* curve : listed)
        entries.push_back(curve->main());
    for (const Reference& reference : m_references) {
        if (reference.graph && (hiddenToo || reference.graph->visible()))
            entries.push_back(reference.graph);
    }
    return entries;
}

void PlotPage::listInLegend(bool hiddenToo)
{
    std::vector<QCPAbstractPlottable*> runs;
    for (QCPGraph* name : m_runNames) {
        if (name && (hiddenToo || name->visible()))
            runs.push_back(name);
    }
    const auto list = [](QCPLegend* legend, const std::vector<QCPAbstractPlottable*>& wanted) {
        if (wanted == legendPlottables(legend))
            return;
        legend->clearItems();
        for (QCPAbstractPlottable* entry : wanted)
            entry->addToLegend(legend);
    };
    list(m_plot->legend, curveEntries(hiddenToo));
    list(m_runLegend, runs);
}

void PlotPage::fillCurveMenu(QMenu& menu)
{
    const auto add = [&](const QString& name, bool shown, auto&& toggleIt) {
        QAction* entry = menu.addAction(menuText(name), this, toggleIt);
        entry->setCheckable(true);
        entry->setChecked(shown);
    };
    for (const QCPAbstractPlottable* entry : curveEntries(true)) {
        // By its name: while the menu is open another run may come, with curves of its own.
        const QString name = entry->name();
        const bool isReference =
            std::ranges::any_of(m_references, [entry](const Reference& other) { return other.graph == entry; });
        add(name, isReference ? !m_hidesReference : !isCurveHidden(name), [this, name] { toggle(name); });
    }
    if (m_readsSecond) {
        menu.addSeparator();
        for (const PlottedRun run : bothRuns)
            add(m_link->nameOf(runOf(run)), !isRunHidden(run), [this, run] { toggle(run); });
    }
    menu.setEnabled(m_readsSecond || m_plot->legend->itemCount() > 1);
}

} // namespace pathloom
