// SPDX-License-Identifier: MIT
#include "core/search/steering_effect.h"

namespace pathloom {

namespace {

SteeringEffect::State stateOf(const PathMask& mask, PathProbabilities probabilities, const LatencyModel* latency)
{
    SteeringEffect::State state;
    state.log10Networks = mask.log10Size();
    state.openPaths = mask.openPaths();
    state.probabilities = std::move(probabilities);
    if (latency) {
        state.expectedMs = latency->expectedMs(state.probabilities);
        state.fastestMs = latency->smallestMs(mask);
        state.slowestMs = latency->largestMs(mask);
    }
    return state;
}

/// What a closed path weighs against the present probabilities of the open ones of its block, by an earlier snapshot:
/// its odds against those of them that were open then.
std::optional<double> weightBy(const std::vector<double>& then, const std::vector<double>& present,
                               const PathMask& open, Path path)
{
    double sumThen = 0, sumNow = 0;
    for (int j : open.open(path.block)) {
        if (then[static_cast<std::size_t>(j)] <= 0)
            continue;
        sumThen += then[static_cast<std::size_t>(j)];
        sumNow += present[static_cast<std::size_t>(j)];
    }
    const double own = then[static_cast<std::size_t>(path.candidate)];
    if (own <= 0 || sumThen <= 0)
        return std::nullopt;
    return own / sumThen * sumNow;
}

std::optional<double> weightInThePast(const Steering& steering, Path path, const std::vector<double>& present,
                                      const ProbabilitiesAt& recorded)
{
    if (!recorded)
        return std::nullopt;
    const std::vector<Act>& acts = steering.acts();
    for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
        // Paths open and close at acts only. A snapshot of the very step may have been taken after the act.
        for (const std::int64_t step : {act->step, act->step - 1}) {
            const auto snapshot = recorded(step);
            if (!snapshot)
                continue;
            const auto weight =
                weightBy((*snapshot)[static_cast<std::size_t>(path.block)], present, steering.mask(), path);
            if (weight)
                return weight;
        }
    }
    return std::nullopt;
}

} // namespace

double SteeringEffect::savedShare(const State& state, std::int64_t allPaths)
{
    return allPaths > 0 ? 1 - double(state.openPaths) / double(allPaths) : 0;
}

SteeringEffect effectOf(const Steering& steering, const Act& planned, const PathProbabilities& now,
                        const LatencyModel* latency, const ProbabilitiesAt& recorded)
{
    const PathMask& mask = steering.mask();
    SteeringEffect effect;
    effect.allPaths = mask.allPaths();
    effect.before = stateOf(mask, mask.apply(now), latency);

    PathProbabilities weights = effect.before.probabilities; // one a block, to which opened paths are added
    for (const Path& path : planned.opened) {
        if (mask.isOpen(path))
            continue;
        const auto block = static_cast<std::size_t>(path.block);
        const std::vector<double>& present = effect.before.probabilities[block];
        // `now` itself may be from before the path was closed.
        std::optional<double> weight = weightBy(now[block], present, mask, path);
        if (!weight)
            weight = weightInThePast(steering, path, present, recorded);
        weights[block][static_cast<std::size_t>(path.candidate)] = weight.value_or(1.0 / mask.openCount(path.block));
    }
    PathMask changed = mask;
    for (const Path& path : planned.closed)
        changed.set(path, false);
    for (const Path& path : planned.opened)
        changed.set(path, true);
    effect.after = stateOf(changed, changed.apply(weights), latency);
    return effect;
}

} // namespace pathloom
