// SPDX-License-Identifier: MIT
#include "app/window/search_queue.h"

#include "core/data/data_kinds.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <ranges>
#include <utility>

namespace pathloom {

namespace {

/// Letters of a target's id that can stand in a file name; a path gives the file's name.
QString fileWord(const QString& targetId)
{
    QString word = QFileInfo(targetId).completeBaseName();
    for (QChar& c : word)
        if (!c.isLetterOrNumber() && c != QLatin1Char('-') && c != QLatin1Char('_'))
            c = QLatin1Char('-');
    return word;
}

/// "my-run.pathloom" becomes "my-run-pixel1.pathloom".
QString folderFor(const QString& folder, const QString& targetId)
{
    const QFileInfo info(folder);
    const QString suffix = info.suffix().isEmpty() ? QString() : QLatin1Char('.') + info.suffix();
    return info.dir().filePath(info.completeBaseName() + QLatin1Char('-') + fileWord(targetId) + suffix);
}

QString dataText(const DataSpec& data)
{
    const std::filesystem::path known = data.folder.filename();
    const auto kind = std::ranges::find(dataKinds(), data.kind, &DataKind::id);
    const QString title = kind == dataKinds().end() ? QString::fromStdString(data.kind) : CoreText::of(kind->title);
    return known.empty() ? title : SearchQueue::tr("%1: %2", "kind of data and its place").arg(title, textOf(known));
}

/// The budget as a share of the average network's latency; none if it is automatic, or the latencies are not known yet.
std::optional<double> budgetShare(const PreparedSearch& prepared)
{
    const double budget = prepared.job.config.budgetMs;
    if (budget <= 0 || !prepared.latency)
        return std::nullopt;
    const double average = prepared.latency->expectedMs(uniformProbabilities(prepared.job.space));
    return average > 0 ? std::optional(budget / average) : std::nullopt;
}

} // namespace

SearchQueue::SearchQueue(SearchController* controller, JobRunner* jobs, QObject* parent)
    : QObject(parent), m_controller(controller), m_jobs(jobs)
{
    // After a search its network is derived, trained and exported, one job after another: a short wait tells whether
    // that is over.
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        advance();
        Q_EMIT looked();
    });
    const auto wake = [this] {
        if (!isEmpty())
            m_soon.start();
    };
    connect(controller, &SearchController::changed, this, wake);
    connect(jobs, &JobRunner::jobsChanged, this, wake);
    connect(jobs, &JobRunner::jobEnded, this, [this, wake](JobId job) {
        if (job == m_lookUp)
            m_lookUp = 0;
        wake();
    });
    connect(controller, &SearchController::runEnded, this, [this](const QString&, Phase phase) {
        if (phase != Phase::Stopped || isEmpty())
            return;
        m_isHeld = true;
        Q_EMIT changed();
    });
}

bool SearchQueue::wouldWait() const
{
    return m_controller->session().isActive() || m_jobs->isComputing() || (!isEmpty() && !m_isHeld);
}

void SearchQueue::start(const PreparedSearch& prepared)
{
    const bool waits = wouldWait();
    if (!waits && prepared.request.furtherTargets.isEmpty()) {
        m_controller->start(prepared);
        return;
    }
    append(prepared);
    m_isHeld = false;
    if (waits)
        Q_EMIT message(MessageLevel::Info, tr("The search is queued: it starts when what runs now has ended."));
    advance();
    Q_EMIT changed();
}

void SearchQueue::append(const PreparedSearch& prepared)
{
    const SearchRequest& asked = prepared.request;
    const QString base = asked.name.isEmpty() ? QString::fromStdString(prepared.job.space.name) : asked.name;
    const bool isAlone = asked.furtherTargets.isEmpty();
    const std::optional<double> share = budgetShare(prepared);
    for (const QString& target : QStringList{asked.target} + asked.furtherTargets) {
        const bool isFirst = target == asked.target;
        Item item{.request = asked,
                  .asked = asked,
                  //: name of a run: name or space, and target
                  .name = isAlone ? asked.name : tr("%1, %2").arg(base, fileWord(target)),
                  .shown = {},
                  .prepared = {}};
        item.shown = {.name = item.name.isEmpty() ? base : item.name,
                      .target = m_nameOf(target),
                      .data = dataText(prepared.job.data),
                      .space = QString::fromStdString(prepared.job.space.name),
                      .seed = prepared.job.config.seed};
        item.request.target = target;
        item.request.furtherTargets.clear();
        if (!asked.folder.isEmpty() && !isAlone)
            item.request.folder = folderFor(asked.folder, target);
        if (isFirst && !wouldWait()) {
            item.prepared = prepared; // as it is about to start
        } else if (!isFirst && share) {
            item.request.settings.erase("latency.budget_ms");
            constexpr double least = 0.01, most = 10; // what the setting allows
            item.request.settings["latency.budget_fraction"] = std::clamp(*share, least, most);
        }
        m_waiting.push_back(std::move(item));
    }
}

void SearchQueue::startNext()
{
    m_isHeld = false;
    Q_EMIT changed();
    advance();
}

void SearchQueue::clear()
{
    std::vector<int> all(m_waiting.size());
    std::iota(all.begin(), all.end(), 0);
    remove(std::move(all));
}

std::vector<SearchQueue::Waiting> SearchQueue::waiting() const
{
    std::vector<Waiting> list;
    for (const Item& item : m_waiting)
        list.push_back(item.shown);
    return list;
}

void SearchQueue::orderChanged()
{
    m_jobs->cancel(std::exchange(m_lookUp, 0));
    if (isEmpty())
        m_isHeld = false;
    else
        m_soon.start();
    Q_EMIT changed();
}

void SearchQueue::move(int from, int to)
{
    if (from == to || std::min(from, to) < 0 || std::max(from, to) >= size())
        return;
    Item item = std::move(m_waiting[static_cast<std::size_t>(from)]);
    m_waiting.erase(m_waiting.begin() + from);
    m_waiting.insert(m_waiting.begin() + to, std::move(item));
    orderChanged();
}

void SearchQueue::remove(std::vector<int> places)
{
    std::ranges::sort(places);
    std::vector<Removed> taken;
    QStringList names;
    for (const int place : places)
        if (place >= 0 && place < size()) {
            taken.push_back({static_cast<std::size_t>(place), m_waiting[static_cast<std::size_t>(place)]});
            names << taken.back().item.shown.name;
        }
    if (taken.empty())
        return;
    for (const Removed& gone : std::views::reverse(taken))
        m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(gone.place));
    m_removed.push_back(std::move(taken));
    orderChanged();
    Q_EMIT removed(names);
}

void SearchQueue::restoreRemoved()
{
    if (m_removed.empty())
        return;
    const std::vector<Removed> back = std::move(m_removed.back());
    m_removed.pop_back();
    // What nothing has run before must not begin because it was brought back by a slip of the hand.
    const bool wasEmpty = isEmpty();
    for (const Removed& item : back)
        m_waiting.insert(m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(item.place, m_waiting.size())),
                         item.item);
    if (wasEmpty && isFree())
        m_isHeld = true;
    orderChanged();
}

QStringList SearchQueue::targets() const
{
    QStringList targets;
    for (const Item& item : m_waiting)
        targets << item.request.target;
    return targets;
}

bool SearchQueue::isFree() const
{
    if (m_controller->session().isActive() || m_jobs->isComputing())
        return false;
    // Jobs without a title are the window's own housekeeping; all others may belong to the search that ended.
    const std::vector<JobInfo> jobs = m_jobs->jobs();
    return std::all_of(jobs.begin(), jobs.end(), [](const JobInfo& job) { return job.title.isEmpty(); });
}

void SearchQueue::advance()
{
    if (isEmpty() || m_isHeld || m_lookUp || !isFree())
        return;
    const Item item = m_waiting.front();
    if (!item.prepared) {
        lookUp(item);
        return;
    }
    m_waiting.pop_front();
    startSearch(*item.prepared, item);
    Q_EMIT changed();
}

void SearchQueue::lookUp(const Item& item)
{
    // Without a title: it must not count as work of the search before.
    m_lookUp = m_jobs->start(
        {.lane = JobLane::Fitting,
         .key = QStringLiteral("queue-look-up"),
         .owner = this,
         .work = [this, find = m_find, item](JobContext& context) -> JobDelivery {
             return [this, item, prepared = find(item.request, context.stopToken())] {
                 m_lookUp = 0;
                 if (!isFree())
                     return; // a search or a training was begun by hand meanwhile; this one waits on
                 m_waiting.pop_front();
                 const QStringList wrong = problems(prepared);
                 if (wrong.isEmpty())
                     startSearch(prepared, item);
                 else
                     Q_EMIT message(MessageLevel::Error,
                                    tr("The search for %1 was left out: %2").arg(item.request.target, wrong.front()));
                 Q_EMIT changed();
             };
         },
         .failed =
             [this, item](const QString& sentence) {
                 m_lookUp = 0;
                 m_waiting.pop_front();
                 Q_EMIT message(MessageLevel::Error,
                                tr("The search for %1 was left out: %2").arg(item.request.target, sentence));
                 Q_EMIT changed();
             }});
}

void SearchQueue::startSearch(PreparedSearch prepared, const Item& item)
{
    prepared.job.name = item.name.toStdString();
    // The dialog opens next time with what was asked for, not with the one target.
    prepared.request = item.asked;
    prepared.request.folder = item.request.folder;
    m_controller->start(prepared);
}

} // namespace pathloom
