// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"
#include "core/space/architecture.h"

#include <cmath>

/// Small values from which tests build runs.
namespace runfixture {

using namespace pathloom;

/// Two choice blocks of three and two candidates.
inline SearchSpace tinySpace()
{
    return spaceFromJson(Json::parse(R"json({
        "format": "pathloom.space", "version": 1, "name": "tiny", "title": "Tiny",
        "input": {"channels": 1, "height": 8, "width": 8}, "classes": 3,
        "candidates": ["k3e3", "k5e3", "skip"],
        "stem": {"op": "conv k3 s1", "channels": 8},
        "stages": [{"channels": 8, "blocks": 1, "stride": 1}, {"channels": 16, "blocks": 1, "stride": 2}],
        "head": {"channels": 32}})json"),
                         "tiny");
}

/// `blocks` choice blocks of seven candidates, one of them skip.
inline SearchSpace longSpace(int blocks)
{
    Json json = Json::parse(R"json({
        "format": "pathloom.space", "version": 1, "name": "long", "title": "Long",
        "input": {"channels": 3, "height": 32, "width": 32}, "classes": 10,
        "candidates": ["k3e3", "k3e6", "k5e3", "k5e6", "k7e3", "k7e6", "skip"],
        "stem": {"op": "conv k3 s1", "channels": 16}, "stages": [], "head": {"channels": 64}})json");
    json["stages"].push_back({{"channels", 16}, {"blocks", blocks}, {"stride", 1}});
    return spaceFromJson(json, "long");
}

inline RunInfo tinyInfo()
{
    RunInfo info;
    info.name = "first try";
    info.config.seed = 7;
    info.config.budgetMs = 1.25;
    info.data = DataSpec{.kind = "idx", .folder = "/data/images", .trainLimit = 600, .testLimit = 100};
    info.dataFingerprint = "a1b2";
    info.classNames = {"cat", "dog", "owl"};
    info.normalization = Normalization{.mean = {0.5}, .deviation = {0.25}};
    info.targetId = "this-machine";
    info.targetName = "This machine";
    info.program = "Pathloom test";
    info.machine = Json{{"cpu", "some"}, {"cores", 2}};
    info.trainImages = 900;
    info.resize = Json{{"crop", "centre"}, {"width", 28}};
    return info;
}

inline LatencyTable tinyTable()
{
    LatencyTable table{.device = "device", .runtime = "runtime", .batch = 1, .threads = 2, .constantMs = -0.01};
    table.entries[LatencyKey{.op = "mbconv",
                             .kernel = 3,
                             .mid = 24,
                             .groups = 24,
                             .inputChannels = 8,
                             .outputChannels = 8,
                             .inputHeight = 8,
                             .inputWidth = 8}] = LatencyEntry{.ms = 0.1 + 0.2, .deviationMs = 0.01, .samples = 20};
    table.entries[LatencyKey{.op = "conv", .kernel = 3}] = LatencyEntry{.ms = 0.5, .method = "regressed"};
    table.environment["cpu"] = "some";
    return table;
}

/// Probabilities that drift from uniform towards the first candidate of each block as t goes from 0 to 1.
inline std::shared_ptr<const PathProbabilities> probabilitiesAt(const SearchSpace& space, double t)
{
    auto probabilities = std::make_shared<PathProbabilities>(uniformProbabilities(space));
    for (std::size_t i = 0; i < probabilities->size(); ++i) {
        std::vector<double>& block = (*probabilities)[i];
        double sum = 0;
        for (std::size_t j = 0; j < block.size(); ++j)
            sum += block[j] = std::exp(6 * t * std::cos(1.7 * static_cast<double>(j + i * i)));
        for (double& p : block)
            p = static_cast<float>(p / sum);
    }
    return probabilities;
}

inline Event weightEvent(std::int64_t step)
{
    const auto t = static_cast<double>(step);
    return {step, t * 0.25,
            WeightStep{2 / (1 + t / 100), 1 - 1 / (1 + t / 100), 0.05, {static_cast<int>(step % 3), 1}}};
}

/// One event of every stored kind, in the order in which a run has them.
inline std::vector<Event> oneOfEach(const SearchSpace& space)
{
    return {{0, 0, PhaseChanged{Phase::Joint, ""}},
            {0, 0, Message{MessageLevel::Warning, "The held-out split is small."}},
            weightEvent(1),
            {1, 0.3, ArchitectureStep{2.1, 1.9, 0.2, 0.4, 1.75, 1.05}},
            {1, 0.3, ProbabilitySnapshot{probabilitiesAt(space, 0.5)}},
            {1, 0.4, CommandAccepted{"pause", Json::object()}},
            {1, 0.4, Alarm{"entropy_stuck", Json{{"entropy", 1.5}}}},
            {1, 0.4, CheckpointWritten{4096, 0.125, "checkpoints/step-1.pt"}},
            {1, 0.4, Resumed{7, false, "another processor"}},
            {1, 0.5, Evaluation{1, 0.8, 0.7, 1.6, "k3e3 k5e3"}},
            {1, 0.6, NetworkDerived{1, "k3e3 k5e3", 1.6}},
            {1, 0.7, PhaseChanged{Phase::Training, ""}},
            {1, 0.8, TrainingEpoch{1, 1, 4, 0.5, 0.8, 0.05}}};
}

/// Equality of stored events, snapshots compared by value.
inline bool sameEvent(const Event& a, const Event& b)
{
    if (a.step != b.step || a.seconds != b.seconds || a.body.index() != b.body.index())
        return false;
    if (const auto* snapshot = std::get_if<ProbabilitySnapshot>(&a.body))
        return *snapshot->probabilities == *std::get<ProbabilitySnapshot>(b.body).probabilities;
    return bodyToJson(a.body) == bodyToJson(b.body);
}

inline std::vector<Event> readAll(const RunStore& store, std::int64_t after = 0)
{
    std::vector<Event> events;
    store.readEvents(after, [&](const Event& event) { events.push_back(event); });
    return events;
}

} // namespace runfixture
