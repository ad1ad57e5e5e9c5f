// SPDX-License-Identifier: MIT
#include "core/onnx/onnx_check.h"

#include "core/util/error.h"

#include <fstream>

#include <onnx/checker.h>
#include <onnx/shape_inference/implementation.h>
#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom {

namespace {

/// Dimensions behind the batch; an unknown one is -1. The batch itself must be free.
std::vector<std::int64_t> dimensions(const onnx::ValueInfoProto& value)
{
    const onnx::TensorShapeProto& shape = value.type().tensor_type().shape();
    if (shape.dim_size() == 0 || shape.dim(0).has_dim_value())
        throw Error("its batch dimension is not free", value.name());
    std::vector<std::int64_t> result;
    for (int i = 1; i < shape.dim_size(); ++i)
        result.push_back(shape.dim(i).has_dim_value() ? shape.dim(i).dim_value() : -1);
    return result;
}

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

} // namespace

onnx::ModelProto readOnnxFile(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    onnx::ModelProto model;
    if (!stream || !model.ParseFromIstream(&stream))
        throw Error("cannot be read back as an ONNX file", file.string());
    return model;
}

void checkOnnxModel(const onnx::ModelProto& model, const std::map<std::string, std::vector<std::int64_t>>& shapes)
{
    onnx::ModelProto inferred = model;
    try {
        onnx::checker::check_model(model);
        // inference merges with declared shapes; without them it has to find the output's shape itself
        for (onnx::ValueInfoProto& output : *inferred.mutable_graph()->mutable_output())
            output.mutable_type()->mutable_tensor_type()->clear_shape();
        const onnx::ShapeInferenceOptions strict(true, 1, true);
        onnx::shape_inference::InferShapes(inferred, onnx::OpSchemaRegistry::Instance(), strict);
    } catch (const std::exception& e) {
        throw Error("the exported model does not pass the ONNX checker: " + firstLine(e.what()));
    }
    std::map<std::string, std::vector<std::int64_t>> found;
    for (const onnx::ValueInfoProto& value : inferred.graph().value_info())
        found[value.name()] = dimensions(value);
    for (const onnx::ValueInfoProto& value : inferred.graph().output())
        found[value.name()] = dimensions(value);
    for (const auto& [name, shape] : shapes)
        if (found[name] != shape)
            throw Error(fmt::format("ONNX infers the shape {} where the network has {}", fmt::join(found[name], "x"),
                                    fmt::join(shape, "x")),
                        name);
}

} // namespace pathloom
