// SPDX-License-Identifier: MIT
#include "app/window/moment_commands.h"

#include "app/window/actions.h"
#include "app/window/animation_dialog.h"
#include "app/window/difference_dialog.h"
#include "app/window/network_jobs.h"
#include "app/window/run_library.h"
#include "app/window/search_controller.h"
#include "app/window/target_library.h"
#include "app/window/weights_origin.h"
#include "widgets/common/paths.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timeline_track.h"

namespace pathloom {

MomentCommands::MomentCommands(const Actions& actions, const Parts& parts, WindowSettings& settings, QWidget* window)
    : QObject(window), m_actions(actions), m_parts(parts), m_settings(settings), m_window(window),
      m_weights(new WeightsOriginReader(parts.jobs, this)), m_deriveText(actions.derive->text()),
      m_deriveTip(actions.derive->statusTip())
{
    actions.derive->setIconText(tr("Derive")); // a button that changes its width with every step would be restless
    parts.graph->setMomentActions(actions.momentActions());
    parts.timeline->track()->addActions(actions.momentActions());
    connect(actions.derive, &QAction::triggered, this, &MomentCommands::derive);
    connect(actions.momentDifference, &QAction::triggered, this, &MomentCommands::openDifference);
    connect(actions.saveAnimation, &QAction::triggered, this, &MomentCommands::saveAnimation);
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &MomentCommands::refresh);
    connect(parts.view, &RunView::momentChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(parts.timeline, &Timeline::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(m_weights, &WeightsOriginReader::changed, this, &MomentCommands::refresh);
}

QString MomentCommands::whyNotDerivable() const
{
    const std::optional<std::int64_t> moment = m_parts.view->moment();
    if (!m_parts.controller->canDerive()) {
        const QString whyNot = m_parts.controller->whyNotDerivable();
        return whyNot.isEmpty() ? tr("Nothing leads yet: start a search, or open a run that has begun.") : whyNot;
    }
    if (m_parts.view->leading())
        return {};
    return moment ? tr("At step %L1 nothing leads yet").arg(*moment) : tr("Nothing leads yet");
}

void MomentCommands::refresh()
{
    const RunView& view = *m_parts.view;
    const std::optional<std::int64_t> moment = view.moment();
    const QString whyNot = whyNotDerivable();
    QString text = m_deriveText, tip = m_deriveTip;
    if (!whyNot.isEmpty()) {
        tip = whyNot;
        m_weights->forget();
    } else if (moment) {
        //: the accelerator is that of "Derive"
        text = tr("&Derive from step %L1").arg(*moment);
        tip = tr("Take the network that leads at step %L1 out of this run").arg(*moment);
        m_weights->ask(view.header().folder, *moment);
        if (m_weights->origin())
            tip = tr("%1; %2", "what happens; where the weights come from").arg(tip, m_weights->origin()->text());
    } else {
        m_weights->forget();
    }
    m_actions.derive->setEnabled(whyNot.isEmpty());
    m_actions.derive->setText(text);
    Actions::setTip(m_actions.derive, tip);

    const bool hasSteps = view.hasRun() && view.history().step() > 0;
    Actions::offer(m_actions.saveAnimation,
                   hasSteps ? QString() : tr("There are no steps yet: start a search or open a run."));
    const bool hasMoments = hasSteps && !view.header().folder.isEmpty() && !view.history().snapshots().empty();
    Actions::offer(m_actions.momentDifference,
                   hasMoments ? QString() : tr("Nothing leads yet that could be compared with another moment."));
}

void MomentCommands::derive()
{
    if (!whyNotDerivable().isEmpty()) { // the moment came after the action was last refreshed
        refresh();
        return;
    }
    const std::optional<std::int64_t> moment = m_parts.view->moment();
    // Only the search writes to its run.
    if (m_parts.controller->canSteer())
        m_parts.controller->post({.kind = Command::Kind::Derive, .step = moment});
    else
        m_parts.networkJobs->derive(m_parts.view->header().folder, NetworkJobs::Then::Nothing, moment);
    Q_EMIT derivationBegun();
}

void MomentCommands::openDifference()
{
    const RunHeader& header = m_parts.view->header();
    const History& history = m_parts.view->history();
    std::vector<ComparedNetwork> networks;
    const NetworkTableModel& known = *m_parts.runLibrary->networks();
    for (int row = 0; row < known.rowCount(); ++row) {
        const NetworkRow& network = known.network(row);
        networks.push_back({.runFolder = pathOf(network.runFolder),
                            .runName = network.runName.toStdString(),
                            .network = network.network});
    }
    std::vector<ComparedRun> runs;
    const RunListModel& listed = *m_parts.runLibrary->runs();
    if (listed.rowOf(header.folder) < 0) // it has only just begun
        runs.push_back({header.folder, QString::fromStdString(header.info.name)});
    for (int row = 0; row < listed.rowCount(); ++row)
        runs.push_back({listed.run(row).folder, listed.run(row).name});

    auto* dialog = new DifferenceDialog(m_parts.jobs, networks, runs, m_parts.targets->list(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Without a moment: what the search has changed so far.
    const std::int64_t moment = m_parts.view->moment().value_or(jointSteps(history).first);
    dialog->chooseMoments(header.folder, moment, history.step(), QString::fromStdString(header.info.targetId));
    dialog->show();
}

void MomentCommands::saveAnimation()
{
    auto* dialog = new AnimationDialog(m_parts.jobs, m_parts.view, m_settings, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace pathloom
