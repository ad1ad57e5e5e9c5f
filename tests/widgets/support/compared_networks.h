// SPDX-License-Identifier: MIT
#pragma once

#include "core/compare/comparison.h"
#include "core/space/architecture.h"

namespace pathloom::test {

/// A network of the space "small"; the same variant gives the same architecture.
inline DerivedNetwork smallNetwork(std::int64_t id, int variant, std::optional<double> accuracy)
{
    static const SearchSpace space = loadSpace("small");
    Architecture architecture;
    for (int i = 0; i < space.choiceCount(); ++i)
        architecture.choices.push_back((i * variant + variant) % static_cast<int>(space.choice(i).candidates.size()));
    DerivedNetwork network;
    network.id = id;
    network.name = "net-" + std::to_string(id);
    network.architecture = toText(space, architecture);
    network.description = describe(space, architecture);
    network.description.name = network.name;
    network.testAccuracy = accuracy;
    return network;
}

inline HardwareTarget target(const std::string& id, const std::string& name)
{
    HardwareTarget made;
    made.id = id;
    made.name = name;
    return made;
}

inline CrossTable::Cell cell(double ms, double errorMs, LatencyOrigin origin)
{
    CrossTable::Cell made;
    made.latency = PredictedLatency{.ms = ms,
                                    .errorMs = errorMs,
                                    .origin = origin,
                                    .parts = 12,
                                    .estimatedParts = origin == LatencyOrigin::Estimated ? 2 : 0};
    return made;
}

/// Six networks found for two targets and a yardstick, on three targets; the fourth is not trained, and nothing knows
/// the latency of the yardstick on the phone.
inline CrossTable sampleComparison()
{
    CrossTable table;
    table.targets = {target("here-1t", "This machine, ONNX Runtime, 1 thread, batch 1"),
                     target("here-2t", "This machine, ONNX Runtime, 2 threads, batch 1"),
                     target("phone", "Pixel 1, TF-Lite")};
    const auto add = [&table](int variant, const std::string& foundFor, std::optional<double> accuracy,
                              std::vector<CrossTable::Cell> cells) {
        const auto id = static_cast<std::int64_t>(table.networks.size()) + 1;
        ComparedNetwork network;
        network.runFolder = "/runs/" + (foundFor.empty() ? std::string("here-1t") : foundFor) + ".pathloom";
        network.runName = "fashion " + (foundFor.empty() ? std::string("here-1t") : foundFor);
        network.runTarget = foundFor.empty() ? "here-1t" : foundFor;
        network.foundFor = foundFor;
        network.yardstick = foundFor.empty();
        network.network = smallNetwork(id, variant, accuracy);
        if (network.yardstick)
            network.network.name = "mobilenet-v2-100";
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i].foundFor = !foundFor.empty() && table.targets[i].id == foundFor;
        table.networks.push_back(std::move(network));
        table.cells.push_back(std::move(cells));
    };
    using enum LatencyOrigin;
    add(1, "here-1t", 0.9115, {cell(0.732, 0.02, Measured), cell(0.51, 0.03, Table), cell(9.1, 0.8, Estimated)});
    add(2, "here-1t", 0.9079, {cell(0.65, 0.02, Measured), cell(0.47, 0.03, Table), cell(8.7, 0.8, Estimated)});
    add(3, "here-2t", 0.9126, {cell(0.84, 0.05, Table), cell(0.42, 0.01, Measured), cell(9.9, 0.9, Estimated)});
    add(4, "here-2t", std::nullopt, {cell(0.79, 0.05, Table), cell(0.40, 0.03, Table), cell(9.5, 0.9, Estimated)});
    add(5, "phone", 0.9058, {cell(0.88, 0.05, Table), cell(0.55, 0.03, Table), cell(7.2, 0.3, Table)});
    add(6, "phone", 0.9085, {cell(0.91, 0.05, Table), cell(0.58, 0.03, Table), cell(7.6, 0.3, Table)});
    add(8, "", 0.9021, {cell(1.42, 0.06, Measured), cell(0.86, 0.04, Table), {}});
    table.cells[6][2].problem = "conv k3 3->32 s2 224x224 is not in the table";
    table.cells[1][0].best = table.cells[3][1].best = table.cells[4][2].best = true;
    return table;
}

} // namespace pathloom::test
