// SPDX-License-Identifier: MIT
#include "app/window/target_commands.h"

#include "app/window/actions.h"
#include "app/window/import_dialog.h"
#include "app/window/measure_wizard.h"
#include "app/window/quiet_measuring.h"
#include "app/window/target_library.h"
#include "app/window/targets_panel.h"
#include "core/latency/bundle.h"
#include "core/util/files.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"
#include "widgets/targets/calibration_view.h"

#include <QAction>
#include <QFileDialog>
#include <QInputDialog>

namespace pathloom {

namespace {

bool canBeRemoved(const TargetRow& row)
{
    std::error_code ignored;
    return row.target.origin == "imported" ||
           (isThisMachine(row.target) && std::filesystem::exists(row.target.tableFile, ignored));
}

} // namespace

TargetCommands::TargetCommands(const Actions& actions, TargetsPanel* panel, TargetLibrary* library,
                               TargetMeasuring* measuring, JobRunner* jobs, std::function<bool()> searchRuns,
                               QWidget* window)
    : QObject(window), m_actions(actions), m_panel(panel), m_library(library), m_measuring(measuring), m_jobs(jobs),
      m_searchRuns(std::move(searchRuns)), m_window(window), m_quiet(new QuietMeasuring(measuring, m_searchRuns, this)),
      m_again(new QAction(tr("Measure again when quiet"), this))
{
    const auto on = [this](QAction* action, void (TargetCommands::*function)()) {
        connect(action, &QAction::triggered, this, function);
    };
    on(actions.measureTarget, &TargetCommands::measureMachine);
    on(actions.importTarget, &TargetCommands::import);
    on(actions.exportTarget, &TargetCommands::exportSelected);
    on(actions.duplicateTarget, &TargetCommands::duplicateSelected);
    on(actions.removeTarget, &TargetCommands::removeSelected);
    on(actions.measureNetworks, &TargetCommands::measureNetworks);
    connect(actions.measureAgain, &QAction::triggered, this, &TargetCommands::measureAgain);
    connect(m_again, &QAction::triggered, this, [this] { waitForQuiet(m_againTarget, m_againSpace); });
    connect(m_quiet, &QuietMeasuring::changed, this, &TargetCommands::refresh);
    connect(actions.restoreTarget, &QAction::triggered, library, &TargetLibrary::restoreLast);
    connect(actions.saveTargetList, &QAction::triggered, this,
            [this] { saveCsv(tr("Save the list of targets"), QStringLiteral("targets.csv"), m_panel->listTable()); });
    connect(panel, &TargetsPanel::saveEntriesRequested, this, [this] {
        if (const auto row = m_panel->selectedTarget())
            saveCsv(tr("Save the entries"), QString::fromStdString(row->target.id) + QStringLiteral("-entries.csv"),
                    m_panel->entriesTable());
    });
    connect(panel, &TargetsPanel::selectionChanged, this, &TargetCommands::refresh);
    connect(library, &TargetLibrary::refreshed, this, &TargetCommands::refresh);
    connect(library, &TargetLibrary::restorableChanged, this, &TargetCommands::refresh);
    connect(library, &TargetLibrary::message, this, &TargetCommands::message);

    CalibrationView* calibration = panel->calibration();
    connect(calibration, &CalibrationView::measureRequested, this, &TargetCommands::measureNetworks);
    connect(calibration, &CalibrationView::cancelRequested, this, [this] { m_measuring->cancel(m_networksJob); });
    connect(measuring, &TargetMeasuring::measured, this, [this](JobId job, const QString& id) {
        if (job == m_networksJob)
            Q_EMIT message(MessageLevel::Info, tr("The networks are measured; the predictions of %1 are corrected by "
                                                  "them.")
                                                   .arg(id));
    });
    connect(measuring, &TargetMeasuring::failed, this, [this](JobId, const QString& sentence) {
        Q_EMIT message(MessageLevel::Error, tr("Measuring ended early, what was measured is kept: %1").arg(sentence));
    });
    connect(measuring, &TargetMeasuring::ended, this, [this](JobId job, const QString& id, const QString& space) {
        offerAgain(id, space);
        if (job == m_networksJob)
            m_networksJob = 0;
        m_library->refresh(); // also after cancelling: what was measured is there
        refresh();
    });
    refresh();
}

void TargetCommands::refresh()
{
    const auto row = m_panel->selectedTarget();
    const bool shown = m_panel->isVisible() && row;
    const bool here = row && isThisMachine(row->target);
    const bool busy = m_networksJob != 0;
    const QString unseen = !m_panel->isVisible()
                               ? tr("Show the targets first (%1) and select one.")
                                     .arg(m_actions.showTargets->shortcut().toString(QKeySequence::NativeText))
                           : !row ? tr("No target is selected.")
                                  : QString();
    const QString unknown = shown && row->entries == 0
                                ? tr("Nothing is known of this target yet: measure the operators of a space first.")
                                : unseen;
    const QString elsewhere = shown && !here ? tr("Only this machine can be measured from here.") : unknown;
    Actions::offer(m_actions.exportTarget, unknown);
    Actions::offer(m_actions.duplicateTarget, unknown);
    Actions::offer(m_actions.removeTarget, shown && !canBeRemoved(*row)
                                               ? tr("Only imported targets and what was measured here can be deleted.")
                                               : unseen);
    Actions::offer(m_actions.measureNetworks, busy ? tr("Networks are being timed already.") : elsewhere);
    Actions::offer(m_actions.measureAgain, m_quiet->isWaiting() ? QString() : elsewhere);
    m_actions.measureAgain->setChecked(m_quiet->isWaiting());
    Actions::offer(m_actions.restoreTarget,
                   m_library->canRestore() ? QString() : tr("No target was deleted that could be brought back."));
    Actions::offer(m_actions.saveTargetList, m_library->isRead() ? QString() : tr("The targets are being read."));
    CalibrationView* calibration = m_panel->calibration();
    calibration->setMeasuring(busy);
    calibration->setMeasurable(!here ? tr("Networks can be timed on this machine only; this target is another device.")
                               : row->entries == 0 ? tr("Measure the operators of a space first.")
                                                   : QString());
}

void TargetCommands::import()
{
    auto* dialog = new ImportDialog(m_jobs, m_panel->space(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const HardwareTarget& target = *dialog->imported();
        m_panel->select(QString::fromStdString(target.id));
        m_library->refresh();
        Q_EMIT pageWanted();
        Q_EMIT message(MessageLevel::Info, tr("%1 can be chosen as target now.").arg(CoreText::of(target.name)));
    });
    dialog->open();
}

void TargetCommands::measureMachine()
{
    if (!m_wizard) {
        m_wizard = new MeasureWizard(m_jobs, m_measuring, m_panel->space(), m_searchRuns, m_window);
        m_wizard->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_wizard, &MeasureWizard::bundleRequested, this, &TargetCommands::makeBundle);
        connect(m_wizard, &MeasureWizard::finishedMeasuring, this, [this](const QString& id) {
            m_panel->select(id);
            Q_EMIT pageWanted();
        });
    }
    m_wizard->show();
    m_wizard->raise();
    m_wizard->activateWindow();
}

void TargetCommands::exportSelected()
{
    const auto row = m_panel->selectedTarget();
    if (!row)
        return;
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Export the latency table"),
                                                      QString::fromStdString(row->target.id) + QStringLiteral(".csv"),
                                                      tr("Latency tables (*.csv)"));
    if (!file.isEmpty())
        m_library->exportTo(row->target, file);
}

void TargetCommands::duplicateSelected()
{
    const auto row = m_panel->selectedTarget();
    if (!row)
        return;
    auto* dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Duplicate target"));
    dialog->setLabelText(tr("Name of the copy:"));
    dialog->setTextValue(m_library->freeIdLike(QString::fromStdString(row->target.id)));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, target = row->target](const QString& id) {
        if (!id.trimmed().isEmpty())
            m_library->duplicate(target, id.trimmed());
    });
    dialog->open();
}

void TargetCommands::removeSelected()
{
    if (const auto row = m_panel->selectedTarget())
        m_library->remove(row->target);
}

void TargetCommands::measureNetworks()
{
    const auto row = m_panel->selectedTarget();
    if (!row || m_networksJob)
        return;
    m_networksJob = m_measuring->measureNetworks(row->target, m_panel->space(), m_panel->calibration()->count());
    if (m_searchRuns())
        Q_EMIT message(MessageLevel::Info, tr("Measuring begins when the running search has ended or is paused."));
    refresh();
}

void TargetCommands::measureAgain(bool wanted)
{
    const auto row = m_panel->selectedTarget();
    if (wanted && row)
        waitForQuiet(QString::fromStdString(row->target.id), m_panel->space());
    else
        m_quiet->stop();
}

void TargetCommands::waitForQuiet(const QString& targetId, const QString& space)
{
    m_quiet->start(targetId, space);
    const QString sentence =
        tr("%1 is measured again as soon as other programs have left this machine alone for some seconds.")
            .arg(targetId);
    // Later: the message that asked for it closes first.
    QMetaObject::invokeMethod(
        this, [this, sentence] { Q_EMIT message(MessageLevel::Info, sentence); }, Qt::QueuedConnection);
}

void TargetCommands::offerAgain(const QString& targetId, const QString& space)
{
    m_jobs->start({.key = QStringLiteral("offer-again"),
                   .owner = this,
                   .work = [this, targetId, space](JobContext&) -> JobDelivery {
                       const HardwareTarget target = findTarget(targetId.toStdString());
                       std::error_code ignored;
                       if (!isThisMachine(target) || !std::filesystem::exists(target.tableFile, ignored))
                           return [] {};
                       const LatencyTable table = readTable(target);
                       if (!isDisturbed(table))
                           return [] {};
                       return [this, targetId, space, name = target.name, error = commonErrorOf(table)] {
                           m_againTarget = targetId;
                           m_againSpace = space;
                           Q_EMIT offer(MessageLevel::Warning,
                                        tr("%1 was measured beside other work: all its latencies may be off by ± %2.")
                                            .arg(CoreText::of(name), Format::percent(error)),
                                        m_again);
                       };
                   },
                   .failed = [](const QString&) {}}); // whoever uses the table is told what is wrong with it
}

void TargetCommands::makeBundle(const QString& space, int batch)
{
    const QString folder = QFileDialog::getSaveFileName(
        m_wizard ? static_cast<QWidget*>(m_wizard) : m_window, tr("New folder for the bundle"),
        QStringLiteral("bundle-%1-b%2").arg(space).arg(batch), {}, nullptr, QFileDialog::ShowDirsOnly);
    if (folder.isEmpty())
        return;
    m_jobs->start({.title = tr("Making a bundle for another device"),
                   .owner = this,
                   .work = [this, space, batch, folder](JobContext& context) -> JobDelivery {
                       const auto progress = [&context](const MeasureProgress& now) {
                           context.setProgress(now.total > 0 ? double(now.done) / now.total : -1,
                                               QString::fromStdString(now.shape));
                       };
                       pathloom::makeBundle(loadSpace(space.toStdString()), batch, pathOf(folder), progress,
                                            context.stopToken());
                       return [this, folder] {
                           Q_EMIT message(MessageLevel::Info,
                                          tr("The bundle is in %1. Its README.txt says how to measure with it; "
                                             "import the result.csv that comes of it.")
                                              .arg(folder));
                       };
                   }});
}

void TargetCommands::saveCsv(const QString& title, const QString& name, const FigureTable& table)
{
    const QString file = QFileDialog::getSaveFileName(m_window, title, name, tr("CSV tables (*.csv)"));
    if (file.isEmpty())
        return;
    m_jobs->start({.title = title, .owner = this, .work = [this, file, table](JobContext&) -> JobDelivery {
                       writeTextFile(pathOf(file), toCsv(table).toStdString());
                       return [this, file] { Q_EMIT message(MessageLevel::Info, tr("Written to %1.").arg(file)); };
                   }});
}

} // namespace pathloom
