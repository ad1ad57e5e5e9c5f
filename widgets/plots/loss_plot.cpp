// SPDX-License-Identifier: MIT
#include "widgets/plots/loss_plot.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"

namespace pathloom {

LossPlot::LossPlot(RunView* view, QWidget* parent) : PlotPage(tr("Loss terms"), view, parent)
{
    setObjectName(QStringLiteral("lossPlot"));
    setAxisTitles(tr("Step"), tr("Loss (nats)"), tr("nats"));
}

void LossPlot::prepareCurves(const RunView& run)
{
    const History::WeightCurve& weights = run.history().weights();
    const History::ArchitectureCurve& steps = run.history().architecture();
    addCurve(run, tr("Training loss"), 0, true).setPoints(pointsOf(weights.step, weights.loss));
    addCurve(run, tr("Held-out cross entropy"), 1, true).setPoints(pointsOf(steps.step, steps.crossEntropy));
    addCurve(run, tr("Latency term"), 2, false).setPoints(pointsOf(steps.step, steps.latencyTerm));
    addCurve(run, tr("Total of architecture steps"), 3, true).setPoints(pointsOf(steps.step, steps.loss));
}

QString LossPlot::emptyText() const
{
    return view()->hasRun() ? tr("The loss curves begin with the first step of the search.")
                            : tr("Open a run or start a search to see its loss terms.");
}

QString LossPlot::valueText(double value) const
{
    return Format::number(value, 3) % QChar(0xa0) % tr("nats");
}

} // namespace pathloom
