// SPDX-License-Identifier: MIT
#include "core/onnx/onnx_check.h"

#include "core/nn/inference.h"
#include "core/onnx/opencv_runtime.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <random>

#include <onnx/checker.h>
#include <onnx/shape_inference/implementation.h>
#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom {

namespace {

constexpr double Tolerance = 1e-4;
constexpr std::array<int, 4> ComparedBatches = {1, 1, 3, 16};

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

/// What the file's input expects, and what the network inside LibTorch expects for the same images.
struct TestImages
{
    std::vector<float> forFile, forNetwork;
};

TestImages randomImages(const Shape& shape, int count, const OnnxOptions& options, const Normalization& normalization,
                        std::mt19937_64& random)
{
    TestImages images;
    const std::int64_t perChannel = std::int64_t(shape.height) * shape.width;
    std::normal_distribution<float> normal;
    std::uniform_real_distribution<float> pixel(0, 1);
    for (std::int64_t i = 0; i < count * shape.elements(); ++i) {
        if (!options.withNormalization) {
            images.forFile.push_back(normal(random));
            images.forNetwork.push_back(images.forFile.back());
            continue;
        }
        const auto channel = std::size_t(i / perChannel % shape.channels);
        images.forFile.push_back(pixel(random));
        images.forNetwork.push_back(
            float((images.forFile.back() - normalization.mean[channel]) / normalization.deviation[channel]));
    }
    return images;
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

void compareWithNetwork(const onnx::ModelProto& model, const NetworkDescription& network, const Weights& weights,
                        const OnnxOptions& options, const OnnxMetadata& metadata, OnnxReport& report)
{
    const InferenceNetwork reference(network, weights, InferenceNetwork::BatchNormForm::Kept);
    OpenCvRuntime runtime(model);
    std::mt19937_64 random(2019);
    double largestLogit = 0;
    for (int batch : ComparedBatches) {
        const TestImages images = randomImages(network.input, batch, options, metadata.normalization, random);
        const std::vector<float> expected = reference.logits(images.forNetwork, batch);
        const std::optional<std::vector<float>> found = runtime.logits(images.forFile, batch);
        report.runtimeNote = runtime.note();
        if (!found) {
            report.runtime.clear();
            report.comparedImages = 0;
            report.largestDifference = 0;
            return;
        }
        if (found->size() != expected.size())
            throw Error(fmt::format("the exported network gives {} values for {} images where LibTorch gives {}",
                                    found->size(), batch, expected.size()));
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const double difference = std::abs(double((*found)[i]) - expected[i]);
            if (!std::isfinite(difference))
                throw Error("the network's logits are not finite on random images");
            report.largestDifference = std::max(report.largestDifference, difference);
            largestLogit = std::max(largestLogit, std::abs(double(expected[i])));
        }
        report.comparedImages += batch;
    }
    report.runtime = runtime.name();
    if (report.largestDifference > Tolerance * std::max(1.0, largestLogit))
        throw Error(fmt::format("the exported network differs from the trained one by {:.2g} in its logits when run by "
                                "{}, more than {:g} allows",
                                report.largestDifference, report.runtime, Tolerance));
}

} // namespace pathloom
