// SPDX-License-Identifier: MIT
#include "core/search/recommended.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr std::int64_t imageNetScale = 500'000;
constexpr std::int64_t usualImages = 60'000;

/// Weight steps of a short search and steps of a training: an epoch and two and five of Fashion-MNIST.
constexpr int warmupSteps = 560, jointSteps = 1120, trainingSteps = 3120;
/// However few the images are: behind every epoch comes an evaluation, and pictures seen so often teach little more.
constexpr int mostEpochs = 100;

int epochsFor(int steps, double images, int batchSize)
{
    const double stepsPerEpoch = std::max(1.0, std::floor(images / batchSize));
    return std::clamp(static_cast<int>(std::lround(steps / stepsPerEpoch)), 1, mostEpochs);
}

void shorten(SearchConfig& config)
{
    config.batchSize = 96;
    config.heldOutFraction = 0.1;
    config.warmupLearningRate = 0.1;
    config.learningRate = 0.1;
    config.alphaLearningRate = 0.12;
    config.alphaInterval = 2;
    config.alphaFirstEpoch = 0;
    config.latencyLoss = LatencyLoss::Hinge;
    config.latencyLambda = 1;
    config.budgetFraction = 0.8;
    config.training.batchSize = 96;
    config.training.learningRate = 0.1;
}

} // namespace

SearchConfig recommendedConfig(const SearchSpace& space, std::int64_t trainImages)
{
    SearchConfig config;
    const std::int64_t images = trainImages > 0 ? trainImages : usualImages;
    const bool isShort = images < imageNetScale;
    if (isShort)
        shorten(config);
    applySettings(config, space.recommended, "recommended settings of the space '" + space.name + "'");
    if (!isShort)
        return config;
    const double forWeights = double(images) * (1 - config.heldOutFraction);
    const auto names = [&](const char* key) { return space.recommended.contains(key); };
    if (!names("warmup_epochs"))
        config.warmupEpochs = epochsFor(warmupSteps, forWeights, config.batchSize);
    if (!names("epochs"))
        config.epochs = epochsFor(jointSteps, forWeights, config.batchSize);
    if (!names("training.epochs"))
        config.training.epochs = epochsFor(trainingSteps, double(images), config.training.batchSize);
    return config;
}

} // namespace pathloom
