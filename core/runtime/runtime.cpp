// SPDX-License-Identifier: MIT
#include "core/runtime/runtime.h"

#include "core/nn/inference.h"
#include "core/onnx/onnx_graph.h"
#include "core/runtime/onnxruntime_library.h"
#include "core/runtime/opencv_runtime.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

#include <opencv2/core.hpp>
#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

struct Kind
{
    RuntimeKind kind;
    const char* text;
    const char* name;
};
/// In the order in which they are recommended.
constexpr std::array<Kind, 4> kinds = {{{RuntimeKind::OnnxRuntime, "onnxruntime", "ONNX Runtime"},
                                        {RuntimeKind::LibTorchCuda, "libtorch-cuda", "LibTorch, CUDA"},
                                        {RuntimeKind::LibTorch, "libtorch", "LibTorch"},
                                        {RuntimeKind::OpenCv, "opencv", "OpenCV DNN"}}};

const Kind& kindOf(RuntimeKind kind)
{
    return *std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.kind == kind; });
}

/// What was found of ONNX Runtime: the library, or why there is none.
struct Found
{
    const OnnxRuntimeLibrary* loaded = nullptr;
    std::string problem;
};

Found search(const std::vector<fs::path>& candidates)
{
    Found found;
    for (const fs::path& file : candidates) {
        try {
            found.loaded = new OnnxRuntimeLibrary(file); // stays: see the class
            return found;
        } catch (const Error& e) {
            if (found.problem.empty())
                found.problem = e.what();
        }
    }
    if (found.problem.empty())
        found.problem = "its library was not found; install it, or say in which folder it is";
    return found;
}

std::mutex foundMutex;
std::optional<Found> foundRuntime; ///< of the first search; looking is slow, and a loaded library stays loaded

Found onnxRuntime()
{
    const std::lock_guard lock(foundMutex);
    if (!foundRuntime || !foundRuntime->loaded)
        foundRuntime = search(onnxRuntimeCandidates());
    return *foundRuntime;
}

} // namespace

const OnnxRuntimeLibrary* foundOnnxRuntime()
{
    return onnxRuntime().loaded;
}

namespace {

fs::path settingsFile()
{
    return userDataFolder() / "runtimes.json";
}

/// The model in the form in which it is deployed: batch norm folded.
onnx::ModelProto deployedModel(const NetworkDescription& network)
{
    return buildOnnxGraph(network, randomWeights(network, 1), {.opset = 13, .foldBatchNorm = true}, {}).model;
}

class LibTorchNetwork final : public LoadedNetwork
{
public:
    LibTorchNetwork(const NetworkDescription& network, int batch, InferenceNetwork::Device device)
        : m_network(network, 1, device), m_batch(batch)
    {
    }
    void run() override { m_network.run(m_batch); }

private:
    InferenceNetwork m_network;
    int m_batch;
};

class OpenCvNetwork final : public LoadedNetwork
{
public:
    OpenCvNetwork(const NetworkDescription& network, int batch, int threads)
        : m_runtime(deployedModel(network)), m_pixels(std::size_t(batch * network.input.elements()), 0.5f),
          m_batch(batch)
    {
        cv::setNumThreads(threads); // of the whole program, but nothing else here computes with OpenCV
    }
    void run() override
    {
        if (!m_runtime.logits(m_pixels, m_batch))
            throw Error(m_runtime.note());
    }

private:
    OpenCvRuntime m_runtime;
    std::vector<float> m_pixels;
    int m_batch;
};

} // namespace

std::string toText(RuntimeKind kind)
{
    return kindOf(kind).text;
}

std::string displayName(RuntimeKind kind)
{
    return kindOf(kind).name;
}

RuntimeKind parseRuntime(const std::string& text)
{
    std::string known;
    for (const Kind& kind : kinds) {
        if (text == kind.text)
            return kind.kind;
        known += (known.empty() ? "" : ", ") + std::string(kind.text);
    }
    throw UsageError(fmt::format("there is no runtime '{}'", text), "", "known: " + known);
}

RuntimeInfo findRuntime(RuntimeKind kind)
{
    RuntimeInfo info{.kind = kind, .name = kindOf(kind).name, .available = true, .problem = {}, .file = {}};
    switch (kind) {
    case RuntimeKind::OnnxRuntime: {
        const Found found = onnxRuntime();
        info.available = found.loaded != nullptr;
        info.problem = found.problem;
        if (found.loaded) {
            info.name += " " + found.loaded->version();
            info.file = found.loaded->file();
            info.problem.clear();
        }
        break;
    }
    case RuntimeKind::LibTorch:
        info.name = computeLibraryVersion();
        break;
    case RuntimeKind::LibTorchCuda:
        info.name = computeLibraryVersion() + ", CUDA";
        info.available = cudaIsAvailable();
        if (!info.available)
            info.problem = "this LibTorch finds no CUDA device";
        break;
    case RuntimeKind::OpenCv:
        info.name += " " + std::string(cv::getVersionString());
        break;
    }
    return info;
}

std::vector<RuntimeInfo> findRuntimes()
{
    std::vector<RuntimeInfo> all;
    for (const Kind& kind : kinds)
        all.push_back(findRuntime(kind.kind));
    return all;
}

RuntimeKind defaultRuntime()
{
    return findRuntime(RuntimeKind::OnnxRuntime).available ? RuntimeKind::OnnxRuntime : RuntimeKind::LibTorch;
}

fs::path onnxRuntimeFolder()
{
    std::error_code ignored;
    if (!fs::exists(settingsFile(), ignored))
        return {};
    try {
        const Json json = readJsonFile(settingsFile());
        return JsonReader(json, settingsFile().string()).text("onnxruntime");
    } catch (const Error&) {
        throw Error("is damaged", settingsFile().string(), "delete it, and choose the folder of ONNX Runtime again");
    }
}

void setOnnxRuntimeFolder(const fs::path& folder)
{
    std::error_code failure;
    const fs::path absolute = folder.empty() ? folder : fs::absolute(folder, failure);
    if (!folder.empty()) {
        const std::vector<fs::path> libraries = onnxRuntimeLibrariesIn(absolute);
        if (libraries.empty())
            throw Error("holds no file libonnxruntime.so", absolute.string());
        const Found found = search(libraries);
        if (!found.loaded)
            throw Error(found.problem);
        const std::lock_guard lock(foundMutex);
        foundRuntime = found;
    }
    writableDataFolder();
    writeTextFile(settingsFile(), OrderedJson{{"onnxruntime", absolute.string()}}.dump(1) + "\n");
}

std::unique_ptr<LoadedNetwork> loadInto(RuntimeKind kind, const NetworkDescription& network, int batch, int threads)
{
    const RuntimeInfo info = findRuntime(kind);
    if (!info.available)
        throw Error("is not available here: " + info.problem, info.name);
    switch (kind) {
    case RuntimeKind::OnnxRuntime:
        return onnxRuntime().loaded->load(deployedModel(network).SerializeAsString(), network.input, batch, threads);
    case RuntimeKind::LibTorch:
        return std::make_unique<LibTorchNetwork>(network, batch, InferenceNetwork::Device::Cpu);
    case RuntimeKind::LibTorchCuda:
        return std::make_unique<LibTorchNetwork>(network, batch, InferenceNetwork::Device::Cuda);
    case RuntimeKind::OpenCv:
        return std::make_unique<OpenCvNetwork>(network, batch, threads);
    }
    throw Error("is no runtime", info.name);
}

} // namespace pathloom
