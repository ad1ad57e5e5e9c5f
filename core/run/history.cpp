// SPDX-License-Identifier: MIT
#include "core/run/history.h"

#include <algorithm>

namespace pathloom {

namespace {

/// The epochs before this one.
History::TrainingCurve upTo(int epoch, const History::TrainingCurve& curve)
{
    History::TrainingCurve kept;
    for (std::size_t i = 0; i < curve.epoch.size() && curve.epoch[i] < epoch; ++i) {
        kept.epoch.push_back(curve.epoch[i]);
        kept.loss.push_back(curve.loss[i]);
        kept.accuracy.push_back(curve.accuracy[i]);
    }
    return kept;
}

} // namespace

void History::addedAt(std::int64_t step)
{
    m_step = std::max(m_step, step);
    ++m_revision;
}

void History::addWeightStep(std::int64_t step, double loss, double accuracy, double learningRate)
{
    m_weights.step.push_back(static_cast<double>(step));
    m_weights.loss.push_back(loss);
    m_weights.accuracy.push_back(accuracy);
    m_weights.learningRate.push_back(learningRate);
    addedAt(step);
}

void History::addArchitectureStep(std::int64_t step, const ArchitectureStep& values)
{
    m_architecture.step.push_back(static_cast<double>(step));
    m_architecture.loss.push_back(values.loss);
    m_architecture.crossEntropy.push_back(values.crossEntropy);
    m_architecture.latencyTerm.push_back(values.latencyTerm);
    m_architecture.accuracy.push_back(values.accuracy);
    m_architecture.expectedMs.push_back(values.expectedMs);
    m_architecture.entropy.push_back(values.entropy);
    addedAt(step);
}

void History::addSnapshot(std::int64_t step, const std::vector<int>& shape, std::span<const float> packed)
{
    m_snapshots.append(step, shape, packed);
    addedAt(step);
}

void History::reserve(std::size_t weightSteps, std::size_t architectureSteps)
{
    m_weights.step.reserve(weightSteps);
    for (Samples* column : {&m_weights.loss, &m_weights.accuracy, &m_weights.learningRate})
        column->reserve(weightSteps);
    m_architecture.step.reserve(architectureSteps);
    for (Samples* column : {&m_architecture.loss, &m_architecture.crossEntropy, &m_architecture.latencyTerm,
                            &m_architecture.accuracy, &m_architecture.expectedMs, &m_architecture.entropy})
        column->reserve(architectureSteps);
}

std::optional<PathProbabilities> History::probabilitiesAt(std::int64_t step) const
{
    const std::optional<std::size_t> index = m_snapshots.indexAt(step);
    return index ? std::optional(m_snapshots.at(*index)) : std::nullopt;
}

void History::apply(const Event& event)
{
    if (const auto* weight = std::get_if<WeightStep>(&event.body)) {
        m_lastSampled = weight->sampled;
        addWeightStep(event.step, weight->loss, weight->accuracy, weight->learningRate);
        return;
    }
    if (const auto* architecture = std::get_if<ArchitectureStep>(&event.body)) {
        addArchitectureStep(event.step, *architecture);
        return;
    }
    if (const auto* snapshot = std::get_if<ProbabilitySnapshot>(&event.body)) {
        m_snapshots.append(event.step, *snapshot->probabilities);
        addedAt(event.step);
        return;
    }
    if (const auto* progress = std::get_if<Progress>(&event.body)) {
        // Progress is not stored, so nothing that a replay shows may come from it.
        m_progress = *progress;
    } else if (const auto* evaluation = std::get_if<Evaluation>(&event.body)) {
        m_evaluations.step.push_back(static_cast<double>(event.step));
        m_evaluations.loss.push_back(evaluation->loss);
        m_evaluations.accuracy.push_back(evaluation->accuracy);
        m_evaluations.latencyMs.push_back(evaluation->latencyMs);
        m_evaluations.architecture.push_back(evaluation->architecture);
    } else if (const auto* epoch = std::get_if<TrainingEpoch>(&event.body)) {
        TrainingCurve& curve = m_training[epoch->network];
        // Trained anew, from the first epoch, or gone on with from a checkpoint: what is done again gives way.
        if (!curve.epoch.empty() && epoch->epoch <= curve.epoch.back())
            curve = upTo(epoch->epoch, curve);
        curve.epoch.push_back(epoch->epoch);
        curve.loss.push_back(epoch->loss);
        curve.accuracy.push_back(epoch->accuracy);
    } else {
        m_messages.push_back(event);
        if (const auto* phase = std::get_if<PhaseChanged>(&event.body))
            m_phase = phase->phase;
    }
    // These say nothing of how far the search is: see EventTable::lastStep().
    ++m_revision;
}

} // namespace pathloom
