// SPDX-License-Identifier: MIT
#include "core/latency/latency_model.h"

#include "core/latency/measuring_conditions.h"
#include "core/latency/missing_keys.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <set>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// The parts that are not searched, and the network whose parts they are: the space with its first candidates.
struct FixedParts
{
    NetworkDescription network;
    std::vector<LatencyItem> items;

    explicit FixedParts(const SearchSpace& space)
        : network(describe(space, {std::vector<int>(std::size_t(space.choiceCount()), 0)}))
    {
        for (const LatencyItem& item : latencyItems(network))
            if (!space.blocks[std::size_t(item.block)].isChoice())
                items.push_back(item);
    }
};

void checkShape(const LatencyModel& model, const PathProbabilities& probabilities)
{
    bool fits = probabilities.size() == model.pathMs.size();
    for (std::size_t i = 0; fits && i < probabilities.size(); ++i)
        fits = probabilities[i].size() == model.pathMs[i].size();
    if (!fits)
        throw Error("the probabilities belong to another search space", "latency");
}

double mean(const std::vector<double>& probabilities, const std::vector<double>& times)
{
    double sum = 0;
    for (std::size_t j = 0; j < times.size(); ++j)
        sum += probabilities[j] * times[j];
    return sum;
}

} // namespace

double LatencyModel::expectedMs(const PathProbabilities& probabilities) const
{
    checkShape(*this, probabilities);
    double sum = fixedMs;
    for (std::size_t i = 0; i < pathMs.size(); ++i)
        sum += mean(probabilities[i], pathMs[i]);
    return sum;
}

std::vector<std::vector<double>> LatencyModel::gradient(const PathProbabilities& probabilities) const
{
    checkShape(*this, probabilities);
    std::vector<std::vector<double>> result = pathMs;
    for (std::size_t i = 0; i < pathMs.size(); ++i) {
        const double expected = mean(probabilities[i], pathMs[i]);
        for (std::size_t j = 0; j < pathMs[i].size(); ++j)
            result[i][j] = probabilities[i][j] * (pathMs[i][j] - expected);
    }
    return result;
}

double LatencyModel::architectureMs(const Architecture& architecture) const
{
    if (architecture.choices.size() != pathMs.size())
        throw Error("the architecture belongs to another search space", "latency");
    double sum = fixedMs;
    for (std::size_t i = 0; i < pathMs.size(); ++i) {
        const int choice = architecture.choices[i];
        if (choice < 0 || std::size_t(choice) >= pathMs[i].size())
            throw Error(fmt::format("choice block {} has no candidate {}", i, choice), "latency");
        sum += pathMs[i][std::size_t(choice)];
    }
    return sum;
}

PredictedLatency LatencyModel::path(int choice, int candidate) const
{
    const auto i = std::size_t(choice), j = std::size_t(candidate);
    if (i < pathLatency.size() && j < pathLatency[i].size())
        return pathLatency[i][j];
    return {.ms = pathMs.at(i).at(j)};
}

PredictedLatency LatencyModel::shown(double ms) const
{
    PredictedLatency latency{.ms = ms, .origin = origin};
    if (relativeError)
        latency.errorMs = *relativeError * ms;
    return latency;
}

double LatencyModel::smallestMs() const
{
    double sum = fixedMs;
    for (const std::vector<double>& times : pathMs)
        sum += *std::min_element(times.begin(), times.end());
    return sum;
}

double LatencyModel::largestMs() const
{
    double sum = fixedMs;
    for (const std::vector<double>& times : pathMs)
        sum += *std::max_element(times.begin(), times.end());
    return sum;
}

double LatencyModel::smallestMs(const PathMask& mask) const
{
    double sum = fixedMs;
    for (int i = 0; i < mask.blocks(); ++i)
        sum += std::ranges::min(mask.open(i) | std::views::transform([&](int j) { return pathMs[i][j]; }));
    return sum;
}

double LatencyModel::largestMs(const PathMask& mask) const
{
    double sum = fixedMs;
    for (int i = 0; i < mask.blocks(); ++i)
        sum += std::ranges::max(mask.open(i) | std::views::transform([&](int j) { return pathMs[i][j]; }));
    return sum;
}

namespace {

/// Collects what the times of a model are made of.
class ErrorOfTimes
{
public:
    void add(const LatencyEntry& entry)
    {
        m_ms += entry.ms;
        if (entry.method != estimatedMethod)
            return;
        m_estimates = true;
        m_errorMs += entry.deviationMs.value_or(0); // of one model, so they may all lie on one side
    }
    void applyTo(LatencyModel& model, const LatencyTable& table, const NetworkCorrection* correction) const
    {
        model.origin = m_estimates ? LatencyOrigin::Estimated : LatencyOrigin::Table;
        const double estimates = m_ms > 0 ? m_errorMs / m_ms : 0;
        const double common = commonErrorOf(table);
        if (correction)
            model.relativeError = std::hypot(correction->statedError(), estimates, common);
        else if (m_estimates || common > 0)
            model.relativeError = std::hypot(estimates, common);
    }

private:
    double m_ms = 0, m_errorMs = 0;
    bool m_estimates = false;
};

PredictedLatency shownLatency(double ms, const LatencyEntry& entry)
{
    const bool estimated = entry.method == estimatedMethod;
    return {.ms = ms,
            .errorMs = entry.deviationMs,
            .origin = estimated ? LatencyOrigin::Estimated : LatencyOrigin::Table,
            .parts = 1,
            .estimatedParts = estimated ? 1 : 0};
}

} // namespace

LatencyModel latencyModel(const LatencyTable& table, const SearchSpace& space)
{
    ErrorOfTimes errors;
    const NetworkCorrection* known = table.corrections.find(inputSizeOf(space.input));
    const NetworkCorrection correction = known ? *known : NetworkCorrection{};
    const auto partMs = [&](const LatencyEntry& entry) { return known ? known->partMs(entry.ms) : entry.ms; };
    LatencyModel model{.fixedMs = correction.scale * table.constantMs.value_or(0) + correction.offsetMs};
    MissingKeys missing;
    const FixedParts fixed(space);
    for (const LatencyItem& item : fixed.items) {
        if (const LatencyEntry* entry = table.find(item.key)) {
            model.fixedMs += partMs(*entry);
            errors.add(*entry);
        } else if (!table.constantMs || !isUsuallyConstant(fixed.network, item.block)) {
            missing.add(item.key);
        }
    }
    for (int i = 0; i < space.choiceCount(); ++i) {
        const SpaceBlock& block = space.choice(i);
        std::vector<double>& times = model.pathMs.emplace_back();
        std::vector<PredictedLatency>& shown = model.pathLatency.emplace_back();
        for (const Operator& op : block.candidates) {
            if (op.kind == OperatorKind::Skip) {
                times.push_back(0);
                shown.emplace_back();
                continue;
            }
            const LatencyKey key = latencyKey(op, block.input);
            const LatencyEntry* entry = table.find(key);
            if (entry)
                errors.add(*entry);
            else
                missing.add(key);
            times.push_back(entry ? partMs(*entry) : 0);
            shown.push_back(entry ? shownLatency(times.back(), *entry) : PredictedLatency{});
        }
    }
    missing.throwIfAny(table);
    errors.applyTo(model, table, known);
    return model;
}

std::vector<LatencyKey> latencyKeys(const SearchSpace& space)
{
    std::vector<LatencyKey> keys;
    std::set<LatencyKey> seen;
    const auto add = [&](const LatencyKey& key) {
        if (seen.insert(key).second)
            keys.push_back(key);
    };
    for (const LatencyItem& item : FixedParts(space).items)
        add(item.key);
    for (int i = 0; i < space.choiceCount(); ++i)
        for (const Operator& op : space.choice(i).candidates)
            if (op.kind != OperatorKind::Skip)
                add(latencyKey(op, space.choice(i).input));
    return keys;
}

} // namespace pathloom
