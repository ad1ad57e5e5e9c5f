// SPDX-License-Identifier: MIT
#include "core/report/report.h"

#include "core/util/csv_text.h"

#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using Values = std::vector<double>;

/// A value that is no number stays an empty field.
std::string field(double value)
{
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

struct Column
{
    std::string title;
    const Values* values;
};

std::string table(const std::vector<Column>& columns)
{
    std::string text;
    for (std::size_t c = 0; c < columns.size(); ++c)
        text += (c == 0 ? "" : ",") + csvField(columns[c].title);
    text += '\n';
    for (std::size_t row = 0; row < columns.front().values->size(); ++row) {
        for (std::size_t c = 0; c < columns.size(); ++c)
            text += (c == 0 ? "" : ",") + field((*columns[c].values)[row]);
        text += '\n';
    }
    return text;
}

struct Curve
{
    std::string title;
    const Values *step, *values;
};

/// Curves with steps of their own in one table, rows by step; a curve without a value at a step has an empty field.
std::string merged(const std::vector<Curve>& curves)
{
    std::string text = "step";
    for (const Curve& curve : curves)
        text += ',' + csvField(curve.title);
    text += '\n';
    std::vector<std::size_t> next(curves.size(), 0);
    while (true) {
        double step = std::numeric_limits<double>::infinity();
        for (std::size_t c = 0; c < curves.size(); ++c)
            if (next[c] < curves[c].step->size())
                step = std::min(step, (*curves[c].step)[next[c]]);
        if (std::isinf(step))
            return text;
        text += field(step);
        for (std::size_t c = 0; c < curves.size(); ++c) {
            text += ',';
            if (next[c] < curves[c].step->size() && (*curves[c].step)[next[c]] == step)
                text += field((*curves[c].values)[next[c]++]);
        }
        text += '\n';
    }
}

std::string probabilityTable(const History& history, const SearchSpace& space)
{
    std::string text = "step";
    for (int i = 0; i < space.choiceCount(); ++i)
        for (const Operator& candidate : space.choice(i).candidates)
            text += ',' + csvField(space.choice(i).name + ' ' + candidateText(candidate));
    text += '\n';
    const ProbabilityTrack& snapshots = history.snapshots();
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        text += std::to_string(snapshots.step(i));
        for (const std::vector<double>& block : snapshots.at(i))
            for (double p : block)
                text += fmt::format(",{:.7g}", p); // as exact as the 32 bits in which it was stored
        text += '\n';
    }
    return text;
}

std::string trainingTable(const History& history)
{
    std::string text = "network,epoch,loss,accuracy\n";
    for (const auto& [network, curve] : history.training())
        for (std::size_t i = 0; i < curve.epoch.size(); ++i)
            text += fmt::format("{},{},{},{}\n", network, field(curve.epoch[i]), field(curve.loss[i]),
                                field(curve.accuracy[i]));
    return text;
}

} // namespace

std::vector<std::pair<std::string, std::string>> curvesAsCsv(const History& history, const SearchSpace& space)
{
    const auto& weights = history.weights();
    const auto& architecture = history.architecture();
    const auto& evaluations = history.evaluations();
    std::vector<std::pair<std::string, std::string>> curves;
    if (!weights.step.empty())
        curves.emplace_back("weight_steps", table({{"step", &weights.step},
                                                   {"loss", &weights.loss.values()},
                                                   {"accuracy", &weights.accuracy.values()},
                                                   {"learning_rate", &weights.learningRate.values()}}));
    if (!architecture.step.empty())
        curves.emplace_back("loss_terms", table({{"step", &architecture.step},
                                                 {"loss", &architecture.loss.values()},
                                                 {"cross_entropy", &architecture.crossEntropy.values()},
                                                 {"latency_term", &architecture.latencyTerm.values()}}));
    if (!weights.step.empty() || !architecture.step.empty() || !evaluations.step.empty())
        curves.emplace_back("accuracy",
                            merged({{"training_batch", &weights.step, &weights.accuracy.values()},
                                    {"held_out_batch", &architecture.step, &architecture.accuracy.values()},
                                    {"leading_architecture", &evaluations.step, &evaluations.accuracy.values()}}));
    if (!architecture.step.empty() || !evaluations.step.empty())
        curves.emplace_back("latency", merged({{"expected_ms", &architecture.step, &architecture.expectedMs.values()},
                                               {"leading_ms", &evaluations.step, &evaluations.latencyMs.values()}}));
    if (!architecture.step.empty())
        curves.emplace_back("entropy",
                            table({{"step", &architecture.step}, {"mean_nats", &architecture.entropy.values()}}));
    if (!history.snapshots().empty())
        curves.emplace_back("path_probabilities", probabilityTable(history, space));
    if (!history.training().empty())
        curves.emplace_back("training", trainingTable(history));
    return curves;
}

} // namespace pathloom
