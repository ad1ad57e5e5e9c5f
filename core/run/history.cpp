// SPDX-License-Identifier: MIT
#include "core/run/history.h"

#include <algorithm>

namespace pathloom {

namespace {

bool isFloat(double value)
{
    return static_cast<double>(static_cast<float>(value)) == value;
}

/// Run folders keep probabilities as 32-bit floats; the live history shows the same numbers as a replayed one.
std::shared_ptr<const PathProbabilities> asStored(const std::shared_ptr<const PathProbabilities>& probabilities)
{
    if (std::ranges::all_of(*probabilities, [](const auto& block) { return std::ranges::all_of(block, isFloat); }))
        return probabilities;
    auto stored = std::make_shared<PathProbabilities>(*probabilities);
    for (std::vector<double>& block : *stored)
        for (double& p : block)
            p = static_cast<float>(p);
    return stored;
}

} // namespace

void History::apply(const Event& event)
{
    const auto step = static_cast<double>(event.step);
    if (const auto* weight = std::get_if<WeightStep>(&event.body)) {
        m_weights.step.push_back(step);
        m_weights.loss.push_back(weight->loss);
        m_weights.accuracy.push_back(weight->accuracy);
        m_weights.learningRate.push_back(weight->learningRate);
        m_lastSampled = weight->sampled;
    } else if (const auto* architecture = std::get_if<ArchitectureStep>(&event.body)) {
        m_architecture.step.push_back(step);
        m_architecture.loss.push_back(architecture->loss);
        m_architecture.crossEntropy.push_back(architecture->crossEntropy);
        m_architecture.latencyTerm.push_back(architecture->latencyTerm);
        m_architecture.accuracy.push_back(architecture->accuracy);
        m_architecture.expectedMs.push_back(architecture->expectedMs);
        m_architecture.entropy.push_back(architecture->entropy);
    } else if (const auto* snapshot = std::get_if<ProbabilitySnapshot>(&event.body)) {
        m_snapshots.push_back({event.step, asStored(snapshot->probabilities)});
    } else if (const auto* evaluation = std::get_if<Evaluation>(&event.body)) {
        m_evaluations.step.push_back(step);
        m_evaluations.loss.push_back(evaluation->loss);
        m_evaluations.accuracy.push_back(evaluation->accuracy);
        m_evaluations.latencyMs.push_back(evaluation->latencyMs);
    } else if (const auto* epoch = std::get_if<TrainingEpoch>(&event.body)) {
        TrainingCurve& curve = m_training[epoch->network];
        if (!curve.epoch.empty() && epoch->epoch <= curve.epoch.back())
            curve = {}; // trained anew: the curve is that of the last training
        curve.epoch.push_back(epoch->epoch);
        curve.loss.push_back(epoch->loss);
        curve.accuracy.push_back(epoch->accuracy);
    } else if (const auto* progress = std::get_if<Progress>(&event.body)) {
        m_progress = *progress;
    } else {
        m_messages.push_back(event);
        if (const auto* phase = std::get_if<PhaseChanged>(&event.body))
            m_phase = phase->phase;
    }
    // Progress is not stored, so nothing that a replay shows may come from it.
    if (!std::holds_alternative<Progress>(event.body))
        m_step = std::max(m_step, event.step);
    ++m_revision;
}

} // namespace pathloom
