// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"
#include "core/run/run_store.h"

namespace pathloom {

/// A network that takes part in a comparison.
struct ComparedNetwork
{
    std::filesystem::path runFolder; ///< empty for a network that belongs to no run
    std::string runName;
    std::string foundFor; ///< id of the target its search was for; empty for yardsticks
    bool yardstick = false;
    DerivedNetwork network;
    std::string runTarget;         ///< id of the run's target, also for yardsticks; empty without a run
    std::string images;            ///< what the run was trained and tested on: "fashion-mnist", or the name of a folder
    std::string imagesFingerprint; ///< accuracies compare only where it is equal
};
/// All networks of the runs, oldest run first. A run that cannot be opened is reported through skipped and left out.
std::vector<ComparedNetwork> comparedNetworks(const std::vector<std::filesystem::path>& runs,
                                              const std::function<void(const std::string& sentence)>& skipped = {});

/// Latencies of networks (rows) on targets (columns): the paper's specialisation table.
struct CrossTable
{
    struct Cell
    {
        std::optional<PredictedLatency> latency;
        std::string problem;   ///< why there is none
        bool best = false;     ///< the lowest of its column among networks for the same size of images
        bool likeBest = false; ///< another one is the lowest, but not by more than the errors of both (told_apart.h)
        bool foundFor = false; ///< the network was searched for this target
    };
    std::vector<ComparedNetwork> networks;
    std::vector<HardwareTarget> targets;
    std::vector<std::vector<Cell>> cells; ///< [network][target]
};
/// A network that was measured as a whole on a target (the run's own measurement, where the run's target is this
/// target) has origin Measured; else it is predicted. Reads each table once; slow for large tables, so off the GUI
/// thread.
CrossTable crossTable(std::vector<ComparedNetwork> networks, std::vector<HardwareTarget> targets,
                      std::stop_token stop = {});

/// A point of accuracy against latency.
struct TradeOffPoint
{
    double ms = 0;
    double accuracy = 0; ///< 0..1
};
/// For each point whether no other is at least as fast and at least as accurate, and better in one of them. Equal
/// points are all in front. Points with NaN never are.
std::vector<bool> paretoFront(const std::vector<TradeOffPoint>& points);

/// The table as CSV: network, run, found for, accuracy, parameters, MACs, then per target ms, error and origin.
std::string toCsv(const CrossTable& table);

} // namespace pathloom
