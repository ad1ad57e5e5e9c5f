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
        return std::ranges::all_of(json, [](const Json& part) { return allFinite(part); });
    return !json.is_number_float() || std::isfinite(json.get<double>());
}

bool allFinite(const std::vector<std::vector<double>>& gates)
{
    const auto isFinite = [](double value) { return std::isfinite(value); };
    return std::ranges::all_of(gates, [&](const auto& block) { return std::ranges::all_of(block, isFinite); });
}

} // namespace

TensorBatch::TensorBatch(Batch batch, torch::Device device) : memory(std::move(batch))
{
    images = wrapPixels(memory.pixels, memory.size(), memory.shape);
    labels = torch::from_blob(memory.labels.data(), {memory.size()}, torch::kInt64);
    if (device.is_cpu())
        return;
    const auto moved = [device](const torch::Tensor& tensor) {
        constexpr bool goesOn = true; // while it is copied; LibTorch keeps pinned memory until that is done
        return (device.is_cuda() ? tensor.pin_memory() : tensor).to(device, tensor.scalar_type(), goesOn);
    };
    images = moved(images);
    labels = moved(labels);
    memory.pixels = {};
}

void setLearningRate(torch::optim::SGD& optimizer, double learningRate)
{
    for (auto& group : optimizer.param_groups())
        static_cast<torch::optim::SGDOptions&>(group.options()).lr(learningRate);
}

SearchLoop::SearchLoop(const SearchConfig& config, const SearchSpace& space, const LatencyModel& latency,
                       const double& budgetMs, const PathMask& mask)
    : m_config(config), m_mask(mask), m_placement(placementOf(config.computing)),
      m_lossScale(m_placement.mapFormat == torch::kHalf),
      m_supernet(space), m_alphaInit(mixSeed(config.seed, AlphaStream)), m_pathStream(mixSeed(config.seed, PathStream)),
      m_architectureStream(mixSeed(config.seed, ArchitectureStream)),
      m_strategy(makeStrategy({space, config, latency, budgetMs, mask, m_latencyPressure}, m_alphaInit)),
      m_optimizer(m_supernet.parameters(), sgdOptions(config))
{
    m_supernet.initialize(mixSeed(config.seed, InitStream)); // on the CPU: a seed means the same weights everywhere
    m_supernet.moveTo(m_placement);
}

void SearchLoop::weighClasses(const std::vector<double>& weights)
{
    m_classWeights = classWeightTensor(weights, m_placement.device);
}

std::vector<int> SearchLoop::nextPath(Phase phase)
{
    const PathSampling sampling = m_config.pathSampling;
    const bool isFair =
        sampling == PathSampling::Fair || (sampling == PathSampling::FairWarmUp && phase == Phase::WarmUp);
    return isFair ? m_fairPaths.next(m_mask, m_pathStream) : m_strategy->samplePath(m_pathStream);
}

WeightStep SearchLoop::weightStep(const TensorBatch& batch, double learningRate, Phase phase)
{
    WeightStep step{.learningRate = learningRate, .sampled = nextPath(phase)};
    const torch::Tensor logits = m_supernet.forward(batch.images, step.sampled, BatchNormMode::Train);
    const torch::Tensor loss = crossEntropy(logits, batch.labels, m_config.labelSmoothing, m_classWeights);
    m_lossScale.scaled(loss).backward();
    std::vector<torch::Tensor> parameters = m_supernet.parameters(step.sampled);
    std::vector<torch::Tensor> wanted = {loss, correctShare(logits, batch.labels)};
    if (m_lossScale.isOn())
        wanted.push_back(m_lossScale.unscale(parameters));
    const std::vector<double> read = readTogether(wanted); // now that a GPU has the whole pass to do
    step.loss = read[0];
    step.accuracy = read[1];
    const bool overflowed = m_lossScale.isOn() && read[2] == 0;
    if (std::isfinite(step.loss) && m_lossScale.takes(!overflowed)) {
        setLearningRate(m_optimizer, learningRate);
        m_optimizer.step();
    }
    // Undefined, not zero: a zero gradient would let momentum and decay move paths that are not sampled next time.
    for (torch::Tensor& parameter : parameters)
        parameter.mutable_grad() = torch::Tensor();
    checkFinite(step.loss);
    checkScale();
    return step;
}

ArchitectureStep SearchLoop::architectureStep(const std::function<TensorBatch()>& nextHeldOut, double latencyPressure)
{
    m_latencyPressure = latencyPressure;
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
        m_heldOutBatch.emplace(heldOut.next(stop), device());
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
    const torch::Tensor loss = crossEntropy(logits, m_heldOutBatch->labels, 0, m_classWeights);
    const std::vector<double> read = readTogether({loss, correctShare(logits, m_heldOutBatch->labels)});
    return {.crossEntropy = read[0], .accuracy = read[1], .gates = {}};
}

PathResult SearchLoop::gateGradients(const std::vector<int>& path, const std::vector<std::vector<int>>& participants)
{
    GateGradients found;
    do {
        checkScale();
        found = m_supernet.gateGradients(m_heldOutBatch->images, m_heldOutBatch->labels, path, participants,
                                         m_lossScale.value(), m_classWeights);
    } while (!m_lossScale.takes(allFinite(found.d))); // nothing was touched: again by a smaller factor
    return {.crossEntropy = found.crossEntropy, .accuracy = found.accuracy, .gates = std::move(found.d)};
}

void SearchLoop::checkScale() const
{
    if (m_lossScale.isExhausted())
        throw LossNotFinite();
}

bool SearchLoop::isFinite()
{
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> sums;
    m_supernet.visitTensors([&](const std::string&, torch::Tensor& tensor) { sums.push_back(tensor.sum()); });
    return std::ranges::all_of(readTogether(sums), [](double sum) { return std::isfinite(sum); }) && allFinite(state());
}

Json SearchLoop::state() const
{
    Json state = {{"strategy", m_strategy->state()},
                  {"path_stream", m_pathStream.state()},
                  {"architecture_stream", m_architectureStream.state()}};
    if (m_lossScale.isOn())
        state["loss_scale"] = m_lossScale.state();
    if (const Json left = m_fairPaths.state(); !left.empty())
        state["fair_paths"] = left;
    return state;
}

void SearchLoop::setState(const Json& state)
{
    m_strategy->setState(state.at("strategy"));
    m_pathStream.setState(state.at("path_stream").get<std::string>());
    m_architectureStream.setState(state.at("architecture_stream").get<std::string>());
    m_fairPaths.setState(state.value("fair_paths", Json::array()));
    if (m_lossScale.isOn() && state.contains("loss_scale")) // a search that was moved to another device has none
        m_lossScale.setState(state.at("loss_scale"));
}

} // namespace pathloom
