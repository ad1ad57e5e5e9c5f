// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QAction;

namespace pathloom {

class RunLibrary;
class SearchController;
class WindowSettings;
struct RunRow;

/// Says once, after the window was opened on a new search, that a search ended when the window was closed, or that the
/// newest run was interrupted, with a button that opens it: nothing else would tell that there is something to go on
/// with.
class InterruptedHint final : public QObject
{
    Q_OBJECT

public:
    InterruptedHint(RunLibrary* library, SearchController* controller, WindowSettings& settings,
                    QObject* parent = nullptr);

    /// What opens the run that wanted() is about.
    QAction* openAction() const { return m_open; }
    /// A person chose what to look at: there is nothing to hint at any more.
    void drop();

Q_SIGNALS:
    void wanted(const QString& sentence);
    void openRequested(const QString& folder);

private:
    void look();
    void offer(const RunRow& run, const QString& sentence);

    RunLibrary* m_library;
    SearchController* m_controller;
    WindowSettings& m_settings;
    QAction* m_open;
    bool m_isDone = false;
};

} // namespace pathloom
