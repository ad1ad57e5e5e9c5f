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

/// Shows the alarms of the run on show one after the other in a bar of their own, each with what it suggests to do,
/// until each was answered or dismissed; with a list of them where there are several. Those of other runs, of the
/// search of this window or of followed ones, wait until their run is looked at.
class AlarmDesk final : public QObject
{
    Q_OBJECT

public:
    /// @param row what is shown and hidden with the bar
    AlarmDesk(SearchController* controller, RunView* view, const RunSteering* steering, MessageBar* bar, QWidget* row);

private:
    /// The oldest first, one that ends the search before all; the first is shown.
    using Waiting = std::deque<Alarm>;
    void take(const Event& event, const QString& folder);
    /// Of the run on show.
    Waiting& waiting();
    /// What an alarm of the run on show suggests, or what is obvious.
    std::optional<Command> suggestionFor(const Alarm& alarm) const;
    void refresh();
    /// Fills the menu of all waiting alarms: choosing one puts it on show.
    void listAlarms();
    void act();
    void dismiss();

    SearchController* m_controller;
    RunView* m_view;
    const RunSteering* m_steering;
    MessageBar* m_bar;
    QWidget* m_row;
    QAction* m_act;
    QToolButton* m_all;                  ///< shown with more than one alarm
    std::map<QString, Waiting> m_alarms; ///< by the folder of their run: they speak of its blocks
};

} // namespace pathloom
