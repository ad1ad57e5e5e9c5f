// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"
#include "core/search/events.h"
#include "core/space/search_space.h"

#include <QObject>
#include <QString>

#include <deque>
#include <map>
#include <optional>

class QAction;
class QMenu;
class QToolButton;

namespace pathloom {

class MessageBar;
class MessageDesk;
class RunSteering;
class RunView;
class SearchController;

/// Shows each alarm of the run on show in a bar of its own as it comes, with what it suggests to do, and counts those
/// that wait for an answer, with a list of them, in which the messages stand as well that nobody has closed. Those of
/// other runs, of the search of this window or of followed ones, wait until their run is looked at.
class AlarmDesk final : public QObject
{
    Q_OBJECT

public:
    /// @param counter tells how many wait; its menu lists them, the newest first, those of a kind together
    /// @param messages may be null
    AlarmDesk(SearchController* controller, RunView* view, const RunSteering* steering, MessageBar* bar,
              QToolButton* counter, MessageDesk* messages = nullptr);

    /// An alarm of the run in a folder, of its search or of the training of its networks.
    void take(const Event& event, const QString& folder);
    QToolButton* counter() const { return m_counter; }
    /// Opens the list by the keyboard. False if nothing is in it.
    bool openList();

private:
    struct Raised
    {
        Alarm alarm;
        std::int64_t step = 0;
        int number = 0; ///< in the order in which they came
    };
    struct Waiting
    {
        std::deque<Raised> alarms; ///< the newest first
        int shown = 0;             ///< number of the one in the bar; 0 = none
    };
    /// Of the run on show.
    Waiting& waiting();
    const Raised* shown();
    /// What an alarm of the run on show suggests, or what is obvious.
    std::optional<Command> suggestionFor(const Alarm& alarm) const;
    void refresh();
    void showCount();
    void showAlarm(const Alarm& alarm);
    /// Fills the menu of all that waits: choosing an alarm or a message shows it in its bar.
    void list();
    void listAlarms(QMenu* menu);
    void act();
    /// The one in the bar needs no answer any more.
    void dismiss();
    void putAway();

    SearchController* m_controller;
    RunView* m_view;
    const RunSteering* m_steering;
    MessageBar* m_bar;
    QToolButton* m_counter;
    MessageDesk* m_messages;
    QAction* m_act;
    std::map<QString, Waiting> m_alarms; ///< by the folder of their run: they speak of its blocks
    int m_lastNumber = 0;
};

} // namespace pathloom
