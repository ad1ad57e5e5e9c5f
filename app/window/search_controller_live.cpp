// SPDX-License-Identifier: MIT
// The search that this window runs: its events, and going on with a stored one.
#include "app/window/search_controller.h"

#include "core/run/stored_history.h"
#include "core/search/steering.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"
#include "widgets/models/log_model.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace pathloom {

namespace {

/// After these the run folder says something new about itself (table, budget, trade-off, state), or refused to.
bool changesHeader(const Event& event)
{
    const auto* said = std::get_if<Message>(&event.body);
    return std::holds_alternative<PhaseChanged>(event.body) || std::holds_alternative<CommandAccepted>(event.body) ||
           (said && said->level != MessageLevel::Info);
}

} // namespace

void SearchController::takeEvents(const std::vector<Event>& events)
{
    const bool headerChanges = std::any_of(events.begin(), events.end(), changesHeader);
    for (const Event& event : events) {
        if (const auto* said = std::get_if<Message>(&event.body); said && said->level != MessageLevel::Info)
            Q_EMIT searchMessage(said->level, CoreText::of(said->text), m_liveFolder);
        if (const auto* resumed = std::get_if<Resumed>(&event.body))
            Q_EMIT searchMessage(MessageLevel::Info, LogModel::resumedText(*resumed, event.step), m_liveFolder);
        if (std::holds_alternative<Alarm>(event.body))
            Q_EMIT alarmRaised(event, m_liveFolder);
        if (std::holds_alternative<NetworkDerived>(event.body) || std::holds_alternative<Evaluation>(event.body))
            Q_EMIT runChanged(m_liveFolder);
    }
    auto resumed = events.begin();
    if (m_rejoining == Rejoining::Expected) {
        resumed = std::ranges::find_if(events, [](const Event& e) { return std::holds_alternative<Resumed>(e.body); });
        if (resumed != events.end())
            rejoin(*resumed++); // what came before it is in the record
    }
    if (m_rejoining == Rejoining::Reading)
        m_sinceResumed.insert(m_sinceResumed.end(), resumed, events.end());
    else if (m_rejoining == Rejoining::No)
        applyLive(events);
    takeSettings(events);
    // After what it speaks of: the time of a step belongs to the paths that are open now.
    for (const Event& event : events)
        if (const auto* progress = std::get_if<Progress>(&event.body)) {
            m_progress = *progress;
            Q_EMIT progressChanged(m_progress);
        }
    if (m_shown == Shown::Live && headerChanges)
        m_reader->refreshHeader(m_liveFolder);
    if (headerChanges)
        Q_EMIT runChanged(m_liveFolder);
    if (headerChanges)
        Q_EMIT changed();
}

void SearchController::applyLive(const std::vector<Event>& events)
{
    if (m_shown == Shown::Live) {
        m_view->apply(events);
        return;
    }
    for (const Event& event : events)
        m_liveHistory->apply(event); // until the search is looked at again
}

/// What a command has just set is known at once. The folder learns of it later: a header that is read from there before
/// must not bring the old value back.
void SearchController::takeSettings(const std::vector<Event>& events)
{
    bool any = false;
    for (const Event& event : events) {
        const auto* command = std::get_if<CommandAccepted>(&event.body);
        const std::optional<Act> act = command ? actOf(*command) : std::nullopt;
        if (!act)
            continue;
        for (const auto& [key, change] : act->settings) {
            m_liveSettings[key] = change.after;
            any = true;
        }
    }
    if (!any)
        return;
    m_liveHeader = withSettings(m_liveHeader);
    if (m_shown == Shown::Live)
        m_view->updateHeader(m_liveHeader);
}

RunHeader SearchController::withSettings(RunHeader header) const
{
    for (const auto& [key, value] : m_liveSettings)
        setSetting(header.info.config, key, value);
    return header;
}

void SearchController::resumeRun(const QString& folder, std::vector<Command> commands)
{
    if (!mayCompute())
        return;
    m_jobs->start({.title = tr("Opening the run"),
                   .key = QStringLiteral("resume"),
                   .owner = this,
                   .work = [this, folder, commands = std::move(commands)](JobContext&) -> JobDelivery {
                       const std::filesystem::path path = pathOf(folder);
                       const auto store = RunStore::open(path, RunStore::Access::Read);
                       if (store->isBeingWritten())
                           throw UsageError("another process writes to this run", path.string());
                       if (const std::string why = whyNotResumable(store->info()); !why.empty())
                           throw UsageError(why, path.string());
                       return
                           [this, header = headerOf(*store, m_isWritingHere), commands, loss = ResumeLoss::of(*store)] {
                               if (!loss.isToBeAsked())
                                   goOn(header, commands);
                               else if (m_ask)
                                   m_ask(loss, [this, header, commands] { goOn(header, commands); });
                               else
                                   Q_EMIT message(MessageLevel::Warning, loss.question());
                           };
                   },
                   .failed = [this](const QString& sentence) { Q_EMIT message(MessageLevel::Error, sentence); }});
}

void SearchController::goOn(const RunHeader& header, const std::vector<Command>& commands)
{
    if (!mayCompute())
        return;
    dropLookUp();
    m_liveFolder = header.folder;
    m_liveHeader = header;
    m_liveSettings.clear();
    m_liveHistory = std::make_shared<History>();
    m_sinceResumed.clear();
    m_rejoining = Rejoining::Expected;
    m_progress = {};
    m_trainAtEnd = SearchRequest{}.until != Stage::Search;
    m_session->start(m_makeResumed(m_liveFolder));
    for (const Command& command : commands)
        m_session->post(command);
    if (m_shown == Shown::Stored && m_view->header().folder == m_liveFolder) {
        m_reader->close(); // the view keeps what it shows until the record has been read anew
        setShown(Shown::Live);
    } else {
        showLive();
    }
    Q_EMIT runStarted(m_liveFolder);
}

/// Reads the history of a search that goes on, up to where it said so.
void SearchController::rejoin(const Event& resumed)
{
    m_rejoining = Rejoining::Reading;
    m_resumed = resumed;
    readUpToResumed();
}

void SearchController::readUpToResumed()
{
    m_jobs->start(
        {.title = {},
         .key = QStringLiteral("rejoin"),
         .owner = this,
         .work = [this, resumed = m_resumed, folder = m_liveFolder](JobContext& context) -> JobDelivery {
             const auto store = RunStore::open(pathOf(folder), RunStore::Access::Read);
             const std::vector<Event> told = store->eventsOfKind(kindOf(resumed.body));
             // What is told is written within a second, perhaps not yet. Others want this lane meanwhile.
             if (told.empty() || told.back().step != resumed.step || told.back().seconds != resumed.seconds)
                 return [this] {
                     QTimer::singleShot(std::chrono::milliseconds(100), this, [this] {
                         if (m_rejoining == Rejoining::Reading)
                             readUpToResumed();
                     });
                 };
             History upToResumed = readStoredHistory(*store, context.stopToken(), kindOf(resumed.body)).history;
             return [this, folder, history = std::make_shared<History>(std::move(upToResumed))] {
                 if (m_rejoining != Rejoining::Reading || folder != m_liveFolder)
                     return;
                 m_rejoining = Rejoining::No;
                 m_liveHistory = history;
                 for (const Event& event : std::exchange(m_sinceResumed, {}))
                     m_liveHistory->apply(event);
                 if (m_shown != Shown::Live)
                     return;
                 const int choice = m_view->selectedChoice(), candidate = m_view->selectedCandidate();
                 m_view->setRun(m_liveHeader, m_liveHistory);
                 m_view->select(choice, candidate);
                 Q_EMIT changed();
             };
         },
         .failed = [this](const QString& sentence) { Q_EMIT message(MessageLevel::Error, sentence); }});
}

void SearchController::showLive()
{
    m_reader->close();
    m_view->setRun(m_liveHeader, m_liveHistory);
    setShown(Shown::Live);
    if (m_liveHistory->revision() > 0)
        m_reader->refreshHeader(m_liveFolder);
}

/// False for a search that was refused before it had a run of its own.
bool SearchController::hasBegun() const
{
    std::error_code ignored;
    return m_rejoining != Rejoining::No || m_liveHistory->step() > 0 || !m_liveHistory->snapshots().empty() ||
           std::filesystem::exists(pathOf(m_liveFolder) / "run.db", ignored);
}

void SearchController::end(Phase phase)
{
    const QString run = hasBegun() ? m_liveFolder : QString();
    if (m_shown == Shown::Live && run.isEmpty()) {
        showDraft(*m_draft); // it can be mended and started again
    } else if (m_shown == Shown::Live) {
        RunHeader ended = m_view->header();
        ended.info.state = phase; // until the header has been read again
        ended.live = ended.locked = ended.takesCommands = false;
        m_view->updateHeader(ended);
        setShown(Shown::Stored);
        if (m_rejoining == Rejoining::No)
            m_reader->refreshHeader(m_liveFolder);
        else
            m_reader->open(m_liveFolder); // it ended before its history was read
    }
    m_rejoining = Rejoining::No;
    m_sinceResumed.clear();
    m_liveHistory = std::make_shared<History>(); // the views keep the one they show
    Q_EMIT runEnded(run, phase, m_trainAtEnd && phase == Phase::Finished);
}

} // namespace pathloom
