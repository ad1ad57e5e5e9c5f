// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/operators.h"

#include <compare>
#include <map>
#include <optional>
#include <string>

namespace pathloom {

/// Height and width of the images that a network takes, in pixels.
struct InputSize
{
    int height = 0, width = 0;
    auto operator<=>(const InputSize&) const = default;
};
InputSize inputSizeOf(const Shape& input);
/// "28x28": height, then width.
std::string toText(const InputSize& size);
/// Reverse of toText; none for another text, or sizes below 1.
std::optional<InputSize> inputSizeFromText(const std::string& text);

/// What a sum over parts lacks of a whole network's latency, fitted on networks measured as a whole:
/// network = offset + scale * sum of its parts + perPart * number of parts.
struct NetworkCorrection
{
    double offsetMs = 0;
    double scale = 1;
    double perPartMs = 0;
    /// Median of |predicted - measured| / measured, each network left out of its own fit; of a correction for all input
    /// sizes each with all networks of its size left out.
    double relativeError = 0;
    int networks = 0; ///< that it was fitted on
    /// Share of a prediction that nine of ten lie within: errors spread like a normal law's, whose ninetieth percentile
    /// is this much above the median.
    double statedError() const { return 2.44 * relativeError; }
    /// What a part of a network adds to its latency; not below 0.
    double partMs(double ms) const;
    bool operator==(const NetworkCorrection&) const = default;
};

/// The corrections of one target. What is lost or gained between two parts depends on how large the maps are, so each
/// input size of which enough networks were measured has its own.
struct NetworkCorrections
{
    std::map<InputSize, NetworkCorrection> bySize;
    /// Fitted on the networks of all sizes, for those that have no correction of their own. Its error tells how far
    /// networks of one size were off by those of the others, or by plain sums where there was but one size. Tables of
    /// before sizes were told apart have this one alone.
    std::optional<NetworkCorrection> pooled;

    /// The one that holds for networks of this size: its own, else the pooled one; null if there is neither.
    const NetworkCorrection* find(const InputSize& size) const;
    /// Some sizes were measured, but not this one: its error is not of networks like these.
    bool isForeign(const InputSize& size) const;
    bool isEmpty() const { return bySize.empty() && !pooled; }
    /// In another clock: all times are multiplied.
    void scaleTimes(double factor);
    bool operator==(const NetworkCorrections&) const = default;
};

} // namespace pathloom
