// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"
#include "core/run/run_store.h"
#include "core/search/command.h"
#include "core/search/search_config.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace pathloom::cli {

// Options that several subcommands share, with one meaning everywhere.

void addJsonFlag(CLI::App& command, bool& json);

/// For CLI::Option::check(): what is wrong with a number that must be finite and above 0 (or not below it), as
/// numberFrom() reads it; empty if nothing is. CLI11's own checks take "nan" and "0x10", and its messages hold the largest number
/// there is.
std::string checkPositive(const std::string& text);
std::string checkNotNegative(const std::string& text);

struct DataOptions
{
    std::string source = "fashion-mnist";
    std::int64_t trainImages = 0, testImages = 0;
};
void addDataOptions(CLI::App& command, DataOptions& options);
/// As dataSpecFromText(), with the limits.
DataSpec dataSpec(const DataOptions& options);

/// --data for a run whose images were moved.
void addMovedDataOption(CLI::App& command, std::string& data);

void addSettingsOption(CLI::App& command, std::vector<std::string>& assignments, const std::string& example);
/// Applies "key=value" texts for training; throws UsageError for keys that do not begin with "training.".
TrainConfig withTrainingSettings(const TrainConfig& config, const std::vector<std::string>& assignments);

/// "key=value" as a command for a running search. Throws UsageError for keys that cannot be changed there and for
/// values that config does not take.
Command setCommand(const std::string& assignment, const SearchConfig& config);

void addThreadsOption(CLI::App& command, int& threads);
/// LibTorch's threads for this process; 0 = as many as are fastest here, as far as that is known: a search or a
/// training finds it out.
void useThreads(int threads);

/// --device. @param otherwise what is meant without it
void addDeviceOption(CLI::App& command, std::string& device, const std::string& otherwise);
/// None if the option was not given. Throws UsageError if LibTorch cannot compute on the device here.
std::optional<ComputeDevice> chosenDevice(const std::string& device);

/// --network: number or name of a derived network; empty = the newest one.
void addNetworkOption(CLI::App& command, std::string& network);
/// Yardsticks only by their name or number: the newest network is one that the search found. Throws Error listing the
/// networks there are; also if there is none.
DerivedNetwork chosenNetwork(const RunStore& run, const std::string& numberOrName);
/// The newest network that the search found; none if it has only yardsticks.
std::optional<DerivedNetwork> newestFound(const std::vector<DerivedNetwork>& networks);

} // namespace pathloom::cli
