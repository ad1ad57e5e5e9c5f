// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "app/window/search_request.h"
#include "core/search/events.h"
#include "widgets/models/run_list_model.h"

#include <QSet>

class QMenu;

namespace pathloom {

class Actions;
class RunChanges;
class RunLibrary;
class RunsPanel;
class WindowSettings;
struct FigureTable;

/// Connects the actions on runs (rename, delete, settings, search like it) with the run that is selected, and keeps
/// which runs were looked at last.
class RunCommands final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        RunsPanel* panel;
        RunLibrary* library;
        RunChanges* changes;
        JobRunner* jobs;
    };
    RunCommands(const Actions& actions, const Parts& parts, WindowSettings& settings, QWidget* window);

    /// Enables what the selected run allows.
    void refresh();
    /// Puts it first among those that were looked at.
    void remember(const QString& folder);
    QMenu* recentMenu() const { return m_recent; }

Q_SIGNALS:
    void message(pathloom::MessageLevel level, const QString& sentence);
    void openRequested(const QString& folder);
    /// A search like that of a run is to be prepared.
    void searchWanted(const pathloom::SearchRequest& request);

private:
    std::optional<RunRow> selected() const;
    void rename();
    void readFacts();
    void showFacts(const QString& name, const FigureTable& facts);
    void searchLike();
    void fillRecent();
    void lookForRecent();

    const Actions& m_actions;
    Parts m_parts;
    WindowSettings& m_settings;
    QWidget* m_window;
    QMenu* m_recent;
    QSet<QString> m_gone; ///< folders of runs that were looked at and are no longer there
};

} // namespace pathloom
