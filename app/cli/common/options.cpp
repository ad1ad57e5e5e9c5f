// SPDX-License-Identifier: MIT
#include "app/cli/common/options.h"

#include "app/search_options.h"
#include "core/compare/yardsticks.h"
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/util/error.h"
#include "core/util/numbers.h"

#include <algorithm>
#include <cmath>

#include <CLI/CLI.hpp>
#include <spdlog/fmt/ranges.h>

namespace pathloom::cli {

void addJsonFlag(CLI::App& command, bool& json)
{
    command.add_flag("--json", json, "Print the result as JSON on standard output");
}

std::string checkPositive(const std::string& text)
{
    const auto value = numberFrom<double>(text);
    return value && std::isfinite(*value) && *value > 0 ? "" : "must be a number above 0, not \"" + text + "\"";
}

std::string checkNotNegative(const std::string& text)
{
    const auto value = numberFrom<double>(text);
    return value && std::isfinite(*value) && *value >= 0 ? "" : "must be a number, 0 or above, not \"" + text + "\"";
}

void addDataOptions(CLI::App& command, DataOptions& options)
{
    command.add_option("--data", options.source, helpOf("data"))->capture_default_str();
    command.add_option("--train-images", options.trainImages, helpOf("train-images"))->check(checkNotNegative);
    command.add_option("--test-images", options.testImages, helpOf("test-images"))->check(checkNotNegative);
}

void addMovedDataOption(CLI::App& command, std::string& data)
{
    command
        .add_option("--data", data,
                    "Where the run's images are now, if they were moved: a place or KIND:PLACE; they must be the same")
        ->type_name("IMAGES");
}

DataSpec dataSpec(const DataOptions& options)
{
    DataSpec spec = dataSpecFromText(options.source);
    spec.trainLimit = options.trainImages;
    spec.testLimit = options.testImages;
    return spec;
}

void addSettingsOption(CLI::App& command, std::vector<std::string>& assignments, const std::string& example)
{
    command
        .add_option("--set", assignments,
                    "Change a setting, such as " + example + "; may be given several times. See: list settings")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
}

TrainConfig withTrainingSettings(const TrainConfig& config, const std::vector<std::string>& assignments)
{
    SearchConfig all;
    all.training = config;
    for (const std::string& assignment : assignments) {
        if (!assignment.starts_with("training."))
            throw UsageError("is no setting of training", assignment, "those begin with \"training.\"");
        setSetting(all, assignment);
    }
    return all.training;
}

Command setCommand(const std::string& assignment, const SearchConfig& config)
{
    SearchConfig changed = config;
    setSetting(changed, assignment);
    const std::string key = assignment.substr(0, assignment.find('='));
    const auto& steerable = steerableSettings();
    if (std::ranges::find(steerable, key) == steerable.end())
        throw UsageError("the setting '" + key + "' cannot be changed in a running search", {},
                         fmt::format("these can: {}", fmt::join(steerable, ", ")));
    for (const SettingInfo& setting : listSettings(changed))
        if (setting.key == key)
            return {.kind = Command::Kind::Set, .key = key, .value = setting.value.get<double>()};
    return {};
}

void addThreadsOption(CLI::App& command, int& threads)
{
    command.add_option("--threads", threads, helpOf("threads"))->check(CLI::Range(0, 1024))->capture_default_str();
}

void useThreads(int threads)
{
    setComputeThreads(knownThreadsFor(threads));
}

void addDeviceOption(CLI::App& command, std::string& device, const std::string& otherwise)
{
    command
        .add_option("--device", device,
                    "What computes: cpu, or cuda for a graphics processor (default: " + otherwise + ")")
        ->check(CLI::IsMember({"cpu", "cuda"}));
}

std::optional<ComputeDevice> chosenDevice(const std::string& device)
{
    if (device.empty())
        return std::nullopt;
    SearchConfig config;
    setSetting(config, "device", device);
    requireDevice(config.computing.device, "--device " + device);
    return config.computing.device;
}

void addNetworkOption(CLI::App& command, std::string& network)
{
    command.add_option("--network", network, "Number or name of the derived network (default: the newest)");
}

DerivedNetwork chosenNetwork(const RunStore& run, const std::string& numberOrName)
{
    const std::vector<DerivedNetwork> networks = run.networks();
    const std::optional<DerivedNetwork> newest = newestFound(networks);
    if (networks.empty() || (numberOrName.empty() && !newest))
        throw Error("has no derived network yet", run.folder().string(), "pathloom-cli derive RUN takes one out");
    if (numberOrName.empty())
        return *newest;
    std::string known;
    for (const DerivedNetwork& network : networks) {
        if (network.name == numberOrName || std::to_string(network.id) == numberOrName)
            return network;
        known += (known.empty() ? "" : ", ") + network.name;
    }
    throw UsageError("has no network '" + numberOrName + "'", run.folder().string(), "it has " + known);
}

std::optional<DerivedNetwork> newestFound(const std::vector<DerivedNetwork>& networks)
{
    const auto newest =
        std::find_if(networks.rbegin(), networks.rend(), [](const DerivedNetwork& n) { return !isYardstick(n); });
    return newest == networks.rend() ? std::nullopt : std::optional(*newest);
}

} // namespace pathloom::cli
