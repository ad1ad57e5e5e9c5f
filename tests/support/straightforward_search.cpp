// SPDX-License-Identifier: MIT
#include "tests/support/straightforward_search.h"

#include "core/search/architecture_parameters.h"
#include "core/search/latency_loss.h"

namespace pathloom::test {

namespace {

std::vector<int> nextPath(const SearchLoop& loop, const char* stream)
{
    RandomStream random(0);
    random.setState(loop.state().at(stream).get<std::string>());
    std::vector<int> path;
    for (const auto& p : loop.strategy().probabilities())
        path.push_back(sampleIndex(p, random));
    return path;
}

/// All values in the order of the layout: no copy where the map lies so.
torch::Tensor flat(const torch::Tensor& map, Layout layout)
{
    return layout == Layout::ChannelsLast
               ? map.contiguous(torch::MemoryFormat::ChannelsLast).permute({0, 2, 3, 1}).reshape(-1)
               : map.contiguous().reshape(-1);
}

std::vector<double> toVector(const torch::Tensor& values)
{
    const torch::Tensor plain = values.detach().to(torch::kFloat64).contiguous();
    return {plain.data_ptr<double>(), plain.data_ptr<double>() + plain.numel()};
}

torch::optim::SGDOptions sgdOptions(const SearchConfig& config)
{
    return torch::optim::SGDOptions(config.learningRate)
        .momentum(config.momentum)
        .nesterov(config.momentum > 0)
        .weight_decay(config.weightDecay);
}

torch::optim::AdamOptions adamOptions(const SearchConfig& config)
{
    return torch::optim::AdamOptions(config.alphaLearningRate)
        .betas({config.alphaBeta1, config.alphaBeta2})
        .eps(config.alphaEpsilon)
        .weight_decay(config.alphaWeightDecay);
}

std::vector<torch::Tensor> toTensors(const std::vector<std::vector<double>>& blocks)
{
    std::vector<torch::Tensor> tensors;
    for (const std::vector<double>& block : blocks)
        tensors.push_back(torch::tensor(block, torch::kFloat32).requires_grad_());
    return tensors;
}

} // namespace

std::vector<int> nextWeightPath(const SearchLoop& loop)
{
    return nextPath(loop, "path_stream");
}

std::vector<int> nextArchitecturePath(const SearchLoop& loop)
{
    return nextPath(loop, "architecture_stream");
}

std::vector<std::vector<double>> alphasOf(const SearchLoop& loop)
{
    return loop.strategy().state().at("parameters").at("alphas").get<std::vector<std::vector<double>>>();
}

StraightforwardSearch::StraightforwardSearch(const SearchSpace& space, const SearchConfig& config,
                                             const LatencyModel& latency, double budgetMs, SearchLoop& loop,
                                             Layout layout)
    : m_space(space), m_config(config), m_latency(latency), m_budgetMs(budgetMs), m_layout(layout), m_blocks([&] {
          const NamedTensors weights = tensorsOf(loop.supernet());
          std::vector<SupernetBlock> blocks;
          for (const SpaceBlock& block : m_space.blocks) {
              SupernetBlock& built = blocks.emplace_back(&block);
              for (const Operator& op : block.candidates)
                  built.candidates.emplace_back(op, block.input, m_space.batchNorm, weights,
                                                block.name + "." + weightLabel(op) + ".", layout);
          }
          return blocks;
      }()),
      m_alphas(toTensors(alphasOf(loop))), m_weightOptimizer(parameters(), sgdOptions(config)),
      m_alphaOptimizer(m_alphas, adamOptions(config))
{
    if (config.method != SearchMethod::Gradient || config.gateMode != GateMode::Full)
        throw Error("the straightforward form searches by gradient with all gates only");
}

torch::Tensor StraightforwardSearch::forward(const torch::Tensor& images, const std::vector<int>& path) const
{
    torch::Tensor x = images;
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const StraightforwardOperator& active = block.candidates[block.description->isChoice() ? path.at(choice++) : 0];
        if (active.isIdentity())
            continue;
        const torch::Tensor y = active.forward(x, BatchNormMode::Train);
        x = block.description->shortcut ? x + y : y;
    }
    return x.flatten(1);
}

WeightStep StraightforwardSearch::weightStep(const torch::Tensor& images, const torch::Tensor& labels,
                                             const std::vector<int>& path, double learningRate)
{
    const torch::Tensor logits = forward(images, path);
    const torch::Tensor loss = torch::nn::functional::cross_entropy(
        logits, labels, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(m_config.labelSmoothing));
    loss.backward();
    setLearningRate(m_weightOptimizer, learningRate);
    m_weightOptimizer.step();
    // undefined, not zero: momentum and decay must not move paths that are not sampled next time
    for (torch::Tensor& parameter : m_weightOptimizer.param_groups()[0].params())
        parameter.mutable_grad() = torch::Tensor();
    return {.loss = loss.item<double>(),
            .accuracy = correctShare(logits, labels).item<double>(),
            .learningRate = learningRate,
            .sampled = path};
}

std::vector<std::vector<int>> StraightforwardSearch::participants(const std::vector<int>& path) const
{
    std::vector<std::vector<int>> all(path.size());
    for (int i = 0; i < m_space.choiceCount(); ++i) {
        const std::vector<Operator>& candidates = m_space.choice(i).candidates;
        if (candidates[path[i]].kind == OperatorKind::Skip && m_config.skipRule == SkipRule::Drop)
            continue;
        for (int j = 0; j < static_cast<int>(candidates.size()); ++j)
            all[i].push_back(j);
    }
    return all;
}

GateGradients StraightforwardSearch::gateGradients(const torch::Tensor& images, const torch::Tensor& labels,
                                                   const std::vector<int>& path,
                                                   const std::vector<std::vector<int>>& participants) const
{
    constexpr BatchNormMode mode = BatchNormMode::BatchOnly;
    GateGradients result;
    result.d.resize(path.size());
    torch::Tensor x = images;
    torch::Tensor firstInput; // of the first choice block: the backward pass goes no further
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const torch::AutoGradMode graph(block.description->isChoice() || firstInput.defined());
        if (!block.description->isChoice()) {
            const torch::Tensor y = block.candidates[0].forward(x, mode);
            x = block.description->shortcut ? x + y : y;
            continue;
        }
        if (!firstInput.defined())
            x = firstInput = x.detach().requires_grad_();
        const std::size_t i = choice++;
        const int active = path.at(i);
        const bool identity = block.candidates[active].isIdentity();
        // with Skip active the gradient that passes the identity is the one other candidates' outputs would meet
        const torch::Tensor y = identity ? x.view_as(x) : block.candidates[active].forward(x, mode);
        if (!participants.at(i).empty()) {
            result.d[i].assign(block.candidates.size(), 0.0);
            y.register_hook([layout = m_layout, &block, &d = result.d[i], &wanted = participants[i], active, identity,
                             input = x.detach(),
                             kept = identity ? torch::Tensor() : y.detach()](const torch::Tensor& dy) {
                const torch::NoGradGuard noGradients;
                for (int j : wanted) {
                    if (block.candidates[j].isIdentity())
                        continue; // its branch is zero
                    const torch::Tensor output =
                        j == active && !identity ? kept : block.candidates[j].forward(input, mode);
                    d[j] = at::dot(flat(dy, layout), flat(output, layout)).item<double>();
                }
            });
        }
        x = identity ? y : block.description->shortcut ? x + y : y;
    }
    const torch::Tensor logits = x.flatten(1);
    const torch::Tensor loss = torch::nn::functional::cross_entropy(logits, labels);
    torch::autograd::grad({loss}, {firstInput});
    result.crossEntropy = loss.item<double>();
    result.accuracy = correctShare(logits, labels).item<double>();
    return result;
}

ArchitectureStep StraightforwardSearch::architectureStep(const torch::Tensor& images, const torch::Tensor& labels,
                                                         const std::vector<int>& path)
{
    const std::vector<std::vector<int>> gates = participants(path);
    const GateGradients found = gateGradients(images, labels, path, gates);
    const PathProbabilities before = probabilities();
    const CombinedLoss loss = combineLoss(m_config, found.crossEntropy, m_latency.expectedMs(before), m_budgetMs);
    const std::vector<std::vector<double>> latencyGradient = m_latency.gradient(before);
    {
        const torch::NoGradGuard noGradients;
        for (std::size_t i = 0; i < m_alphas.size(); ++i) {
            if (gates[i].empty())
                continue; // undefined, so that Adam leaves the block alone
            const torch::Tensor p = torch::softmax(m_alphas[i], 0);
            const torch::Tensor d = torch::tensor(found.d[i], torch::kFloat32);
            const torch::Tensor byLatency = torch::tensor(latencyGradient[i], torch::kFloat32);
            m_alphas[i].mutable_grad() = loss.byCrossEntropy * p * (d - (p * d).sum()) + loss.byLatency * byLatency;
        }
    }
    m_alphaOptimizer.step();
    for (torch::Tensor& alpha : m_alphas)
        alpha.mutable_grad() = torch::Tensor();
    const PathProbabilities after = probabilities();
    return {.loss = loss.loss,
            .crossEntropy = found.crossEntropy,
            .latencyTerm = loss.latencyTerm,
            .accuracy = found.accuracy,
            .expectedMs = m_latency.expectedMs(after),
            .entropy = meanEntropy(after)};
}

void StraightforwardSearch::takeOver(SearchLoop& loop)
{
    const torch::NoGradGuard noGradients;
    const NamedTensors weights = tensorsOf(loop.supernet());
    for (auto [name, tensor] : tensors())
        tensor.copy_(weights.at(name));
    const std::vector<torch::Tensor> alphas = toTensors(alphasOf(loop));
    for (std::size_t i = 0; i < m_alphas.size(); ++i)
        m_alphas[i].copy_(alphas.at(i));
}

std::vector<std::vector<double>> StraightforwardSearch::alphas() const
{
    std::vector<std::vector<double>> values;
    for (const torch::Tensor& alpha : m_alphas)
        values.push_back(toVector(alpha));
    return values;
}

PathProbabilities StraightforwardSearch::probabilities() const
{
    PathProbabilities p;
    for (const torch::Tensor& alpha : m_alphas)
        p.push_back(toVector(torch::softmax(alpha.detach(), 0)));
    return p;
}

std::vector<torch::Tensor> StraightforwardSearch::parameters() const
{
    std::vector<torch::Tensor> all;
    for (const SupernetBlock& block : m_blocks)
        for (const StraightforwardOperator& candidate : block.candidates)
            for (const torch::Tensor& parameter : candidate.parameters())
                all.push_back(parameter);
    return all;
}

NamedTensors StraightforwardSearch::tensors() const
{
    NamedTensors all;
    for (const SupernetBlock& block : m_blocks)
        for (std::size_t j = 0; j < block.candidates.size(); ++j)
            block.candidates[j].collect(all, block.description->name + "." +
                                                 weightLabel(block.description->candidates[j]) + ".");
    return all;
}

} // namespace pathloom::test
