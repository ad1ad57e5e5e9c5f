// SPDX-License-Identifier: MIT
#include "app/window/network_commands.h"

#include "app/window/actions.h"
#include "app/window/confusion_dialog.h"
#include "app/window/export_dialog.h"
#include "app/window/network_dialog.h"
#include "app/window/networks_panel.h"
#include "app/window/run_changes.h"
#include "app/window/run_library.h"
#include "app/window/train_dialog.h"
#include "app/window/weights_origin.h"
#include "core/compare/yardsticks.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QInputDialog>
#include <QUrl>

namespace pathloom {

namespace {

NetworkRef refOf(const NetworkRow& row)
{
    return {row.runFolder, row.network.id, QString::fromStdString(row.network.name)};
}

} // namespace

NetworkCommands::NetworkCommands(const Actions& actions, const Parts& parts, WindowSettings& settings, QWidget* window)
    : QObject(window), m_actions(actions), m_panel(parts.panel), m_jobs(parts.jobs), m_changes(parts.changes),
      m_library(parts.library), m_background(parts.background), m_settings(settings), m_window(window),
      m_weights(new WeightsOriginReader(parts.background, this)),
      m_showExported(new QAction(tr("Show in folder"), this))
{
    connect(m_weights, &WeightsOriginReader::changed, this, &NetworkCommands::refresh);
    connect(actions.train, &QAction::triggered, this, &NetworkCommands::trainSelected);
    connect(actions.measure, &QAction::triggered, this, [this] {
        if (const auto row = selected())
            m_jobs->measure(refOf(*row));
    });
    connect(actions.evaluateShared, &QAction::triggered, this, [this] {
        if (const auto row = selected())
            m_jobs->evaluate(row->runFolder, {row->network.id});
    });
    connect(actions.openPicture, &QAction::triggered, this, [this] {
        if (const auto row = selected())
            showNetworkPicture(*row, m_window);
    });
    connect(actions.showConfusion, &QAction::triggered, this, [this] {
        const auto row = selected();
        if (!row)
            return;
        auto* dialog = new ConfusionDialog(*row, m_background, m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
    connect(actions.exportOnnx, &QAction::triggered, this, &NetworkCommands::exportSelected);
    connect(actions.copyArchitecture, &QAction::triggered, this, &NetworkCommands::copySelected);
    connect(actions.showOnnx, &QAction::triggered, this, [this] {
        if (const auto row = selected(); row && !row->network.onnxFile.empty())
            showFile(onnxFileOf(*row));
    });
    connect(actions.renameNetwork, &QAction::triggered, this, &NetworkCommands::renameSelected);
    connect(actions.noteNetwork, &QAction::triggered, this, &NetworkCommands::noteSelected);
    connect(actions.removeNetwork, &QAction::triggered, this, [this] {
        if (const auto row = selected())
            m_changes->removeNetwork(refOf(*row));
    });
    connect(m_showExported, &QAction::triggered, this, [this] { showFile(m_showExported->data().toString()); });
    connect(m_jobs, &NetworkJobs::exportedByItself, this, [this](const NetworkRef& network, const QString& file) {
        m_showExported->setData(file);
        Q_EMIT offer(MessageLevel::Info, tr("%1 was exported to %2.", "network and file").arg(network.name, file),
                     m_showExported);
    });
    connect(m_panel, &NetworksPanel::selectionChanged, this, &NetworkCommands::refresh);
    connect(m_library->runs(), &QAbstractItemModel::dataChanged, this, &NetworkCommands::refresh);
    connect(m_library, &RunLibrary::refreshed, this, &NetworkCommands::refresh);
    refresh();
}

std::optional<NetworkRow> NetworkCommands::selected() const
{
    return m_panel->selectedNetwork();
}

QString NetworkCommands::whyNotChangeable(const NetworkRow& row) const
{
    const int run = m_library->runs()->rowOf(row.runFolder);
    if (run < 0)
        return {};
    if (m_library->runs()->run(run).live)
        return tr("The search of this network's run is not over; its networks can be changed when it has ended.");
    return m_library->runs()->run(run).locked ? tr("Another program writes to this network's run.") : QString();
}

void NetworkCommands::refresh()
{
    const std::optional<NetworkRow> row = selected();
    const bool trained = row && !row->network.weightsFile.empty();
    const bool busy = row && m_jobs->isTraining(row->runFolder, row->network.id);
    const QString nothing = tr("No network is selected: Derive takes one out of a search.");
    const auto offer = [&](QAction* action, const QString& whyNot) { Actions::offer(action, row ? whyNot : nothing); };
    const QString training = busy ? tr("This network is being trained, or waits for it.") : QString();
    const QString locked = row ? whyNotChangeable(*row) : QString();
    for (QAction* action : {m_actions.openPicture, m_actions.copyArchitecture})
        offer(action, {});
    for (QAction* action : {m_actions.train, m_actions.measure})
        offer(action, training);
    const bool isForeign = row && isYardstick(row->network);
    offer(m_actions.evaluateShared,
          isForeign ? tr("It was not searched for: a search has no weights of it.") : training);
    offer(m_actions.noteNetwork, locked);
    for (QAction* action : {m_actions.renameNetwork, m_actions.removeNetwork})
        offer(action, busy ? training : locked);
    offer(m_actions.exportOnnx, !trained ? tr("Train the network first, then export it") : training);
    offer(m_actions.showConfusion, row && !row->network.testAccuracy
                                       ? tr("Train the network first: then it is tested on the test images")
                                       : QString());
    offer(m_actions.showOnnx, row && row->network.onnxFile.empty()
                                  ? tr("Export the network first, then its file can be shown")
                                  : QString());
    const QString name = row ? QString::fromStdString(row->network.name) : QString();
    if (!row || busy || isYardstick(row->network))
        m_weights->forget();
    if (!row || busy)
        return;
    QString trainTip = tr("Train %1 of %2 and test it on the test images").arg(name, row->runName);
    if (!isYardstick(row->network)) {
        m_weights->ask(row->runFolder, row->network.step);
        if (m_weights->origin() && m_weights->origin()->inherits)
            trainTip =
                tr("%1; %2", "what happens; where the weights come from").arg(trainTip, m_weights->origin()->text());
    }
    if (const QString waits = m_jobs->whyWaiting(row->runFolder); !waits.isEmpty())
        trainTip = tr("%1; it %2", "what happens; what it waits for").arg(trainTip, waits);
    Actions::setTip(m_actions.train, trainTip);
    if (trained)
        Actions::setTip(m_actions.exportOnnx, tr("Write %1 of %2 as a checked ONNX file").arg(name, row->runName));
}

void NetworkCommands::trainSelected()
{
    const auto row = selected();
    if (!row)
        return;
    auto* dialog = new TrainDialog(*row, m_background, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TrainDialog::wanted, this, [this, network = refOf(*row)](const Json& options) {
        m_jobs->train(network, NetworkJobs::Then::Nothing, options);
    });
    dialog->open();
}

void NetworkCommands::exportSelected()
{
    const auto row = selected();
    if (!row)
        return;
    auto* dialog = new ExportDialog(refOf(*row), m_jobs, m_settings, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void NetworkCommands::showFile(const QString& file)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath())))
        Q_EMIT message(MessageLevel::Warning, tr("No file manager answered; the file is %1.").arg(file));
}

void NetworkCommands::renameSelected()
{
    const auto row = selected();
    if (!row)
        return;
    auto* dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("renameNetwork"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename network"));
    dialog->setLabelText(tr("New name of %1; new files of it are named so:").arg(refOf(*row).name));
    dialog->setTextValue(refOf(*row).name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, network = refOf(*row)](const QString& name) {
        if (name.simplified() != network.name)
            m_changes->renameNetwork(network, name.simplified());
    });
    dialog->open();
}

void NetworkCommands::noteSelected()
{
    const auto row = selected();
    if (!row)
        return;
    auto* dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("networkNote"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setWindowTitle(tr("Note"));
    dialog->setLabelText(tr("Note on %1:").arg(refOf(*row).name));
    dialog->setTextValue(QString::fromStdString(row->network.note));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, network = refOf(*row)](const QString& note) { m_changes->setNote(network, note.trimmed()); });
    dialog->open();
}

void NetworkCommands::copySelected()
{
    const auto row = selected();
    if (!row)
        return;
    QApplication::clipboard()->setText(QString::fromStdString(row->network.architecture));
    Q_EMIT message(MessageLevel::Info, tr("The architecture of %1 is in the clipboard.").arg(refOf(*row).name));
}

} // namespace pathloom
