// SPDX-License-Identifier: MIT
#pragma once

#include "core/nn/weights.h"
#include "core/space/network.h"

#include <memory>
#include <span>

namespace pathloom {

/// A network as it is deployed: running statistics, batch norm folded into the convolutions on request, no gradients.
/// Not thread-safe; one object per thread.
class InferenceNetwork
{
public:
    enum class BatchNormForm { Kept, Folded };

    /// Throws Error naming the tensor if a weight is missing or has another shape.
    InferenceNetwork(const NetworkDescription& network, const Weights& weights,
                     BatchNormForm form = BatchNormForm::Kept);
    enum class Device { Cpu, Cuda };
    /// Random weights, for timing; batch norm is folded. Throws Error if there is no such device.
    InferenceNetwork(const NetworkDescription& network, std::uint64_t seed, Device device = Device::Cpu);
    ~InferenceNetwork();
    InferenceNetwork(InferenceNetwork&&) noexcept;

    /// @param nchw normalised pixels, batch x channels x height x width
    /// @return logits, batch x classes
    std::vector<float> logits(std::span<const float> nchw, int batch) const;

    /// One forward pass on fixed random input of this batch size, result thrown away; what latency measuring times.
    /// Input and layout are prepared at the first call with a batch size; returns when the device has finished.
    void run(int batch) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Freshly initialised weights, as training from scratch begins with.
Weights randomWeights(const NetworkDescription& network, std::uint64_t seed);

/// Counts of a freshly built LibTorch module; equal to costs() of the description.
std::int64_t moduleParameters(const NetworkDescription& network);
/// Multiply-accumulates read off the shapes of tensors that really flowed through the module's convolutions.
std::int64_t moduleMacs(const NetworkDescription& network);

/// LibTorch's intra-op threads for what this thread, and threads that have not computed yet, compute after this call.
/// Numbers too small to be normal count as zero in them from here on.
void setComputeThreads(int threads);
int computeThreads();
/// "LibTorch 1.13.1"
std::string computeLibraryVersion();
/// With the training kernels, which decide the bits of a result as well: "LibTorch 1.13.1, avx512 kernels 1".
std::string trainingLibraryVersion();
/// Whether LibTorch finds a CUDA device.
bool cudaIsAvailable();

} // namespace pathloom
