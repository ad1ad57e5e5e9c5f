// SPDX-License-Identifier: MIT
#include "app/window/run_reader.h"

#include "core/derive/remaining_work.h"
#include "core/run/command_folder.h"
#include "core/run/stored_history.h"
#include "core/util/error.h"
#include "widgets/common/paths.h"

#include <algorithm>

#include <unistd.h>

namespace pathloom {

namespace {

constexpr std::int64_t eventsPerPiece = 2000;
constexpr std::int64_t lastEvents = 300; ///< from which the speed of a search is told
// Writers commit every second; what they wrote is to be seen after two at most.
constexpr std::chrono::milliseconds followInterval{700};

/// After these the run folder says something new about itself: table, budget, state, what writes to it.
bool changesHeader(const Event& event)
{
    return std::holds_alternative<PhaseChanged>(event.body) || std::holds_alternative<CommandAccepted>(event.body) ||
           std::holds_alternative<TrainingEpoch>(event.body);
}

} // namespace

/// What a reading job and the one that continues it share; used by one job at a time.
struct RunReader::Source
{
    QString folder;
    std::unique_ptr<RunStore> store;
    std::int64_t lastRow = 0;
    std::int64_t generation = 0; ///< of the record that was read
    bool ended = false;          ///< nobody writes to it any more; GUI thread only
};

RunWriter writerOf(const RunStore& store, const WritingTest& isWritingHere)
{
    if (!store.isBeingWritten() || isWritingHere(store.folder()))
        return RunWriter::Nobody;
    const Phase state = store.info().state;
    if (hasEnded(state))
        return RunWriter::Other;
    bool trains = false; // by what was written last; a search and a training both tell of what happens
    constexpr std::int64_t enoughRows = 20;
    store.readEvents(std::max<std::int64_t>(0, store.lastRow() - enoughRows), [&](const Event& event) {
        if (!std::holds_alternative<Message>(event.body))
            trains = std::holds_alternative<TrainingEpoch>(event.body);
    });
    return trains ? RunWriter::Other : RunWriter::Search;
}

RunHeader headerOf(const RunStore& store, const WritingTest& isWritingHere)
{
    RunHeader header;
    header.folder = textOf(store.folder());
    header.info = store.info();
    header.space = std::make_shared<const SearchSpace>(store.space());
    auto table = std::make_shared<const LatencyTable>(store.latencyTable());
    if (!table->entries.empty()) {
        header.latency = latencyModel(*table, *header.space);
        header.table = std::move(table);
    }
    const RunWriter writer = writerOf(store, isWritingHere);
    header.live = writer == RunWriter::Search;
    header.locked = writer == RunWriter::Other;
    header.takesCommands = CommandFolder::isOpen(store.folder());
    if (!isWritingHere(store.folder())) {
        header.workLeft = nextWork(store).has_value();
        header.workBegun = !store.work().begun.empty();
    }
    header.readOnly = ::access(store.folder().c_str(), W_OK) != 0 ||
                      ::access((store.folder() / "run.db").c_str(), W_OK) != 0; // the mode, or a medium
    return header;
}

RunReader::RunReader(JobRunner* jobs, RunView* view, QObject* parent) : QObject(parent), m_jobs(jobs), m_view(view)
{
    m_follow.setSingleShot(true);
    m_follow.setInterval(followInterval);
    connect(&m_follow, &QTimer::timeout, this, [this] {
        if (m_source)
            read(m_source);
    });
    connect(m_jobs, &JobRunner::jobEnded, this, [this](JobId job) {
        if (job == m_job && m_source && !m_follow.isActive())
            m_source->ended = true; // also one that was cancelled
    });
}

/// Readers of different views do not cancel each other.
QString RunReader::keyOf(const char* work) const
{
    return QStringLiteral("%1-%2").arg(QLatin1String(work)).arg(reinterpret_cast<quintptr>(this));
}

void RunReader::close()
{
    m_follow.stop();
    m_source.reset();
}

bool RunReader::isFollowing(const QString& folder) const
{
    return m_source && m_source->folder == folder && !m_source->ended;
}

void RunReader::open(const QString& folder)
{
    close();
    m_source = std::make_shared<Source>();
    m_source->folder = folder;
    read(m_source);
}

void RunReader::refreshHeader(const QString& folder)
{
    m_jobs->start({.key = keyOf("header"),
                   .owner = this,
                   .work = [this, folder](JobContext&) -> JobDelivery {
                       const auto store = RunStore::open(pathOf(folder), RunStore::Access::Read);
                       const RunHeader header = headerOf(*store, m_isWritingHere);
                       return [this, folder, header] {
                           if (m_view->header().folder != folder)
                               return;
                           m_view->updateHeader(header);
                           if (header.locked && !isFollowing(folder)) // nothing else tells when that ends
                               QTimer::singleShot(followInterval, this, [this, folder] {
                                   if (m_view->header().folder == folder)
                                       refreshHeader(folder);
                               });
                       };
                   },
                   // The run goes on without: the header is read again with the next change.
                   .failed = [](const QString&) {}});
}

void RunReader::read(std::shared_ptr<Source> source)
{
    const bool first = source->store == nullptr;
    m_job = m_jobs->start({.title = first ? tr("Opening the run") : QString(),
                           .key = keyOf("read-run"),
                           .owner = this,
                           .work = [this, source, first](JobContext& context) -> JobDelivery {
                               if (!first)
                                   return readOn(source, context);
                               source->store = RunStore::open(pathOf(source->folder), RunStore::Access::Read);
                               return load(source, context, false);
                           },
                           .failed =
                               [this, source](const QString& sentence) {
                                   if (isShown(source))
                                       close();
                                   Q_EMIT failed(sentence);
                               }});
}

/// On a job's thread: reads the whole record. `again`: what the view shows of this run is out of date.
JobDelivery RunReader::load(const std::shared_ptr<Source>& source, JobContext& context, bool again)
{
    const RunStore& store = *source->store;
    // Asked before reading, so that the last events are not missed.
    const bool wasLive = store.isBeingWritten();
    const RunHeader header = headerOf(store, m_isWritingHere);
    StoredHistory stored;
    do { // until the record was not cut back in between
        source->generation = store.generation();
        stored = readStoredHistory(store, context.stopToken());
    } while (store.generation() != source->generation);
    source->lastRow = stored.lastRow;
    std::vector<Event> last;
    if (wasLive)
        store.readEvents(
            std::max<std::int64_t>(0, stored.lastRow - lastEvents),
            [&last](const Event& event) { last.push_back(event); }, lastEvents);
    const bool live = wasLive || store.isBeingWritten();
    return [this, source, header, again, live, last = std::move(last),
            history = std::make_shared<History>(std::move(stored.history))] {
        if (!isShown(source))
            return;
        const std::optional<std::int64_t> moment = again ? m_view->moment() : std::nullopt;
        const int choice = m_view->selectedChoice(), candidate = m_view->selectedCandidate();
        m_view->setRun(header, history);
        if (again)
            m_view->select(choice, candidate);
        else
            Q_EMIT opened(source->folder);
        if (moment)
            m_view->setMoment(*moment);
        if (!live) {
            if (again)
                Q_EMIT ended(source->folder);
            return;
        }
        m_follow.start();
        Q_EMIT caughtUp(source->folder, last);
    };
}

/// On a job's thread: reads what was written since the last time.
JobDelivery RunReader::readOn(const std::shared_ptr<Source>& source, JobContext& context)
{
    const RunStore& store = *source->store;
    bool live = store.isBeingWritten();
    for (bool more = true; more && !context.stopToken().stop_requested();) {
        std::vector<Event> events;
        const std::int64_t before = source->lastRow;
        const std::int64_t last = store.readEvents(
            before, [&events](const Event& event) { events.push_back(event); }, eventsPerPiece);
        // A search that went on from a checkpoint does some steps again; what was read of them does not count.
        if (store.generation() != source->generation)
            return load(source, context, true);
        source->lastRow = last;
        more = last > before;
        if (events.empty())
            continue;
        const bool headerChanges = std::ranges::any_of(events, changesHeader);
        context.post([this, source, headerChanges, events = std::move(events)] {
            if (!isShown(source))
                return;
            m_view->apply(events);
            if (headerChanges)
                refreshHeader(source->folder);
            Q_EMIT grew(source->folder, events);
        });
    }
    live = live || store.isBeingWritten();
    return [this, source, live] {
        if (!isShown(source))
            return;
        if (live) {
            m_follow.start();
            return;
        }
        refreshHeader(source->folder);
        Q_EMIT ended(source->folder);
    };
}

} // namespace pathloom
