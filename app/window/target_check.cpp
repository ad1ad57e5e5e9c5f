// SPDX-License-Identifier: MIT
#include "app/window/target_check.h"

#include "app/window/error_text.h"
#include "core/util/error.h"
#include "widgets/common/core_text.h"

namespace pathloom {

QString targetProblem(const HardwareTarget& target, const SearchSpace& space)
{
    try {
        requireTimes(target, space);
        return {};
    } catch (const Cancelled&) {
        throw;
    } catch (const Error&) {
        const QString name = CoreText::of(target.name);
        QString sentence = errorSentence(std::current_exception());
        if (sentence.endsWith(u'.'))
            sentence.chop(1);
        if (isThisMachine(target))
            //: %1: a hardware target, %2: why
            return TargetCheck::tr("%1 cannot be measured for this space: %2.").arg(name, sentence);
        return TargetCheck::tr("%1 has no latencies for this space and image size: %2. Measure that device for it "
                               "(Measure this machine… there, or a bundle from here) and import the result, or choose "
                               "another target.")
            .arg(name, sentence);
    }
}

TargetCheck::TargetCheck(JobRunner* jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_find([](const QString& id, const SearchSpace& space) {
          return targetProblem(findTarget(id.toStdString()), space);
      })
{
}

TargetCheck::~TargetCheck()
{
    m_jobs->cancel(m_job);
}

void TargetCheck::look(const QStringList& ids, const SearchSpace& space)
{
    QStringList unknown;
    for (const QString& id : ids)
        if (!m_known.contains(id))
            unknown << id;
    if (m_job && unknown == m_asked)
        return;
    m_jobs->cancel(m_job); // what it did not deliver is among the unknown ones
    m_job = 0;
    m_asked = unknown;
    if (unknown.isEmpty())
        return;
    m_job = m_jobs->start({.lane = JobLane::Fitting,
                           .key = QStringLiteral("target-check"),
                           .owner = this,
                           .work = [this, find = m_find, unknown, space](JobContext& context) -> JobDelivery {
                               QMap<QString, QString> found;
                               for (const QString& id : unknown) {
                                   if (context.stopToken().stop_requested())
                                       throw Cancelled();
                                   try {
                                       found[id] = find(id, space);
                                   } catch (const Cancelled&) {
                                       throw;
                                   } catch (...) {
                                       found[id] = errorSentence(std::current_exception()); // a file that is gone
                                   }
                               }
                               return [this, found] {
                                   m_job = 0;
                                   m_known.insert(found);
                                   Q_EMIT looked();
                               };
                           },
                           .failed = {}});
}

void TargetCheck::forget()
{
    m_jobs->cancel(m_job);
    m_job = 0;
    m_known.clear();
}

QMap<QString, QString> TargetCheck::problems() const
{
    QMap<QString, QString> found;
    for (auto known = m_known.begin(); known != m_known.end(); ++known)
        if (!known.value().isEmpty())
            found[known.key()] = known.value();
    return found;
}

} // namespace pathloom
