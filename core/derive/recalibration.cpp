// SPDX-License-Identifier: MIT
#include "core/derive/recalibration.h"

namespace pathloom {

namespace {

void visitStatistics(const BatchNormStatistics::Tensors& tensors,
                     const std::function<void(const std::string&, torch::Tensor&)>& visit)
{
    const torch::NoGradGuard noGradients;
    tensors([&](const std::string& name, torch::Tensor& tensor) {
        if (name.ends_with("running_mean") || name.ends_with("running_var"))
            visit(name, tensor);
    });
}

} // namespace

void BatchNormStatistics::add(const Tensors& tensors, const std::function<void()>& forward)
{
    // from zero, one step of the moving average is momentum times the batch's own statistic
    visitStatistics(tensors, [](const std::string&, torch::Tensor& tensor) { tensor.zero_(); });
    forward();
    visitStatistics(tensors, [this](const std::string& name, torch::Tensor& tensor) {
        torch::Tensor& sum = m_sums[name];
        sum = sum.defined() ? sum + tensor / m_momentum : tensor / m_momentum;
    });
    ++m_batches;
}

void BatchNormStatistics::putInto(const Tensors& tensors) const
{
    visitStatistics(tensors, [this](const std::string& name, torch::Tensor& tensor) {
        tensor.copy_(m_sums.at(name) / m_batches);
    });
}

} // namespace pathloom
