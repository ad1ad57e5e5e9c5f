// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

namespace pathloom {

/// What a device needs that runs no more than a runtime: the ONNX files of all operator shapes of a space and of a few
/// whole networks, a plan, and a script (measure.py) that times them in ONNX Runtime for Python and writes result.csv.
/// Anything else that fills a file of that form will do; README.txt in the folder describes it.
/// Throws Error if the folder exists and is not empty, or cannot be written.
void makeBundle(const SearchSpace& space, int batch, const std::filesystem::path& folder,
                const std::function<void(const MeasureProgress&)>& progress, std::stop_token stop = {});

/// Makes a target of a bundle's result.csv (the file, or the folder that holds it beside the plan). Shapes that the
/// device could not run are missing in the table; whole networks become measured networks, with a correction.
/// Throws Error naming file and line; UsageError if neither the result nor the options say device and runtime.
HardwareTarget importBundleResult(const std::filesystem::path& folderOrCsv, const ImportOptions& options,
                                  const std::string& id);

} // namespace pathloom
