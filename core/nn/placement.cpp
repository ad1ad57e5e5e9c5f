// SPDX-License-Identifier: MIT
#include "core/nn/placement.h"

#include "core/util/error.h"

#include <ATen/detail/CUDAHooksInterface.h>

namespace pathloom {

Computing onDevice(Computing computing, std::optional<ComputeDevice> device)
{
    computing.device = device.value_or(computing.device);
    computing.autocast = computing.autocast && computing.device == ComputeDevice::Cuda;
    return computing;
}

std::string whyNotHere(ComputeDevice device)
{
    return device == ComputeDevice::Cuda && !torch::cuda::is_available() ? "LibTorch finds no CUDA device here" : "";
}

void requireDevice(ComputeDevice device, const std::string& where)
{
    if (const std::string reason = whyNotHere(device); !reason.empty())
        throw UsageError(reason, where, "choose the device cpu");
}

TensorPlacement placementOf(const Computing& computing)
{
    requireDevice(computing.device);
    if (computing.device == ComputeDevice::Cpu)
        return {.device = torch::kCPU,
                .mapFormat = computing.autocast ? std::optional(torch::kBFloat16) : std::nullopt};
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setAllowTF32CuDNN(computing.autocast);
    TensorPlacement placement{.device = torch::kCUDA, .mapFormat = {}};
    if (computing.autocast)
        placement.mapFormat =
            at::detail::getCUDAHooks().supportsBFloat16ConvolutionWithCuDNNv8() ? torch::kBFloat16 : torch::kHalf;
    return placement;
}

void moveTo(torch::Device device, torch::Tensor& tensor)
{
    const torch::NoGradGuard noGradients;
    if (tensor.device() != device)
        tensor.set_data(tensor.to(device));
}

std::vector<double> readTogether(const std::vector<torch::Tensor>& scalars)
{
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> same;
    for (const torch::Tensor& scalar : scalars)
        same.push_back(scalar.to(torch::kDouble));
    const torch::Tensor together = torch::stack(same).cpu();
    const double* values = together.data_ptr<double>();
    return {values, values + together.numel()};
}

} // namespace pathloom
