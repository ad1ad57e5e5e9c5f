// SPDX-License-Identifier: MIT
#include "app/window/network_jobs.h"

#include "app/window/weights_origin.h"
#include "core/compare/yardsticks.h"
#include "core/derive/remaining_work.h"
#include "core/derive/selection.h"
#include "core/report/report.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/paths.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

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

/// Null if the network neither is trained nor waits for it.
auto* trainingOf(auto& trainings, const QString& folder, std::int64_t id)
{
    const auto found = std::ranges::find_if(
        trainings, [&](const auto& t) { return t.network.folder == folder && t.network.id == id; });
    return found == trainings.end() ? nullptr : &*found;
}

} // namespace

NetworkJobs::NetworkJobs(JobRunner* jobs, QObject* parent) : QObject(parent), m_jobs(jobs)
{
    connect(jobs, &JobRunner::jobEnded, this, &NetworkJobs::jobEnded);
    connect(jobs, &JobRunner::jobsChanged, this, &NetworkJobs::followTrainings);
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
                 const QString predicted = Format::msWithSpread(network.predictedMs, network.predictedErrorMs);
                 QString text =
                     step ? tr("%1 was derived from step %L2: predicted %3.").arg(name).arg(*step).arg(predicted)
                          : tr("%1 was derived: predicted %2.").arg(name, predicted);
                 if (weights)
                     text += u' ' % weights->sentence();
                 Q_EMIT message(MessageLevel::Info, text);
                 if (then == Then::GoOn)
                     goOn(folder, false);
             };
         }});
}

void NetworkJobs::derive(const QString& folder, const std::vector<ChosenArchitecture>& wanted, std::int64_t step,
                         bool trains)
{
    const int count = static_cast<int>(wanted.size());
    m_jobs->start(
        {.title = tr("Deriving %Ln network(s)", nullptr, count),
         .owner = this,
         .work = [this, writers = m_writers, folder, wanted, step, trains](JobContext& context) -> JobDelivery {
             const auto run = writers->open(pathOf(folder));
             run->flush(); // the newest snapshot may still be on its way
             std::vector<DerivedNetwork> networks;
             for (const ChosenArchitecture& chosen : wanted) {
                 if (context.stopToken().stop_requested())
                     break; // what is there stays
                 networks.push_back(addDerived(*run, step, chosen.architecture, {}, {.choice = chosen.choice}));
                 context.post([this, folder] { Q_EMIT networksChanged(folder); }); // also if it is cancelled now
             }
             const bool hasWeights = WeightsOrigin::read(*run, step).checkpoint.has_value();
             return [this, folder, networks, step, trains, hasWeights] {
                 tellDerived(folder, networks, step);
                 std::vector<std::int64_t> ids;
                 for (const DerivedNetwork& network : networks)
                     ids.push_back(network.id);
                 if (hasWeights && !ids.empty())
                     evaluate(folder, ids);
                 if (trains)
                     for (const DerivedNetwork& network : networks)
                         train({folder, network.id, QString::fromStdString(network.name)});
             };
         }});
}

void NetworkJobs::evaluate(const QString& folder, const std::vector<std::int64_t>& networks)
{
    const QString title = tr("Evaluating %Ln network(s) by shared weights", nullptr, static_cast<int>(networks.size()));
    tellIfWaiting(title, folder);
    m_jobs->start({.title = title,
                   .lane = JobLane::Computing,
                   .run = folder,
                   .owner = this,
                   .work = [this, writers = m_writers, folder, networks](JobContext& context) -> JobDelivery {
                       const auto run = writers->open(pathOf(folder));
                       std::vector<std::int64_t> there; // some may have been deleted while this waited
                       for (const DerivedNetwork& network : run->networks())
                           if (std::ranges::find(networks, network.id) != networks.end())
                               there.push_back(network.id);
                       SharedWhere where;
                       if (!whyNotHere(run->info().config.computing.device).empty())
                           where.computing = Computing();
                       const std::vector<DerivedNetwork> evaluated = evaluateDerived(
                           *run, there, tellComparison(context, folder), context.stopToken(), where);
                       return [this, folder, evaluated] {
                           Q_EMIT networksChanged(folder);
                           for (const DerivedNetwork& network : evaluated)
                               Q_EMIT message(MessageLevel::Info,
                                              tr("%1: with the weights of the search %2 of held-out images are right.")
                                                  .arg(QString::fromStdString(network.name),
                                                       Format::percent(network.sharedAccuracy, 2)));
                       };
                   }});
}

void NetworkJobs::tellDerived(const QString& folder, const std::vector<DerivedNetwork>& networks, std::int64_t step)
{
    Q_EMIT networksChanged(folder);
    if (networks.empty())
        return;
    const DerivedNetwork& first = networks.front();
    const QString name = QString::fromStdString(first.name);
    if (networks.size() == 1)
        Q_EMIT message(MessageLevel::Info,
                       tr("%1 was derived from step %L2: predicted %3.")
                           .arg(name)
                           .arg(step)
                           .arg(Format::msWithSpread(first.predictedMs, first.predictedErrorMs)));
    else
        //: names of the first and the last of several networks, a step
        Q_EMIT message(MessageLevel::Info, tr("%1 to %2 were derived from step %L3.")
                                               .arg(name, QString::fromStdString(networks.back().name))
                                               .arg(step));
}

void NetworkJobs::goOn(const QString& folder, bool trainAtEnd)
{
    m_jobs->start({.title = tr("Looking up what is left to do"),
                   .owner = this,
                   .work = [this, writers = m_writers, folder, trainAtEnd](JobContext&) -> JobDelivery {
                       const auto run = writers->open(pathOf(folder));
                       if (trainAtEnd && !run->work().job)
                           run->changeWork([](RunWork& work) { work.job = JobPlan{.until = Stage::Export}; });
                       const std::optional<BegunWork> next = nextWork(*run);
                       NetworkRef network{.folder = folder};
                       if (next && next->network > 0)
                           network = {folder, next->network, QString::fromStdString(run->network(next->network).name)};
                       const bool compares = next && next->stage == Stage::Derive &&
                                             run->info().config.selection.candidates > 1;
                       return [this, network, next, compares] {
                           if (compares)
                               choose(network.folder);
                           else if (next)
                               carryOut(network, *next);
                       };
                   }});
}

void NetworkJobs::carryOut(const NetworkRef& network, const BegunWork& work)
{
    switch (work.stage) {
    case Stage::Search:
        return;
    case Stage::Derive:
        return derive(network.folder, Then::GoOn);
    case Stage::Train:
        return train(network, Then::GoOn, work.options);
    case Stage::Measure:
        return measure(network, Then::GoOn);
    case Stage::Export:
        return exportAsPlanned(network, work);
    case Stage::Report:
        return writeReport(network.folder, Then::GoOn);
    }
}

void NetworkJobs::choose(const QString& folder)
{
    const QString title = tr("Choosing a network");
    tellIfWaiting(title, folder);
    m_jobs->start({.title = title,
                   .lane = JobLane::Computing,
                   .run = folder,
                   .owner = this,
                   .work = [this, writers = m_writers, folder](JobContext& context) -> JobDelivery {
                       const auto run = writers->open(pathOf(folder));
                       WorkChanges changes;
                       if (!whyNotHere(run->info().config.computing.device).empty())
                           changes.device = ComputeDevice::Cpu;
                       pathloom::carryOut(*run, {.stage = Stage::Derive}, tellComparison(context, folder),
                                          context.stopToken(), changes);
                       return [this, folder] {
                           Q_EMIT networksChanged(folder);
                           goOn(folder, false);
                       };
                   }});
}

EventSink NetworkJobs::tellComparison(JobContext& context, const QString& folder)
{
    return [this, &context, tell = tellShown(context, {.folder = folder})](const Event& event) {
        const auto* progress = std::get_if<Progress>(&event.body);
        if (const auto* said = std::get_if<Message>(&event.body))
            context.post([this, said = *said] { Q_EMIT message(said.level, CoreText::of(said.text)); });
        if (!progress)
            return tell(event);
        QString text = CoreText::of(progress->detail);
        if (progress->secondsLeft > 0)
            text = tr("%1, about %2 left", "what is done and time").arg(text, Format::duration(progress->secondsLeft));
        context.setProgress(progress->totalSteps > 0 ? double(progress->step) / double(progress->totalSteps) : -1,
                            text);
    };
}

void NetworkJobs::train(const NetworkRef& network, Then then, const Json& options)
{
    if (Training* known = trainingOf(m_trainings, network.folder, network.id)) {
        if (then == Then::GoOn)
            known->then = then; // what a person began goes on as the run's plan
        else
            Q_EMIT message(MessageLevel::Info, tr("%1 is being trained already, or waits for it.").arg(network.name));
        return;
    }
    const QString title = tr("Training %1").arg(network.name);
    tellIfWaiting(title, network.folder);
    const auto mark = atEnd(this, [this, network] { forgetTraining(network); });
    const JobId job = m_jobs->start(
        {.title = title,
         .lane = JobLane::Computing,
         .run = network.folder,
         .owner = this,
         .work = [this, writers = m_writers, network, mark, then, options](JobContext& context) -> JobDelivery {
             const auto run = writers->open(pathOf(network.folder));
             const SearchConfig config = run->info().config;
             const EventSink sink = [this, &context, tell = tellShown(context, network)](const Event& event) {
                 if (const auto* progress = std::get_if<Progress>(&event.body)) {
                     const double fraction =
                         progress->totalSteps > 0 ? double(progress->step) / double(progress->totalSteps) : -1;
                     QString text = tr("epoch %1 of %2").arg(progress->epoch + 1).arg(progress->totalEpochs);
                     if (progress->secondsLeft > 0)
                         text = tr("%1, about %2 left", "epoch and time")
                                    .arg(text, Format::duration(progress->secondsLeft));
                     context.setProgress(fraction, text);
                 } else {
                     if (const auto* said = std::get_if<Message>(&event.body);
                         said && said->level != MessageLevel::Info)
                         context.post([this, said = *said] { Q_EMIT message(said.level, CoreText::of(said.text)); });
                     tell(event);
                 }
             };
             WorkChanges changes;
             const QString reason = CoreText::of(whyNotHere(config.computing.device));
             if (!reason.isEmpty()) {
                 changes.device = ComputeDevice::Cpu;
                 context.post([this, network, reason] {
                     Q_EMIT message(MessageLevel::Warning,
                                    tr("The search computed on CUDA, %1 is trained on the processor: %2.")
                                        .arg(network.name, reason));
                 });
             }
             pathloom::carryOut(*run, {.stage = Stage::Train, .network = network.id, .options = options}, sink,
                                context.stopToken(), changes);
             return [this, network, trained = run->network(network.id)] {
                 Q_EMIT networksChanged(network.folder);
                 const QString accuracy = Format::percent(trained.testAccuracy, 2);
                 Q_EMIT message(
                     MessageLevel::Info,
                     trained.measuredMs
                         ? tr("%1 is trained: %2 of the test images are right, %3 on this machine.")
                               .arg(network.name, accuracy, Format::ms(trained.measuredMs))
                         : tr("%1 is trained: %2 of the test images are right.").arg(network.name, accuracy));
                 const Training* ended = trainingOf(m_trainings, network.folder, network.id);
                 if (ended && ended->then == Then::GoOn)
                     goOn(network.folder, false);
             };
         }});
    m_trainings.push_back({network, job, then, {}});
    followTrainings();
}

EventSink NetworkJobs::tellShown(JobContext& context, const NetworkRef& network)
{
    return [this, &context, network](const Event& event) {
        context.post([this, network, event] { Q_EMIT eventsReady(network.folder, {event}); });
    };
}

void NetworkJobs::tellIfWaiting(const QString& title, const QString& folder)
{
    if (const QString waits = whyWaiting(folder); !waits.isEmpty())
        Q_EMIT message(MessageLevel::Info, tr("%1: %2.", "job and what it waits for").arg(title, waits));
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

void NetworkJobs::measure(const NetworkRef& network, Then then)
{
    const QString title = tr("Measuring %1").arg(network.name);
    tellIfWaiting(title, network.folder);
    m_jobs->start(
        {.title = title,
         .lane = JobLane::Computing,
         .run = network.folder,
         .owner = this,
         .work = [this, writers = m_writers, network, then](JobContext& context) -> JobDelivery {
             const auto run = writers->open(pathOf(network.folder));
             QString warning;
             const DerivedNetwork measured = measureDerived(
                 *run, network.id, context.stopToken(), [&, tell = tellShown(context, network)](const Event& event) {
                     if (const auto* said = std::get_if<Message>(&event.body);
                         said && said->level != MessageLevel::Info)
                         warning = u' ' % CoreText::of(said->text);
                     tell(event);
                 });
             return [this, network, measured, warning, then] {
                 Q_EMIT networksChanged(network.folder);
                 Q_EMIT message(warning.isEmpty() ? MessageLevel::Info : MessageLevel::Warning,
                                tr("%1 takes %2 on this machine.")
                                        .arg(network.name,
                                             Format::msWithSpread(measured.measuredMs, measured.measuredDeviationMs)) %
                                    warning);
                 if (then == Then::GoOn)
                     goOn(network.folder, false);
             };
         }});
}

JobId NetworkJobs::exportOnnx(const NetworkRef& network, const OnnxOptions& options, const QString& file)
{
    const auto id = std::make_shared<JobId>(0); // read on the GUI thread, after start() has returned
    *id = m_jobs->start(
        {.title = tr("Exporting %1").arg(network.name),
         .owner = this,
         .work = [this, writers = m_writers, network, options, file, id](JobContext& context) -> JobDelivery {
             const auto run = openToExport(pathOf(network.folder), pathOf(file),
                                           [&] { return writers->open(pathOf(network.folder)); });
             const OnnxReport report = exportDerived(*run, network.id, options, pathOf(file), context.stopToken(),
                                                     tellShown(context, network));
             return [this, network, report, file, id] {
                 Q_EMIT exported(*id, report, file);
                 Q_EMIT networksChanged(network.folder);
             };
         },
         .failed = [this, id](const QString& sentence) { Q_EMIT exportFailed(*id, sentence); }});
    return *id;
}

void NetworkJobs::exportAsPlanned(const NetworkRef& network, const BegunWork& work)
{
    m_jobs->start({.title = tr("Exporting %1").arg(network.name),
                   .owner = this,
                   .work = [this, writers = m_writers, network, work](JobContext& context) -> JobDelivery {
                       const auto run = writers->open(pathOf(network.folder));
                       pathloom::carryOut(*run, work, tellShown(context, network), context.stopToken());
                       const QString file = textOf(run->folder() / run->network(network.id).onnxFile);
                       return [this, network, file] {
                           Q_EMIT networksChanged(network.folder);
                           Q_EMIT exportedByItself(network, file);
                           goOn(network.folder, false);
                       };
                   }});
}

void NetworkJobs::writeReport(const QString& folder, Then then)
{
    m_jobs->start({.title = tr("Drawing the plots into the run folder"),
                   .owner = this,
                   .work = [this, writers = m_writers, folder, then](JobContext& context) -> JobDelivery {
                       if (then == Then::Nothing) {
                           pathloom::writeReport(*RunStore::open(pathOf(folder), RunStore::Access::Read));
                           return [] {};
                       }
                       const auto run = writers->open(pathOf(folder));
                       const BegunWork work{.stage = Stage::Report,
                                            .network = run->work().job.value_or(JobPlan()).network};
                       pathloom::carryOut(*run, work, {}, context.stopToken());
                       return [this, folder] {
                           Q_EMIT networksChanged(folder);
                           goOn(folder, false);
                       };
                   }});
}

QString NetworkJobs::trainingText(const QString& folder, std::int64_t id) const
{
    const Training* found = trainingOf(m_trainings, folder, id);
    return found ? found->text : QString();
}

std::function<bool(const std::filesystem::path&)> NetworkJobs::writingTest() const
{
    return [writers = m_writers](const std::filesystem::path& folder) { return writers->isOpen(folder); };
}

void NetworkJobs::forgetTraining(const NetworkRef& network)
{
    std::erase_if(m_trainings,
                  [&](const Training& t) { return t.network.folder == network.folder && t.network.id == network.id; });
    Q_EMIT networksChanged(network.folder);
}

void NetworkJobs::followTrainings()
{
    const std::vector<JobInfo> jobs = m_jobs->jobs();
    QStringList changed;
    for (Training& training : m_trainings) {
        const auto job = std::ranges::find(jobs, training.job, &JobInfo::id);
        const bool waits = job != jobs.end() && job->state == JobInfo::State::Waiting && !job->text.isEmpty();
        const QString text = waits ? tr("Training %1", "state of a network; what its training waits for").arg(job->text)
                                   : tr("Being trained");
        if (std::exchange(training.text, text) != text)
            changed << training.network.folder;
    }
    for (const QString& folder : std::as_const(changed))
        Q_EMIT networksChanged(folder);
}

} // namespace pathloom
