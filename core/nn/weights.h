// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace pathloom {

/// A float tensor as plain values, row-major, in LibTorch's axis order (convolution: out, in/groups, kh, kw).
struct WeightTensor
{
    std::vector<std::int64_t> shape;
    std::vector<float> values;
    bool operator==(const WeightTensor&) const = default;
};

/// Weights and running statistics of one network. Keys are "<block>.<layer>.<tensor>", such as
/// "stage1.block0.depthwise.bn.running_mean"; tensors are weight, bias, running_mean, running_var.
using Weights = std::map<std::string, WeightTensor>;

/// Stored as a LibTorch archive, written atomically. Loading checks every tensor for finite size; errors name the file.
void saveWeights(const Weights& weights, const std::filesystem::path& path);
Weights loadWeights(const std::filesystem::path& path);

} // namespace pathloom
