// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"

namespace pathloom {

/// What the weights of a supernet make of an architecture, without any training.
struct SharedResult
{
    double accuracy = 0;     ///< 0..1
    double crossEntropy = 0; ///< mean, without class weights and label smoothing
};

/// On which images architectures are compared.
struct SharedSample
{
    std::int64_t images = 0; ///< held-out ones, the first of the search's split; 0 = all
    /// Training batches over which each architecture's statistics of batch norm are taken anew, without augmentation:
    /// as the held-out images are. 0 = the statistics of each held-out batch, as the search itself evaluates.
    int batches = 0;
};

/// Where the images are and what computes, where that is not as in the run's search.
struct SharedWhere
{
    std::optional<DataSpec> data = {};
    int threads = 0; ///< 0 = as the search
    std::optional<Computing> computing = {};
};

/// The weights of a run's supernet as a checkpoint has them, and the images of its search: evaluates architectures
/// without building or copying any. Every batch is decoded once and passed through all of them, so that memory does not
/// grow with the number of images.
class SharedWeights
{
public:
    /// Takes the good checkpoint whose step is next to the one given.
    /// Throws UsageError if there is none; Error if the images are not to be had; Cancelled.
    SharedWeights(const RunStore& run, std::int64_t step, const SharedWhere& where = {}, std::stop_token stop = {});
    ~SharedWeights();
    SharedWeights(SharedWeights&&) noexcept;

    std::int64_t checkpointStep() const;
    /// What a sample comes to: no more images and batches than there are, whole batches where they give the statistics.
    SharedSample sample(const SharedSample& wanted) const;

    /// Called on the calling thread after each pass of a batch through an architecture.
    using Tell = std::function<void(std::int64_t done, std::int64_t total)>;
    /// One result for each architecture. All see the same images in the same batches; the same call gives the same bits
    /// on the CPU with the same threads. Throws Error if a loss is not finite; Cancelled within one pass of the token
    /// being set.
    std::vector<SharedResult> evaluate(const std::vector<Architecture>& architectures, const SharedSample& sample,
                                       const Tell& tell = {}, std::stop_token stop = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pathloom
