// SPDX-License-Identifier: MIT
#include "core/derive/shared_weights.h"

#include "core/data/loader.h"
#include "core/derive/recalibration.h"
#include "core/derive/search_images.h"
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/search/search_checkpoint.h"
#include "core/util/error.h"
#include "core/util/working_memory.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

/// Pixels of a batch at most: a pass is over, and can be cancelled, within a second.
constexpr std::int64_t mostBatchPixels = std::int64_t(64) * 224 * 224;

int batchSizeFor(int wanted, const Shape& image)
{
    const std::int64_t most = std::max<std::int64_t>(2, mostBatchPixels / (std::int64_t(image.height) * image.width));
    return static_cast<int>(std::min<std::int64_t>(wanted, most));
}

CheckpointFile checkpointNextTo(const RunStore& run, std::int64_t step)
{
    CheckpointFile checkpoint = run.nearestCheckpoint(step);
    if (checkpoint.file.empty())
        throw UsageError("holds no good checkpoint, so there are no shared weights to compare networks by",
                         run.folder().string(), "derive one network without comparing");
    return checkpoint;
}

/// Counts of one architecture so far.
struct Sums
{
    double right = 0, loss = 0;
    std::int64_t images = 0;
};

} // namespace

struct SharedWeights::Impl
{
    Impl(const RunStore& run, std::int64_t step, const SharedWhere& where, const std::stop_token& stop)
        : config(run.info().config), space(run.space()), checkpoint(checkpointNextTo(run, step)),
          placement(placementOf(where.computing.value_or(config.computing))),
          images(searchImages(run, where.data, stop)), supernet(space)
    {
        int wanted = where.threads > 0 ? where.threads : config.threads;
        if (wanted == 0)
            wanted = threadsUsedHere(run.info().machine);
        threads = threadsFor(wanted, stop);
        readSupernet(supernet, checkpoint.file);
        supernet.moveTo(placement);
    }

    Loader loader(std::vector<std::int64_t> indices, int batchSize, bool wholeBatches) const
    {
        return Loader(images.sets.train, std::move(indices),
                      {.batchSize = batchSize,
                       .threads = config.loaderThreads,
                       .prefetch = 2,
                       .shuffle = false,
                       .dropLast = wholeBatches,
                       .augment = false,
                       .normalization = images.normalization});
    }
    int trainBatchSize() const { return batchSizeFor(config.batchSize, space.input); }
    int heldOutBatchSize() const { return batchSizeFor(config.evaluationBatchSize, space.input); }
    Loader trainLoader(int batches) const
    {
        std::vector<std::int64_t> first = images.split.train;
        first.resize(std::min(first.size(), std::size_t(batches) * std::size_t(trainBatchSize())));
        return loader(std::move(first), trainBatchSize(), true);
    }
    Loader heldOutLoader(const SharedSample& sample) const
    {
        return loader(images.heldOut(sample.images), heldOutBatchSize(), sample.batches == 0);
    }

    const SearchConfig config;
    const SearchSpace space;
    const CheckpointFile checkpoint;
    const TensorPlacement placement;
    const SearchImages images;
    Supernet supernet;
    int threads = 1;
};

SharedWeights::SharedWeights(const RunStore& run, std::int64_t step, const SharedWhere& where, std::stop_token stop)
    : m_impl(std::make_unique<Impl>(run, step, where, stop))
{
}

SharedWeights::~SharedWeights() = default;
SharedWeights::SharedWeights(SharedWeights&&) noexcept = default;

std::int64_t SharedWeights::checkpointStep() const
{
    return m_impl->checkpoint.step;
}

SharedSample SharedWeights::sample(const SharedSample& wanted) const
{
    const auto heldOut = std::int64_t(m_impl->images.heldOut(wanted.images).size());
    if (wanted.batches == 0) {
        const std::int64_t size = std::min<std::int64_t>(m_impl->heldOutBatchSize(), heldOut);
        return {.images = heldOut - heldOut % size, .batches = 0};
    }
    const auto train = std::int64_t(m_impl->images.split.train.size());
    const std::int64_t size = std::min<std::int64_t>(m_impl->trainBatchSize(), train);
    return {.images = heldOut, .batches = static_cast<int>(std::min<std::int64_t>(wanted.batches, train / size))};
}

std::vector<SharedResult> SharedWeights::evaluate(const std::vector<Architecture>& architectures,
                                                  const SharedSample& sample, const Tell& tell, std::stop_token stop)
{
    if (architectures.empty())
        return {};
    const WorkingMemory memory;
    const torch::NoGradGuard noGradients;
    setComputeThreads(m_impl->threads);
    const Supernet& supernet = m_impl->supernet;
    Loader heldOut = m_impl->heldOutLoader(sample);
    std::optional<Loader> train;
    if (sample.batches > 0)
        train.emplace(m_impl->trainLoader(sample.batches));
    const std::int64_t passes = heldOut.batchesPerEpoch() + (train ? train->batchesPerEpoch() : 0);
    const std::int64_t total = passes * std::int64_t(architectures.size());
    std::int64_t done = 0;
    const auto eachOn = [&](Loader& loader, const auto& work) {
        for (std::int64_t i = 0; i < loader.batchesPerEpoch(); ++i) {
            const TensorBatch batch(loader.next(stop), m_impl->placement.device);
            for (std::size_t a = 0; a < architectures.size(); ++a) {
                if (stop.stop_requested())
                    throw Cancelled();
                work(batch, a);
                if (tell)
                    tell(++done, total);
            }
        }
    };
    const auto tensorsOf = [&](std::size_t a) -> BatchNormStatistics::Tensors {
        return [&supernet, &path = architectures[a].choices](const auto& visit) { supernet.visitTensors(path, visit); };
    };

    std::vector<BatchNormStatistics> statistics(architectures.size(),
                                                BatchNormStatistics(m_impl->space.batchNorm.momentum));
    if (train)
        eachOn(*train, [&](const TensorBatch& batch, std::size_t a) {
            statistics[a].add(tensorsOf(a), [&] {
                supernet.forward(batch.images, architectures[a].choices, BatchNormMode::Train);
            });
        });
    std::vector<Sums> sums(architectures.size());
    eachOn(heldOut, [&](const TensorBatch& batch, std::size_t a) {
        if (train)
            statistics[a].putInto(tensorsOf(a));
        const torch::Tensor logits = supernet.forward(batch.images, architectures[a].choices,
                                                      train ? BatchNormMode::Running : BatchNormMode::BatchOnly);
        const std::vector<double> read =
            readTogether({crossEntropy(logits, batch.labels), correctShare(logits, batch.labels)});
        const int size = batch.memory.size();
        sums[a].loss += read[0] * size;
        sums[a].right += std::round(read[1] * size); // a count again, out of a share of single precision
        sums[a].images += size;
    });

    std::vector<SharedResult> results;
    for (std::size_t a = 0; a < architectures.size(); ++a) {
        const auto count = double(sums[a].images);
        results.push_back({.accuracy = sums[a].right / count, .crossEntropy = sums[a].loss / count});
        if (!std::isfinite(results.back().crossEntropy))
            throw Error("has a loss that is not a finite number by the supernet's weights",
                        toText(m_impl->space, architectures[a]));
    }
    return results;
}

} // namespace pathloom
