// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_loop.h"
#include "tests/support/tiny_search.h"

#include <numeric>

namespace tinysearch {

/// The same with ReLU for ReLU6, whose gradient LibTorch 1.13 does not have in bfloat16 on the CPU.
inline SearchSpace withRelu(SearchSpace space)
{
    for (SpaceBlock& block : space.blocks)
        for (Operator& op : block.candidates)
            op.activation = op.activation == Activation::Relu6 ? Activation::Relu : op.activation;
    return space;
}

/// The steps of a tiny search without its engine.
struct TinyLoop
{
    TinySearch search;
    SearchJob job;
    LatencyModel latency;
    double budgetMs = 5;
    PathMask mask;
    SearchLoop loop;
    Loader loader;

    explicit TinyLoop(Computing computing = {}, bool relu = false)
        : job(jobOn(computing, relu)), latency(latencyOf(job.space)), mask(job.space),
          loop(job.config, job.space, latency, budgetMs, mask),
          loader(openData(job.data).train, firstImages(64),
                 {.batchSize = 16, .normalization = {.mean = {0.5}, .deviation = {0.5}}})
    {
    }
    TensorBatch batch() { return TensorBatch(loader.next(), loop.device()); }
    WeightStep weightStep() { return loop.weightStep(batch(), 0.05); }
    ArchitectureStep architectureStep()
    {
        return loop.architectureStep([this] { return batch(); });
    }

private:
    SearchJob jobOn(Computing computing, bool relu) const
    {
        SearchJob made = search.job();
        made.config.computing = computing;
        if (relu)
            made.space = withRelu(made.space);
        return made;
    }
    static LatencyModel latencyOf(const SearchSpace& space)
    {
        LatencyModel model{.fixedMs = 1};
        for (int i = 0; i < space.choiceCount(); ++i)
            model.pathMs.push_back({2, 4, 0});
        return model;
    }
    static std::vector<std::int64_t> firstImages(int count)
    {
        std::vector<std::int64_t> indices(count);
        std::iota(indices.begin(), indices.end(), 0);
        return indices;
    }
};

} // namespace tinysearch
