// SPDX-License-Identifier: MIT
#include "core/compare/yardsticks.h"

#include "core/latency/predictor.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr const char* mark = "yardstick: ";
constexpr int smallestLastMap = 3; ///< pixels; with fewer, large kernels see mostly padding

/// Shorter side of the map that the global pooling averages; none in a network without one.
std::optional<int> lastMap(const NetworkDescription& network)
{
    const auto pooling =
        std::ranges::find(network.blocks, OperatorKind::GlobalPool, [](const Block& block) { return block.op.kind; });
    if (pooling == network.blocks.end())
        return std::nullopt;
    return std::min(pooling->input.height, pooling->input.width);
}

/// Why the network cannot stand on its input; empty if it can, its shapes being filled in.
std::string problemOf(NetworkDescription& network)
{
    try {
        inferShapes(network);
    } catch (const Error& e) {
        return e.what();
    }
    const std::optional<int> pixels = lastMap(network);
    return pixels && *pixels < smallestLastMap ? fmt::format("its last map is {} pixels wide", *pixels) : "";
}

/// Takes out the strides of the earliest blocks that have one; blocks side by side on maps of one size go together.
/// @param original tells which blocks those are: its shapes are known
bool takeOutEarliestStride(NetworkDescription& network, const NetworkDescription& original)
{
    std::optional<Shape> size;
    for (std::size_t i = 0; i < network.blocks.size(); ++i) {
        Operator& op = network.blocks[i].op;
        const Shape& input = original.blocks[i].input;
        if (op.stride == 1 || (size && (size->height != input.height || size->width != input.width)))
            continue;
        size = input;
        if (op.kind == OperatorKind::MaxPool)
            op = Operator{}; // all it does is make maps smaller
        else
            op.stride = 1;
    }
    return size.has_value();
}

std::string shippedNames()
{
    return fmt::format("{}", fmt::join(yardstickNames(), ", "));
}

/// By the run's own latency table; left at 0 where that cannot tell.
void predictIn(const RunStore& run, DerivedNetwork& network)
{
    try {
        const PredictedLatency latency = LatencyPredictor(run.latencyTable()).network(network.description);
        if (latency.leftOutParts > 0)
            return; // without stem and head it would stand beside the run's networks as if it were faster than it is
        network.predictedMs = latency.ms;
        network.predictedErrorMs = latency.errorMs;
        network.predictedOrigin = latency.origin;
    } catch (const Error&) {
        return;
    }
}

} // namespace

NetworkDescription adaptNetwork(const NetworkDescription& network, const Shape& input, int classes)
{
    NetworkDescription adapted = network;
    adapted.input = input;
    adapted.classes = classes;
    const auto output = std::find_if(adapted.blocks.rbegin(), adapted.blocks.rend(),
                                     [](const Block& block) { return block.op.kind == OperatorKind::Linear; });
    if (output == adapted.blocks.rend())
        throw Error("has no linear layer whose outputs could become the classes", network.name);
    output->op.channels = classes;
    for (std::string problem = problemOf(adapted); !problem.empty(); problem = problemOf(adapted))
        if (!takeOutEarliestStride(adapted, network))
            throw Error(
                fmt::format("cannot take images of {}x{}x{}: {}", input.channels, input.height, input.width, problem),
                network.name, "the images are too small even without its strides");
    return adapted;
}

std::vector<std::string> yardstickNames()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(resourcePath("networks")))
        if (entry.path().extension() == ".json")
            names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

NetworkDescription loadYardstick(const std::string& name)
{
    const std::vector<std::string> names = yardstickNames();
    if (std::ranges::find(names, name) == names.end())
        throw UsageError(fmt::format("there is no shipped network '{}'", name), "", "there are " + shippedNames());
    return loadNetwork(resourcePath("networks") / (name + ".json"));
}

DerivedNetwork addYardstick(RunStore& run, const std::string& networkName)
{
    const NetworkDescription network = loadYardstick(networkName);
    DerivedNetwork yardstick{.name = networkName, .architecture = mark + networkName};
    for (const DerivedNetwork& known : run.networks())
        if (known.architecture == yardstick.architecture)
            return known;
    run.flush(); // its step is the newest one
    const SearchSpace space = run.space();
    yardstick.step = run.lastStep();
    yardstick.description = adaptNetwork(network, space.input, space.classes);
    predictIn(run, yardstick);
    return run.addNetwork(yardstick);
}

bool isYardstick(const DerivedNetwork& network)
{
    return network.architecture.starts_with(mark);
}

bool hasPrediction(const DerivedNetwork& network)
{
    return !isYardstick(network) || network.predictedMs != 0;
}

std::optional<PredictedLatency> predictionOf(const DerivedNetwork& network)
{
    if (!hasPrediction(network))
        return std::nullopt;
    return PredictedLatency{.ms = network.predictedMs,
                            .errorMs = network.predictedErrorMs,
                            .origin = network.predictedOrigin.value_or(LatencyOrigin::Table)};
}

} // namespace pathloom
