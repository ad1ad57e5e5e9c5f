// SPDX-License-Identifier: MIT
#include "app/window/weights_origin.h"
#include "widgets/common/paths.h"

#include <QCoreApplication>

#include <cstdlib>

namespace pathloom {

namespace {

struct OriginText
{
    Q_DECLARE_TR_FUNCTIONS(OriginText)
};

} // namespace

QString WeightsOrigin::text() const
{
    if (!checkpoint)
        return OriginText::tr("no checkpoint is kept, so it is trained anew");
    const std::int64_t apart = *checkpoint - step;
    QString from = OriginText::tr("the weights of step %L1").arg(*checkpoint);
    if (apart != 0) {
        const int steps = static_cast<int>(std::llabs(apart));
        from = apart > 0 ? OriginText::tr("%1, %Ln step(s) later", nullptr, steps).arg(from)
                         : OriginText::tr("%1, %Ln step(s) earlier", nullptr, steps).arg(from);
    }
    //: what the weights are of
    return inherits ? OriginText::tr("training starts from %1").arg(from)
                    : OriginText::tr("training could start from %1").arg(from);
}

QString WeightsOrigin::sentence() const
{
    QString sentence = text() + u'.';
    sentence[0] = sentence[0].toUpper();
    return sentence;
}

WeightsOrigin WeightsOrigin::read(const RunStore& run, std::int64_t step)
{
    WeightsOrigin origin{.step = step, .inherits = run.info().config.training.inheritWeights, .checkpoint = {}};
    if (const CheckpointFile nearest = run.nearestCheckpoint(step); !nearest.file.empty())
        origin.checkpoint = nearest.step;
    return origin;
}

WeightsOriginReader::WeightsOriginReader(JobRunner* jobs, QObject* parent) : QObject(parent), m_jobs(jobs)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(400); // while a person travels, no checkpoint is read
    connect(&m_rest, &QTimer::timeout, this, &WeightsOriginReader::read);
}

void WeightsOriginReader::ask(const QString& folder, std::int64_t step)
{
    if (folder == m_folder && step == m_step)
        return;
    forget();
    m_folder = folder;
    m_step = step;
    m_rest.start();
}

void WeightsOriginReader::forget()
{
    m_rest.stop();
    m_jobs->cancel(m_job);
    m_folder.clear();
    m_step = -1;
    m_origin.reset();
}

void WeightsOriginReader::read()
{
    m_job =
        m_jobs->start({.owner = this,
                       .work = [this, folder = m_folder, step = m_step](JobContext&) -> JobDelivery {
                           const auto run = RunStore::open(pathOf(folder), RunStore::Access::Read);
                           const WeightsOrigin found = WeightsOrigin::read(*run, step);
                           return [this, found] {
                               m_origin = found;
                               Q_EMIT changed();
                           };
                       },
                       // The tip then says nothing of weights; opening or training the run tells what is wrong with it.
                       .failed = [](const QString&) {}});
}

} // namespace pathloom
