// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/network_correction.h"
#include "core/space/network.h"

#include <compare>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace pathloom {

/// What identifies one timed operator: the columns op, kernel, mid, groups, se, cin, cout, stride, in_h, in_w of the
/// CSV format. op is "mbconv", "conv", "classifier" (global pooling and linear layer), "skip", "pool" …
struct LatencyKey
{
    std::string op;
    int kernel = 0;
    int mid = 0;
    int groups = 1;
    int squeeze = 0;
    int inputChannels = 0, outputChannels = 0;
    int stride = 1;
    int inputHeight = 0, inputWidth = 0;
    auto operator<=>(const LatencyKey&) const = default;
};
/// "mbconv k5 mid144 24->40 s2 56x56"
std::string toText(const LatencyKey& key);

/// LatencyEntry::method of a time that comes from a model.
inline constexpr const char* estimatedMethod = "estimated";

struct LatencyEntry
{
    double ms = 0;                     ///< for the whole batch
    std::optional<double> deviationMs; ///< standard deviation, where the source has one
    std::optional<int> samples;
    std::string method = "measured"; ///< the CSV's column: measured, regressed, predictor, recovered_exact, estimated
    /// A difference to a reference block, not a duration: right in sums over the source's own layers only.
    bool relative = false;
    bool operator==(const LatencyEntry&) const = default;
};

/// Operator and shape -> milliseconds on one device, runtime, thread count and batch size. Latency is data: what is not
/// in the table is an error that names the key, never a guess.
struct LatencyTable
{
    std::string device, runtime;
    int batch = 1;
    int threads = 0;             ///< 0 = not stated
    std::string format = "fp32"; ///< numeric format
    /// Everything that does not vary in the source's search space (stem, head …), if the source gives only its sum.
    std::optional<double> constantMs;
    std::map<LatencyKey, LatencyEntry> entries;
    NetworkCorrections corrections;
    std::map<std::string, std::string> environment; ///< free facts: cpu, governor, library version, date, warnings

    const LatencyEntry* find(const LatencyKey& key) const;
    bool operator==(const LatencyTable&) const = default;
};

/// Reads the format of the latency CSVs (README, "Latency tables"). Lines starting with "# key: value" before the
/// header hold the environment; CRLF is accepted. Rows of one key whose times differ by at most a fifth (or 0.01 ms)
/// are repetitions and become their mean, which the environment then says. Throws Error naming file, line and column:
/// missing column, not a number, NaN, negative time (a constant may be negative: it is a regression's intercept), equal
/// keys with different times, several devices or runtimes, several batch sizes without a choice, no rows.
/// @param batch which batch size to take from a file that holds several; 0 = the only one
LatencyTable readLatencyCsv(const std::filesystem::path& path, int batch = 0);
void writeLatencyCsv(const LatencyTable& table, const std::filesystem::path& path);

/// One timed part of a network: a block, or a global pooling together with the linear layer behind it.
struct LatencyItem
{
    int block; ///< index into the network's blocks (the last one of the part)
    LatencyKey key;
};
/// The parts of a network in order; a Skip with equal shapes is no part.
std::vector<LatencyItem> latencyItems(const NetworkDescription& network);
/// Key of one operator standing on an input. A Linear takes the shape before its global pooling.
LatencyKey latencyKey(const Operator& op, const Shape& input);

/// Whether a sum such as "constant" usually covers the block: stem, head, and the block of expansion 1 that closes the
/// stem of every MobileNetV2-like network. Anything else must be in the table.
bool isUsuallyConstant(const NetworkDescription& network, int block);

} // namespace pathloom
