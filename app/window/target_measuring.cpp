// SPDX-License-Identifier: MIT
#include "app/window/target_measuring.h"

#include "widgets/common/format.h"

#include <QLocale>

#include <algorithm>

namespace pathloom {

TargetMeasuring::TargetMeasuring(JobRunner* jobs, QObject* parent) : QObject(parent), m_jobs(jobs)
{
    m_functions.shapes = [](const HardwareTarget& target, const SearchSpace& space, bool again,
                            const Progress& progress, std::stop_token stop) {
        return again ? remeasure(target, space, progress, std::move(stop))
                     : tableFor(target, space, progress, std::move(stop));
    };
    m_functions.networks = [](const HardwareTarget& target, const SearchSpace& space, int count,
                              const Progress& progress, std::stop_token stop) {
        pathloom::measureNetworks(target, space, {.networks = count}, progress, std::move(stop));
    };
    connect(jobs, &JobRunner::jobEnded, this, [this](JobId job) {
        const auto found =
            std::find_if(m_running.begin(), m_running.end(), [job](const Running& entry) { return entry.job == job; });
        if (found == m_running.end())
            return;
        const Running over = *found;
        m_running.erase(found);
        Q_EMIT ended(job, over.targetId, over.space);
    });
}

JobId TargetMeasuring::measureShapes(const QString& targetId, const QString& space, bool again)
{
    return start(
        tr("Measuring the space %1 on this machine").arg(space), targetId, space,
        [measure = m_functions.shapes, targetId, space, again](const Progress& progress, std::stop_token stop) {
            measure(findTarget(targetId.toStdString()), loadSpace(space.toStdString()), again, progress,
                    std::move(stop));
        });
}

JobId TargetMeasuring::measureNetworks(const HardwareTarget& target, const QString& space, int count)
{
    return start(
        tr("Measuring %n network(s)", nullptr, count), QString::fromStdString(target.id), space,
        [measure = m_functions.networks, target, space, count](const Progress& progress, std::stop_token stop) {
            measure(target, loadSpace(space.toStdString()), count, progress, std::move(stop));
        });
}

JobId TargetMeasuring::start(const QString& title, const QString& targetId, const QString& space, Work work)
{
    const auto id = std::make_shared<JobId>(0); // read on the GUI thread, after start() has returned
    *id = m_jobs->start(
        {.title = title,
         .lane = JobLane::Computing,
         .owner = this,
         .work = [this, id, targetId, work = std::move(work)](JobContext& context) -> JobDelivery {
             const Progress progress = [this, id, &context](const MeasureProgress& now) {
                 const QLocale locale;
                 QString text = tr("%1 of %2").arg(locale.toString(now.done), locale.toString(now.total));
                 if (now.secondsLeft > 0)
                     text = tr("%1, about %2 left", "progress and time").arg(text, Format::duration(now.secondsLeft));
                 if (isDisturbing(now.busy))
                     text = tr("%1; others keep %2 of %3 cores busy", "progress and disturbance")
                                .arg(text, locale.toString(now.busy.cores, 'f', 1), locale.toString(now.busy.of));
                 context.setProgress(now.total > 0 ? double(now.done) / now.total : -1, text);
                 context.post([this, id, now] { Q_EMIT progressed(*id, now); });
             };
             work(progress, context.stopToken());
             return [this, id, targetId] { Q_EMIT measured(*id, targetId); };
         },
         .failed = [this, id](const QString& sentence) { Q_EMIT failed(*id, sentence); }});
    m_running.push_back({*id, targetId, space});
    return *id;
}

bool TargetMeasuring::isMeasuring(JobId job) const
{
    return std::any_of(m_running.begin(), m_running.end(), [job](const Running& entry) { return entry.job == job; });
}

} // namespace pathloom
