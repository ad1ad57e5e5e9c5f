// SPDX-License-Identifier: MIT
#include "app/window/network_jobs.h"

#include "app/window/weights_origin.h"
#include "core/compare/yardsticks.h"
#include "core/derive/derive.h"
#include "core/derive/export_derived.h"
#include "core/report/report.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace pathloom {

namespace {

/// Runs something when the job's closures are gone, however it ended: done, failed or cancelled while it waited.
std::shared_ptr<void> atEnd(QObject* context, std::function<void()> function)
{
    const QPointer<QObject> alive(context);
    return {nullptr, [alive, function = std::move(function)](void*) {
                if (alive)
                    QMetaObject::invokeMethod(alive.data(), function, Qt::QueuedConnection);
            }};
}

} // namespace

NetworkJobs::NetworkJobs(JobRunner* jobs, QObject* parent) : QObject(parent), m_jobs(jobs)
{
    connect(jobs, &JobRunner::jobEnded, this, &NetworkJobs::jobEnded);
}

void NetworkJobs::derive(const QString& folder, Then then, std::optional<std::int64_t> step)
{
    m_jobs->start(
        {.title = tr("Deriving the most probable network"),
         .owner = this,
         .work = [this, writers = m_writers, folder, then, step](JobContext&) -> JobDelivery {
             const auto run = writers->open(pathOf(folder));
             const DerivedNetwork network = deriveNetwork(*run, step);
             std::optional<WeightsOrigin> weights;
             if (step && run->info().config.training.inheritWeights)
                 weights = WeightsOrigin::read(*run, network.step);
             return [this, folder, then, network, step, weights] {
                 const QString name = QString::fromStdString(network.name);
                 Q_EMIT networksChanged(folder);
                 const QString predicted = Format::ms(network.predictedMs);
                 QString text =
                     step ? tr("%1 was derived from step %L2: predicted %3.").arg(name).arg(*step).arg(predicted)
                          : tr("%1 was derived: predicted %2.").arg(name, predicted);
                 if (weights)
                     text += u' ' % weights->sentence();
                 Q_EMIT message(MessageLevel::Info, text);
                 if (then == Then::Finish)
                     train({folder, network.id, name}, then);
             };
         }});
}

void NetworkJobs::train(const NetworkRef& network, Then then)
{
    if (isTraining(network.folder, network.id)) {
        Q_EMIT message(MessageLevel::Info, tr("%1 is being trained already.").arg(network.name));
        return;
    }
    markTraining(network, true);
    const auto mark = atEnd(this, [this, network] {
        markTraining(network, false);
        Q_EMIT networksChanged(network.folder);
    });
    m_jobs->start({.title = tr("Training %1").arg(network.name),
                   .lane = JobLane::Computing,
                   .owner = this,
                   .work = [this, writers = m_writers, network, mark, then](JobContext& context) -> JobDelivery {
                       const auto run = writers->open(pathOf(network.folder));
                       const SearchConfig config = run->info().config;
                       const EventSink sink = [this, &context, network](const Event& event) {
                           if (const auto* progress = std::get_if<Progress>(&event.body)) {
                               const double fraction = progress->totalSteps > 0
                                                           ? double(progress->step) / double(progress->totalSteps)
                                                           : -1;
                               QString text = tr("epoch %1 of %2").arg(progress->epoch + 1).arg(progress->totalEpochs);
                               if (progress->secondsLeft > 0)
                                   text = tr("%1, about %2 left", "epoch and time")
                                              .arg(text, Format::duration(progress->secondsLeft));
                               context.setProgress(fraction, text);
                           } else {
                               context.post([this, network, event] {
                                   if (const auto* said = std::get_if<Message>(&event.body);
                                       said && said->level != MessageLevel::Info)
                                       Q_EMIT message(said->level, QString::fromStdString(said->text));
                                   Q_EMIT eventsReady(network.folder, {event});
                               });
                           }
                       };
                       Computing computing = config.computing;
                       const QString reason = QString::fromStdString(whyNotHere(computing.device));
                       if (!reason.isEmpty()) {
                           computing = onDevice(computing, ComputeDevice::Cpu);
                           context.post([this, network, reason] {
                               Q_EMIT message(MessageLevel::Warning,
                                              tr("The search computed on CUDA, %1 is trained on the processor: %2.")
                                                  .arg(network.name, reason));
                           });
                       }
                       const DerivedNetwork trained = trainDerived(*run, network.id, config.training, config.seed, sink,
                                                                   context.stopToken(), {.computing = computing});
                       return [this, network, trained, then] {
                           Q_EMIT networksChanged(network.folder);
                           Q_EMIT message(MessageLevel::Info,
                                          tr("%1 is trained: %2 of the test images are right, %3 on this machine.")
                                              .arg(network.name, Format::percent(trained.testAccuracy, 2),
                                                   Format::ms(trained.measuredMs)));
                           if (then == Then::Finish)
                               exportIntoRun(network);
                       };
                   }});
}

void NetworkJobs::addYardstick(const QString& folder, const QString& name)
{
    m_jobs->start({.title = tr("Adding %1 to the run").arg(name),
                   .owner = this,
                   .work = [this, writers = m_writers, folder, name](JobContext&) -> JobDelivery {
                       const auto run = writers->open(pathOf(folder));
                       const DerivedNetwork network = pathloom::addYardstick(*run, name.toStdString());
                       return [this, folder, network] {
                           const QString known = QString::fromStdString(network.name);
                           Q_EMIT networksChanged(folder);
                           if (network.testAccuracy)
                               Q_EMIT message(MessageLevel::Info, tr("%1 is trained already.").arg(known));
                           else
                               train({folder, network.id, known});
                       };
                   }});
}

void NetworkJobs::measure(const NetworkRef& network)
{
    m_jobs->start({.title = tr("Measuring %1").arg(network.name),
                   .lane = JobLane::Computing,
                   .owner = this,
                   .work = [this, writers = m_writers, network](JobContext& context) -> JobDelivery {
                       const auto run = writers->open(pathOf(network.folder));
                       const DerivedNetwork measured = measureDerived(*run, network.id, context.stopToken());
                       return [this, network, measured] {
                           Q_EMIT networksChanged(network.folder);
                           Q_EMIT message(MessageLevel::Info,
                                          tr("%1 takes %2 on this machine.")
                                              .arg(network.name, Format::msWithSpread(measured.measuredMs,
                                                                                      measured.measuredDeviationMs)));
                       };
                   }});
}

JobId NetworkJobs::exportOnnx(const NetworkRef& network, const OnnxOptions& options, const QString& file)
{
    const auto id = std::make_shared<JobId>(0); // read on the GUI thread, after start() has returned
    *id = m_jobs->start({.title = tr("Exporting %1").arg(network.name),
                         .owner = this,
                         .work = [this, writers = m_writers, network, options, file, id](JobContext&) -> JobDelivery {
                             const auto run = writers->open(pathOf(network.folder));
                             const OnnxReport report = exportDerived(*run, network.id, options, pathOf(file));
                             return [this, network, report, file, id] {
                                 Q_EMIT exported(*id, report, file);
                                 Q_EMIT networksChanged(network.folder);
                             };
                         },
                         .failed = [this, id](const QString& sentence) { Q_EMIT exportFailed(*id, sentence); }});
    return *id;
}

void NetworkJobs::exportIntoRun(const NetworkRef& network)
{
    m_jobs->start({.title = tr("Exporting %1").arg(network.name),
                   .owner = this,
                   .work = [this, writers = m_writers, network](JobContext&) -> JobDelivery {
                       const auto run = writers->open(pathOf(network.folder));
                       exportDerived(*run, network.id, OnnxOptions{});
                       return [this, network] {
                           Q_EMIT networksChanged(network.folder);
                           writeReport(network.folder);
                       };
                   }});
}

void NetworkJobs::writeReport(const QString& folder)
{
    m_jobs->start({.title = tr("Drawing the plots into the run folder"),
                   .owner = this,
                   .work = [folder](JobContext&) -> JobDelivery {
                       pathloom::writeReport(*RunStore::open(pathOf(folder), RunStore::Access::Read));
                       return [] {};
                   }});
}

bool NetworkJobs::isTraining(const QString& folder, std::int64_t id) const
{
    return std::any_of(m_training.begin(), m_training.end(),
                       [&](const NetworkRef& network) { return network.folder == folder && network.id == id; });
}

std::function<bool(const std::filesystem::path&)> NetworkJobs::writingTest() const
{
    return [writers = m_writers](const std::filesystem::path& folder) { return writers->isOpen(folder); };
}

void NetworkJobs::markTraining(const NetworkRef& network, bool training)
{
    if (training)
        m_training.push_back(network);
    else
        std::erase_if(m_training, [&](const NetworkRef& other) {
            return other.folder == network.folder && other.id == network.id;
        });
    Q_EMIT networksChanged(network.folder);
}

} // namespace pathloom
