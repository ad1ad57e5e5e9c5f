// SPDX-License-Identifier: MIT
#pragma once

#include "core/nn/computing.h"
#include "core/nn/weights.h"
#include "core/run/run_store.h"

namespace pathloom {

/// Takes the most probable network out of a run at a step (default: the newest), adds it to the run and returns it.
/// Random search has no probabilities to go by: there it is the leading architecture of the newest evaluation that has
/// only paths open at the step.
/// The run must be open for writing; the event is recorded there and sent to sink. Throws UsageError if the run holds
/// no snapshot (or evaluation) yet.
/// @param asked the command that asks a running search for it: it is recorded with the network, or neither is
DerivedNetwork deriveNetwork(RunStore& run, std::optional<std::int64_t> step = {}, const EventSink& sink = {},
                             const std::optional<Event>& asked = {});

/// What training needs besides the network; everything that defines the protocol.
struct TrainJob
{
    NetworkDescription network;
    TrainConfig config;
    DataSpec data;
    AugmentationSettings augmentation;
    Normalization normalization; ///< empty = measured on the training split
    std::uint64_t seed = 0;
    int threads = 0; ///< 0 = automatic, see core/nn/compute_threads.h
    int loaderThreads = 1;
    Computing computing;
    std::int64_t networkId = 0; ///< only named in events
    /// Start from these instead of from scratch; batch norm statistics are recalibrated first.
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
/// Message events. Throws Cancelled within one step of the token being set; Error if the loss is not finite; UsageError
/// if LibTorch does not find the device that is to compute.
TrainResult trainNetwork(const TrainJob& job, const EventSink& sink, std::stop_token stop = {});

/// Weights that the architecture has in a checkpoint of the supernet.
struct InheritedWeights
{
    Weights weights;
    std::int64_t step = 0; ///< of the checkpoint; that of the network may be another one
};
/// Those of the run's good checkpoint whose step is next to the network's. Throws Error if there is none.
InheritedWeights inheritedWeights(const RunStore& run, const DerivedNetwork& network);

/// The job's inherited weights with running statistics replaced by the means over `batches` training batches, and their
/// accuracy on the test split, without any training.
TrainResult recalibrateBatchNorm(const TrainJob& job, int batches, std::stop_token stop = {});

/// Times a derived network as a whole on this machine and stores that in the run; with the threads and batch size of
/// the run's target if that is this machine, else with one of each.
DerivedNetwork measureDerived(RunStore& run, std::int64_t networkId, std::stop_token stop = {});

/// The architecture that the run would derive at a step: the most probable one; in a random search, which has no
/// probabilities to go by, the leading one of the newest evaluation that has only paths open at the step. Throws
/// UsageError if the run holds none.
Architecture leadingArchitecture(const RunStore& run, std::int64_t step);

/// What a training computes on, where it is not to be as in the run's search.
struct TrainsOn
{
    std::optional<Computing> computing = {};
    int threads = 0; ///< 0 = as the search
};

/// Trains a derived network of a run by config, stores weights, accuracy and, if the run's target is this machine, the
/// measured latency in the run. A yardstick (core/compare/yardsticks.h) starts from scratch whatever config says: the
/// supernet has no weights for it; so does any network of a run without a checkpoint. Throws Cancelled while it
/// measures: the training is kept then.
DerivedNetwork trainDerived(RunStore& run, std::int64_t networkId, const TrainConfig& config, std::uint64_t seed,
                            const EventSink& sink, std::stop_token stop = {}, const TrainsOn& where = {});

} // namespace pathloom
