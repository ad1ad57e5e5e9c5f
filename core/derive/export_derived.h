// SPDX-License-Identifier: MIT
#pragma once

#include "core/export/onnx_export.h"
#include "core/run/run_store.h"

#include <stop_token>

namespace pathloom {

/// Writes a trained network of a run as ONNX and notes the file in the run, if that is open for writing. Class names,
/// preprocessing and facts about run and network (architecture, accuracy, latency, seed) go into the metadata.
/// Interrupted, it is what nextWork() names.
/// @param file where to; empty = networks/<name>.onnx in the run folder
/// Throws Error if the network has not been trained yet, if the file lies in a run that is open for reading only, and
/// what exportOnnx() throws.
OnnxReport exportDerived(RunStore& run, std::int64_t networkId, const OnnxOptions& options,
                         const std::filesystem::path& file = {}, std::stop_token stop = {}, const EventSink& sink = {});
/// The file that exportDerived() writes.
std::filesystem::path onnxFileOf(const RunStore& run, const DerivedNetwork& network, const std::filesystem::path& file);

/// Opens a run to export from it: for writing, or, where that is not possible and the file lies outside of the run
/// folder, for reading. Throws what opening throws.
/// @param toWrite opens the run for writing
std::shared_ptr<RunStore> openToExport(const std::filesystem::path& folder, const std::filesystem::path& file,
                                       const std::function<std::shared_ptr<RunStore>()>& toWrite);

} // namespace pathloom
