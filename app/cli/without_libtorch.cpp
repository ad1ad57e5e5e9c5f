// SPDX-License-Identifier: MIT
// What pathloom-cli has in place of the units that use LibTorch, or OpenCV's readers of pictures, behind which stand a
// hundred libraries of their own: each function starts the command over in the program that has them. Commands for
// which this would not do, because they have written something before they compute, start there (beginComputing).
#include "app/cli/common/exit_code.h"
#include "app/cli/libtorch.h"
#include "core/data/plain_decoder.h"
#include "core/derive/derive.h"
#include "core/derive/shared_weights.h"
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/search/search_engine.h"
#include "core/util/process_environment.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <unistd.h>

namespace pathloom {

namespace {

char** arguments = nullptr;

[[noreturn]] void startOver()
{
    std::error_code ignored;
    const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const std::filesystem::path program = own.parent_path().parent_path() / "libexec/pathloom-cli-compute";
    execv(program.c_str(), arguments);
    throw cli::CannotCompute(program.string() + ": cannot be started: " + std::strerror(errno) +
                             " (it belongs to this program and computes for it; install or build it again)");
}

} // namespace

namespace cli {

void prepareProgram(char** argv)
{
    arguments = argv;
    setEnvironment(); // also for the other program, which would have to start twice otherwise
}

void beginComputing()
{
    constexpr std::array<std::string_view, 9> light = {"command", "compare", "describe", "diff",   "front",
                                                       "list",    "predict", "report",   "targets"};
    bool measures = false;
    for (char** argument = arguments; *argument; ++argument)
        measures = measures || std::string_view(*argument) == "--measure";
    const bool isLight = !arguments[0] || !arguments[1] || std::ranges::find(light, arguments[1]) != light.end();
    if (measures || !isLight)
        startOver();
}

} // namespace cli

// Nothing is computed here, so there are no threads to set.
void setComputeThreads(int) {}
int computeThreads()
{
    return 1;
}
int knownThreadsFor(int wanted)
{
    return std::max(1, wanted);
}

int threadsFor(int, std::stop_token, const std::function<ThreadTest(std::stop_token)>&)
{
    startOver();
}
int threadsUsedHere(const Json&)
{
    startOver();
}
bool cudaIsAvailable()
{
    startOver();
}
Computing onDevice(Computing, std::optional<ComputeDevice>)
{
    startOver();
}
void requireDevice(ComputeDevice, const std::string&)
{
    startOver();
}

Weights randomWeights(const NetworkDescription&, std::uint64_t)
{
    startOver();
}
void saveWeights(const Weights&, const std::filesystem::path&)
{
    startOver();
}
Weights loadWeights(const std::filesystem::path&)
{
    startOver();
}

struct InferenceNetwork::Impl
{
};
InferenceNetwork::InferenceNetwork(const NetworkDescription&, const Weights&, BatchNormForm)
{
    startOver();
}
InferenceNetwork::InferenceNetwork(const NetworkDescription&, std::uint64_t, Device)
{
    startOver();
}
InferenceNetwork::~InferenceNetwork() = default;
std::vector<float> InferenceNetwork::logits(std::span<const float>, int) const
{
    startOver();
}
void InferenceNetwork::run(int) const
{
    startOver();
}

void decodePlain(std::span<const std::uint8_t>, const PictureHeader&, const PixelRectangle&, int, const std::string&,
                 DecodedPart&)
{
    startOver();
}

TrainResult trainNetwork(const TrainJob&, const EventSink&, std::stop_token)
{
    startOver();
}
InheritedWeights inheritedWeights(const RunStore&, const DerivedNetwork&)
{
    startOver();
}

struct SharedWeights::Impl
{
};
SharedWeights::SharedWeights(const RunStore&, std::int64_t, const SharedWhere&, std::stop_token)
{
    startOver();
}
SharedWeights::~SharedWeights() = default;
SharedWeights::SharedWeights(SharedWeights&&) noexcept = default;
std::int64_t SharedWeights::checkpointStep() const
{
    startOver();
}
SharedSample SharedWeights::sample(const SharedSample&) const
{
    startOver();
}
std::vector<SharedResult> SharedWeights::evaluate(const std::vector<Architecture>&, const SharedSample&, const Tell&,
                                                  std::stop_token)
{
    startOver();
}

SearchEstimate estimateSearch(const SearchJob&, std::int64_t, std::stop_token)
{
    startOver();
}

struct SearchEngine::Impl
{
};
SearchEngine::SearchEngine(SearchJob, std::filesystem::path, EventSink)
{
    startOver();
}
SearchEngine::SearchEngine(std::filesystem::path, EventSink)
{
    startOver();
}
SearchEngine::~SearchEngine() = default;
void SearchEngine::setScript(std::vector<ScriptedCommand>) {}
void SearchEngine::setThreads(int) {}
void SearchEngine::setAutomaticThreads(int) {}
void SearchEngine::setDevice(ComputeDevice) {}
void SearchEngine::setData(DataSpec) {}
void SearchEngine::acceptCommands() {}
Phase SearchEngine::run(std::stop_token)
{
    startOver();
}
void SearchEngine::post(Command) {}

} // namespace pathloom
