// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace pathloom {

enum class ComputeDevice {
    Cpu,
    Cuda, ///< LibTorch's current one: the first that CUDA_VISIBLE_DEVICES shows
};

/// What a search or a training computes on, and in which numeric format.
struct Computing
{
    ComputeDevice device = ComputeDevice::Cpu;
    /// Convolutions and the maps between them in bfloat16 where the GPU has it, else in float16 with a dynamic loss
    /// scale (core/nn/loss_scale.h). Statistics of batch norm, the classifier, the loss, weights, their gradients and
    /// momentum stay in float32. For CUDA only.
    bool autocast = false;
    bool operator==(const Computing&) const = default;
};

/// The same on another device, if one is given; the CPU computes in float32 only.
Computing onDevice(Computing computing, std::optional<ComputeDevice> device);

/// Why LibTorch cannot compute on the device here, as a sentence without its full stop; empty if it can.
std::string whyNotHere(ComputeDevice device);
/// Throws UsageError if LibTorch cannot compute on the device here.
/// @param where as of Error
void requireDevice(ComputeDevice device, const std::string& where = {});

} // namespace pathloom
