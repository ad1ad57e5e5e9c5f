// SPDX-License-Identifier: MIT
#include "widgets/plots/path_probability_plot.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace pathloom {

namespace {

constexpr double percent = 100;

QString blockName(const RunView* view, int choice)
{
    return QString::fromStdString(view->header().space->choice(choice).name);
}

} // namespace

PathProbabilityPlot::PathProbabilityPlot(RunView* view, QWidget* parent)
    : PlotPage(tr("Path probabilities"), view, parent), m_selector(new QComboBox(this))
{
    setObjectName(QStringLiteral("pathProbabilityPlot"));
    setAxisTitles(tr("Step"), tr("Probability (%)"), QStringLiteral("%"));
    setValueFloor(0);
    setValueCeiling(100);
    auto* label = new QLabel(tr("Bloc&k:"), this);
    label->setBuddy(m_selector);
    m_selector->setObjectName(QStringLiteral("blockSelector"));
    m_selector->setAccessibleName(tr("Block whose path probabilities are shown"));
    m_selector->setMinimumContentsLength(14);
    controls()->addWidget(label);
    controls()->addWidget(m_selector);
    controls()->addStretch();

    connect(m_selector, &QComboBox::activated, view, [view](int choice) { view->select(choice); });
    connect(view, &RunView::runChanged, this, &PathProbabilityPlot::fillSelector);
    connect(view, &RunView::selectionChanged, this, [this](int choice) { showChoice(std::max(0, choice)); });
    fillSelector();
}

void PathProbabilityPlot::fillSelector()
{
    const QSignalBlocker blocker(m_selector);
    m_selector->clear();
    if (view()->hasRun()) {
        for (int i = 0; i < view()->header().space->choiceCount(); ++i)
            m_selector->addItem(blockName(view(), i));
    }
    m_selector->setEnabled(m_selector->count() > 0);
    m_choice = std::max(0, view()->selectedChoice());
    m_selector->setCurrentIndex(m_choice);
}

void PathProbabilityPlot::showChoice(int choice)
{
    if (choice == m_choice || !view()->hasRun())
        return;
    m_choice = choice;
    m_selector->setCurrentIndex(choice);
    startOver();
}

void PathProbabilityPlot::prepareCurves(const RunView& run)
{
    if (!isSecond(run)) {
        // The selection of the run before may still be known here: this run may have fewer blocks.
        m_choice = std::max(0, view()->selectedChoice());
        if (run.header().space->choiceCount() > 0)
            setTitle(tr("Path probabilities of %1").arg(blockName(view(), m_choice)));
    }
    if (!hasBlocksOf(run) || run.header().space->choiceCount() == 0)
        return;
    const auto& candidates = run.header().space->choice(m_choice).candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        addCurve(run, Format::word(candidates[i]), static_cast<int>(i));
}

void PathProbabilityPlot::followHistory(const RunView& run)
{
    const ProbabilityTrack& snapshots = run.history().snapshots();
    if (snapshots.size() < 2) // one point is no curve yet
        return;
    int candidate = 0;
    for (const auto& curve : curves()) {
        if ((curve->run() == PlottedRun::Second) != isSecond(run))
            continue;
        if (!curve->hasPoints())
            curve->setPoints(std::make_unique<ProbabilitySeries>(snapshots, m_choice, candidate), percent);
        ++candidate;
    }
}

bool PathProbabilityPlot::hasBlocksOf(const RunView& run) const
{
    return run.header().space->blocks == view()->header().space->blocks;
}

QString PathProbabilityPlot::remarkOn(const RunView& second) const
{
    return hasBlocksOf(second) ? PlotPage::remarkOn(second) : tr("another search space", "of a run");
}

QString PathProbabilityPlot::emptyText() const
{
    return view()->hasRun() ? tr("All paths are equally likely until the first architecture step, after the warm-up.")
                            : tr("Open a run or start a search to see which paths it prefers.");
}

QString PathProbabilityPlot::valueText(double value) const
{
    return Format::percent(value / percent);
}

} // namespace pathloom
