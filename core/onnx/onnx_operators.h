// SPDX-License-Identifier: MIT
// Private to core: what OnnxReference computes with.
#pragma once

#include <string>
#include <vector>

#include <onnx/onnx_pb.h>

namespace pathloom {

struct OnnxTensor
{
    std::vector<std::int64_t> sizes;
    std::vector<double> values;
};

/// The number of values of a tensor of these sizes.
std::int64_t elementsOf(const std::vector<std::int64_t>& sizes);

/// The output of a node with one output, by the standard's definition of its operator. Throws Error naming the node if
/// the operator or a form of it is not known here, or the inputs do not fit.
OnnxTensor computeNode(const onnx::NodeProto& node, const std::vector<const OnnxTensor*>& inputs);

} // namespace pathloom
