// SPDX-License-Identifier: MIT
// Peak tensor memory and time of a search step: one path, two paths, all paths recomputed, and for comparison all paths
// held at once (DARTS-like, only here). Prints one table a space; not part of the tests.
#include "core/nn/inference.h"
#include "core/nn/supernet.h"
#include "core/util/machine.h"
#include "core/util/process_environment.h"
#include "core/util/random.h"
#include "core/util/working_memory.h"
#include "tests/support/tensor_memory.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace pathloom;
using pathloom::test::TensorMemory;

namespace {

struct Setup
{
    SearchSpace space;
    Supernet supernet;
    torch::Tensor images, labels;

    Setup(const std::string& name, int batch) : space(loadSpace(name)), supernet(space)
    {
        supernet.initialize(1);
        images = torch::rand({batch, space.input.channels, space.input.height, space.input.width})
                     .contiguous(torch::MemoryFormat::ChannelsLast);
        labels = torch::randint(space.classes, {batch});
    }
    torch::Tensor loss(const torch::Tensor& logits) const
    {
        return torch::nn::functional::cross_entropy(logits, labels);
    }
    void clearGradients() const
    {
        for (torch::Tensor& parameter : supernet.parameters())
            parameter.mutable_grad() = torch::Tensor();
    }
};

/// All candidates of all blocks in one graph, weighted by their probabilities.
class AllPaths
{
public:
    explicit AllPaths(const SearchSpace& space) : m_space(space)
    {
        at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(std::uint64_t(1));
        for (const SpaceBlock& block : m_space.blocks) {
            auto& modules = m_modules.emplace_back();
            for (const Operator& op : block.candidates) {
                modules.push_back(std::make_shared<OperatorModule>(op, block.input, m_space.batchNorm));
                modules.back()->initialize(generator);
            }
        }
    }
    torch::Tensor forward(torch::Tensor x) const
    {
        for (std::size_t b = 0; b < m_modules.size(); ++b) {
            const SpaceBlock& block = m_space.blocks[b];
            const torch::Tensor p = torch::softmax(torch::zeros(m_modules[b].size(), torch::requires_grad()), 0);
            torch::Tensor y;
            for (std::size_t j = 0; j < m_modules[b].size(); ++j) {
                if (m_modules[b][j]->isIdentity())
                    continue; // a branch of zeros
                const torch::Tensor o = p[j] * m_modules[b][j]->forward(x, BatchNormMode::Train);
                y = y.defined() ? y + o : o;
            }
            x = block.shortcut ? x + y : y;
        }
        return x.flatten(1);
    }
    void clearGradients() const
    {
        for (const auto& block : m_modules)
            for (const auto& module : block)
                for (torch::Tensor& parameter : module->parameters())
                    parameter.mutable_grad() = torch::Tensor();
    }

private:
    SearchSpace m_space;
    std::vector<std::vector<std::shared_ptr<OperatorModule>>> m_modules;
};

struct Result
{
    double medianMs = 0, peakMiB = 0;
};

Result measure(TensorMemory& memory, const std::vector<std::vector<int>>& paths,
               const std::function<void(const std::vector<int>&)>& step)
{
    std::vector<double> ms;
    Result result;
    step(paths.front()); // the first run sets up oneDNN's kernels
    for (const auto& path : paths) {
        memory.reset();
        const auto begin = std::chrono::steady_clock::now();
        step(path);
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        result.peakMiB = std::max(result.peakMiB, memory.peakMiB());
    }
    std::nth_element(ms.begin(), ms.begin() + ms.size() / 2, ms.end());
    result.medianMs = ms[ms.size() / 2];
    return result;
}

void benchmark(TensorMemory& memory, const std::string& name, int batch, int repeats)
{
    Setup setup(name, batch);
    RandomStream random(7);
    std::vector<std::vector<int>> paths;
    for (int k = 0; k < repeats; ++k)
        paths.push_back(randomArchitecture(setup.space, random).choices);
    const auto everyone = [&](bool two, const std::vector<int>& path) {
        std::vector<std::vector<int>> participants;
        for (int i = 0; i < setup.space.choiceCount(); ++i) {
            const int count = int(setup.space.choice(i).candidates.size());
            auto& block = participants.emplace_back();
            for (int j = 0; j < count; ++j)
                if (!two || j == path[i] || j == (path[i] + 1) % count)
                    block.push_back(j);
        }
        return participants;
    };
    std::vector<std::pair<const char*, Result>> rows;
    rows.emplace_back("weight step, one path", measure(memory, paths, [&](const auto& path) {
                          setup.loss(setup.supernet.forward(setup.images, path, BatchNormMode::Train)).backward();
                          setup.clearGradients();
                      }));
    rows.emplace_back("architecture step, two paths", measure(memory, paths, [&](const auto& path) {
                          setup.supernet.gateGradients(setup.images, setup.labels, path, everyone(true, path));
                      }));
    rows.emplace_back("architecture step, all recomputed", measure(memory, paths, [&](const auto& path) {
                          setup.supernet.gateGradients(setup.images, setup.labels, path, everyone(false, path));
                      }));
    const AllPaths all(setup.space);
    paths.resize(std::min<std::size_t>(paths.size(), 5));
    rows.emplace_back("all paths held (reference)", measure(memory, paths, [&](const auto&) {
                          setup.loss(all.forward(setup.images)).backward();
                          all.clearGradients();
                      }));
    std::printf("\n%s, batch %d, %d sampled paths (all paths: %zu runs)\n", name.c_str(), batch, repeats, paths.size());
    std::printf("%-36s %12s %10s %12s %10s\n", "form", "median ms", "x one path", "peak MiB", "x one path");
    for (const auto& [form, result] : rows)
        std::printf("%-36s %12.1f %10.2f %12.1f %10.2f\n", form, result.medianMs,
                    result.medianMs / rows[0].second.medianMs, result.peakMiB, result.peakMiB / rows[0].second.peakMiB);
}

} // namespace

int main(int argc, char** argv)
{
    // The program's settings of the whole process, as its allocator (tests/bench/CMakeLists.txt): for all forms.
    prepareEnvironment(argv);
    const WorkingMemory memoryIsKept;
    const int threads = argc > 1 ? std::atoi(argv[1]) : thisMachine().cores;
    setComputeThreads(threads);
    const auto memory = std::make_shared<TensorMemory>();
    const c10::DebugInfoGuard guard(c10::DebugInfoKind::PROFILER_STATE, memory);
    std::printf("%s, %d threads, %s\n", thisMachine().cpu.c_str(), threads, trainingLibraryVersion().c_str());
    benchmark(*memory, "small", 96, 15);
    benchmark(*memory, "cifar", 64, 7);
    benchmark(*memory, "imagenet", 8, 7);
    return 0;
}
