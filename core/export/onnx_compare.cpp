// SPDX-License-Identifier: MIT
#include "core/export/onnx_compare.h"

#include "core/nn/inference.h"
#include "core/onnx/onnx_reference.h"
#include "core/runtime/onnxruntime_library.h"
#include "core/runtime/opencv_runtime.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr double Tolerance = 1e-4;
constexpr std::array<int, 4> ComparedBatches = {1, 1, 3, 16};
constexpr std::size_t ReferenceBatches = 3; ///< it is slow
constexpr const char* ReferenceName = "Pathloom's evaluation by the ONNX standard";

/// What the file's input expects, and what the network inside LibTorch expects for the same images.
struct TestImages
{
    std::vector<float> forFile, forNetwork;
};

std::vector<float> channelsLast(const std::vector<float>& nchw, const Shape& shape)
{
    const auto channels = std::size_t(shape.channels), pixels = std::size_t(shape.height) * std::size_t(shape.width);
    std::vector<float> nhwc(nchw.size());
    for (std::size_t i = 0; i < nchw.size(); ++i) {
        const std::size_t image = i / (channels * pixels), channel = i / pixels % channels, pixel = i % pixels;
        nhwc[(image * pixels + pixel) * channels + channel] = nchw[i];
    }
    return nhwc;
}

TestImages randomImages(const Shape& shape, int count, const OnnxOptions& options, const Normalization& normalization,
                        std::mt19937_64& random)
{
    TestImages images;
    const OnnxInputForm& form = formOf(options.input);
    const std::int64_t perChannel = std::int64_t(shape.height) * shape.width;
    constexpr int largest = 255;
    std::normal_distribution<float> normal;
    std::uniform_real_distribution<float> pixel(0, 1);
    std::uniform_int_distribution<int> byte(0, largest);
    for (std::int64_t i = 0; i < count * shape.elements(); ++i) {
        if (!options.normalizesInside()) {
            images.forFile.push_back(normal(random));
            images.forNetwork.push_back(images.forFile.back());
            continue;
        }
        const auto channel = std::size_t(i / perChannel % shape.channels);
        images.forFile.push_back(form.isBytes ? float(byte(random)) : pixel(random));
        const double value = form.isBytes ? double(images.forFile.back()) / largest : images.forFile.back();
        images.forNetwork.push_back(float((value - normalization.mean[channel]) / normalization.deviation[channel]));
    }
    if (form.channelsLast)
        images.forFile = channelsLast(images.forFile, shape);
    return images;
}

/// What one runtime made of the test images.
struct Verdict
{
    std::string runtime;
    std::string note; ///< how the file was adapted for it, or why it could not run it
    bool ran = false;
    bool agrees = false;
    double difference = 0; ///< the largest of logits against LibTorch; infinite for something that is no such output
    int images = 0;
};

/// The test images with LibTorch's logits, put before one runtime after the other.
class Comparison
{
public:
    /// The output for a batch, or nothing if the runtime cannot run the file.
    using Run = std::function<std::optional<std::vector<float>>(const std::vector<float>& images, int batch)>;

    Comparison(const NetworkDescription& network, const Weights& weights, const OnnxOptions& options,
               const Normalization& normalization, std::stop_token stop)
        : m_stop(std::move(stop))
    {
        const InferenceNetwork reference(network, weights, InferenceNetwork::BatchNormForm::Kept);
        std::mt19937_64 random(2019);
        for (const int batch : ComparedBatches) {
            TestImages images = randomImages(network.input, batch, options, normalization, random);
            m_expected.push_back(reference.logits(images.forNetwork, batch));
            m_images.push_back(std::move(images.forFile));
            for (const float logit : m_expected.back()) {
                if (!std::isfinite(logit))
                    throw Error("the network's logits are not finite on random images");
                m_largestLogit = std::max(m_largestLogit, std::abs(double(logit)));
            }
        }
    }

    Verdict ask(const std::string& runtime, const Run& run, std::size_t batches = ComparedBatches.size()) const
    {
        Verdict verdict{.runtime = runtime, .note = {}};
        for (std::size_t i = 0; i < batches; ++i) {
            if (m_stop.stop_requested())
                throw Cancelled();
            const auto found = run(m_images[i], ComparedBatches[i]);
            if (!found)
                return verdict;
            verdict.difference = std::max(verdict.difference, differenceOf(*found, m_expected[i]));
            verdict.images += ComparedBatches[i];
        }
        verdict.ran = true;
        verdict.agrees = verdict.difference <= Tolerance * std::max(1.0, m_largestLogit);
        return verdict;
    }

    std::size_t outputs() const { return m_expected.front().size(); }

private:
    static double differenceOf(const std::vector<float>& found, const std::vector<float>& expected)
    {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        if (found.size() != expected.size())
            return infinite;
        double largest = 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const double difference = std::abs(double(found[i]) - expected[i]);
            largest = std::isfinite(difference) ? std::max(largest, difference) : infinite;
        }
        return largest;
    }

    std::stop_token m_stop;
    std::vector<std::vector<float>> m_images, m_expected;
    double m_largestLogit = 0;
};

/// Calls run and turns an exception into "cannot run".
Comparison::Run catching(std::string& note, const std::string& runtime,
                         const std::function<std::vector<float>(const std::vector<float>&, int)>& run)
{
    return [&note, runtime, run](const std::vector<float>& images, int batch) -> std::optional<std::vector<float>> {
        try {
            return run(images, batch);
        } catch (const Error& e) {
            note = fmt::format("{} cannot run this network: {}", runtime, e.what());
            return std::nullopt;
        }
    };
}

Verdict askOnnxRuntime(const Comparison& comparison, const onnx::ModelProto& model)
{
    const OnnxRuntimeLibrary* library = foundOnnxRuntime();
    if (!library)
        return {};
    const std::string bytes = model.SerializeAsString();
    const std::string name = "ONNX Runtime " + library->version();
    const onnx::TypeProto_Tensor& input = model.graph().input(0).type().tensor_type();
    const bool isBytes = input.elem_type() == onnx::TensorProto_DataType_UINT8;
    std::vector<std::int64_t> sizes;
    for (const auto& size : input.shape().dim())
        sizes.push_back(size.dim_value());
    std::string note;
    Verdict verdict = comparison.ask(name, catching(note, name, [&](const std::vector<float>& images, int batch) {
                                         sizes.front() = batch;
                                         return library->output(bytes, sizes, images, isBytes, comparison.outputs());
                                     }));
    verdict.note = note;
    return verdict;
}

Verdict askOpenCv(const Comparison& comparison, const onnx::ModelProto& model)
{
    OpenCvRuntime runtime(model);
    Verdict verdict = comparison.ask(
        runtime.name(), [&](const std::vector<float>& images, int batch) { return runtime.logits(images, batch); });
    verdict.note = runtime.note();
    return verdict;
}

Verdict askReference(const Comparison& comparison, const onnx::ModelProto& model)
{
    std::string note;
    Verdict verdict = comparison.ask(ReferenceName,
                                     catching(note, ReferenceName,
                                              [&](const std::vector<float>& images, int batch) {
                                                  return OnnxReference(model).logits(images, batch);
                                              }),
                                     ReferenceBatches);
    verdict.note = note;
    return verdict;
}

std::string namesOf(const std::vector<Verdict>& verdicts, bool agreeing)
{
    std::string names;
    for (const Verdict& verdict : verdicts)
        if (verdict.ran && verdict.agrees == agreeing)
            names += (names.empty() ? "" : " and ") + verdict.runtime;
    return names;
}

/// The first of the runtimes decides. Where another one does not agree with it, that is said.
void decide(const std::vector<Verdict>& verdicts, OnnxReport& report)
{
    const auto first = std::ranges::find(verdicts, true, &Verdict::ran);
    const std::string agreeing = namesOf(verdicts, true);
    const auto add = [&](const std::string& sentence) {
        report.runtimeNote += (report.runtimeNote.empty() ? "" : "; ") + sentence;
    };
    for (const Verdict& verdict : verdicts) {
        if (!verdict.ran && !verdict.note.empty())
            add(verdict.note);
        else if (verdict.ran && !verdict.agrees)
            add(fmt::format("{} computes something else from this file (its logits differ by {:.2g}); {} with LibTorch",
                            verdict.runtime, verdict.difference,
                            agreeing.empty()
                                ? "none agrees"
                                : agreeing + (agreeing.find(" and ") == std::string::npos ? " agrees" : " agree")));
        else if (verdict.ran && &verdict == &*first && !verdict.note.empty())
            add(verdict.note);
    }
    if (first == verdicts.end())
        return;
    if (!first->agrees)
        throw Error(fmt::format("the exported network differs from the trained one by {:.2g} in its logits when run by "
                                "{}, more than {:g} allows",
                                first->difference, first->runtime, Tolerance),
                    "", agreeing.empty() ? "" : "with LibTorch agrees " + agreeing);
    report.runtime = first->runtime;
    report.largestDifference = first->difference;
    report.comparedImages = first->images;
}

} // namespace

void compareWithNetwork(const onnx::ModelProto& model, const NetworkDescription& network, const Weights& weights,
                        const OnnxOptions& options, const OnnxMetadata& metadata, OnnxReport& report,
                        std::stop_token stop)
{
    const Comparison comparison(network, weights, options, metadata.normalization, std::move(stop));
    std::vector<Verdict> verdicts = {askOnnxRuntime(comparison, model), askOpenCv(comparison, model)};
    const bool isClear = std::ranges::any_of(verdicts, &Verdict::agrees) &&
                         std::ranges::all_of(verdicts, [](const Verdict& v) { return !v.ran || v.agrees; });
    // OpenCV 4.6 takes the maps of images of one row or column for something else; what it says of a file counts only
    // where it is not alone against LibTorch.
    if (!isClear)
        verdicts.insert(verdicts.begin() + 1, askReference(comparison, model));
    decide(verdicts, report);
}

} // namespace pathloom
