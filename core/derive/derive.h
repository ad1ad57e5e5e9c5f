// SPDX-License-Identifier: MIT
#pragma once

#include "core/evaluate/predictions.h"
#include "core/nn/computing.h"
#include "core/nn/weights.h"
#include "core/run/run_store.h"

namespace pathloom {

/// Takes the network that leads at a step (default: the newest; core/run/leading.h) out of a run, adds it to the run and
/// returns it: the most probable one that keeps the budget in force at the step, where the search is to keep one; the
/// most probable one where it is not. Where nothing keeps the budget it is the fastest, and a warning says so. Random
/// search has no probabilities to go by: there it is the leading architecture of the newest evaluation that has only
/// paths open at the step.
/// The run must be open for writing; the event is recorded there and sent to sink. Throws UsageError if the run holds
/// no snapshot (or evaluation) yet.
/// @param asked the command that asks a running search for it: it is recorded with the network, or neither is
DerivedNetwork deriveNetwork(RunStore& run, std::optional<std::int64_t> step = {}, const EventSink& sink = {},
                             const std::optional<Event>& asked = {});

/// What is stored together with a network that addDerived() adds.
struct DerivedWith
{
    std::optional<Event> asked = {};                    ///< the command that asks a running search for it
    std::optional<NetworkChoice> choice = {};           ///< why it is taken
    bool isOfJob = false;                               ///< it is the one that the run's plan waits for
    std::function<void(DerivedNetwork&)> complete = {}; ///< sets what else is known of it
};
/// Adds an architecture to a run as a network derived at a step, with its predicted latency; the rest as
/// deriveNetwork().
DerivedNetwork addDerived(RunStore& run, std::int64_t step, const Architecture& architecture,
                          const EventSink& sink = {}, const DerivedWith& with = {});

/// Where a training keeps how far it is, in the two alternating files of core/run/checkpoints.h: one that is
/// interrupted goes on from there when the same job is given again.
struct TrainCheckpoints
{
    std::filesystem::path folder; ///< of its own, made when needed; empty = none are kept
    double seconds = 60;          ///< between two
    int steps = 0;                ///< training steps between two at most; 0 = by time only
    /// Called before each: what the checkpoint presupposes must be on disk.
    std::function<void()> before = {};
};

/// What training needs besides the network; everything that defines the protocol.
struct TrainJob
{
    NetworkDescription network;
    TrainConfig config;
    DataSpec data;
    AugmentationSettings augmentation;
    Normalization normalization; ///< empty = measured on the training split
    std::uint64_t seed = 0;
    /// That chose the images where data.trainLimit leaves some out: that of the search, which used the same ones. None
    /// = seed.
    std::optional<std::uint64_t> imageSeed = {};
    int threads = 0; ///< 0 = automatic, see core/nn/compute_threads.h
    int loaderThreads = 1;
    Computing computing;
    std::int64_t networkId = 0; ///< only named in events
    /// Start from these instead of from scratch; batch norm statistics are recalibrated first.
    Weights inherited;
    std::optional<DataSets> images = {}; ///< of data, if they are open already
    TrainCheckpoints checkpoints = {};
};

struct TrainResult
{
    Weights weights;
    Normalization normalization;
    std::vector<std::string> classNames;
    double testAccuracy = 0; ///< 0..1 on the test split as far as TrainJob::data goes, running statistics
    double testLoss = 0;     ///< mean cross entropy on the same images, without class weights and label smoothing
    Predictions predictions; ///< of the same images in their order
    double seconds = 0;
};

/// Trains a network on the whole training split and tests it on the test split. Sends TrainingEpoch, Progress and
/// Message events. Goes on from a checkpoint of the same job: on the CPU, with the same threads, to the bits of a
/// training that was never interrupted. The checkpoints stay until somebody deletes them, who has kept the result.
/// While none can be written, the training stands still (core/derive/disk_patience.h).
/// Throws Cancelled within one step of the token being set, a checkpoint written; Error if the loss is not finite;
/// UsageError if LibTorch does not find the device that is to compute.
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

/// Times a derived network as a whole on this machine and stores that in the run (interrupted, it is what nextWork()
/// names); with the threads and batch size of the run's target if that is this machine, else with one of each. A
/// warning says when that was disturbed.
DerivedNetwork measureDerived(RunStore& run, std::int64_t networkId, std::stop_token stop = {},
                              const EventSink& sink = {});

/// The architecture that the run would derive at a step: leadingArchitecture() of core/run/leading.h, read from the run
/// folder. Throws UsageError if the run holds none.
Architecture leadingArchitecture(const RunStore& run, std::int64_t step);

/// What a training computes on, where it is not to be as in the run's search.
struct TrainsOn
{
    std::optional<Computing> computing = {};
    int threads = 0;                   ///< 0 = as the search
    std::optional<DataSpec> data = {}; ///< where the images are now; the run remembers that if they are the same
};

/// Trains a derived network of a run by config, stores weights, accuracy and, if the run's target is this machine, the
/// measured latency in the run. A yardstick (core/compare/yardsticks.h) starts from scratch whatever config says: the
/// supernet has no weights for it; so does any network of a run without a checkpoint. Interrupted, by Cancelled or by
/// the end of the program, it is what nextWork() names, and goes on from its last checkpoint (TrainCheckpoints, in
/// checkpoints/<name>) when the same is asked for again; cancelled while it measures, the training is kept. While the
/// run cannot be written it stands still.
DerivedNetwork trainDerived(RunStore& run, std::int64_t networkId, const TrainConfig& config, std::uint64_t seed,
                            const EventSink& sink, std::stop_token stop = {}, const TrainsOn& where = {});

} // namespace pathloom
