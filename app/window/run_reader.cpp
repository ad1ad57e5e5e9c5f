// SPDX-License-Identifier: MIT
#include "app/window/run_reader.h"

#include "core/util/error.h"

namespace pathloom {

namespace {

constexpr std::int64_t eventsPerPiece = 2000;
constexpr std::chrono::seconds followInterval{1};

std::filesystem::path pathOf(const QString& text)
{
    return std::filesystem::path(text.toStdU16String());
}

} // namespace

/// What a reading job and the one that continues it share; used by one job at a time.
struct RunReader::Source
{
    QString folder;
    std::unique_ptr<RunStore> store;
    std::int64_t lastRow = 0;
    bool ended = false; ///< nobody writes to it any more; GUI thread only
};

RunHeader headerOf(const RunStore& store)
{
    RunHeader header;
    header.folder = QString::fromStdU16String(store.folder().u16string());
    header.info = store.info();
    header.space = std::make_shared<const SearchSpace>(store.space());
    const LatencyTable table = store.latencyTable();
    if (!table.entries.empty())
        header.latency = latencyModel(table, *header.space);
    header.live = store.isBeingWritten();
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
    m_jobs->start({.key = QStringLiteral("header"),
                   .owner = this,
                   .work = [this, folder](JobContext&) -> JobDelivery {
                       const auto store = RunStore::open(pathOf(folder), RunStore::Access::Read);
                       const RunHeader header = headerOf(*store);
                       return [this, folder, header] {
                           if (m_view->header().folder == folder)
                               m_view->updateHeader(header);
                       };
                   },
                   // The run goes on without: the header is read again with the next change.
                   .failed = [](const QString&) {}});
}

void RunReader::read(std::shared_ptr<Source> source)
{
    const auto isShown = [this](const std::shared_ptr<Source>& candidate) { return m_source == candidate; };
    const bool first = source->store == nullptr;
    m_job =
        m_jobs->start({.title = first ? tr("Opening the run") : QString(),
                       .key = QStringLiteral("read-run"),
                       .owner = this,
                       .work = [this, source, first, isShown](JobContext& context) -> JobDelivery {
                           if (first) {
                               source->store = RunStore::open(pathOf(source->folder), RunStore::Access::Read);
                               const RunHeader header = headerOf(*source->store);
                               context.post([this, source, header, isShown] {
                                   if (isShown(source)) {
                                       m_view->setRun(header);
                                       Q_EMIT opened(source->folder);
                                   }
                               });
                           }
                           // Asked before reading, so that the last events are not missed.
                           bool live = source->store->isBeingWritten();
                           for (bool more = true; more && !context.stopToken().stop_requested();) {
                               std::vector<Event> events;
                               const std::int64_t before = source->lastRow;
                               source->lastRow = source->store->readEvents(
                                   before, [&events](const Event& event) { events.push_back(event); }, eventsPerPiece);
                               more = source->lastRow > before;
                               if (events.empty())
                                   continue;
                               context.post([this, source, events = std::move(events), isShown] {
                                   if (isShown(source))
                                       m_view->apply(events);
                               });
                           }
                           live = live || source->store->isBeingWritten();
                           return [this, source, live, first, isShown] {
                               if (!isShown(source))
                                   return;
                               if (live)
                                   m_follow.start();
                               else if (!first)
                                   refreshHeader(source->folder);
                           };
                       },
                       .failed =
                           [this, source, isShown](const QString& sentence) {
                               if (isShown(source))
                                   close();
                               Q_EMIT failed(sentence);
                           }});
}

} // namespace pathloom
