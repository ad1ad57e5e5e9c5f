// SPDX-License-Identifier: MIT
#include "core/nn/loss_scale.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

torch::Tensor LossScale::unscale(const std::vector<torch::Tensor>& parameters) const
{
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> gradients;
    for (const torch::Tensor& parameter : parameters)
        if (parameter.grad().defined())
            gradients.push_back(parameter.grad());
    at::_foreach_mul_(gradients, 1 / m_value);
    return torch::stack(at::_foreach_norm(gradients)).isfinite().all();
}

bool LossScale::takes(bool finite)
{
    if (!m_on)
        return true;
    if (!finite) {
        m_value /= 2;
        m_steps = 0;
    } else if (++m_steps == patience) {
        m_value = std::min(2 * m_value, most);
        m_steps = 0;
    }
    return finite;
}

void LossScale::setState(const Json& state)
{
    const auto value = state.at(0).get<double>();
    const auto steps = state.at(1).get<int>();
    if (!std::isfinite(value) || value < 1 || value > most || steps < 0 || steps >= patience)
        throw Error("holds a loss scale that cannot be");
    m_value = value;
    m_steps = steps;
}

} // namespace pathloom
