// SPDX-License-Identifier: MIT
#include "widgets/plots/latency_plot.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/run_view.h"
#include "widgets/models/run_list_model.h"
#include "widgets/plots/curve.h"

namespace pathloom {

namespace {

/// Where a person moved the budget.
PlotPage::Steps budgetSteps(const std::vector<BudgetMove>& moves, double always)
{
    PlotPage::Steps steps;
    for (const BudgetMove& move : moves) {
        if (steps.empty() && move.before > 0)
            steps.emplace_back(always, move.before);
        steps.emplace_back(static_cast<double>(move.step), move.after);
    }
    return steps;
}

/// Says how far the numbers are to be trusted.
QString axisTitleFor(const std::optional<LatencyModel>& model)
{
    if (!model)
        return LatencyPlot::tr("Latency (ms)");
    const QString origin = LatencyText::origin(model->origin);
    return model->relativeError ? LatencyPlot::tr("Latency (ms; %1, ± %2)", "origin, error")
                                      .arg(origin, Format::percent(*model->relativeError))
                                : LatencyPlot::tr("Latency (ms; %1)", "origin").arg(origin);
}

} // namespace

LatencyPlot::LatencyPlot(RunView* view, QWidget* parent) : PlotPage(tr("Latency against budget"), view, parent)
{
    setObjectName(QStringLiteral("latencyPlot"));
    setAxisTitles(tr("Step"), tr("Latency (ms)"));
    setValueFloor(0);
    connect(view, &RunView::momentChanged, this, [this] {
        if (shownBudget() != m_budget)
            redraw();
    });
}

void LatencyPlot::prepareCurves(const RunView& run)
{
    const History& history = run.history();
    addCurve(run, tr("Expected latency"), 0)
        .setPoints(pointsOf(history.architecture().step, history.architecture().expectedMs));
    Curve& leading = addCurve(run, tr("Leading architecture, predicted"), 1);
    leading.setPoints(pointsOf(history.evaluations().step, history.evaluations().latencyMs));
    leading.setMarkers(true);
}

void LatencyPlot::followHistory(const RunView& run)
{
    const std::vector<BudgetMove> moves = budgetMoves(run.history());
    Steps steps = budgetSteps(moves, always);
    const double budget = run.header().info.config.budgetMs;
    if (steps.empty() && budget > 0)
        steps.emplace_back(always, budget);
    double named = moves.empty() ? budget : moves.back().after;
    if (!isSecond(run)) {
        setAxisTitles(tr("Step"), axisTitleFor(run.header().latency), tr("Latency (ms)"));
        m_moves = moves;
        named = m_budget = shownBudget();
    } else if (axisTitleFor(run.header().latency) != axisTitleFor(view()->header().latency)) {
        setAxisTitles(tr("Step"), tr("Latency (ms)")); // not as far to be trusted as the other
    }
    setReference(run, steps.empty() ? QString() : tr("Budget %1").arg(Format::ms(named)), steps);
}

QString LatencyPlot::remarkOn(const RunView& second) const
{
    const QString remark = PlotPage::remarkOn(second);
    const RunInfo &info = second.header().info, &shown = view()->header().info;
    if (!remark.isEmpty() || info.targetId == shown.targetId)
        return remark;
    const QString target = CoreText::of(info.targetName), device = target.section(u',', 0, 0);
    const bool otherDevice = device != CoreText::of(shown.targetName).section(u',', 0, 0);
    if (otherDevice && runName(info, second.header().space->name).contains(device))
        return {}; // its name says so
    //: hardware target of a run
    return tr("on %1").arg(otherDevice ? device : target);
}

double LatencyPlot::shownBudget() const
{
    if (!view()->hasRun())
        return 0;
    const double now = view()->header().info.config.budgetMs;
    if (view()->isLive())
        return m_moves.empty() ? now : m_moves.back().after;
    return budgetAt(m_moves, view()->shownStep(), now);
}

QString LatencyPlot::emptyText() const
{
    return view()->hasRun() ? tr("The latency curve begins with the first architecture step, after the warm-up.")
                            : tr("Open a run or start a search to see its latency against the budget.");
}

QString LatencyPlot::valueText(double value) const
{
    return Format::ms(value);
}

} // namespace pathloom
