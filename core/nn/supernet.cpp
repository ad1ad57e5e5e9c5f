// SPDX-License-Identifier: MIT
#include "core/nn/supernet.h"

#include <algorithm>

namespace pathloom {

std::string weightLabel(const Operator& op)
{
    std::string label = candidateText(op);
    std::replace(label.begin(), label.end(), '.', '_');
    return label;
}

Supernet::Supernet(const SearchSpace& space) : m_space(space)
{
    for (const SpaceBlock& block : m_space.blocks) {
        SupernetBlock built{.description = &block, .candidates = {}};
        for (const Operator& op : block.candidates)
            built.candidates.push_back(std::make_shared<OperatorModule>(op, block.input, m_space.batchNorm));
        m_blocks.push_back(std::move(built));
    }
}

void Supernet::initialize(std::uint64_t seed)
{
    at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    for (SupernetBlock& block : m_blocks)
        for (const auto& candidate : block.candidates)
            candidate->initialize(generator);
}

void Supernet::moveTo(const TensorPlacement& placement)
{
    for (SupernetBlock& block : m_blocks)
        for (const auto& candidate : block.candidates)
            candidate->moveTo(placement);
}

torch::Tensor Supernet::runBlock(const SupernetBlock& block, int candidate, const torch::Tensor& x, BatchNormMode mode,
                                 const GateListener& gate) const
{
    if (block.candidates[candidate]->isIdentity()) // with its shortcut it would double the input
        return x;
    m_candidateRuns += block.description->isChoice();
    return block.candidates[candidate]->forward(x, mode, block.description->shortcut, gate);
}

torch::Tensor Supernet::forward(const torch::Tensor& images, const std::vector<int>& path, BatchNormMode mode) const
{
    torch::Tensor x = images;
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const int active = block.description->isChoice() ? path.at(choice++) : 0;
        x = runBlock(block, active, x, mode);
    }
    return x.flatten(1);
}

GateGradients Supernet::gateGradients(const torch::Tensor& images, const torch::Tensor& labels,
                                      const std::vector<int>& path, const std::vector<std::vector<int>>& participants,
                                      double lossScale, const torch::Tensor& classWeights) const
{
    constexpr BatchNormMode mode = BatchNormMode::BatchOnly;
    GateGradients result;
    result.d.resize(path.size());
    std::vector<std::pair<double*, torch::Tensor>> found;

    torch::Tensor x = images;
    torch::Tensor firstInput; // of the first choice block: the backward pass need not go further
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const torch::AutoGradMode graph(block.description->isChoice() || firstInput.defined());
        if (!block.description->isChoice()) {
            x = runBlock(block, 0, x, mode);
            continue;
        }
        if (!firstInput.defined())
            x = firstInput = x.detach().requires_grad_();
        const std::size_t i = choice++;
        const int active = path.at(i);
        const bool identity = block.candidates[active]->isIdentity();
        if (participants.at(i).empty()) {
            x = runBlock(block, active, x, mode);
            continue;
        }
        std::vector<double>& d = result.d[i];
        d.assign(block.candidates.size(), 0.0); // an identity's branch is zero, hence its gate gradient too
        const bool activeTakesPart = std::ranges::find(participants[i], active) != participants[i].end();
        GateListener gate;
        if (activeTakesPart && !identity)
            gate = [&found, to = &d[active]](const torch::Tensor& value) { found.emplace_back(to, value); };
        const torch::Tensor input = x.detach();
        // With Skip active the branch is zero and the block's output is its input: the gradient that passes the
        // identity is then the one the other candidates' outputs would meet.
        x = identity ? x.view_as(x) : runBlock(block, active, x, mode, gate);
        x.register_hook([this, &block, &d, &found, &wanted = participants[i], active, input](const torch::Tensor& dy) {
            for (int j : wanted) {
                if (j == active || block.candidates[j]->isIdentity())
                    continue;
                ++m_candidateRuns;
                found.emplace_back(&d[j], block.candidates[j]->gate(input, dy));
            }
        });
    }
    const torch::Tensor logits = x.flatten(1);
    const torch::Tensor loss = crossEntropy(logits, labels, 0, classWeights);
    // Only what the hooks and listeners find is wanted.
    torch::autograd::grad({lossScale == 1 ? loss : loss * lossScale}, {firstInput});
    std::vector<torch::Tensor> values = {loss, correctShare(logits, labels)};
    for (const auto& [to, value] : found)
        values.push_back(value);
    const std::vector<double> read = readTogether(values);
    result.crossEntropy = read[0];
    result.accuracy = read[1];
    for (std::size_t k = 0; k < found.size(); ++k)
        *found[k].first = read[2 + k] / lossScale;
    return result;
}

std::vector<torch::Tensor> Supernet::parameters() const
{
    std::vector<torch::Tensor> all;
    for (const SupernetBlock& block : m_blocks)
        for (const auto& candidate : block.candidates)
            for (const torch::Tensor& parameter : candidate->parameters())
                all.push_back(parameter);
    return all;
}

std::vector<torch::Tensor> Supernet::parameters(const std::vector<int>& path) const
{
    std::vector<torch::Tensor> touched;
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const int active = block.description->isChoice() ? path.at(choice++) : 0;
        for (const torch::Tensor& parameter : block.candidates[active]->parameters())
            touched.push_back(parameter);
    }
    return touched;
}

void Supernet::visitTensors(const std::function<void(const std::string&, torch::Tensor&)>& visit) const
{
    for (const SupernetBlock& block : m_blocks)
        for (std::size_t j = 0; j < block.candidates.size(); ++j) {
            const std::string prefix =
                block.description->name + "." + weightLabel(block.description->candidates[j]) + ".";
            block.candidates[j]->visitTensors(
                [&](const std::string& name, torch::Tensor& tensor) { visit(prefix + name, tensor); });
        }
}

void Supernet::visitTensors(const std::vector<int>& path,
                            const std::function<void(const std::string&, torch::Tensor&)>& visit) const
{
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const int active = block.description->isChoice() ? path.at(choice++) : 0;
        block.candidates[active]->visitTensors([&](const std::string& name, torch::Tensor& tensor) {
            visit(block.description->name + "." + name, tensor);
        });
    }
}

Weights Supernet::pathWeights(const std::vector<int>& path) const
{
    Weights weights;
    visitTensors(path, [&](const std::string& name, torch::Tensor& tensor) { weights[name] = toWeightTensor(tensor); });
    return weights;
}

} // namespace pathloom
