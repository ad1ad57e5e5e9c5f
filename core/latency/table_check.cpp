// SPDX-License-Identifier: MIT
#include "core/latency/table_readers.h"

#include "core/util/statistics.h"

#include <algorithm>
#include <vector>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

// Bounds of what is plausible for the median operator of a table. The medians of the published tables that this was
// set with lie between 1.5 (one image, Xeon) and 990 GMAC/s (32 images in fp16, V100), and between 0.02 and 4.1 ms.
// Divided by 1000 all of them are noticed; multiplied, all but those of big GPUs with large batches, which then look
// like an ordinary CPU. The times are asked too because tiny operators on any machine, where the call itself costs
// most, have a low throughput, and a short time alone is normal for them.
constexpr double slowGmacs = 0.3, slowMs = 1;
constexpr double fastGmacs = 1000, fastMs = 0.005;
constexpr double impossibleGmacs = 50'000;

/// Multiply-accumulates of one image, 0 for what is no convolution or block.
double macs(const LatencyKey& key)
{
    const double in = double(key.inputHeight) * key.inputWidth;
    const double out = double((key.inputHeight + key.stride - 1) / key.stride) *
                       double((key.inputWidth + key.stride - 1) / key.stride);
    const double window = double(key.kernel) * key.kernel;
    if (key.op == "conv" || key.op == "dwconv")
        return window * key.inputChannels * key.outputChannels / key.groups * out;
    if (key.op != "mbconv")
        return 0;
    const double mid = key.mid;
    const double expansion = key.mid == key.inputChannels ? 0 : in * key.inputChannels * mid / key.groups;
    return expansion + window * mid * out + mid * key.outputChannels / key.groups * out;
}

} // namespace

std::string unitSuspicion(const LatencyTable& table)
{
    std::vector<double> times, throughputs; // GMAC/s
    for (const auto& [key, entry] : table.entries) {
        const double work = macs(key) * table.batch;
        if (entry.relative || entry.ms <= 0 || work <= 0)
            continue;
        times.push_back(entry.ms);
        throughputs.push_back(work / entry.ms * 1e-6);
    }
    if (times.empty())
        return {};
    const double ms = median(times);
    const double gmacs = median(throughputs);
    const bool tooFast = gmacs > impossibleGmacs || (gmacs > fastGmacs && ms < fastMs);
    const bool tooSlow = gmacs < slowGmacs && ms > slowMs;
    if (!tooFast && !tooSlow)
        return {};
    return fmt::format(
        "The times look like {} instead of milliseconds: taken as milliseconds, the median operator takes "
        "{:.3g} ms and computes {:.3g} billion multiply-accumulates a second.",
        tooFast ? "seconds" : "microseconds", ms, gmacs);
}

std::string gapInTable(const LatencyTable& table)
{
    const auto has = [&](const char* op) {
        return std::any_of(table.entries.begin(), table.entries.end(),
                           [&](const auto& entry) { return entry.first.op == op; });
    };
    if (table.constantMs || !has("mbconv"))
        return {};
    std::vector<std::string> missing;
    if (!has("conv") && !has("stem"))
        missing.push_back("stem");
    if (!has("classifier"))
        missing.push_back("classifier");
    if (missing.empty())
        return {};
    return fmt::format("The table has no time for the {}: it covers only blocks.", fmt::join(missing, " and the "));
}

} // namespace pathloom
