// SPDX-License-Identifier: MIT
#include "core/compare/comparison.h"

#include "core/util/csv_text.h"

#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// Empty for what is not known.
std::string number(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? fmt::format("{}", *value) : "";
}

} // namespace

std::string toCsv(const CrossTable& table)
{
    std::string csv = "network,run,found_for,accuracy,parameters,macs";
    for (const HardwareTarget& target : table.targets)
        for (const char* column : {"_ms", "_error_ms", "_origin"})
            csv += "," + csvField(target.id + column);
    csv += "\n";
    for (std::size_t row = 0; row < table.networks.size(); ++row) {
        const ComparedNetwork& network = table.networks[row];
        const Costs total = costs(network.network.description);
        csv +=
            fmt::format("{},{},{},{},{},{}", csvField(network.network.name), csvField(network.runName),
                        csvField(network.foundFor), number(network.network.testAccuracy), total.parameters, total.macs);
        for (const CrossTable::Cell& cell : table.cells[row]) {
            csv += cell.latency ? fmt::format(",{},{},{}", number(cell.latency->ms), number(cell.latency->errorMs),
                                              toText(cell.latency->origin))
                                : ",,,";
        }
        csv += "\n";
    }
    return csv;
}

} // namespace pathloom
