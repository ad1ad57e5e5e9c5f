// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <map>

namespace pathloom {

/// A run's events sorted into curves, the value from which all views draw. Filled live, event by event, or from a run
/// folder: both give the same.
class History
{
public:
    void apply(const Event& event);

    struct WeightCurve { std::vector<double> step, loss, accuracy, learningRate; };
    struct ArchitectureCurve { std::vector<double> step, loss, crossEntropy, latencyTerm, accuracy, expectedMs, entropy; };
    struct EvaluationCurve { std::vector<double> step, loss, accuracy, latencyMs; };
    struct TrainingCurve { std::vector<double> epoch, loss, accuracy; };
    struct Snapshot
    {
        std::int64_t step;
        std::shared_ptr<const PathProbabilities> probabilities;
    };

    const WeightCurve& weights() const { return m_weights; }
    const ArchitectureCurve& architecture() const { return m_architecture; }
    const EvaluationCurve& evaluations() const { return m_evaluations; }
    const std::map<std::int64_t, TrainingCurve>& training() const { return m_training; } ///< by network id
    const std::vector<Snapshot>& snapshots() const { return m_snapshots; }
    const std::vector<int>& lastSampled() const { return m_lastSampled; }
    const std::vector<Event>& messages() const { return m_messages; } ///< Message, PhaseChanged, CommandAccepted, NetworkDerived
    const Progress& progress() const { return m_progress; }
    Phase phase() const { return m_phase; }
    std::int64_t step() const { return m_step; }
    /// Grows with every applied event; views compare it to know whether they are out of date.
    std::uint64_t revision() const { return m_revision; }

private:
    WeightCurve m_weights;
    ArchitectureCurve m_architecture;
    EvaluationCurve m_evaluations;
    std::map<std::int64_t, TrainingCurve> m_training;
    std::vector<Snapshot> m_snapshots;
    std::vector<int> m_lastSampled;
    std::vector<Event> m_messages;
    Progress m_progress;
    Phase m_phase = Phase::Preparing;
    std::int64_t m_step = 0;
    std::uint64_t m_revision = 0;
};

} // namespace pathloom
