// SPDX-License-Identifier: MIT
// Private to core: training with maps in float16.
#pragma once

#include "core/nn/torch.h"
#include "core/util/json_reader.h"

namespace pathloom {

/// Keeps gradients of float16 maps above the smallest number of that format: the loss is multiplied by a power of two
/// before the backward pass, and what comes out divided by it. The factor is halved when a gradient overflows, and
/// doubled after 2000 steps in a row without. bfloat16 and float32 need none: a scale that is off is 1 and stays so.
class LossScale
{
public:
    explicit LossScale(bool on) : m_value(on ? first : 1), m_on(on) {}

    bool isOn() const { return m_on; }
    double value() const { return m_value; }
    /// The loss as the backward pass has to begin with.
    torch::Tensor scaled(const torch::Tensor& loss) const { return m_on ? loss * m_value : loss; }
    /// Divides the parameters' gradients by the factor, where there are any.
    /// @return a scalar on the device: whether they all are finite
    torch::Tensor unscale(const std::vector<torch::Tensor>& parameters) const;
    /// To be called once a step. @return whether the step can be made; it is left out if its gradients overflowed
    bool takes(bool finite);
    /// Gradients overflow without any scale as well: the training has run away.
    bool isExhausted() const { return m_value < 1; }

    Json state() const { return {m_value, m_steps}; }
    /// Throws a std::exception if the state is damaged.
    void setState(const Json& state);

private:
    static constexpr double first = 65536, most = 16777216;
    static constexpr int patience = 2000; ///< steps

    double m_value;
    int m_steps = 0; ///< since the factor changed
    bool m_on;
};

} // namespace pathloom
