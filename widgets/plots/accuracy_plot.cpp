// SPDX-License-Identifier: MIT
#include "widgets/plots/accuracy_plot.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/plots/curve.h"

#include <QBoxLayout>
#include <QComboBox>

namespace pathloom {

namespace {

constexpr double percent = 100;

} // namespace

AccuracyPlot::AccuracyPlot(RunView* view, QWidget* parent)
    : PlotPage(tr("Accuracy"), view, parent), m_selector(new QComboBox(this))
{
    setObjectName(QStringLiteral("accuracyPlot"));
    setAxisTitles(tr("Step"), tr("Accuracy (%)"), QStringLiteral("%"));
    setValueFloor(0);
    setValueCeiling(100);
    m_selector->addItem(tr("During the search"));
    m_selector->addItem(tr("Training of derived networks"));
    m_selector->setAccessibleName(tr("Which accuracy is shown"));
    m_selector->hide(); // until there is something to choose
    controls()->addWidget(m_selector);
    controls()->addStretch();
    controls()->setContentsMargins(0, 0, 0, 0);
    connect(m_selector, &QComboBox::activated, this, [this](int index) {
        m_followsPhase = false;
        showSubject(index == 0 ? Subject::Search : Subject::Training);
    });
    connect(view, &RunView::runChanged, this, [this] {
        m_followsPhase = true;
        m_selector->hide();
        showSubject(Subject::Search);
    });
    connect(view, &RunView::historyChanged, this, &AccuracyPlot::followPhase);
    followPhase();
}

void AccuracyPlot::followPhase()
{
    const History& history = view()->history();
    if (history.training().empty())
        return;
    m_selector->show();
    // A folder that holds nothing but a trained network shows that training as well.
    if (m_followsPhase && (history.phase() == Phase::Training || history.weights().step.empty()))
        showSubject(Subject::Training);
}

void AccuracyPlot::showSubject(Subject subject)
{
    if (subject == m_subject)
        return;
    m_subject = subject;
    const bool training = subject == Subject::Training;
    m_selector->setCurrentIndex(training ? 1 : 0);
    setTitle(training ? tr("Accuracy while training derived networks") : tr("Accuracy"));
    setAxisTitles(training ? tr("Epoch") : tr("Step"), tr("Accuracy (%)"), QStringLiteral("%"));
    setKeysAreSteps(!training);
    startOver();
}

void AccuracyPlot::prepareCurves(const RunView& run)
{
    if (!isSecond(run))
        m_networks.clear();
    if (m_subject == Subject::Training)
        return; // curves appear with the networks
    const History& history = run.history();
    addCurve(run, tr("Training batches"), 0, true)
        .setPoints(pointsOf(history.weights().step, history.weights().accuracy), percent);
    addCurve(run, tr("Held-out batches"), 1, true)
        .setPoints(pointsOf(history.architecture().step, history.architecture().accuracy), percent);
    Curve& leading = addCurve(run, tr("Leading architecture, held-out"), 2);
    leading.setPoints(pointsOf(history.evaluations().step, history.evaluations().accuracy), percent);
    leading.setMarkers(true);
}

void AccuracyPlot::followHistory(const RunView& run)
{
    if (m_subject != Subject::Training)
        return;
    for (const auto& [network, training] : run.history().training()) {
        if (!m_networks.emplace(isSecond(run), network).second)
            continue;
        const QString name = tr("Network %1").arg(network);
        Curve& curve = addCurve(run, name, seriesOf(name));
        curve.setPoints(pointsOf(training.epoch, training.accuracy), percent);
        curve.setMarkers(true);
    }
}

QString AccuracyPlot::emptyText() const
{
    return view()->hasRun() ? tr("The accuracy curves begin with the first step of the search.")
                            : tr("Open a run or start a search to see how accurate it is.");
}

QString AccuracyPlot::valueText(double value) const
{
    return Format::percent(value / percent);
}

} // namespace pathloom
