// SPDX-License-Identifier: MIT
#include "core/search/search_loop.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

/// One stream for each purpose, so that none disturbs another (reference section 17.14).
enum Stream : std::uint64_t { InitStream = 1, AlphaStream, PathStream, ArchitectureStream };

torch::optim::SGDOptions sgdOptions(const SearchConfig& config)
{
    return torch::optim::SGDOptions(config.learningRate)
        .momentum(config.momentum)
        .nesterov(config.momentum > 0)
        .weight_decay(config.weightDecay);
}

void checkFinite(double loss)
{
    if (!std::isfinite(loss))
        throw LossNotFinite();
}

bool allFinite(const Json& json)
{
    if (json.is_structured())
        return std::ranges::all_of(json, allFinite);
    return !json.is_number_float() || std::isfinite(json.get<double>());
}

} // namespace

TensorBatch::TensorBatch(Batch batch) : memory(std::move(batch))
{
    images = wrapPixels(memory.pixels, memory.size(), memory.shape);
    labels = torch::from_blob(memory.labels.data(), {memory.size()}, torch::kInt64);
}

double accuracyOf(const torch::Tensor& logits, const torch::Tensor& labels)
{
    return logits.detach().argmax(1).eq(labels).to(torch::kFloat32).mean().item<double>();
}

void setLearningRate(torch::optim::SGD& optimizer, double learningRate)
{
    for (auto& group : optimizer.param_groups())
        static_cast<torch::optim::SGDOptions&>(group.options()).lr(learningRate);
}

SearchLoop::SearchLoop(const SearchConfig& config, const SearchSpace& space, const LatencyModel& latency,
                       const double& budgetMs, const PathMask& mask)
    : m_config(config), m_supernet(space), m_alphaInit(mixSeed(config.seed, AlphaStream)),
      m_pathStream(mixSeed(config.seed, PathStream)), m_architectureStream(mixSeed(config.seed, ArchitectureStream)),
      m_strategy(makeStrategy({space, config, latency, budgetMs, mask}, m_alphaInit)),
      m_optimizer(m_supernet.parameters(), sgdOptions(config))
{
    m_supernet.initialize(mixSeed(config.seed, InitStream));
}

WeightStep SearchLoop::weightStep(const TensorBatch& batch, double learningRate)
{
    WeightStep step{.learningRate = learningRate, .sampled = m_strategy->samplePath(m_pathStream)};
    const torch::Tensor logits = m_supernet.forward(batch.images, step.sampled, BatchNormMode::Train);
    const torch::Tensor loss = torch::nn::functional::cross_entropy(
        logits, batch.labels,
        torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(m_config.labelSmoothing));
    step.loss = loss.item<double>();
    step.accuracy = accuracyOf(logits, batch.labels);
    checkFinite(step.loss);
    loss.backward();
    setLearningRate(m_optimizer, learningRate);
    m_optimizer.step();
    // Undefined, not zero: a zero gradient would let momentum and decay move paths that are not sampled next time.
    for (torch::Tensor& parameter : m_supernet.parameters(step.sampled))
        parameter.mutable_grad() = torch::Tensor();
    return step;
}

ArchitectureStep SearchLoop::architectureStep(const std::function<TensorBatch()>& nextHeldOut)
{
    m_nextHeldOut = nextHeldOut;
    const ArchitectureStep step = m_strategy->architectureStep(*this, m_architectureStream);
    checkFinite(step.loss);
    checkFinite(step.expectedMs); // by the probabilities after the step
    return step;
}

PathResult SearchLoop::evaluate(const Architecture& architecture, Loader& heldOut,
                                const std::function<void()>& beforeBatch, std::stop_token stop)
{
    const std::vector<int>& path = architecture.choices;
    PathResult mean;
    std::int64_t images = 0;
    for (std::int64_t i = 0; i < heldOut.batchesPerEpoch(); ++i) {
        beforeBatch();
        m_heldOutBatch.emplace(heldOut.next(stop));
        const PathResult result = evaluate(path);
        const int size = m_heldOutBatch->memory.size();
        mean.crossEntropy += result.crossEntropy * size;
        mean.accuracy += result.accuracy * size;
        images += size;
    }
    mean.crossEntropy /= double(images);
    mean.accuracy /= double(images);
    checkFinite(mean.crossEntropy);
    return mean;
}

void SearchLoop::nextBatch()
{
    m_heldOutBatch.emplace(m_nextHeldOut());
}

PathResult SearchLoop::evaluate(const std::vector<int>& path)
{
    const torch::NoGradGuard noGradients;
    const torch::Tensor logits = m_supernet.forward(m_heldOutBatch->images, path, BatchNormMode::BatchOnly);
    const torch::Tensor loss = torch::nn::functional::cross_entropy(logits, m_heldOutBatch->labels);
    return {.crossEntropy = loss.item<double>(), .accuracy = accuracyOf(logits, m_heldOutBatch->labels), .gates = {}};
}

PathResult SearchLoop::gateGradients(const std::vector<int>& path, const std::vector<std::vector<int>>& participants)
{
    GateGradients found = m_supernet.gateGradients(m_heldOutBatch->images, m_heldOutBatch->labels, path, participants);
    return {.crossEntropy = found.crossEntropy, .accuracy = found.accuracy, .gates = std::move(found.d)};
}

bool SearchLoop::isFinite()
{
    const torch::NoGradGuard noGradients;
    bool finite = true;
    m_supernet.visitTensors([&](const std::string&, torch::Tensor& tensor) {
        finite = finite && (!tensor.is_floating_point() || std::isfinite(tensor.sum().item<double>()));
    });
    return finite && allFinite(state());
}

Json SearchLoop::state() const
{
    return {{"strategy", m_strategy->state()},
            {"path_stream", m_pathStream.state()},
            {"architecture_stream", m_architectureStream.state()}};
}

void SearchLoop::setState(const Json& state)
{
    m_strategy->setState(state.at("strategy"));
    m_pathStream.setState(state.at("path_stream").get<std::string>());
    m_architectureStream.setState(state.at("architecture_stream").get<std::string>());
}

} // namespace pathloom
