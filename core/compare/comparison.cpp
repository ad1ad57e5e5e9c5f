// SPDX-License-Identifier: MIT
#include "core/compare/comparison.h"

#include "core/compare/told_apart.h"
#include "core/compare/yardsticks.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

struct OpenedRun
{
    fs::path folder;
    RunInfo info;
    std::vector<DerivedNetwork> networks;
};

/// The runs that can be opened, oldest first; a folder that is named twice counts once.
std::vector<OpenedRun> openedRuns(const std::vector<fs::path>& folders,
                                  const std::function<void(const std::string& sentence)>& skipped)
{
    std::vector<OpenedRun> runs;
    std::set<fs::path> known;
    for (const fs::path& folder : folders) {
        std::error_code ignored;
        const fs::path unique = fs::weakly_canonical(folder, ignored);
        if (!known.insert(unique.empty() ? folder : unique).second)
            continue;
        try {
            const auto run = RunStore::open(folder, RunStore::Access::Read);
            runs.push_back({folder, run->info(), run->networks()});
        } catch (const Error& e) {
            if (skipped)
                skipped(e.what());
        }
    }
    // ISO 8601 in UTC: the order of texts is that of time
    std::ranges::stable_sort(runs, {}, [](const OpenedRun& run) { return run.info.created; });
    return runs;
}

std::string imagesOf(const DataSpec& data)
{
    return data.folder.empty() ? data.kind : data.folder.filename().string();
}

/// The run's own measurement of the whole network, where it was made on this target.
std::optional<PredictedLatency> measuredOn(const HardwareTarget& target, const ComparedNetwork& compared)
{
    const DerivedNetwork& network = compared.network;
    if (!network.measuredMs || compared.runTarget != target.id || !isThisMachine(target))
        return std::nullopt;
    return PredictedLatency{.ms = *network.measuredMs,
                            .errorMs = network.measuredDeviationMs,
                            .origin = LatencyOrigin::Measured,
                            .parts = static_cast<int>(latencyItems(network.description).size())};
}

CrossTable::Cell predictedCell(const LatencyPredictor* predictor, const std::string& problem,
                               const NetworkDescription& network)
{
    CrossTable::Cell cell;
    if (!predictor) {
        cell.problem = problem;
        return cell;
    }
    try {
        cell.latency = predictor->network(network);
    } catch (const Error& e) {
        cell.problem = e.what();
    }
    return cell;
}

/// Of the networks for one size of images. A sum without stem and head is no rival to whole networks: those are left
/// out where both stand in a column.
void markBest(CrossTable& table, std::size_t column)
{
    struct Lowest
    {
        double ofAll = std::numeric_limits<double>::infinity();
        double ofWhole = std::numeric_limits<double>::infinity();
    };
    std::map<std::tuple<int, int, int>, Lowest> lowest;
    const auto sizeOf = [&](std::size_t row) {
        const Shape& input = table.networks[row].network.description.input;
        return std::tuple(input.channels, input.height, input.width);
    };
    for (std::size_t row = 0; row < table.cells.size(); ++row)
        if (const auto& latency = table.cells[row][column].latency) {
            Lowest& known = lowest[sizeOf(row)];
            known.ofAll = std::fmin(known.ofAll, latency->ms); // a NaN never wins
            if (latency->leftOutParts == 0)
                known.ofWhole = std::fmin(known.ofWhole, latency->ms);
        }
    std::map<decltype(sizeOf(0)), std::size_t> bestOf;
    for (std::size_t row = 0; row < table.cells.size(); ++row) {
        const Lowest& known = lowest[sizeOf(row)];
        const bool whole = std::isfinite(known.ofWhole);
        const auto& latency = table.cells[row][column].latency;
        const bool counts = latency && (!whole || latency->leftOutParts == 0);
        table.cells[row][column].best = counts && latency->ms == (whole ? known.ofWhole : known.ofAll);
        if (table.cells[row][column].best)
            bestOf[sizeOf(row)] = row;
    }
    for (std::size_t row = 0; row < table.cells.size(); ++row) {
        CrossTable::Cell& cell = table.cells[row][column];
        const auto best = bestOf.find(sizeOf(row));
        if (best == bestOf.end() || cell.best || !cell.latency)
            continue;
        const PredictedLatency& lowest = *table.cells[best->second][column].latency;
        const bool isWhole = cell.latency->leftOutParts == 0 || lowest.leftOutParts > 0;
        cell.likeBest = isWhole && !canBeToldApart(*cell.latency, lowest);
    }
}

} // namespace

std::vector<ComparedNetwork> comparedNetworks(const std::vector<fs::path>& runs,
                                              const std::function<void(const std::string& sentence)>& skipped)
{
    std::vector<ComparedNetwork> all;
    for (OpenedRun& run : openedRuns(runs, skipped))
        for (DerivedNetwork& network : run.networks) {
            ComparedNetwork compared{.runFolder = run.folder,
                                     .runName = run.info.name.empty() ? run.folder.stem().string() : run.info.name,
                                     .foundFor = {},
                                     .yardstick = isYardstick(network),
                                     .network = std::move(network),
                                     .runTarget = run.info.targetId,
                                     .images = imagesOf(run.info.data),
                                     .imagesFingerprint = run.info.dataFingerprint};
            if (!compared.yardstick)
                compared.foundFor = run.info.targetId;
            all.push_back(std::move(compared));
        }
    return all;
}

CrossTable crossTable(std::vector<ComparedNetwork> networks, std::vector<HardwareTarget> targets, std::stop_token stop)
{
    CrossTable table{.networks = std::move(networks), .targets = std::move(targets), .cells = {}};
    table.cells.assign(table.networks.size(), std::vector<CrossTable::Cell>(table.targets.size()));
    for (std::size_t column = 0; column < table.targets.size(); ++column) {
        const HardwareTarget& target = table.targets[column];
        std::optional<LatencyPredictor> predictor; // made only if something must be predicted
        std::string problem;
        for (std::size_t row = 0; row < table.networks.size(); ++row) {
            if (stop.stop_requested())
                throw Cancelled();
            const ComparedNetwork& network = table.networks[row];
            CrossTable::Cell& cell = table.cells[row][column];
            if (auto measured = measuredOn(target, network)) {
                cell.latency = measured;
            } else {
                if (!predictor && problem.empty()) {
                    try {
                        predictor.emplace(predictorFor(target));
                    } catch (const Error& e) {
                        problem = e.what();
                    }
                }
                cell = predictedCell(predictor ? &*predictor : nullptr, problem, network.network.description);
            }
            cell.foundFor = !network.foundFor.empty() && network.foundFor == target.id;
        }
        markBest(table, column);
    }
    return table;
}

std::vector<bool> paretoFront(const std::vector<TradeOffPoint>& points)
{
    const auto isNumber = [](const TradeOffPoint& p) { return !std::isnan(p.ms) && !std::isnan(p.accuracy); };
    // From fast to slow, among equally fast ones from accurate to less so: in front is who beats all before it.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (isNumber(points[i]))
            order.push_back(i);
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return points[a].ms != points[b].ms ? points[a].ms < points[b].ms : points[a].accuracy > points[b].accuracy;
    });
    std::vector<bool> front(points.size(), false);
    const TradeOffPoint* last = nullptr; // the newest point in front
    for (const std::size_t i : order) {
        const TradeOffPoint& point = points[i];
        front[i] =
            !last || point.accuracy > last->accuracy || (point.accuracy == last->accuracy && point.ms == last->ms);
        if (front[i])
            last = &point;
    }
    return front;
}

} // namespace pathloom
