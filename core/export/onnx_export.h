// SPDX-License-Identifier: MIT
#pragma once

#include "core/nn/weights.h"
#include "core/onnx/onnx_options.h"
#include "core/space/network.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace pathloom {

/// What was checked before an export counts as done.
struct OnnxReport
{
    int nodes = 0;
    std::int64_t bytes = 0;
    std::string runtime;          ///< that ran the file, such as "OpenCV DNN 4.6.0"; empty if none could read it
    std::string runtimeNote;      ///< why none could, or how the file was adapted for it
    double largestDifference = 0; ///< of logits against LibTorch
    int comparedImages = 0;
    std::vector<std::filesystem::path> samples = {}; ///< that lie beside the file now, see samples.h
};

/// Writes network and weights as ONNX (input "images" as the options say, with free N; output "logits"), runs
/// onnx::checker and shape inference on what was written, runs it in an independent runtime and compares logits on
/// random images. Only then is `file` put in place (atomically).
/// Throws UsageError for a wrong opset; Error if a check fails (tolerance 1e-4, relative to the largest logit if that
/// is above 1) or the file cannot be written; Cancelled, before the next of these steps, when stop is set.
OnnxReport exportOnnx(const NetworkDescription& network, const Weights& weights, const OnnxOptions& options,
                      const OnnxMetadata& metadata, const std::filesystem::path& file, std::stop_token stop = {});

} // namespace pathloom
