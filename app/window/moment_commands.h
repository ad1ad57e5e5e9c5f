// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"

#include <QTimer>

namespace pathloom {

class Actions;
class NetworkJobs;
class RunLibrary;
class RunView;
class SearchController;
class SupernetView;
class TargetLibrary;
class Timeline;
class WeightsOriginReader;
class WindowSettings;

/// Connects the actions on the moment that is looked at: derive its leading network, compare it with another moment,
/// save the run's course as an animation.
class MomentCommands final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        RunView* view;
        SearchController* controller;
        RunLibrary* runLibrary;
        TargetLibrary* targets;
        JobRunner* jobs;
        NetworkJobs* networkJobs;
        SupernetView* graph;
        Timeline* timeline;
    };
    MomentCommands(const Actions& actions, const Parts& parts, WindowSettings& settings, QWidget* window);

    /// Enables what the moment and the run allow.
    void refresh();

Q_SIGNALS:
    /// A network will come.
    void derivationBegun();

private:
    /// Why the leading network of the moment cannot be taken out; empty if it can.
    QString whyNotDerivable() const;
    void derive();
    void openDifference();
    void saveAnimation();

    const Actions& m_actions;
    const Parts m_parts;
    WindowSettings& m_settings;
    QWidget* m_window;
    WeightsOriginReader* m_weights;
    const QString m_deriveText, m_deriveTip;
    QTimer m_soon; ///< travelling changes the moment at every frame
};

} // namespace pathloom
