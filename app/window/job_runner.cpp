// SPDX-License-Identifier: MIT
#include "app/window/job_runner.h"

#include "app/window/error_text.h"
#include "core/data/data_progress.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"

#include <QTimer>

#include <algorithm>
#include <cmath>

namespace pathloom {

struct JobRunner::Entry
{
    Job job;
    QPointer<QObject> owner;
    bool hadOwner = false;
    JobInfo info; ///< GUI thread only
    std::stop_source stop;

    bool isWanted() const { return !stop.stop_requested() && (!hadOwner || owner); }
};

struct JobRunner::Lane
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::deque<std::shared_ptr<Entry>> waiting;
    Hold hold;
    std::jthread thread;

    bool mayBegin(const Entry& entry) const { return !hold.all && (hold.run.isEmpty() || entry.job.run != hold.run); }
    /// The oldest that may begin; end() if none may.
    auto next() const
    {
        return std::ranges::find_if(waiting, [this](const auto& entry) { return mayBegin(*entry); });
    }
};

class JobRunner::Context final : public JobContext
{
public:
    Context(JobRunner* runner, std::shared_ptr<Entry> entry) : m_runner(runner), m_entry(std::move(entry)) {}

    std::stop_token stopToken() const override { return m_entry->stop.get_token(); }

    void setProgress(double fraction, const QString& text) override
    {
        // Less than half a percent is not seen.
        if (std::abs(fraction - m_fraction) < 0.005 && text == m_text)
            return;
        m_fraction = fraction;
        m_text = text;
        QMetaObject::invokeMethod(m_runner, [runner = m_runner, entry = m_entry, fraction, text] {
            entry->info.fraction = fraction;
            entry->info.text = text;
            runner->scheduleNotice();
        });
    }

    void post(std::function<void()> function) override
    {
        QMetaObject::invokeMethod(
            m_runner,
            [entry = m_entry, function = std::move(function)] {
                if (entry->isWanted())
                    function();
            },
            Qt::QueuedConnection);
    }

private:
    JobRunner* m_runner;
    std::shared_ptr<Entry> m_entry;
    double m_fraction = -2;
    QString m_text;
};

JobRunner::JobRunner(QObject* parent) : QObject(parent)
{
    for (int i = 0; i < jobLanes; ++i) {
        auto lane = std::make_unique<Lane>();
        lane->thread = std::jthread([this, &lane = *lane](std::stop_token stop) { loop(lane, stop); });
        m_lanes.push_back(std::move(lane));
    }
}

JobRunner::~JobRunner()
{
    for (const auto& entry : m_entries)
        entry->stop.request_stop();
    for (const auto& lane : m_lanes)
        lane->thread.request_stop();
    m_lanes.clear(); // joins
}

JobId JobRunner::start(Job job)
{
    if (!job.key.isEmpty()) {
        for (const auto& entry : std::vector(m_entries)) {
            if (entry->job.key == job.key)
                cancel(entry->info.id);
        }
    }
    auto entry = std::make_shared<Entry>();
    entry->owner = job.owner;
    entry->hadOwner = job.owner != nullptr;
    entry->info.id = ++m_lastId;
    entry->info.title = job.title;
    entry->info.lane = job.lane;
    entry->job = std::move(job);
    m_entries.push_back(entry);

    Lane& lane = *m_lanes[static_cast<std::size_t>(entry->info.lane)];
    {
        const std::lock_guard lock(lane.mutex);
        lane.waiting.push_back(entry);
    }
    lane.changed.notify_all();
    scheduleNotice();
    return entry->info.id;
}

void JobRunner::cancel(JobId id)
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [id](const auto& entry) { return entry->info.id == id; });
    if (found == m_entries.end())
        return;
    const std::shared_ptr<Entry> entry = *found;
    entry->stop.request_stop();
    Lane& lane = *m_lanes[static_cast<std::size_t>(entry->info.lane)];
    bool wasWaiting = false;
    {
        const std::lock_guard lock(lane.mutex);
        wasWaiting = std::erase(lane.waiting, entry) > 0;
    }
    if (wasWaiting)
        forget(id); // one at work is forgotten when it has really ended
}

void JobRunner::cancelAll()
{
    for (const auto& entry : std::vector(m_entries))
        cancel(entry->info.id);
}

void JobRunner::holdComputing(const Hold& hold)
{
    Lane& lane = *m_lanes[static_cast<std::size_t>(JobLane::Computing)];
    {
        const std::lock_guard lock(lane.mutex);
        lane.hold = hold;
    }
    lane.changed.notify_all();
    scheduleNotice();
}

QString JobRunner::whyWaiting(const QString& run) const
{
    const Hold& hold = m_lanes[static_cast<std::size_t>(JobLane::Computing)]->hold; // changed on this thread only
    if (!run.isEmpty() && run == hold.run)
        return tr("waits until the search of its run has ended");
    if (hold.all)
        return tr("waits until the search has ended or is paused");
    return isComputing() ? tr("waits for its turn") : QString();
}

bool JobRunner::isComputing() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const auto& entry) {
        // A cancelled one ends within a step: nothing has to wait for it.
        return entry->info.lane == JobLane::Computing && entry->info.state == JobInfo::State::Running &&
               entry->isWanted();
    });
}

std::vector<JobInfo> JobRunner::jobs() const
{
    std::vector<JobInfo> infos;
    for (const auto& entry : m_entries) {
        infos.push_back(entry->info);
        if (entry->info.lane == JobLane::Computing && entry->info.state == JobInfo::State::Waiting)
            infos.back().text = whyWaiting(entry->job.run);
    }
    return infos;
}

void JobRunner::loop(Lane& lane, std::stop_token stop)
{
    while (!stop.stop_requested()) {
        std::shared_ptr<Entry> entry;
        {
            std::unique_lock lock(lane.mutex);
            if (!lane.changed.wait(lock, stop, [&] { return lane.next() != lane.waiting.end(); }))
                return;
            entry = *lane.next();
            std::erase(lane.waiting, entry);
        }
        QMetaObject::invokeMethod(this, [this, entry] {
            entry->info.state = JobInfo::State::Running;
            scheduleNotice();
        });
        JobDelivery delivery;
        QString error;
        try {
            Context context(this, entry);
            const DataProgressScope opening([&](const DataProgress& progress) {
                const QString text = CoreText::of(toText(progress));
                context.setProgress(progress.share(),
                                    progress.secondsLeft < 0
                                        ? text
                                        : tr("%1, about %2 left").arg(text, Format::duration(progress.secondsLeft)));
            });
            delivery = entry->job.work(context);
        } catch (const Cancelled&) {
        } catch (...) {
            error = errorSentence(std::current_exception());
        }
        QMetaObject::invokeMethod(this, [this, entry, delivery, error] { ended(entry, delivery, error); });
    }
}

void JobRunner::ended(const std::shared_ptr<Entry>& entry, const JobDelivery& delivery, const QString& error)
{
    forget(entry->info.id);
    if (!entry->isWanted())
        return;
    if (!error.isEmpty()) {
        if (entry->job.failed)
            entry->job.failed(error);
        else
            Q_EMIT jobFailed(entry->info.title, error);
    } else if (delivery) {
        delivery();
    }
}

void JobRunner::forget(JobId id)
{
    std::erase_if(m_entries, [id](const auto& entry) { return entry->info.id == id; });
    // Later, so that a delivery comes first, and whoever replaces a job knows the new one by then.
    QMetaObject::invokeMethod(
        this, [this, id] { Q_EMIT jobEnded(id); }, Qt::QueuedConnection);
    scheduleNotice();
}

void JobRunner::scheduleNotice()
{
    if (m_noticePending)
        return;
    m_noticePending = true;
    QTimer::singleShot(50, this, [this] {
        m_noticePending = false;
        Q_EMIT jobsChanged();
    });
}

} // namespace pathloom
