// SPDX-License-Identifier: MIT
#include "app/window/alarm_desk.h"

#include "app/window/message_bar.h"
#include "app/window/search_controller.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QAction>
#include <QFontMetrics>
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
                     QWidget* row)
    : QObject(bar), m_controller(controller), m_view(view), m_steering(steering), m_bar(bar), m_row(row),
      m_act(new QAction(this)), m_all(new QToolButton(bar))
{
    m_all->setObjectName(QStringLiteral("allAlarms"));
    m_all->setText(tr("All alarms"));
    m_all->setToolTip(tr("List of the alarms that wait for an answer"));
    m_all->setPopupMode(QToolButton::InstantPopup);
    m_all->setMenu(new QMenu(m_all));
    m_all->menu()->setToolTipsVisible(true);
    bar->addButton(m_all);
    connect(m_all->menu(), &QMenu::aboutToShow, this, &AlarmDesk::listAlarms);
    connect(controller, &SearchController::alarmRaised, this, &AlarmDesk::take);
    connect(controller, &SearchController::runStarted, this, [this](const QString& folder) {
        m_alarms.erase(folder); // of before it went on
        refresh();
    });
    connect(controller, &SearchController::changed, this, &AlarmDesk::refresh);
    connect(view, &RunView::runChanged, this, [this] {
        m_all->menu()->close(); // it lists those of another run
        refresh();
    });
    connect(view, &RunView::headerChanged, this, &AlarmDesk::refresh);
    connect(steering, &RunSteering::changed, this, &AlarmDesk::refresh);
    connect(m_act, &QAction::triggered, this, &AlarmDesk::act);
    connect(bar, &MessageBar::closed, this, &AlarmDesk::dismiss); // also after its act
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
    const auto& alarm = std::get<Alarm>(event.body);
    if (endsSearch(alarm)) {    // nothing else can be done before
        m_all->menu()->close(); // its entries are one further now
        m_alarms[folder].push_front(alarm);
    } else
        m_alarms[folder].push_back(alarm);
    refresh();
}

AlarmDesk::Waiting& AlarmDesk::waiting()
{
    return m_alarms[m_view->header().folder]; // nothing waits for what has no folder yet
}

void AlarmDesk::refresh()
{
    const Waiting& alarms = waiting();
    m_row->setVisible(!alarms.empty());
    if (alarms.empty())
        return;
    const Alarm& alarm = alarms.front();
    m_all->setVisible(alarms.size() > 1);
    const SearchSpace& space = *m_view->header().space;
    QString text = SteeringText::alarm(space, alarm);
    if (alarms.size() > 1)
        text += u' ' % tr("(%Ln more alarm(s) after this one.)", nullptr, static_cast<int>(alarms.size()) - 1);
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

void AlarmDesk::listAlarms()
{
    QMenu* menu = m_all->menu();
    menu->clear();
    constexpr int widest = 90; ///< characters
    const QFontMetrics metrics(menu->font());
    const Waiting& alarms = waiting();
    for (std::size_t i = 0; i < alarms.size(); ++i) {
        const QString text = SteeringText::alarm(*m_view->header().space, alarms[i]);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, widest * metrics.averageCharWidth());
        QAction* entry = menu->addAction(QString(shown).replace(u'&', QStringLiteral("&&")), this, [this, i] {
            Waiting& alarms = waiting();
            if (i >= alarms.size())
                return; // answered meanwhile
            const auto chosen = alarms.begin() + static_cast<std::ptrdiff_t>(i);
            std::rotate(alarms.begin(), chosen, chosen + 1);
            refresh();
        });
        entry->setToolTip(text);
        entry->setCheckable(true);
        entry->setChecked(i == 0); // the one on show
    }
    menu->addSeparator();
    menu->addAction(tr("&Dismiss all"), this, [this] {
        waiting().clear();
        refresh();
    });
}

void AlarmDesk::act()
{
    if (waiting().empty())
        return;
    const Alarm alarm = waiting().front();
    const std::optional<Command> suggestion = suggestionFor(alarm);
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
    if (Waiting& alarms = waiting(); !alarms.empty())
        alarms.pop_front();
    refresh();
}

} // namespace pathloom
