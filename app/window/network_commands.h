// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/network_jobs.h"

namespace pathloom {

class Actions;
class NetworksPanel;
class RunChanges;
class RunLibrary;
class WeightsOriginReader;
class WindowSettings;
struct NetworkRow;

/// Connects the actions on derived networks (train, measure, export, picture, names, deleting) with the network that is
/// selected.
class NetworkCommands final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        NetworksPanel* panel;
        NetworkJobs* jobs;
        RunChanges* changes;
        RunLibrary* library;
        JobRunner* background;
    };
    NetworkCommands(const Actions& actions, const Parts& parts, WindowSettings& settings, QWidget* window);

    /// Enables what the selected network allows.
    void refresh();

Q_SIGNALS:
    void message(pathloom::MessageLevel level, const QString& sentence);
    /// A message with something to do about it.
    void offer(pathloom::MessageLevel level, const QString& sentence, QAction* action);

private:
    std::optional<NetworkRow> selected() const;
    /// Why nothing of a network can be changed in its run now; empty if it can.
    QString whyNotChangeable(const NetworkRow& row) const;
    void trainSelected();
    void exportSelected();
    void copySelected();
    void renameSelected();
    void noteSelected();
    void showFile(const QString& file);

    const Actions& m_actions;
    NetworksPanel* m_panel;
    NetworkJobs* m_jobs;
    RunChanges* m_changes;
    RunLibrary* m_library;
    JobRunner* m_background;
    WindowSettings& m_settings;
    QWidget* m_window;
    WeightsOriginReader* m_weights; ///< of the selected network
    QAction* m_showExported;        ///< of the message about a file, which is its data
};

} // namespace pathloom
