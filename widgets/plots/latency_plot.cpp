// SPDX-License-Identifier: MIT
#include "widgets/plots/latency_plot.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"

namespace pathloom {

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
    curves()[0]->appendFrom(history.architecture().step, history.architecture().expectedMs);
    curves()[1]->appendFrom(history.evaluations().step, history.evaluations().latencyMs);
    const double budget = view()->header().info.config.budgetMs;
    setReference(tr("Budget %1").arg(Format::ms(budget)), budget);
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
