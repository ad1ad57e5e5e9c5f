// SPDX-License-Identifier: MIT
#include "widgets/plots/latency_plot.h"

#include "widgets/common/format.h"
#include "widgets/common/latency_text.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"

namespace pathloom {

namespace {

/// Where a person moved the budget: the levels from the first move on; what was in force before is not recorded.
std::vector<std::pair<double, double>> budgetSteps(const History& history)
{
    std::vector<std::pair<double, double>> steps;
    for (const Event& event : history.messages()) {
        const auto* command = std::get_if<CommandAccepted>(&event.body);
        if (!command || !command->arguments.is_object() || !command->arguments.contains("budget_ms"))
            continue;
        const Json& value = command->arguments["budget_ms"];
        if (value.is_number())
            steps.emplace_back(static_cast<double>(event.step), value.get<double>());
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
    addCurve(tr("Expected latency"), 0);
    addCurve(tr("Leading architecture, predicted"), 1).setMarkers(true);
}

void LatencyPlot::appendData()
{
    const History& history = view()->history();
    setAxisTitles(tr("Step"), axisTitleFor(view()->header().latency));
    curves()[0]->appendFrom(history.architecture().step, history.architecture().expectedMs);
    curves()[1]->appendFrom(history.evaluations().step, history.evaluations().latencyMs);
    Steps steps = budgetSteps(history);
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
