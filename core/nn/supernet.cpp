// SPDX-License-Identifier: MIT
#include "core/nn/supernet.h"

#include <algorithm>

namespace pathloom {

namespace {

double accuracyOf(const torch::Tensor& logits, const torch::Tensor& labels)
{
    return logits.argmax(1).eq(labels).to(torch::kFloat32).mean().item<double>();
}

} // namespace

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

torch::Tensor Supernet::runCandidate(const SupernetBlock& block, int candidate, const torch::Tensor& x,
                                     BatchNormMode mode) const
{
    m_candidateRuns += block.description->isChoice();
    return block.candidates[candidate]->forward(x, mode);
}

torch::Tensor Supernet::forward(const torch::Tensor& images, const std::vector<int>& path, BatchNormMode mode) const
{
    torch::Tensor x = images;
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const int active = block.description->isChoice() ? path.at(choice++) : 0;
        if (block.candidates[active]->isIdentity())
            continue;
        const torch::Tensor y = runCandidate(block, active, x, mode);
        x = block.description->shortcut ? x + y : y;
    }
    return x.flatten(1);
}

GateGradients Supernet::gateGradients(const torch::Tensor& images, const torch::Tensor& labels,
                                      const std::vector<int>& path,
                                      const std::vector<std::vector<int>>& participants) const
{
    constexpr BatchNormMode mode = BatchNormMode::BatchOnly;
    GateGradients result;
    result.d.resize(path.size());

    torch::Tensor x = images;
    torch::Tensor firstInput; // of the first choice block: the backward pass need not go further
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const torch::AutoGradMode graph(block.description->isChoice() || firstInput.defined());
        if (!block.description->isChoice()) {
            const torch::Tensor y = runCandidate(block, 0, x, mode);
            x = block.description->shortcut ? x + y : y;
            continue;
        }
        if (!firstInput.defined())
            x = firstInput = x.detach().requires_grad_();
        const std::size_t i = choice++;
        const int active = path.at(i);
        const bool identity = block.candidates[active]->isIdentity();
        // With Skip active the branch is zero and the block's output is its input: the gradient that passes the
        // identity is then the one the other candidates' outputs would meet.
        const torch::Tensor y = identity ? x.view_as(x) : runCandidate(block, active, x, mode);
        if (!participants.at(i).empty()) {
            result.d[i].assign(block.candidates.size(), 0.0);
            y.register_hook([this, &block, &d = result.d[i], &wanted = participants[i], active, identity,
                             input = x.detach(),
                             echoed = identity ? torch::Tensor() : y.detach()](const torch::Tensor& dy) {
                const torch::NoGradGuard noGradients;
                for (int j : wanted) {
                    if (block.candidates[j]->isIdentity())
                        continue; // its branch is zero, hence its gate gradient too
                    const torch::Tensor output =
                        j == active && !identity ? echoed : runCandidate(block, j, input, mode);
                    d[j] =
                        at::dot(dy.contiguous(torch::MemoryFormat::ChannelsLast).permute({0, 2, 3, 1}).reshape(-1),
                                output.contiguous(torch::MemoryFormat::ChannelsLast).permute({0, 2, 3, 1}).reshape(-1))
                            .item<double>();
                }
            });
        }
        x = identity ? y : block.description->shortcut ? x + y : y;
    }
    const torch::Tensor logits = x.flatten(1);
    const torch::Tensor loss = torch::nn::functional::cross_entropy(logits, labels);
    torch::autograd::grad({loss}, {firstInput}); // only the hooks' findings are wanted
    result.crossEntropy = loss.item<double>();
    result.accuracy = accuracyOf(logits.detach(), labels);
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

Weights Supernet::pathWeights(const std::vector<int>& path) const
{
    Weights weights;
    std::size_t choice = 0;
    for (const SupernetBlock& block : m_blocks) {
        const int active = block.description->isChoice() ? path.at(choice++) : 0;
        block.candidates[active]->visitTensors([&](const std::string& name, torch::Tensor& tensor) {
            weights[block.description->name + "." + name] = toWeightTensor(tensor);
        });
    }
    return weights;
}

} // namespace pathloom
