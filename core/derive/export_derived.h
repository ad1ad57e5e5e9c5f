// SPDX-License-Identifier: MIT
#pragma once

#include "core/onnx/onnx_export.h"
#include "core/run/run_store.h"

namespace pathloom {

/// Writes a trained network of a run as ONNX and notes the file in the run. Class names, preprocessing and facts about
/// run and network (architecture, accuracy, latency, seed) go into the metadata.
/// @param file where to; empty = networks/<name>.onnx in the run folder
/// Throws Error if the network has not been trained yet, and what exportOnnx() throws.
OnnxReport exportDerived(RunStore& run, std::int64_t networkId, const OnnxOptions& options,
                         const std::filesystem::path& file = {});

} // namespace pathloom
