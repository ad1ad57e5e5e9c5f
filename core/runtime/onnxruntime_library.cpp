// SPDX-License-Identifier: MIT
#include "core/runtime/onnxruntime_library.h"

#include "core/util/error.h"
#include "core/util/process_environment.h"
#include "core/util/random.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>

#include <dlfcn.h>
#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

// ONNX Runtime's C interface as far as it is used, after the documentation of its C API (onnxruntime.ai/docs/api/c).
struct OrtEnv;
struct OrtStatus;
struct OrtSession;
struct OrtSessionOptions;
struct OrtValue;
struct OrtMemoryInfo;

/// What OrtGetApiBase() returns.
struct ApiBase
{
    const void* (*getApi)(std::uint32_t version);
    const char* (*getVersionString)();
};

/// Places in the function table.
enum class Function : std::size_t {
    GetErrorMessage = 2,
    CreateEnv = 3,
    DisableTelemetryEvents = 6,
    CreateSessionFromArray = 8,
    Run = 9,
    CreateSessionOptions = 10,
    SetSessionGraphOptimizationLevel = 23,
    SetIntraOpNumThreads = 24,
    SetInterOpNumThreads = 25,
    CreateTensorWithDataAsOrtValue = 49,
    CreateCpuMemoryInfo = 69,
    ReleaseEnv = 92,
    ReleaseStatus = 93,
    ReleaseMemoryInfo = 94,
    ReleaseSession = 95,
    ReleaseValue = 96,
    ReleaseSessionOptions = 100,
};

constexpr std::uint32_t tableVersion = 8; ///< of release 1.8; the functions above are all in version 1
constexpr int oldestMinor = 8;
constexpr int errorsOnly = 3; ///< logging level; what matters comes back as a status
constexpr int allOptimizations = 99;
constexpr int arenaAllocator = 1;
constexpr int defaultMemory = 0;
/// Of a tensor's values; the numbers are those of ONNX.
enum class Element : int { Float32 = 1, Uint8 = 2 };

} // namespace

struct OnnxRuntimeLibrary::Impl
{
    std::filesystem::path file;
    std::string version;
    const void* const* table = nullptr;
    OrtEnv* env = nullptr;

    template<class Signature>
    Signature* function(Function place) const
    {
        return reinterpret_cast<Signature*>(table[std::size_t(place)]);
    }
    template<class Object>
    void release(Function place, Object* object) const
    {
        if (object)
            function<void(Object*)>(place)(object);
    }
    /// Calls a function that returns a status; throws its message.
    template<class... Parameters, class... Arguments>
    void call(Function place, OrtStatus* (*)(Parameters...), Arguments... arguments) const
    {
        OrtStatus* status = function<OrtStatus*(Parameters...)>(place)(arguments...);
        if (!status)
            return;
        const std::string message = function<const char*(const OrtStatus*)>(Function::GetErrorMessage)(status);
        release(Function::ReleaseStatus, status);
        throw Error(message.substr(0, message.find('\n')), "ONNX Runtime " + version);
    }

    ~Impl() { release(Function::ReleaseEnv, env); }
};

namespace {

/// Names a signature for Impl::call.
template<class... Parameters>
using Signature = OrtStatus* (*)(Parameters...);

class OrtNetwork final : public LoadedNetwork
{
public:
    OrtNetwork(std::shared_ptr<OnnxRuntimeLibrary::Impl> library, const std::string& model,
               const std::vector<std::int64_t>& sizes, std::span<const float> pixels, Element element, int threads)
        : m_library(std::move(library)), m_pixels(pixels.begin(), pixels.end())
    {
        try {
            open(model, threads);
            if (std::accumulate(sizes.begin(), sizes.end(), std::int64_t(1), std::multiplies<>()) != std::ssize(pixels))
                throw Error("was given another number of pixels than its input takes");
            if (element == Element::Uint8) {
                m_bytes.assign(pixels.begin(), pixels.end());
                m_input = tensorOn(m_bytes, sizes, element);
            } else {
                m_input = tensorOn(m_pixels, sizes, element);
            }
        } catch (...) {
            close();
            throw;
        }
    }
    ~OrtNetwork() override { close(); }
    OrtNetwork(const OrtNetwork&) = delete;
    OrtNetwork& operator=(const OrtNetwork&) = delete;

    void run() override { runInto(nullptr); }

    std::vector<float> output(std::int64_t batch, std::size_t perImage)
    {
        std::vector<float> values(std::size_t(batch) * perImage);
        runInto(tensorOn(values, {batch, std::int64_t(perImage)}, Element::Float32));
        return values;
    }

private:
    /// A tensor that stands on the values.
    template<class Value>
    OrtValue* tensorOn(std::vector<Value>& values, const std::vector<std::int64_t>& sizes, Element element)
    {
        OrtMemoryInfo* memory = nullptr;
        m_library->call(Function::CreateCpuMemoryInfo, Signature<int, int, OrtMemoryInfo**>(), arenaAllocator,
                        defaultMemory, &memory);
        OrtValue* tensor = nullptr;
        try {
            m_library->call(Function::CreateTensorWithDataAsOrtValue,
                            Signature<const OrtMemoryInfo*, void*, std::size_t, const std::int64_t*, std::size_t, int,
                                      OrtValue**>(),
                            memory, values.data(), values.size() * sizeof(Value), sizes.data(), sizes.size(),
                            static_cast<int>(element), &tensor);
        } catch (...) {
            m_library->release(Function::ReleaseMemoryInfo, memory);
            throw;
        }
        m_library->release(Function::ReleaseMemoryInfo, memory);
        return tensor;
    }

    /// @param output where the result goes, which is released; null = the runtime makes it
    void runInto(OrtValue* output)
    {
        const char* inputNames[] = {"images"};
        const char* outputNames[] = {"logits"};
        try {
            m_library->call(Function::Run,
                            Signature<OrtSession*, const void*, const char* const*, const OrtValue* const*, std::size_t,
                                      const char* const*, std::size_t, OrtValue**>(),
                            m_session, nullptr, inputNames, &m_input, std::size_t(1), outputNames, std::size_t(1),
                            &output);
        } catch (...) {
            m_library->release(Function::ReleaseValue, output);
            throw;
        }
        m_library->release(Function::ReleaseValue, output);
    }

    void open(const std::string& model, int threads)
    {
        OrtSessionOptions* options = nullptr;
        m_library->call(Function::CreateSessionOptions, Signature<OrtSessionOptions**>(), &options);
        try {
            m_library->call(Function::SetIntraOpNumThreads, Signature<OrtSessionOptions*, int>(), options, threads);
            m_library->call(Function::SetInterOpNumThreads, Signature<OrtSessionOptions*, int>(), options, 1);
            m_library->call(Function::SetSessionGraphOptimizationLevel, Signature<OrtSessionOptions*, int>(), options,
                            allOptimizations);
            m_library->call(
                Function::CreateSessionFromArray,
                Signature<const OrtEnv*, const void*, std::size_t, const OrtSessionOptions*, OrtSession**>(),
                m_library->env, model.data(), model.size(), options, &m_session);
        } catch (...) {
            m_library->release(Function::ReleaseSessionOptions, options);
            throw;
        }
        m_library->release(Function::ReleaseSessionOptions, options);
    }

    void close()
    {
        m_library->release(Function::ReleaseValue, m_input);
        m_library->release(Function::ReleaseSession, m_session);
    }

    std::shared_ptr<OnnxRuntimeLibrary::Impl> m_library;
    std::vector<float> m_pixels;       ///< the input tensor stands on them
    std::vector<std::uint8_t> m_bytes; ///< or on these
    OrtSession* m_session = nullptr;
    OrtValue* m_input = nullptr;
};

} // namespace

OnnxRuntimeLibrary::OnnxRuntimeLibrary(const std::filesystem::path& file) : m_impl(std::make_shared<Impl>())
{
    disableTelemetry();
    void* handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char* reason = dlerror();
        throw Error(fmt::format("cannot be loaded: {}", reason ? reason : "unknown reason"), file.string(),
                    "ONNX Runtime for this machine's architecture is needed");
    }
    const auto getBase = reinterpret_cast<const ApiBase* (*)()>(dlsym(handle, "OrtGetApiBase"));
    if (!getBase) {
        dlclose(handle);
        throw Error("is no ONNX Runtime, it has no function OrtGetApiBase", file.string());
    }
    const ApiBase* base = getBase();
    m_impl->file = file;
    m_impl->version = base->getVersionString();
    int major = 0, minor = 0;
    std::sscanf(m_impl->version.c_str(), "%d.%d", &major, &minor);
    const void* table = major == 1 && minor >= oldestMinor ? base->getApi(tableVersion) : nullptr;
    if (!table) {
        const std::string version = m_impl->version;
        throw Error(fmt::format("is ONNX Runtime {}, this program needs 1.{} or a later 1.x", version, oldestMinor),
                    file.string());
    }
    m_impl->table = static_cast<const void* const*>(table);
    m_impl->call(Function::CreateEnv, Signature<int, const char*, OrtEnv**>(), errorsOnly, "pathloom", &m_impl->env);
    m_impl->call(Function::DisableTelemetryEvents, Signature<const OrtEnv*>(), m_impl->env);
}

OnnxRuntimeLibrary::~OnnxRuntimeLibrary() = default;

const std::filesystem::path& OnnxRuntimeLibrary::file() const
{
    return m_impl->file;
}

const std::string& OnnxRuntimeLibrary::version() const
{
    return m_impl->version;
}

std::unique_ptr<LoadedNetwork> OnnxRuntimeLibrary::load(const std::string& model, const Shape& input, int batch,
                                                        int threads) const
{
    RandomStream random(1);
    std::vector<float> pixels(std::size_t(batch * input.elements()));
    for (float& pixel : pixels)
        pixel = float(random.uniform());
    return std::make_unique<OrtNetwork>(m_impl, model,
                                        std::vector<std::int64_t>{batch, input.channels, input.height, input.width},
                                        pixels, Element::Float32, threads);
}

std::vector<float> OnnxRuntimeLibrary::output(const std::string& model, const std::vector<std::int64_t>& sizes,
                                              std::span<const float> pixels, bool asBytes, std::size_t perImage) const
{
    const Element element = asBytes ? Element::Uint8 : Element::Float32;
    return OrtNetwork(m_impl, model, sizes, pixels, element, 1).output(sizes.front(), perImage);
}

} // namespace pathloom
