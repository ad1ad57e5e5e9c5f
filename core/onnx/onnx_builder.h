// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <onnx/onnx_pb.h>

namespace pathloom {

inline constexpr int OldestOpset = 10;
inline constexpr int NewestOpset = 17;

/// Puts an ONNX model together. Each operator method appends one node and returns the name of its output, which is the
/// node's own name; `node` must be unique. What differs between opsets 10 to 17 is decided here and nowhere else.
class OnnxBuilder
{
public:
    /// Window of a convolution or pooling: square, the same padding on all sides.
    struct Window
    {
        int kernel = 1;
        int stride = 1;
        int padding = 0;
    };
    struct BatchNormInputs
    {
        std::string scale, shift, mean, variance;
    };

    OnnxBuilder(int opset, const std::string& graphName);

    /// An input of N x dimensions with free N.
    /// @param type onnx::TensorProto_DataType_FLOAT or _UINT8
    std::string input(const std::string& name, std::span<const std::int64_t> dimensions, int type,
                      const std::string& meaning);
    std::string floats(const std::string& name, std::span<const std::int64_t> shape, std::span<const float> values);

    std::string conv(const std::string& node, const std::string& x, const Window& window, int groups,
                     const std::string& weight, const std::string& bias = {});
    std::string batchNorm(const std::string& node, const std::string& x, const BatchNormInputs& inputs, double epsilon,
                          double momentum);
    std::string relu(const std::string& node, const std::string& x);
    std::string clip(const std::string& node, const std::string& x, float low, float high);
    std::string maxPool(const std::string& node, const std::string& x, const Window& window);
    std::string globalAveragePool(const std::string& node, const std::string& x);
    /// N x C x 1 x 1 to N x C.
    std::string flatten(const std::string& node, const std::string& x);
    /// N x C to N x C x 1 x 1.
    std::string unflatten(const std::string& node, const std::string& x, int channels);
    /// @param weight outputs x inputs
    std::string gemm(const std::string& node, const std::string& x, const std::string& weight, const std::string& bias);
    /// N x H x W x C to N x C x H x W.
    std::string channelsFirst(const std::string& node, const std::string& x);
    std::string castToFloat(const std::string& node, const std::string& x);
    std::string add(const std::string& node, const std::string& a, const std::string& b);
    std::string sub(const std::string& node, const std::string& a, const std::string& b);
    std::string mul(const std::string& node, const std::string& a, const std::string& b);

    /// Makes `value` (a node's output) the model's float32 output under this name: N x dimensions.
    void output(const std::string& value, const std::string& name, std::span<const std::int64_t> dimensions);
    void producer(const std::string& name, const std::string& version);
    void metadata(const std::string& key, const std::string& value);

    int nodeCount() const { return m_model.graph().node_size(); }
    onnx::ModelProto take() { return std::move(m_model); }

private:
    onnx::NodeProto& append(const std::string& type, const std::string& node, const std::vector<std::string>& inputs);
    std::string scalar(float value);

    int m_opset;
    onnx::ModelProto m_model;
    std::map<float, std::string> m_scalars; ///< constants shared by all Clip nodes
};

} // namespace pathloom
