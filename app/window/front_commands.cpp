// SPDX-License-Identifier: MIT
#include "app/window/front_commands.h"

#include "app/window/actions.h"
#include "app/window/front_dialog.h"
#include "app/window/network_jobs.h"
#include "app/window/run_library.h"
#include "app/window/search_controller.h"
#include "core/util/error.h"
#include "widgets/common/format.h"
#include "widgets/front/front_curve.h"
#include "widgets/front/front_page.h"

namespace pathloom {

FrontCommands::FrontCommands(const Actions& actions, const Parts& parts, QWidget* window)
    : QObject(window), m_actions(actions), m_parts(parts), m_window(window)
{
    connect(actions.deriveAtBudget, &QAction::triggered, this, &FrontCommands::deriveAtBudget);
    connect(actions.deriveFront, &QAction::triggered, this, &FrontCommands::openDialog);
    connect(parts.page, &FrontPage::changed, this, &FrontCommands::refresh);
    refresh();
}

QString FrontCommands::whyNotDerivable() const
{
    if (!m_parts.view->hasRun())
        return tr("No run is on show: start a search or open a run.");
    if (!m_parts.controller->canDerive()) {
        const QString whyNot = m_parts.controller->whyNotDerivable();
        return whyNot.isEmpty() ? m_parts.page->whyNone() : whyNot;
    }
    if (!m_parts.page->isVisible())
        return tr("The budget stands on the page Front: bring it in front first.");
    const std::shared_ptr<const FrontCurve>& curve = m_parts.page->curve();
    return !curve || curve->points().empty() ? m_parts.page->whyNone() : QString();
}

void FrontCommands::refresh()
{
    const QString whyNot = whyNotDerivable();
    Actions::offer(m_actions.deriveFront, whyNot);
    const bool isNone = whyNot.isEmpty() && !m_parts.page->best();
    Actions::offer(m_actions.deriveAtBudget, isNone ? m_parts.page->whyNone() : whyNot);
    if (whyNot.isEmpty() && !isNone)
        Actions::setTip(
            m_actions.deriveAtBudget,
            tr("Take the best network within %1 out of this search").arg(Format::ms(m_parts.page->budget())));
}

void FrontCommands::deriveAtBudget()
{
    const std::optional<FrontPoint> best = m_parts.page->best();
    if (!whyNotDerivable().isEmpty() || !best) { // it has changed after the action was last refreshed
        refresh();
        return;
    }
    const FrontCurve& curve = *m_parts.page->curve();
    derive({curve.chosen(*best, m_parts.page->budget())}, curve.step(), false);
}

void FrontCommands::derive(const std::vector<ChosenArchitecture>& wanted, std::int64_t step, bool trains)
{
    Q_EMIT derivationBegun();
    if (!m_parts.controller->canSteer()) {
        m_parts.networkJobs->derive(m_parts.view->header().folder, wanted, step, trains);
        return;
    }
    if (m_parts.view->isLive())
        m_parts.controller->post({.kind = Command::Kind::Checkpoint}); // the weights that they may inherit
    for (const ChosenArchitecture& chosen : wanted)
        m_parts.controller->post(deriveCommand(chosen.architecture, step, chosen.choice));
    Q_EMIT message(MessageLevel::Info,
                   tr("The search was asked for %Ln network(s).", nullptr, static_cast<int>(wanted.size())));
}

std::vector<Architecture> FrontCommands::known() const
{
    std::vector<Architecture> known;
    const RunHeader& header = m_parts.view->header();
    const NetworkTableModel& networks = *m_parts.library->networks();
    for (int row = 0; row < networks.rowCount(); ++row) {
        const NetworkRow& network = networks.network(row);
        if (network.runFolder != header.folder)
            continue;
        try {
            known.push_back(parseArchitecture(*header.space, network.network.architecture));
        } catch (const Error&) {
            continue; // a yardstick: of another space
        }
    }
    return known;
}

void FrontCommands::openDialog()
{
    if (!whyNotDerivable().isEmpty()) {
        refresh();
        return;
    }
    auto* dialog = new FrontDialog({.curve = m_parts.page->curve(),
                                    .space = m_parts.view->header().space,
                                    .known = known(),
                                    .canTrain = !m_parts.controller->canSteer()},
                                   m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_parts.view, &RunView::runChanged, dialog, &QDialog::reject); // it is about the run before
    connect(dialog, &FrontDialog::wanted, this,
            [this, step = m_parts.page->curve()->step()](const std::vector<ChosenArchitecture>& wanted, bool trains) {
                derive(wanted, step, trains);
            });
    dialog->open();
}

} // namespace pathloom
