// SPDX-License-Identifier: MIT
#include "app/window/network_commands.h"

#include "app/window/actions.h"
#include "app/window/export_dialog.h"
#include "app/window/network_dialog.h"
#include "app/window/networks_panel.h"
#include "app/window/weights_origin.h"
#include "core/compare/yardsticks.h"

#include <QApplication>
#include <QClipboard>

namespace pathloom {

namespace {

NetworkRef refOf(const NetworkRow& row)
{
    return {row.runFolder, row.network.id, QString::fromStdString(row.network.name)};
}

} // namespace

NetworkCommands::NetworkCommands(const Actions& actions, NetworksPanel* panel, NetworkJobs* jobs, JobRunner* background,
                                 WindowSettings& settings, QWidget* window)
    : QObject(window), m_actions(actions), m_panel(panel), m_jobs(jobs), m_settings(settings), m_window(window),
      m_weights(new WeightsOriginReader(background, this))
{
    connect(m_weights, &WeightsOriginReader::changed, this, &NetworkCommands::refresh);
    connect(actions.train, &QAction::triggered, this, [this] {
        if (const auto row = selected())
            m_jobs->train(refOf(*row));
    });
    connect(actions.measure, &QAction::triggered, this, [this] {
        if (const auto row = selected())
            m_jobs->measure(refOf(*row));
    });
    connect(actions.openPicture, &QAction::triggered, this, [this] {
        if (const auto row = selected())
            showNetworkPicture(*row, m_window);
    });
    connect(actions.exportOnnx, &QAction::triggered, this, &NetworkCommands::exportSelected);
    connect(actions.copyArchitecture, &QAction::triggered, this, &NetworkCommands::copySelected);
    connect(panel, &NetworksPanel::selectionChanged, this, &NetworkCommands::refresh);
    refresh();
}

std::optional<NetworkRow> NetworkCommands::selected() const
{
    return m_panel->selectedNetwork();
}

void NetworkCommands::refresh()
{
    const std::optional<NetworkRow> row = selected();
    const bool trained = row && !row->network.weightsFile.empty();
    const bool busy = row && m_jobs->isTraining(row->runFolder, row->network.id);
    for (QAction* action : m_actions.networkActions())
        action->setEnabled(row.has_value());
    m_actions.train->setEnabled(row && !busy);
    m_actions.measure->setEnabled(row && !busy);
    m_actions.exportOnnx->setEnabled(trained && !busy);
    const QString name = row ? QString::fromStdString(row->network.name) : QString();
    QString trainTip = row ? tr("Train %1 of %2 and test it on the test images").arg(name, row->runName)
                           : tr("Derive a network first, then train it");
    if (row && !isYardstick(row->network)) {
        m_weights->ask(row->runFolder, row->network.step);
        if (m_weights->origin() && m_weights->origin()->inherits)
            trainTip =
                tr("%1; %2", "what happens; where the weights come from").arg(trainTip, m_weights->origin()->text());
    } else {
        m_weights->forget();
    }
    m_actions.train->setToolTip(trainTip);
    m_actions.exportOnnx->setToolTip(trained ? tr("Write %1 of %2 as a checked ONNX file").arg(name, row->runName)
                                             : tr("Train a network first, then export it"));
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

void NetworkCommands::copySelected()
{
    const auto row = selected();
    if (!row)
        return;
    QApplication::clipboard()->setText(QString::fromStdString(row->network.architecture));
    Q_EMIT message(MessageLevel::Info, tr("The architecture of %1 is in the clipboard.").arg(refOf(*row).name));
}

} // namespace pathloom
