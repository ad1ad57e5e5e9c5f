// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <onnx/onnx_pb.h>

namespace pathloom {

/// Runs an ONNX model in OpenCV's DNN module, which shares no code with LibTorch or this program's exporter. What its
/// reader does not know is rewritten in memory first, without touching weights or topology; note() tells what.
class OpenCvRuntime
{
public:
    explicit OpenCvRuntime(const onnx::ModelProto& model);
    ~OpenCvRuntime();

    /// The output for a batch, or nothing if OpenCV cannot read or run the model; note() then says why.
    /// @param pixels in the order of the model's input; whole numbers where that takes bytes
    std::optional<std::vector<float>> logits(std::span<const float> pixels, int batch);

    /// "OpenCV DNN 4.6.0"
    std::string name() const;
    const std::string& note() const { return m_note; }

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    std::string m_note;
};

} // namespace pathloom
