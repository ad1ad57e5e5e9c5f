// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/run_reader.h"
#include "core/search/events.h"

#include <QPointer>

class QMenu;

namespace pathloom {

class Actions;
class RunChanges;
class RunLibrary;
class RunsPanel;
struct RunRow;

/// Chooses the run whose curves lie over those of the run on show, by actions and by a menu that the plots have too,
/// reads it in the background and follows it while something writes to it.
class PlotCommands final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        RunView* view;
        RunsPanel* panel;
        RunLibrary* library;
        RunChanges* changes;
        JobRunner* jobs;
    };
    PlotCommands(const Actions& actions, const Parts& parts, QWidget* window);

    /// Enables what the selected run and the one on show allow.
    void refresh();
    QMenu* menu() const { return m_menu; }
    void setWritingTest(WritingTest isWritingHere) { m_reader->setWritingTest(std::move(isWritingHere)); }

public Q_SLOTS:
    /// Lays the curves of a run over those of the one on show, in place of those of another one.
    void showToo(const QString& folder);
    void showOne();

Q_SIGNALS:
    void message(pathloom::MessageLevel level, const QString& sentence);

private:
    /// The folder of the second run, also while it is being read; empty = none.
    QString second() const;
    /// Why the curves of a run cannot be laid over those on show; empty if they can.
    QString whyNot(const RunRow* run) const;
    void toggleSelected();
    void chooseFolder();
    void fillMenu();

    const Actions& m_actions;
    Parts m_parts;
    QWidget* m_window;
    RunView* m_second;
    RunReader* m_reader;
    QString m_asked; ///< is being read
    QMenu* m_menu;
};

} // namespace pathloom
