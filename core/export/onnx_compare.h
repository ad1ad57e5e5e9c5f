// SPDX-License-Identifier: MIT
#pragma once

#include "core/export/onnx_export.h"

#include <onnx/onnx_pb.h>

namespace pathloom {

/// Runs model and LibTorch's network on the same random images, one by one and in batches, and fills in the report's
/// fields on the runtime. ONNX Runtime is asked where it is found, and OpenCV; where they do not agree with LibTorch
/// and each other, the definitions of the ONNX standard (onnx_reference.h) as well. The first of ONNX Runtime, the
/// definitions, OpenCV that can run the model decides, and the report's note names who disagrees.
/// Throws Error if its logits differ by more than the tolerance of exportOnnx; Cancelled.
void compareWithNetwork(const onnx::ModelProto& model, const NetworkDescription& network, const Weights& weights,
                        const OnnxOptions& options, const OnnxMetadata& metadata, OnnxReport& report,
                        std::stop_token stop = {});

} // namespace pathloom
