// SPDX-License-Identifier: MIT
#include "core/search/class_weights.h"

#include "core/util/error.h"

#include <cmath>

namespace pathloom {

std::vector<std::int64_t> classCounts(const ImageDataset& data, const std::vector<std::int64_t>& indices)
{
    std::vector<std::int64_t> counts(data.classNames().size());
    for (const std::int64_t index : indices)
        ++counts.at(std::size_t(data.label(index)));
    return counts;
}

std::vector<double> classWeights(const ClassWeightSettings& settings, const std::vector<std::int64_t>& counts)
{
    if (settings.weighting == ClassWeighting::None)
        return {};
    std::vector<double> weights;
    double images = 0, weighted = 0;
    for (const std::int64_t count : counts) {
        const auto n = double(count);
        double weight = 0;
        if (count > 0 && settings.weighting == ClassWeighting::InverseFrequency)
            weight = 1 / n;
        else if (count > 0) // 1 - β^n by its logarithm: exact for few images with β near 1
            weight = (1 - settings.beta) / -std::expm1(n * std::log(settings.beta));
        weights.push_back(weight);
        images += n;
        weighted += n * weight;
    }
    if (weighted == 0)
        throw Error("no class has a training image to weigh it by");
    for (double& weight : weights)
        weight *= images / weighted;
    return weights;
}

std::vector<double> classWeights(const ClassWeightSettings& settings, const ImageDataset& data,
                                 const std::vector<std::int64_t>& indices)
{
    return classWeights(settings, settings.weighting == ClassWeighting::None ? std::vector<std::int64_t>()
                                                                             : classCounts(data, indices));
}

} // namespace pathloom
