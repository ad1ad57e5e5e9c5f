// SPDX-License-Identifier: MIT
#pragma once

#include "core/derive/derive.h"
#include "core/derive/export_derived.h"

namespace pathloom {

// BegunWork::options of each stage; what a key lacks is as the run's settings have it.
//   Train:  {"settings": {"training.epochs": …}, "seed", "threads", "device", "autocast"}
//   Export: {"opset", "fold_bn", "with_normalization", "input", "samples", "file"}; an empty file is the one in the run
//           folder
Json trainingOptions(const TrainConfig& config, std::uint64_t seed, const Computing& computing, int threads);
Json exportOptions(const OnnxOptions& options, const std::filesystem::path& file);

/// What comes next for a run, the search itself excepted: what was begun and interrupted, oldest first, then what its
/// job has still to do. None if all is done.
std::optional<BegunWork> nextWork(const RunStore& run);

/// What is not to be as the record of the work has it.
struct WorkChanges
{
    std::optional<DataSpec> data = {}; ///< where the images are now
    std::optional<int> threads = {};
    std::optional<ComputeDevice> device = {};
};
/// What carryOut() has brought about, besides what the run stores.
struct WorkDone
{
    std::optional<OnnxReport> onnx = {};
    OnnxOptions onnxOptions = {};
    std::vector<std::filesystem::path> plots = {};
};
/// Does what nextWork() named; what was interrupted goes on where it was. Throws Cancelled when stop is set: it is the
/// next work again then.
WorkDone carryOut(RunStore& run, const BegunWork& work, const EventSink& sink, std::stop_token stop = {},
                  const WorkChanges& changes = {});

} // namespace pathloom
