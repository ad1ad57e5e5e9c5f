// SPDX-License-Identifier: MIT
#include "app/window/alarm_desk.h"

#include "app/window/icons.h"
#include "app/window/message_bar.h"
#include "app/window/message_desk.h"
#include "app/window/search_controller.h"
#include "widgets/common/menu_text.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace pathloom {

namespace {

/// The path that an alarm is about, if it is about one.
std::optional<Path> pathOf(const Alarm& alarm)
{
    const auto number = [&](const char* key) {
        const auto found = alarm.arguments.is_object() ? alarm.arguments.find(key) : alarm.arguments.end();
        return found != alarm.arguments.end() && found->is_number_integer() ? found->get<int>() : -1;
    };
    const Path path{number("block"), number("candidate")};
    return path.block >= 0 && path.candidate >= 0 ? std::optional(path) : std::nullopt;
}

bool endsSearch(const Alarm& alarm)
{
    return alarm.kind == "loss_not_finite";
}

} // namespace

AlarmDesk::AlarmDesk(SearchController* controller, RunView* view, const RunSteering* steering, MessageBar* bar,
                     QToolButton* counter, MessageDesk* messages)
    : QObject(bar), m_controller(controller), m_view(view), m_steering(steering), m_bar(bar), m_counter(counter),
      m_messages(messages), m_act(new QAction(this))
{
    counter->setObjectName(QStringLiteral("alarmCounter"));
    counter->setIcon(icon(QStringLiteral("warning")));
    counter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    counter->setAutoRaise(true);
    counter->setFocusPolicy(Qt::TabFocus);
    counter->setToolTip(tr("List of the alarms, warnings and errors that wait for an answer"));
    counter->setPopupMode(QToolButton::InstantPopup);
    counter->setMenu(new QMenu(counter));
    counter->menu()->setToolTipsVisible(true);
    auto* dismissButton = new QToolButton(bar);
    dismissButton->setText(tr("Dismiss"));
    dismissButton->setToolTip(tr("Take this alarm off the list"));
    bar->addButton(dismissButton);
    bar->setCloseTip(tr("Close; the alarm stays in the list of the status bar"));
    connect(dismissButton, &QToolButton::clicked, this, &AlarmDesk::dismiss);
    connect(counter->menu(), &QMenu::aboutToShow, this, &AlarmDesk::list);
    connect(controller, &SearchController::alarmRaised, this, &AlarmDesk::take);
    connect(controller, &SearchController::runStarted, this, [this](const QString& folder) {
        m_alarms.erase(folder); // of before it went on
        refresh();
    });
    connect(controller, &SearchController::changed, this, &AlarmDesk::refresh);
    connect(view, &RunView::runChanged, this, [this] {
        m_counter->menu()->close(); // it lists those of another run
        refresh();
    });
    connect(view, &RunView::headerChanged, this, &AlarmDesk::refresh);
    connect(steering, &RunSteering::changed, this, &AlarmDesk::refresh);
    connect(m_act, &QAction::triggered, this, &AlarmDesk::act);
    connect(bar, &MessageBar::closed, this, &AlarmDesk::putAway); // also after its act
    if (messages)
        connect(messages, &MessageDesk::changed, this, &AlarmDesk::showCount);
    refresh();
}

std::optional<Command> AlarmDesk::suggestionFor(const Alarm& alarm) const
{
    if (const std::optional<Command> suggested = SteeringText::suggestion(alarm))
        return suggested;
    if (!endsSearch(alarm))
        return std::nullopt;
    // Half of what the phase that diverged began with.
    bool warmUp = false;
    for (const Event& event : m_view->history().messages())
        if (const auto* phase = std::get_if<PhaseChanged>(&event.body))
            warmUp = phase->phase == Phase::WarmUp || (warmUp && phase->phase != Phase::Joint);
    const SearchConfig& config = m_view->header().info.config;
    return Command{.kind = Command::Kind::Set,
                   .key = warmUp ? "weights.warmup_learning_rate" : "weights.learning_rate",
                   .value = (warmUp ? config.warmupLearningRate : config.learningRate) / 2};
}

void AlarmDesk::take(const Event& event, const QString& folder)
{
    Waiting& of = m_alarms[folder];
    of.alarms.push_front({std::get<Alarm>(event.body), event.step, ++m_lastNumber});
    // Nothing else can be done before what ended the search.
    const auto ending = std::ranges::find_if(of.alarms, [](const Raised& raised) { return endsSearch(raised.alarm); });
    of.shown = ending != of.alarms.end() ? ending->number : m_lastNumber;
    refresh();
}

AlarmDesk::Waiting& AlarmDesk::waiting()
{
    return m_alarms[m_view->header().folder]; // nothing waits for what has no folder yet
}

const AlarmDesk::Raised* AlarmDesk::shown()
{
    const Waiting& of = waiting();
    const auto found = std::ranges::find(of.alarms, of.shown, &Raised::number);
    return found == of.alarms.end() ? nullptr : &*found;
}

void AlarmDesk::refresh()
{
    showCount();
    if (const Raised* raised = shown())
        showAlarm(raised->alarm);
    else
        m_bar->hide();
}

void AlarmDesk::showCount()
{
    const int alarms = static_cast<int>(waiting().alarms.size()), messages = m_messages ? m_messages->count() : 0;
    QStringList counts;
    if (alarms > 0)
        counts << tr("%Ln alarm(s)", nullptr, alarms);
    if (messages > 0)
        counts << tr("%Ln message(s)", nullptr, messages);
    m_counter->setVisible(!counts.isEmpty());
    m_counter->setText(counts.join(QStringLiteral(" · ")));
    m_counter->setAccessibleName(m_counter->text());
}

bool AlarmDesk::openList()
{
    if (m_counter->isHidden())
        return false;
    m_counter->showMenu();
    return true;
}

void AlarmDesk::showAlarm(const Alarm& alarm)
{
    const SearchSpace& space = *m_view->header().space;
    QString text = SteeringText::alarm(space, alarm);
    const std::optional<Command> suggestion = suggestionFor(alarm);
    const std::optional<Path> path = pathOf(alarm);
    if (!suggestion && path && PathMask(space).contains(*path)) {
        m_act->setText(tr("Show the path"));
        m_act->setToolTip(tr("Select %1 in the graph").arg(SteeringText::path(space, *path)));
        m_act->setEnabled(true);
        m_bar->show(MessageLevel::Warning, text, m_act);
        return;
    }
    if (suggestion) {
        const QString act = SteeringText::suggestionText(space, *suggestion, m_view->header().info.config);
        m_act->setText(endsSearch(alarm) ? tr("%1 and go on").arg(act) : act);
        const bool possible = endsSearch(alarm) ? m_controller->canResumeRun() : m_controller->canSteer();
        m_act->setEnabled(possible);
        const QString effect = m_steering->effectText(*suggestion);
        m_act->setToolTip(!possible && !endsSearch(alarm) ? m_controller->whyNotSteerable()
                          : effect.isEmpty()              ? m_act->text()
                                                          : tr("%1: %2").arg(m_act->text(), effect));
        if (!effect.isEmpty())
            text += u'\n' % tr("%1: %2").arg(act, effect);
    }
    m_bar->show(MessageLevel::Warning, text, suggestion ? m_act : nullptr);
}

void AlarmDesk::list()
{
    QMenu* menu = m_counter->menu();
    menu->clear();
    listAlarms(menu);
    if (m_messages)
        m_messages->list(menu);
    menu->addSeparator();
    menu->addAction(tr("&Dismiss all"), this, [this] {
        waiting() = {};
        if (m_messages)
            m_messages->dismissAll();
        refresh();
    });
}

void AlarmDesk::listAlarms(QMenu* menu)
{
    const Waiting& of = waiting();
    QList<std::string> kinds; // that of the newest alarm first
    for (const Raised& raised : of.alarms)
        if (!kinds.contains(raised.alarm.kind))
            kinds.append(raised.alarm.kind);
    for (const std::string& kind : std::as_const(kinds)) {
        menu->addSection(menuText(SteeringText::alarmKind(kind)));
        for (const Raised& raised : of.alarms) {
            if (raised.alarm.kind != kind)
                continue;
            const QString text = tr("Step %1: %2", "when and what")
                                     .arg(QLocale().toString(qlonglong(raised.step)),
                                          SteeringText::alarm(*m_view->header().space, raised.alarm));
            QAction* entry = addSentence(menu, text);
            connect(entry, &QAction::triggered, this, [this, number = raised.number] {
                waiting().shown = number;
                refresh();
            });
            entry->setCheckable(true);
            entry->setChecked(raised.number == of.shown);
        }
    }
}

void AlarmDesk::act()
{
    const Raised* raised = shown();
    if (!raised)
        return;
    const Alarm alarm = raised->alarm;
    const std::optional<Command> suggestion = suggestionFor(alarm);
    dismiss();
    if (!suggestion) {
        if (const std::optional<Path> path = pathOf(alarm))
            m_view->select(path->block, path->candidate);
    } else if (endsSearch(alarm))
        m_controller->resumeRun(m_view->header().folder, {*suggestion});
    else
        m_controller->post(*suggestion);
}

void AlarmDesk::dismiss()
{
    Waiting& of = waiting();
    std::erase_if(of.alarms, [&of](const Raised& raised) { return raised.number == of.shown; });
    putAway();
}

void AlarmDesk::putAway()
{
    waiting().shown = 0;
    refresh();
}

} // namespace pathloom
