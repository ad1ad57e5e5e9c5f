// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QAction;

namespace pathloom {

class RunLibrary;
class SearchController;

/// Says once, after the window was opened on a new search, that the newest run was interrupted, with a button that
/// opens it: after a crash nothing else would tell that there is something to go on with.
class InterruptedHint final : public QObject
{
    Q_OBJECT

public:
    InterruptedHint(RunLibrary* library, SearchController* controller, QObject* parent = nullptr);

    /// What opens the run that wanted() is about.
    QAction* openAction() const { return m_open; }
    /// A person chose what to look at: there is nothing to hint at any more.
    void drop();

Q_SIGNALS:
    void wanted(const QString& sentence);
    void openRequested(const QString& folder);

private:
    void look();

    RunLibrary* m_library;
    SearchController* m_controller;
    QAction* m_open;
    bool m_isDone = false;
};

} // namespace pathloom
