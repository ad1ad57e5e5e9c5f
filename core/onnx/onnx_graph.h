// SPDX-License-Identifier: MIT
#pragma once

#include "core/nn/weights.h"
#include "core/onnx/onnx_options.h"
#include "core/space/network.h"

#include <map>
#include <string>
#include <vector>

#include <onnx/onnx_pb.h>

namespace pathloom {

inline constexpr const char* OnnxInputName = "images";
inline constexpr const char* OnnxOutputName = "logits";

/// A model as it will be written, with what its checks need to know.
struct OnnxGraph
{
    onnx::ModelProto model;
    /// Dimensions behind the batch that the description promises for values of the graph: the output of each block.
    std::map<std::string, std::vector<std::int64_t>> shapes;
};

/// Turns the description's blocks and their layers into nodes. Throws UsageError for a wrong opset, Error naming the
/// tensor if a weight is missing, has another shape or is not finite, and Error for metadata that do not fit.
OnnxGraph buildOnnxGraph(const NetworkDescription& network, const Weights& weights, const OnnxOptions& options,
                         const OnnxMetadata& metadata);

} // namespace pathloom
