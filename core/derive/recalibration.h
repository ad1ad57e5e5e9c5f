// SPDX-License-Identifier: MIT
// Private to core/derive: statistics of batch norm for given weights.
#pragma once

#include "core/nn/torch.h"

#include <functional>
#include <map>
#include <string>

namespace pathloom {

/// Running statistics as means over batches: those of a supernet belong to a mixture of paths, and fit no single one.
class BatchNormStatistics
{
public:
    /// Calls its argument for every tensor of a network, by name.
    using Tensors = std::function<void(const std::function<void(const std::string&, torch::Tensor&)>& visit)>;

    /// @param momentum of the network's batch norm
    explicit BatchNormStatistics(double momentum) : m_momentum(momentum) {}

    /// Counts a batch. @param forward runs it through the network in BatchNormMode::Train
    void add(const Tensors& tensors, const std::function<void()>& forward);
    /// Sets the network's running statistics to the means; at least one batch has been counted.
    void putInto(const Tensors& tensors) const;

private:
    double m_momentum;
    int m_batches = 0;
    std::map<std::string, torch::Tensor> m_sums;
};

} // namespace pathloom
