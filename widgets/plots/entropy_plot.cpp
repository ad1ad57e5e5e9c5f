// SPDX-License-Identifier: MIT
#include "widgets/plots/entropy_plot.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"

namespace pathloom {

EntropyPlot::EntropyPlot(RunView* view, QWidget* parent) : PlotPage(tr("Entropy"), view, parent)
{
    setObjectName(QStringLiteral("entropyPlot"));
    setAxisTitles(tr("Step"), tr("Mean entropy (nats)"), tr("nats"));
    setValueFloor(0);
}

void EntropyPlot::prepareCurves(const RunView& run)
{
    const History::ArchitectureCurve& steps = run.history().architecture();
    addCurve(run, tr("Mean entropy of the path probabilities"), 0).setPoints(pointsOf(steps.step, steps.entropy));
}

void EntropyPlot::followHistory(const RunView& run)
{
    const double greatest = meanEntropy(uniformProbabilities(*run.header().space));
    //: all candidates equally likely
    setReference(run, tr("Undecided, %1").arg(Format::nats(greatest)), {{always, greatest}});
}

QString EntropyPlot::emptyText() const
{
    return view()->hasRun() ? tr("The entropy curve begins with the first architecture step, after the warm-up.")
                            : tr("Open a run or start a search to see how decided it is.");
}

QString EntropyPlot::valueText(double value) const
{
    return Format::nats(value);
}

} // namespace pathloom
