// SPDX-License-Identifier: MIT
#include "core/search/estimate.h"

#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/search/search_loop.h"
#include "core/search/search_pace.h"
#include "core/util/error.h"
#include "core/util/machine.h"
#include "core/util/working_memory.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

Batch randomPixels(const Shape& shape, int images, int classes, RandomStream& random)
{
    Batch batch{.pixels = std::vector<float>(std::size_t(images * shape.elements())), .labels = {}, .shape = shape};
    for (float& value : batch.pixels)
        value = float(random.uniform());
    for (int i = 0; i < images; ++i)
        batch.labels.push_back(random.below(classes));
    return batch;
}

/// A latency of one everywhere: the estimate is about time and memory, not about what is learnt.
LatencyModel flatLatency(const SearchSpace& space)
{
    LatencyModel model{.fixedMs = 2};
    for (int i = 0; i < space.choiceCount(); ++i)
        model.pathMs.emplace_back(space.choice(i).candidates.size(), 1.0);
    return model;
}

template<typename Step>
double medianSeconds(int repeats, std::stop_token stop, Step step)
{
    std::vector<double> seconds;
    for (int i = 0; i < repeats; ++i) {
        if (stop.stop_requested())
            throw Cancelled();
        const auto begin = std::chrono::steady_clock::now();
        step();
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    std::nth_element(seconds.begin(), seconds.begin() + seconds.size() / 2, seconds.end());
    return seconds[seconds.size() / 2];
}

/// A batch that does not fit into memory must show in the estimate, not happen in it: larger ones are tried in part.
std::int64_t bytesPerImage(const SearchSpace& space)
{
    return largestPathActivationBytes(space) * 3 / 2;
}

int alphaBatchOf(const SearchConfig& config)
{
    return config.alphaBatchSize > 0 ? config.alphaBatchSize : config.batchSize;
}

/// Without what decides only how many steps there are, and what they learn.
SearchConfig withoutLengths(SearchConfig config)
{
    const SearchConfig usual;
    config.seed = usual.seed;
    config.warmupEpochs = usual.warmupEpochs;
    config.epochs = usual.epochs;
    config.heldOutFraction = usual.heldOutFraction;
    config.alphaInterval = usual.alphaInterval;
    config.alphaFirstEpoch = usual.alphaFirstEpoch;
    config.latencyLoss = usual.latencyLoss;
    config.latencyAlpha = usual.latencyAlpha;
    config.latencyBeta = usual.latencyBeta;
    config.latencyLambda = usual.latencyLambda;
    config.budgetMs = usual.budgetMs;
    config.budgetFraction = usual.budgetFraction;
    config.training = usual.training;
    config.selection = usual.selection;
    return config;
}

/// Of a network of average size that has been passed forwards only, to one that has been trained.
constexpr double forwardShare = 1.0 / 3;

/// Images passed through networks to choose one of them, as if they were trained.
double imagesOfSelection(const SearchConfig& config, const SearchSpace& space, double trained)
{
    const SelectionConfig& selection = config.selection;
    const double heldOut = trained * config.heldOutFraction;
    const auto compared = [&](int images) { return images > 0 ? std::min(double(images), heldOut) : heldOut; };
    double all = 0;
    if (selection.score == SelectionScore::Effect) {
        int unknowns = 1;
        for (int i = 0; i < space.choiceCount(); ++i)
            unknowns += static_cast<int>(space.choice(i).candidates.size()) - 1;
        all += std::max(selection.effectPaths, 2 * unknowns) * compared(selection.effectImages) * forwardShare;
    }
    if (selection.candidates > 1) {
        const double statistics = std::min(double(selection.batches) * config.batchSize, trained - heldOut);
        all += selection.candidates * (statistics + compared(selection.images)) * forwardShare;
    }
    if (const int best = std::min(selection.trainBest, selection.candidates); best > 1)
        all += best * selection.trainEpochs * (trained - heldOut);
    return all;
}

} // namespace

bool haveSameSteps(const SearchJob& a, const SearchJob& b)
{
    return a.space.blocks == b.space.blocks && a.space.input == b.space.input && a.space.classes == b.space.classes &&
           withoutLengths(a.config) == withoutLengths(b.config);
}

StepSeconds trySteps(const SearchJob& job, std::stop_token stop)
{
    SearchConfig config = job.config;
    config.latencyLoss = LatencyLoss::None;
    setComputeThreads(threadsFor(config.threads, stop));
    const WorkingMemory memory;
    const LatencyModel latency = flatLatency(job.space);
    const double budgetMs = latency.largestMs();
    const PathMask everything(job.space);
    SearchLoop loop(config, job.space, latency, budgetMs, everything);
    RandomStream random(config.seed);
    const auto most = std::max<std::int64_t>(2, thisMachine().memoryBytes / 8 / bytesPerImage(job.space));
    const auto tried = [&](int images) { return static_cast<int>(std::min<std::int64_t>(images, most)); };
    const int alphaBatch = alphaBatchOf(config);
    const TensorBatch batch(randomPixels(job.space.input, tried(config.batchSize), job.space.classes, random),
                            loop.device());
    const auto heldOut = [&] {
        return TensorBatch(randomPixels(job.space.input, tried(alphaBatch), job.space.classes, random), loop.device());
    };

    loop.weightStep(batch, 0); // the first one allocates
    return {.weight =
                medianSeconds(5, stop, [&] { loop.weightStep(batch, 0); }) * config.batchSize / tried(config.batchSize),
            .architecture =
                medianSeconds(2, stop, [&] { loop.architectureStep(heldOut); }) * alphaBatch / tried(alphaBatch)};
}

SearchEstimate estimateFrom(const StepSeconds& step, const SearchJob& job, std::int64_t trainImages)
{
    const SearchConfig& config = job.config;
    SearchEstimate estimate{.secondsPerWeightStep = step.weight, .secondsPerArchitectureStep = step.architecture};
    const double trained = double(job.data.trainLimit > 0 ? std::min(job.data.trainLimit, trainImages) : trainImages);
    const double perEpoch = std::floor(trained * (1 - config.heldOutFraction) / config.batchSize);
    const double perImage = estimate.secondsPerWeightStep / config.batchSize;
    const double evaluation = perImage * trained * config.heldOutFraction * forwardShare;
    const double alphaEpochs = std::max(0, config.epochs - config.alphaFirstEpoch);
    estimate.searchSeconds = (config.warmupEpochs + config.epochs) * perEpoch * estimate.secondsPerWeightStep +
                             alphaEpochs * perEpoch / config.alphaInterval * estimate.secondsPerArchitectureStep +
                             config.epochs * evaluation + perImage * imagesOfSelection(config, job.space, trained);
    estimate.trainingSeconds = config.training.epochs * trained * perImage;

    constexpr double copies = 3;                // weights, gradients of one path at most, momentum
    constexpr std::int64_t process = 300 << 20; // LibTorch itself and the data set's index
    estimate.memoryBytes = process + job.images.memoryBytes();
    if (config.computing.device == ComputeDevice::Cpu)
        estimate.memoryBytes += std::int64_t(copies * 4 * double(supernetParameters(job.space))) +
                                bytesPerImage(job.space) * std::max(config.batchSize, alphaBatchOf(config));
    return estimate;
}

SearchEstimate estimateSearch(const SearchJob& job, std::int64_t trainImages, std::stop_token stop)
{
    return estimateFrom(trySteps(job, std::move(stop)), job, trainImages);
}

} // namespace pathloom
