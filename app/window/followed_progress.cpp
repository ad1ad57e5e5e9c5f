// SPDX-License-Identifier: MIT
#include "app/window/followed_progress.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace pathloom {

namespace {

constexpr double rateWindow = 60; ///< seconds of running time

/// Step at which the joint phase began, if it has.
std::optional<std::int64_t> jointBegin(const History& history)
{
    std::optional<std::int64_t> begin;
    for (const Event& event : history.messages()) {
        const auto* entered = std::get_if<PhaseChanged>(&event.body);
        if (entered && entered->phase == Phase::Joint && !begin) // it is entered again after a pause
            begin = event.step;
    }
    return begin;
}

/// Epoch length that the learning rate of one recorded step speaks of: rate = base/2 (1 + cos(pi done/total)).
/// 0 if it tells nothing: at the first steps, where the cosine hardly falls, and after a change of the base.
std::int64_t epochLength(double rate, double base, std::int64_t done, int epochs)
{
    const double cosine = base > 0 ? 2 * rate / base - 1 : 2;
    if (done < 1 || epochs < 1 || !(std::abs(cosine) < 1))
        return 0;
    const double angle = std::acos(cosine);
    const double length = std::numbers::pi * static_cast<double>(done) / angle / epochs;
    const double rounding = length * 4 * std::numeric_limits<double>::epsilon() / (angle * angle);
    const double whole = std::round(length);
    constexpr double most = 0.01;
    return whole >= 1 && rounding < most && std::abs(length - whole) < most ? static_cast<std::int64_t>(whole) : 0;
}

} // namespace

std::int64_t stepsPerEpoch(const SearchConfig& config, const History& history)
{
    const std::optional<std::int64_t> begin = jointBegin(history);
    if (begin && *begin > 0 && config.warmupEpochs > 0)
        return *begin % config.warmupEpochs == 0 ? *begin / config.warmupEpochs : 0;
    const History::WeightCurve& weights = history.weights();
    const std::size_t count = weights.step.size();
    if (count < 2)
        return 0;
    const double base = begin ? config.learningRate : config.warmupLearningRate;
    const int epochs = begin ? config.epochs : config.warmupEpochs;
    // The last two have to agree: only then does the base rate that is set now belong to them.
    std::int64_t lengths[2];
    for (const std::size_t back : {1, 2}) {
        const auto done = static_cast<std::int64_t>(weights.step[count - back]) - 1 - begin.value_or(0);
        lengths[back - 1] = epochLength(weights.learningRate[count - back], base, done, epochs);
    }
    return lengths[0] == lengths[1] ? lengths[0] : 0;
}

void FollowedProgress::add(const std::vector<Event>& events)
{
    for (const Event& event : events) {
        if (!std::holds_alternative<WeightStep>(event.body))
            continue;
        m_seconds = event.seconds;
        m_marks.push_back({event.step, event.seconds});
        while (m_marks.size() > 2 && m_seconds - m_marks.front().seconds > rateWindow)
            m_marks.pop_front();
    }
}

double FollowedProgress::stepsPerSecond(std::int64_t from) const
{
    const auto first = std::ranges::find_if(m_marks, [from](const Mark& mark) { return mark.step >= from; });
    if (first == m_marks.end())
        return 0;
    const double seconds = m_marks.back().seconds - first->seconds;
    return seconds > 0 ? static_cast<double>(m_marks.back().step - first->step) / seconds : 0;
}

Progress FollowedProgress::of(const SearchConfig& config, const History& history) const
{
    Progress progress{.phase = history.phase(), .step = history.step(), .secondsSpent = m_seconds};
    const double rate = stepsPerSecond();
    progress.imagesPerSecond = rate * config.batchSize;
    const std::int64_t perEpoch = stepsPerEpoch(config, history);
    if (perEpoch == 0)
        return progress;
    const std::int64_t begin = config.warmupEpochs * perEpoch;
    const bool joint = progress.step >= begin;
    progress.totalSteps = begin + config.epochs * perEpoch;
    progress.epoch = (progress.step - (joint ? begin : 0)) / perEpoch;
    progress.totalEpochs = joint ? config.epochs : config.warmupEpochs;
    // The steps of the warm-up take less time than those that come after it: they tell nothing about the end.
    constexpr std::int64_t fewSteps = 10;
    const double jointRate = progress.step >= begin + fewSteps ? stepsPerSecond(begin) : 0;
    if (jointRate > 0)
        progress.secondsLeft =
            static_cast<double>(std::max<std::int64_t>(0, progress.totalSteps - progress.step)) / jointRate;
    return progress;
}

} // namespace pathloom
