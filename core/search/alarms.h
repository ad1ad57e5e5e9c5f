// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/chance_level.h"
#include "core/search/events.h"
#include "core/search/search_config.h"
#include "core/search/steering.h"
#include "core/search/strategy.h"

#include <set>

namespace pathloom {

/// Looks at the events of a search for what deserves a person's attention, each kind once (hardly_sampled once for
/// each path). The kinds and their arguments:
///   entropy_collapsed {entropy, share, suggest}      below a tenth of the greatest in the first third of the steps
///   entropy_stuck {entropy, steps, suggest}          above 98 % of the greatest after a third of the steps
///   latency_not_approaching {expected_ms, budget_ms, suggest}
///                                                    after half of the steps more than 10 % above the budget, and less
///                                                    than a tenth of the way done since a quarter of the steps
///   latency_only {block, candidate, path, gained, paths, pull, expected_ms, budget_ms, suggest}
///                                                    latency has pulled at the paths ten times as strongly as cross
///                                                    entropy, or the expected latency has been below four fifths of
///                                                    the budget for 50 architecture steps; and this path leads after
///                                                    gaining 0.2 on the paths open beside it, to which cross entropy
///                                                    gave less than a fifth of what latency gave; the greatest gain
///                                                    of so many
///   held_out_diverging {training_loss, held_out_loss, suggest}
///                                                    held-out loss risen three epochs in a row, training loss fallen
///   loss_diverging {loss, best, steps, suggest}      the median training loss has been more than twice its lowest and
///                                                    more than twice chance level, ln(classes), for so many steps, and
///                                                    is not on its way down
///   chance_level {accuracy, chance, images, learning_rate, suggest}
///                                                    over so many training images the accuracy has hardly been better
///                                                    than that of guessing (core/search/chance_level.h)
///   hardly_sampled {block, candidate, path, samples, steps, paths}
///                                                    since architecture steps began, fewer than a quarter of the
///                                                    weight steps that its probability now, but an even chance at
///                                                    most, lets expect, where these are 20 at least; the worst of so
///                                                    many new ones
/// A search with default settings that goes well raises none: the limits lie well outside of what such searches were
/// seen to do, which stands beside them in alarms.cpp.
/// The engine itself adds loss_not_finite {learning_rate, suggest}, and who trains a derived network
/// network_at_chance {network, name, accuracy, chance, images, of}, "of" being "training" or "test". "path" names block
/// and candidate; "suggest" is a command in JSON form that may help.
class AlarmWatch
{
public:
    /// @param architectureSteps planned for the whole search
    AlarmWatch(const SearchSpace& space, std::int64_t architectureSteps);

    /// Alarms that this event gives rise to.
    std::vector<Alarm> watch(const Event& event, const PathMask& mask, const SearchConfig& config,
                             const std::vector<std::vector<GradientSum>>& gradients);
    Json state() const;
    void setState(const Json& state);

private:
    void weightStep(const WeightStep& step, const SearchConfig& config);
    void architectureStep(const ArchitectureStep& step, const PathMask& mask, const SearchConfig& config);
    void trainingLoss(double loss, const SearchConfig& config);
    void trainingAccuracy(double accuracy, const SearchConfig& config);
    void probabilities(const PathProbabilities& p, const PathMask& mask, const SearchConfig& config,
                       const std::vector<std::vector<GradientSum>>& gradients);
    void hardlySampled(const PathProbabilities& p, const PathMask& mask);
    void entropy(double entropy, const PathMask& mask, const SearchConfig& config);
    void latency(double expectedMs, const SearchConfig& config);
    void latencyOnly(const PathProbabilities& p, const PathMask& mask, const SearchConfig& config,
                     const std::vector<std::vector<GradientSum>>& gradients);
    void rememberFirst(const PathProbabilities& p, const PathMask& mask);
    void evaluation(const Evaluation& evaluation, const SearchConfig& config);
    void raise(const std::string& kind, Json arguments);
    double share() const { return double(m_architectureSteps) / double(m_planned); }

    std::vector<std::vector<std::string>> m_names; ///< of each path: "stage1.block0: k3e6"
    std::int64_t m_planned;
    std::vector<std::vector<std::int64_t>> m_samples; ///< weight steps of each path
    /// When architecture steps began; of a path that was closed then, what it weighed against these once it was opened.
    PathProbabilities m_first;
    std::int64_t m_weightSteps = 0, m_architectureSteps = 0;
    double m_quarterMs = 0;  ///< expected latency after a quarter of the architecture steps
    double m_expectedMs = 0; ///< the newest
    /// For how many architecture steps in a row it has been far below the budget, which was this one all the time.
    struct
    {
        double budgetMs = 0;
        std::int64_t steps = 0;
    } m_farBelow;
    double m_epochLoss = 0; ///< sum over the epoch's weight steps
    std::int64_t m_epochSteps = 0;
    std::vector<double> m_trainingLosses, m_heldOutLosses; ///< of the last epochs
    double m_chanceLoss;                                   ///< of guessing: ln(classes)
    std::vector<double> m_newestLosses;                    ///< of single weight steps, the newest last
    /// The lowest median of these, 0 before the first; the learning rate then; for how many steps the median has been
    /// far above it, and what it was when that was last looked at.
    double m_bestLoss = 0, m_bestRate = 0, m_lossBefore = 0;
    std::int64_t m_farAbove = 0;
    int m_classes;
    ChanceWatch m_chance;
    bool m_joint = false; ///< which of the two learning rates is in force
    std::set<std::string> m_raised;
    std::vector<Alarm> m_new;
};

} // namespace pathloom
