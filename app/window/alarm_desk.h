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
class QToolButton;

namespace pathloom {

class MessageBar;
class RunSteering;
class RunView;
class SearchController;

/// Shows each alarm of the run on show in a bar of its own as it comes, with what it suggests to do, and counts those
/// that wait for an answer, with a list of them. Those of other runs, of the search of this window or of followed
/// ones, wait until their run is looked at.
class AlarmDesk final : public QObject
{
    Q_OBJECT

public:
    /// @param counter tells how many wait; its menu lists them, the newest first, those of a kind together
    AlarmDesk(SearchController* controller, RunView* view, const RunSteering* steering, MessageBar* bar,
              QToolButton* counter);

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
    void take(const Event& event, const QString& folder);
    /// Of the run on show.
    Waiting& waiting();
    const Raised* shown();
    /// What an alarm of the run on show suggests, or what is obvious.
    std::optional<Command> suggestionFor(const Alarm& alarm) const;
    void refresh();
    void showCount(std::size_t count);
    void showAlarm(const Alarm& alarm);
    /// Fills the menu of all waiting alarms: choosing one shows it in the bar.
    void listAlarms();
    void act();
    /// The one in the bar needs no answer any more.
    void dismiss();
    void putAway();

    SearchController* m_controller;
    RunView* m_view;
    const RunSteering* m_steering;
    MessageBar* m_bar;
    QToolButton* m_counter;
    QAction* m_act;
    std::map<QString, Waiting> m_alarms; ///< by the folder of their run: they speak of its blocks
    int m_lastNumber = 0;
};

} // namespace pathloom
