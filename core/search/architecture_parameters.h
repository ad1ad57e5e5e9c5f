// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/path_mask.h"
#include "core/util/random.h"

namespace pathloom {

/// p = softmax(alpha).
std::vector<double> softmax(const std::vector<double>& alpha);
/// softmax over the given entries of alpha alone; 0 for the others.
std::vector<double> softmax(const std::vector<double>& alpha, const std::vector<int>& entries);
/// p_i (d_i - sum_j p_j d_j): the gradient of alpha when d is that of the gates (reference section 5).
std::vector<double> gateGradient(const std::vector<double>& p, const std::vector<double>& d);
/// Index drawn with probability p.
int sampleIndex(const std::vector<double>& p, RandomStream& random);

struct AdamSettings
{
    double learningRate = 1e-3, beta1 = 0, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0;
};

/// The architecture parameters of a search: one vector of alphas for each choice block, moved by Adam. A block without a
/// gradient in a step is left alone, its step counters too, as an optimiser skips an undefined gradient.
///
/// Each path has its own step counter, for the bias correction: it counts the steps in which the path's block had a
/// gradient while the path was open, that is the updates of the path's moments. With two-path gates these are also the
/// steps in which another pair was sampled: as in the published code the path's gradient is zero then, not undefined, so
/// its second moment decays and, beta1 and decay being 0, the path stays where it is. A path that was never closed has
/// thus the counter of its block (reference sections 5 and 17.4), and one that was closed from the start makes a first
/// step of the learning rate's size when it is opened, however late.
class ArchitectureParameters
{
public:
    /// alpha ~ N(0, deviation^2).
    ArchitectureParameters(const SearchSpace& space, double deviation, RandomStream& random);
    explicit ArchitectureParameters(std::vector<std::vector<double>> alphas);

    const std::vector<std::vector<double>>& alphas() const { return m_alphas; }
    PathProbabilities probabilities(const PathMask& mask) const;

    /// One Adam step. gradients[i] is empty for a block without a gradient. Pruned paths keep alpha and moments, so
    /// that they come back as they went.
    void step(const std::vector<std::vector<double>>& gradients, const AdamSettings& settings, const PathMask& mask);
    /// Two-path rule: subtracts from alphas a and b of the block what keeps the sum of their exponentials, hence every
    /// other probability, as it was under the old values (reference section 5, "Rescaling").
    void rescalePair(int block, int a, int b, double oldAlphaA, double oldAlphaB);

    Json state() const;
    /// Also takes states that counted the steps of each block: its paths, closed ones too, get the block's count, which
    /// is what they would have gone on with.
    /// Throws Error if the state belongs to another space, another std::exception if it is damaged.
    void setState(const Json& state);

private:
    std::vector<std::vector<double>> m_alphas, m_firstMoments, m_secondMoments;
    std::vector<std::vector<std::int64_t>> m_steps;
};

} // namespace pathloom
