// SPDX-License-Identifier: MIT
#include "widgets/plots/latency_plot.h"

#include "core/run/budget_history.h"
#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"

namespace pathloom {

namespace {

/// Where a person moved the budget.
PlotPage::Steps budgetSteps(const History& history, double always)
{
    PlotPage::Steps steps;
    for (const BudgetMove& move : budgetMoves(history)) {
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
}

void LatencyPlot::prepareCurves()
{
    const History& history = view()->history();
    addCurve(tr("Expected latency"), 0)
        .setPoints(pointsOf(history.architecture().step, history.architecture().expectedMs));
    Curve& leading = addCurve(tr("Leading architecture, predicted"), 1);
    leading.setPoints(pointsOf(history.evaluations().step, history.evaluations().latencyMs));
    leading.setMarkers(true);
}

void LatencyPlot::followHistory()
{
    const History& history = view()->history();
    setAxisTitles(tr("Step"), axisTitleFor(view()->header().latency));
    Steps steps = budgetSteps(history, always);
    const double budget = view()->header().info.config.budgetMs;
    if (steps.empty() && budget > 0)
        steps.emplace_back(always, budget);
    setReference(steps.empty() ? QString() : tr("Budget %1").arg(Format::ms(steps.back().second)), steps);
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
