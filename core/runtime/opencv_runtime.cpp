// SPDX-License-Identifier: MIT
#include "core/runtime/opencv_runtime.h"

#include "core/onnx/onnx_builder.h"

#include <array>
#include <cstring>
#include <map>

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/dnn.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// OpenCV prints what it cannot do to stderr as well as throwing it.
class QuietOpenCv
{
public:
    QuietOpenCv() : m_before(cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT)) {}
    ~QuietOpenCv() { cv::utils::logging::setLogLevel(m_before); }
    QuietOpenCv(const QuietOpenCv&) = delete;
    QuietOpenCv& operator=(const QuietOpenCv&) = delete;

private:
    cv::utils::logging::LogLevel m_before;
};

std::string oneLine(std::string text)
{
    constexpr std::size_t longest = 300;
    for (char& c : text)
        c = c == '\n' ? ' ' : c;
    return text.size() > longest ? text.substr(0, longest) + "…" : text;
}

/// OpenCV 4.6 wants the bounds of Clip as attributes, which is the form of opset 10. All other operators that the
/// exporter writes have the same form there, so the result is a valid model of that opset.
/// @return the number of nodes changed
int useClipAttributes(onnx::ModelProto& model)
{
    std::map<std::string, float> scalars;
    for (const onnx::TensorProto& tensor : model.graph().initializer())
        if (tensor.dims_size() == 0 && tensor.raw_data().size() == sizeof(float))
            std::memcpy(&scalars[tensor.name()], tensor.raw_data().data(), sizeof(float));
    int changed = 0;
    for (onnx::NodeProto& node : *model.mutable_graph()->mutable_node()) {
        if (node.op_type() != "Clip" || node.input_size() != 3 || !scalars.contains(node.input(1)) ||
            !scalars.contains(node.input(2)))
            continue;
        const std::pair<const char*, float> bounds[] = {{"min", scalars[node.input(1)]},
                                                        {"max", scalars[node.input(2)]}};
        for (const auto& [name, value] : bounds) {
            onnx::AttributeProto& attribute = *node.add_attribute();
            attribute.set_name(name);
            attribute.set_type(onnx::AttributeProto_AttributeType_FLOAT);
            attribute.set_f(value);
        }
        node.mutable_input()->DeleteSubrange(1, 2);
        ++changed;
    }
    if (changed > 0)
        for (onnx::OperatorSetIdProto& import : *model.mutable_opset_import())
            import.set_version(OldestOpset);
    return changed;
}

} // namespace

struct OpenCvRuntime::Impl
{
    cv::dnn::Net net;
    std::array<int, 3> input{}; ///< sizes behind the batch
};

OpenCvRuntime::OpenCvRuntime(const onnx::ModelProto& model) : m_impl(std::make_unique<Impl>())
{
    const onnx::TensorShapeProto& shape = model.graph().input(0).type().tensor_type().shape();
    for (int i = 0; i < 3; ++i)
        m_impl->input[std::size_t(i)] = int(shape.dim(i + 1).dim_value());
    onnx::ModelProto readable = model;
    if (useClipAttributes(readable) > 0)
        m_note = fmt::format("{} reads the bounds of Clip only as attributes; for it they were turned into such in "
                             "memory, in the form of opset {}",
                             name(), OldestOpset);
    const std::string bytes = readable.SerializeAsString();
    const QuietOpenCv quiet;
    try {
        m_impl->net = cv::dnn::readNetFromONNX(bytes.data(), bytes.size());
    } catch (const cv::Exception& e) {
        m_impl->net = {};
        m_note = name() + " cannot read this network: " + oneLine(e.err);
    }
}

OpenCvRuntime::~OpenCvRuntime() = default;

std::optional<std::vector<float>> OpenCvRuntime::logits(std::span<const float> pixels, int batch)
{
    if (m_impl->net.empty())
        return std::nullopt;
    const QuietOpenCv quiet;
    try {
        const int sizes[] = {batch, m_impl->input[0], m_impl->input[1], m_impl->input[2]};
        cv::Mat images(4, sizes, CV_32F);
        std::memcpy(images.ptr<float>(), pixels.data(), pixels.size_bytes());
        m_impl->net.setInput(images);
        const cv::Mat found = m_impl->net.forward();
        return std::vector<float>(found.ptr<float>(), found.ptr<float>() + found.total());
    } catch (const cv::Exception& e) {
        m_impl->net = {};
        m_note = name() + " cannot run this network: " + oneLine(e.err);
        return std::nullopt;
    }
}

std::string OpenCvRuntime::name() const
{
    return "OpenCV DNN " + cv::getVersionString();
}

} // namespace pathloom
