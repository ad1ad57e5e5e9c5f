// SPDX-License-Identifier: MIT
#include "core/onnx/onnx_metadata.h"

#include "core/data/resize_rule.h"
#include "core/onnx/onnx_builder.h"
#include "core/onnx/onnx_check.h"
#include "core/util/error.h"

#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr const char* ourKeys = "pathloom.";
constexpr const char* classesKey = "pathloom.classes";
constexpr const char* inputKey = "pathloom.input";
constexpr const char* resizeKey = "pathloom.resize";

bool isKnown(const Normalization& normalization)
{
    return !normalization.mean.empty() || !normalization.deviation.empty();
}

/// Invalid UTF-8 (a class folder's name can be anything) is replaced, not an error.
template<typename AnyJson>
std::string dumped(const AnyJson& json)
{
    return json.dump(-1, ' ', false, AnyJson::error_handler_t::replace);
}

OrderedJson inputJson(const NetworkDescription& network, const OnnxOptions& options, const Normalization& normalization)
{
    const OnnxInputForm& form = formOf(options.input);
    OrderedJson json = {{"name", OnnxInputName},
                        {"type", form.isBytes ? "uint8" : "float32"},
                        {"layout", form.channelsLast ? "NHWC" : "NCHW"},
                        {"channels", network.input.channels},
                        {"height", network.input.height},
                        {"width", network.input.width},
                        {"colours", network.input.channels == 1 ? "grey" : "RGB"},
                        {"range", {0, form.isBytes ? 255 : 1}}};
    if (isKnown(normalization)) {
        json["mean"] = normalization.mean;
        json["deviation"] = normalization.deviation;
    }
    json["inGraph"] = options.normalizesInside();
    return json;
}

OnnxFile::Value valueOf(const onnx::ValueInfoProto& value)
{
    const onnx::TypeProto_Tensor& tensor = value.type().tensor_type();
    OnnxFile::Value read{.name = value.name(), .type = "?"};
    if (tensor.elem_type() == onnx::TensorProto_DataType_FLOAT)
        read.type = "float32";
    else if (tensor.elem_type() == onnx::TensorProto_DataType_UINT8)
        read.type = "uint8";
    for (const auto& size : tensor.shape().dim())
        read.sizes.push_back(size.has_dim_value()       ? fmt::format("{}", size.dim_value())
                             : size.dim_param().empty() ? "?"
                                                        : size.dim_param());
    return read;
}

} // namespace

void checkMetadata(const NetworkDescription& network, const OnnxOptions& options, const OnnxMetadata& metadata)
{
    if (!metadata.classNames.empty() && std::ssize(metadata.classNames) != network.classes)
        throw Error(fmt::format("there are {} class names for {} classes", metadata.classNames.size(), network.classes),
                    network.name);
    if (options.normalizesInside() && !isKnown(metadata.normalization))
        throw Error("the normalisation of its images is not known, so it cannot go into the file", network.name);
    for (const auto& [key, value] : metadata.facts)
        if (key.starts_with(ourKeys))
            throw Error("is a key that the export itself writes into the metadata", key);
    if (!isKnown(metadata.normalization))
        return;
    const auto channels = std::size_t(network.input.channels);
    if (metadata.normalization.mean.size() != channels || metadata.normalization.deviation.size() != channels)
        throw Error(
            fmt::format("the normalisation must have one mean and one deviation for each of {} channels", channels),
            network.name);
    for (std::size_t c = 0; c < channels; ++c)
        if (!std::isfinite(metadata.normalization.mean[c]) || !std::isfinite(metadata.normalization.deviation[c]) ||
            metadata.normalization.deviation[c] <= 0)
            throw Error(fmt::format("the normalisation of channel {} is not finite or not above 0", c), network.name);
}

void writeMetadata(OnnxBuilder& builder, const NetworkDescription& network, const OnnxOptions& options,
                   const OnnxMetadata& metadata)
{
    const std::size_t space = metadata.producer.rfind(' ');
    const bool versioned = space != std::string::npos;
    builder.producer(metadata.producer.substr(0, space), versioned ? metadata.producer.substr(space + 1) : "");
    builder.metadata(inputKey, dumped(inputJson(network, options, metadata.normalization)));
    builder.metadata(resizeKey, dumped(metadata.resize.is_null() ? resizeRule(network.input) : metadata.resize));
    if (!metadata.classNames.empty())
        builder.metadata(classesKey, dumped(Json(metadata.classNames)));
    for (const auto& [key, value] : metadata.facts)
        builder.metadata(key, value);
}

OnnxFile readOnnxMetadata(const std::filesystem::path& file)
{
    const onnx::ModelProto model = readOnnxFile(file);
    OnnxFile read{.producer = fmt::format("{} {}", model.producer_name(), model.producer_version()),
                  .nodes = model.graph().node_size()};
    for (const onnx::OperatorSetIdProto& import : model.opset_import())
        if (import.domain().empty() || import.domain() == "ai.onnx")
            read.opset = import.version();
    for (const onnx::ValueInfoProto& input : model.graph().input())
        read.inputs.push_back(valueOf(input));
    for (const onnx::ValueInfoProto& output : model.graph().output())
        read.outputs.push_back(valueOf(output));
    for (const onnx::StringStringEntryProto& entry : model.metadata_props())
        read.metadata[entry.key()] = entry.value();
    const auto said = [&](const char* key) {
        const auto found = read.metadata.find(key);
        return found == read.metadata.end() ? Json() : parseJson(found->second, file.string() + ": " + key);
    };
    read.input = said(inputKey);
    read.resize = said(resizeKey);
    Json all = Json::object();
    if (all[classesKey] = said(classesKey); !all[classesKey].is_null())
        read.classNames = JsonReader(all, file.string()).texts(classesKey);
    return read;
}

} // namespace pathloom
