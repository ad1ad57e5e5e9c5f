// SPDX-License-Identifier: MIT
#include "core/latency/targets.h"
#include "core/search/search_engine_impl.h"
#include "core/util/error.h"
#include "core/util/machine.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// "± 2.6 %, table"
std::string errorText(const LatencyModel& model)
{
    return (model.relativeError ? fmt::format("± {:.1f} %, ", 100 * *model.relativeError) : "") + toText(model.origin);
}

} // namespace

void SearchEngine::Impl::tellMeasuring(const MeasureProgress& progress)
{
    obeyBetween();
    if (!toldOfOthers && isDisturbing(progress.busy)) {
        toldOfOthers = true;
        emit(Message{MessageLevel::Warning,
                     fmt::format("Other programs keep {:.1f} of {} cores busy while this machine is measured, which "
                                 "makes the error of its latencies larger.",
                                 progress.busy.cores, progress.busy.of)});
    }
    emit(Progress{.phase = Phase::Measuring,
                  .step = progress.done,
                  .totalSteps = progress.total,
                  .memoryBytes = residentBytes(),
                  .secondsSpent = pace.secondsSpent(),
                  .secondsLeft = progress.secondsLeft,
                  .detail = progress.shape});
}

LatencyTable SearchEngine::Impl::targetsTable()
{
    if (job.table)
        return *job.table;
    const auto progress = [this](const MeasureProgress& now) { tellMeasuring(now); };
    if (needsMeasuring(job.target, job.space)) {
        enter(Phase::Measuring);
    } else if (job.config.measureAgain && isThisMachine(job.target) && isDisturbed(readTable(job.target)) &&
               busyNow(stop).share() <= quietShare) {
        enter(Phase::Measuring);
        return remeasure(job.target, job.space, progress, stop);
    }
    return tableFor(job.target, job.space, progress, stop);
}

/// A share of what the average network takes. Where all networks take nearly the same time that is below the fastest
/// one, which is the least that can be asked for.
double SearchEngine::Impl::automaticBudget()
{
    const double average = latency.expectedMs(uniformProbabilities(job.space));
    const double share = job.config.budgetFraction * average;
    if (job.config.latencyLoss == LatencyLoss::None || share >= latency.smallestMs())
        return share;
    emit(Message{MessageLevel::Warning,
                 fmt::format("{:.0f} % of the average network's {:.3g} ms is below {:.3g} ms, the fastest network of "
                             "this space on this target: that is the budget now.",
                             100 * job.config.budgetFraction, average, latency.smallestMs())});
    return latency.smallestMs();
}

void SearchEngine::Impl::measure()
{
    const LatencyTable table = targetsTable();
    if (const std::string disturbance = disturbanceText(table); !disturbance.empty())
        emit(Message{MessageLevel::Warning,
                     fmt::format("{} was measured beside other work: {}. Measuring again in peace makes that "
                                 "smaller; the setting latency.measure_again does so before the next search.",
                                 job.target.name, disturbance)});
    store->setLatencyTable(table);
    latency = latencyModel(table, job.space);
    budgetMs = job.config.budgetMs > 0 ? job.config.budgetMs : automaticBudget();
    job.config.budgetMs = budgetMs;
    if (const auto sentences = problems(job.config); !sentences.empty())
        throw UsageError(sentences.front());
    if (job.config.latencyLoss != LatencyLoss::None && budgetMs < latency.smallestMs())
        throw UsageError(
            fmt::format("the budget of {:.3g} ms is below {:.3g} ms, the fastest network of this space on this target",
                        budgetMs, latency.smallestMs()));
    RunInfo info = store->info();
    info.config = job.config;
    store->updateInfo(info);
    emit(Message{MessageLevel::Info,
                 fmt::format("Budget {:.4g} ms on {}; this space reaches from {:.4g} to {:.4g} ms ({}).", budgetMs,
                             job.target.name, latency.smallestMs(), latency.largestMs(), errorText(latency))});
}

} // namespace pathloom
