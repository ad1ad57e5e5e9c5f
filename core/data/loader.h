// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/augmentation_settings.h"
#include "core/data/dataset.h"

namespace pathloom {

/// Normalised pixels, channels-last in memory (batch x height x width x channels), ready to be wrapped without a copy.
struct Batch
{
    std::vector<float> pixels;
    std::vector<std::int64_t> labels;
    Shape shape;
    int size() const { return static_cast<int>(labels.size()); }
};

/// Where a loader stands; with the seed it determines every later batch bit by bit, whatever the number of threads.
struct LoaderState
{
    std::int64_t epoch = 0;
    std::int64_t batch = 0; ///< next batch of that epoch
    bool operator==(const LoaderState&) const = default;
};

struct LoaderOptions
{
    int batchSize = 96;
    int threads = 1;  ///< decoding and augmenting threads
    int prefetch = 4; ///< batches made ahead; fewer where they take more than 512 MB, but as many as threads
    std::uint64_t seed = 0;
    bool shuffle = true;  ///< a new order every epoch
    bool dropLast = true; ///< leave out the incomplete batch at an epoch's end
    bool augment = true;
    AugmentationSettings augmentation;
    Normalization normalization; ///< empty = only scaled to 0..1
};

/// Endless stream of batches over a subset of a data set; loader threads decode and augment ahead. Every image's
/// augmentation is drawn from its own stream (seed, epoch, position), so thread timing changes nothing.
class Loader
{
public:
    /// @param indices images to use; not empty; a batch size above their number is lowered to it
    Loader(std::shared_ptr<const ImageDataset> data, std::vector<std::int64_t> indices, LoaderOptions options,
           LoaderState start = {});
    ~Loader();
    Loader(Loader&&) noexcept;

    /// The next batch; waits for it at need. Rethrows what a loader thread met. Throws Cancelled when stop is set.
    Batch next(std::stop_token stop = {});
    /// State before the batch that next() would return.
    LoaderState state() const;
    std::int64_t batchesPerEpoch() const;
    /// Seconds that next() has waited altogether: zero when data never holds the search up.
    double waitedSeconds() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// What can be done where steps wait for images in this share of the time: one sentence.
std::string waitNote(const ImageDataset& data, double share, int threads);

} // namespace pathloom
