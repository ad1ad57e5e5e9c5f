// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/network_jobs.h"

namespace pathloom {

class Actions;
class NetworksPanel;
class WeightsOriginReader;
class WindowSettings;
struct NetworkRow;

/// Connects the actions on derived networks (train, measure, export, picture, copy) with the network that is selected.
class NetworkCommands final : public QObject
{
    Q_OBJECT

public:
    NetworkCommands(const Actions& actions, NetworksPanel* panel, NetworkJobs* jobs, JobRunner* background,
                    WindowSettings& settings, QWidget* window);

    /// Enables what the selected network allows.
    void refresh();

Q_SIGNALS:
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    std::optional<NetworkRow> selected() const;
    void exportSelected();
    void copySelected();

    const Actions& m_actions;
    NetworksPanel* m_panel;
    NetworkJobs* m_jobs;
    WindowSettings& m_settings;
    QWidget* m_window;
    WeightsOriginReader* m_weights; ///< of the selected network
};

} // namespace pathloom
