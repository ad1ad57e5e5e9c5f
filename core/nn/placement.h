// SPDX-License-Identifier: MIT
// Private to core: what Computing means for tensors.
#pragma once

#include "core/nn/computing.h"
#include "core/nn/torch.h"

namespace pathloom {

/// Where tensors live, and in which format convolutions compute.
struct TensorPlacement
{
    torch::Device device = torch::kCPU;
    /// Of convolutions and the maps between them; none = as the images and weights are (float32).
    std::optional<torch::ScalarType> mapFormat;
};

/// On a GPU cuDNN is told to choose algorithms that repeat bit for bit, and to compute in float32 where that is asked
/// for (not in TF32). On the CPU autocast is bfloat16: correct, but slower than float32, so that settings refuse it.
/// Throws UsageError if LibTorch finds no such device here.
TensorPlacement placementOf(const Computing& computing);

/// Gives the tensor its memory on the device. It stays the same object: the optimiser knows a parameter by it.
void moveTo(torch::Device device, torch::Tensor& tensor);

/// Scalars of one device as numbers. A GPU is waited for once.
std::vector<double> readTogether(const std::vector<torch::Tensor>& scalars);

} // namespace pathloom
