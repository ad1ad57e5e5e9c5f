// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"
#include "core/search/events.h"
#include "core/space/search_space.h"

#include <QObject>
#include <QString>

#include <deque>
#include <memory>
#include <optional>

class QAction;
class QToolButton;

namespace pathloom {

class MessageBar;
class RunSteering;
class RunView;
class SearchController;

/// Shows the alarms of the running search one after the other in a bar of their own, each with what it suggests to do,
/// until each was answered or dismissed; with a list of them where there are several.
class AlarmDesk final : public QObject
{
    Q_OBJECT

public:
    /// @param row what is shown and hidden with the bar
    AlarmDesk(SearchController* controller, RunView* view, const RunSteering* steering, MessageBar* bar, QWidget* row);

    int waiting() const { return static_cast<int>(m_alarms.size()); }

private:
    struct Raised
    {
        QString folder;
        Alarm alarm;
        std::optional<Command> suggestion;
        bool endsSearch = false;
    };
    void take(const Event& event, const QString& folder);
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
    QToolButton* m_all;          ///< shown with more than one alarm
    std::deque<Raised> m_alarms; ///< the oldest first, one that ends the search before all; the first is shown
};

} // namespace pathloom
