// SPDX-License-Identifier: MIT
#pragma once

#include "core/nn/weights.h"
#include "core/run/run_store.h"

namespace pathloom {

/// Takes the most probable network out of a run at a step (default: the newest), adds it to the run and returns it.
/// The run must be open for writing. Throws Error if the run holds no snapshot yet.
DerivedNetwork deriveNetwork(RunStore& run, std::optional<std::int64_t> step = {}, const EventSink& sink = {});

/// What training needs besides the network; everything that defines the protocol.
struct TrainJob
{
    NetworkDescription network;
    TrainConfig config;
    DataSpec data;
    AugmentationSettings augmentation;
    std::uint64_t seed = 0;
    int threads = 0;
    int loaderThreads = 1;
    std::int64_t networkId = 0; ///< only named in events
    /// Start from these instead of from scratch; batch norm statistics are then recalibrated before and after.
    Weights inherited;
};

struct TrainResult
{
    Weights weights;
    Normalization normalization;
    std::vector<std::string> classNames;
    double testAccuracy = 0; ///< 0..1 on the whole test split, running statistics
    double testLoss = 0;
    double seconds = 0;
};

/// Trains a network on the whole training split and tests it on the test split. Sends TrainingEpoch, Progress and
/// Message events. Throws Cancelled within one step of the token being set; Error if the loss is not finite.
TrainResult trainNetwork(const TrainJob& job, const EventSink& sink, std::stop_token stop = {});

/// Weights that the architecture has in the run's newest good checkpoint of the supernet.
Weights inheritedWeights(const RunStore& run, const DerivedNetwork& network);

/// Replaces running statistics by those of `batches` training batches under the given weights.
void recalibrateBatchNorm(const NetworkDescription& network, Weights& weights, const TrainJob& job, int batches,
                          std::stop_token stop = {});

/// Trains a derived network of a run by config, stores weights, accuracy and measured latency in the run.
DerivedNetwork trainDerived(RunStore& run, std::int64_t networkId, const TrainConfig& config, std::uint64_t seed,
                            const EventSink& sink, std::stop_token stop = {});

} // namespace pathloom
