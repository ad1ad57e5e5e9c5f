// SPDX-License-Identifier: MIT
#pragma once

#include "core/nn/weights.h"
#include "core/space/network.h"

#include <cmath>
#include <random>

namespace pathloom::test {

/// Seeded weights for every tensor the description needs, sized so that activations keep their scale through depth, and
/// with batch norm statistics far from the neutral ones (a mistake with mean, variance or epsilon shows in the logits).
inline Weights randomWeights(const NetworkDescription& network, std::uint64_t seed = 1)
{
    std::mt19937_64 random(seed);
    const auto normal = [&](double mean, double deviation) {
        return [&random, d = std::normal_distribution<float>(float(mean), float(deviation))]() mutable {
            return d(random);
        };
    };
    const auto uniform = [&](double low, double high) {
        return [&random, d = std::uniform_real_distribution<float>(float(low), float(high))]() mutable {
            return d(random);
        };
    };
    const auto tensor = [](std::vector<std::int64_t> shape, auto draw) {
        std::int64_t elements = 1;
        for (std::int64_t dimension : shape)
            elements *= dimension;
        WeightTensor made{std::move(shape), std::vector<float>(std::size_t(elements))};
        for (float& value : made.values)
            value = draw();
        return made;
    };

    Weights weights;
    for (const Block& block : network.blocks)
        for (const Layer& layer : expand(block.op, block.input)) {
            const std::string key = block.name + "." + layer.name;
            const std::int64_t in = layer.input.channels / layer.groups, out = layer.output.channels;
            if (layer.kind == LayerKind::Conv) {
                const double fan = double(in) * layer.kernel * layer.kernel;
                weights[key + ".weight"] = tensor({out, in, layer.kernel, layer.kernel}, normal(0, std::sqrt(2 / fan)));
            } else if (layer.kind == LayerKind::BatchNorm) {
                weights[key + ".weight"] = tensor({out}, uniform(0.5, 1.5));
                weights[key + ".bias"] = tensor({out}, normal(0.1, 0.3));
                weights[key + ".running_mean"] = tensor({out}, normal(0, 0.3));
                weights[key + ".running_var"] = tensor({out}, uniform(0.3, 2));
            } else if (layer.kind == LayerKind::Linear) {
                const double bound = 1 / std::sqrt(double(in));
                weights[key + ".weight"] = tensor({out, in}, uniform(-bound, bound));
                weights[key + ".bias"] = tensor({out}, uniform(-0.5, 0.5));
            }
        }
    return weights;
}

} // namespace pathloom::test
