// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <vector>

#include <onnx/onnx_pb.h>

namespace pathloom {

/// Computes an ONNX model by the standard's definitions of its operators, one after the other and in double precision.
/// Slow, and made to decide what a file means where a runtime and LibTorch do not agree; it knows the operators that
/// the exporter writes.
class OnnxReference
{
public:
    explicit OnnxReference(const onnx::ModelProto& model);
    ~OnnxReference();

    /// The first output for a batch of images, in the order of the model's input. Throws Error naming an operator that
    /// it does not know, or shapes that do not fit.
    std::vector<float> logits(std::span<const float> pixels, int batch) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pathloom
