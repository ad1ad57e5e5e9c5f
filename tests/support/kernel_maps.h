// SPDX-License-Identifier: MIT
// Operands for the kernels of core/kernels, and what LibTorch's own operations make of them in float64.
#pragma once

#include "core/kernels/kernels.h"
#include "tests/support/walled_memory.h"

#include <torch/torch.h>

#include <limits>
#include <optional>

namespace pathloom::test {

using torch::Tensor;

inline Tensor inFloat64(const Tensor& tensor)
{
    return tensor.to(torch::kFloat64);
}
inline Walled<float> walled(const Tensor& tensor, Place place)
{
    const Tensor whole = tensor.contiguous();
    Walled<float> memory(whole.numel(), place);
    std::memcpy(memory.data(), whole.data_ptr<float>(), whole.numel() * sizeof(float));
    return memory;
}
/// A float64 copy. @param shape of the memory, row by row
inline Tensor copied(const Walled<float>& memory, at::IntArrayRef shape)
{
    return inFloat64(torch::from_blob(const_cast<float*>(memory.data()), shape, torch::kFloat32));
}
inline Tensor copied(const Walled<double>& memory)
{
    return torch::from_blob(const_cast<double*>(memory.data()), {memory.count()}, torch::kFloat64).clone();
}

/// A map's memory is channels-last; as a tensor it is {batch, channels, height, width}, as everywhere in LibTorch.
struct MapShape
{
    std::int64_t batch, height, width, channels;
    std::int64_t pixels() const { return batch * height * width; }
    std::int64_t count() const { return pixels() * channels; }
};
inline Tensor copiedMap(const Walled<float>& memory, const MapShape& shape)
{
    return copied(memory, {shape.batch, shape.height, shape.width, shape.channels}).permute({0, 3, 1, 2});
}
inline Tensor randomMap(const MapShape& shape)
{
    return torch::randn({shape.pixels(), shape.channels});
}
inline Tensor byChannel(const Walled<float>& values)
{
    return copied(values, {1, values.count(), 1, 1});
}

enum class Reading { AsIs, NoActivation, Relu, Relu6 };
constexpr Reading everyReading[] = {Reading::AsIs, Reading::NoActivation, Reading::Relu, Reading::Relu6};
inline const char* nameOf(Reading reading)
{
    constexpr const char* names[] = {"as it is", "no activation", "ReLU", "ReLU6"};
    return names[static_cast<int>(reading)];
}

/// A map that is read with batch norm and activation. No value lies so near to a bound that float and float64 could
/// differ in whether it is clamped.
class InputMap
{
public:
    InputMap(const MapShape& shape, Reading reading, Place place)
        : m_shape(shape), m_reading(reading), m_mean(walled(torch::randn({shape.channels}), place)),
          m_scale(walled((torch::rand({shape.channels}) * 2 + 1) * torch::randn({shape.channels}).sign(), place)),
          m_shift(walled(torch::randn({shape.channels}) + 2, place)), m_z(walled(randomMap(shape), place))
    {
        constexpr float infinity = std::numeric_limits<float>::infinity();
        m_low = reading == Reading::NoActivation ? -infinity : 0;
        m_high = reading == Reading::Relu6 ? 6 : infinity;
        if (reading == Reading::AsIs)
            return;
        const Tensor value = beforeClamp();
        const Tensor near = ((value - m_low).abs() < 1e-3).logical_or((value - m_high).abs() < 1e-3);
        const Tensor moved = torch::where(near, z() + 1e-2 / byChannel(m_scale), z());
        m_z = walled(moved.permute({0, 2, 3, 1}).to(torch::kFloat32), place);
    }

    kernels::MapInput input() const
    {
        if (m_reading == Reading::AsIs)
            return {.z = m_z.data()};
        return {m_z.data(), m_mean.data(), m_scale.data(), m_shift.data(), m_low, m_high};
    }
    Tensor z() const { return copiedMap(m_z, m_shape); }
    Tensor fromMean() const { return z() - byChannel(m_mean); }
    Tensor beforeClamp() const
    {
        return m_reading == Reading::AsIs ? z() : fromMean() * byChannel(m_scale) + byChannel(m_shift);
    }
    Tensor clamped(const Tensor& before) const
    {
        return m_reading == Reading::AsIs ? before : before.clamp(m_low, m_high);
    }
    /// What the rounding of a value as read may be measured by.
    Tensor magnitude() const
    {
        return m_reading == Reading::AsIs ? z().abs()
                                          : (fromMean() * byChannel(m_scale)).abs() + byChannel(m_shift).abs();
    }
    Reading reading() const { return m_reading; }
    const MapShape& shape() const { return m_shape; }
    float* memory() { return m_z.data(); }

private:
    MapShape m_shape;
    Reading m_reading;
    Walled<float> m_mean, m_scale, m_shift, m_z;
    float m_low = 0, m_high = 0;
};

/// A gradient, as it is or with batch norm's way back still to be applied.
class GradientMap
{
public:
    GradientMap(const MapShape& shape, bool lazy, Place place)
        : m_shape(shape), m_lazy(lazy), m_g(walled(randomMap(shape), place)), m_z(walled(randomMap(shape), place)),
          m_mean(walled(torch::randn({shape.channels}), place)), m_a(walled(torch::rand({shape.channels}) + 1, place)),
          m_b(walled(torch::randn({shape.channels}), place)), m_c(walled(torch::randn({shape.channels}), place))
    {
    }
    kernels::MapGradient gradient() const
    {
        if (!m_lazy)
            return {.g = m_g.data()};
        return {m_g.data(), m_z.data(), m_mean.data(), m_a.data(), m_b.data(), m_c.data()};
    }
    Tensor g() const { return copiedMap(m_g, m_shape); }
    Tensor wanted() const { return m_lazy ? byChannel(m_a) * g() + byChannel(m_b) * fromMean() + byChannel(m_c) : g(); }
    Tensor magnitude() const
    {
        return m_lazy ? (byChannel(m_a) * g()).abs() + (byChannel(m_b) * fromMean()).abs() + byChannel(m_c).abs()
                      : g().abs();
    }
    const float* memory() const { return m_g.data(); }
    float* memory() { return m_g.data(); }

private:
    Tensor fromMean() const { return copiedMap(m_z, m_shape) - byChannel(m_mean); }
    MapShape m_shape;
    bool m_lazy;
    Walled<float> m_g, m_z, m_mean, m_a, m_b, m_c;
};

} // namespace pathloom::test
