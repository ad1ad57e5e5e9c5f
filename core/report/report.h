// SPDX-License-Identifier: MIT
#pragma once

#include "core/compare/difference.h"
#include "core/run/history.h"
#include "core/run/run_store.h"

namespace pathloom {

/// Writes the run's pictures as SVG into a folder: path_probabilities (one small panel a block), loss_terms,
/// accuracy, latency (expected against budget), entropy, training, supernet (the graph with probabilities as width and
/// shade) and one networks/<name>.svg a derived network; and each curve as CSV beside it.
/// @param wanted made if it is not there; empty = <run>/plots
/// @return the files written. Throws Error if one cannot be written.
std::vector<std::filesystem::path> writeReport(const RunStore& run, const std::filesystem::path& wanted = {});

/// The supernet graph drawn with these probabilities, as SVG text.
/// @param leading the candidates that are marked; none = none
std::string supernetSvg(const SearchSpace& space, const PathProbabilities& probabilities,
                        const std::optional<Architecture>& leading);

/// A network as a row of boxes, one a block: height and colour for the kernel size, width for the expansion, a skip as
/// a thin line, shortcuts around. As SVG text.
std::string networkSvg(const NetworkDescription& network, const std::string& title);

/// Two networks in two rows, blocks aligned as `difference` (of these two) says, changed ones outlined; boxes as in
/// networkSvg(), below each its latency where the difference has one. As SVG text.
/// @param targetName of the target whose latencies the difference has
std::string differenceSvg(const NetworkDescription& left, const NetworkDescription& right,
                          const NetworkDifference& difference, const std::string& leftTitle,
                          const std::string& rightTitle, const std::string& targetName = {});

/// Header and rows of every curve, for CSV export: name ("loss_terms") and text.
std::vector<std::pair<std::string, std::string>> curvesAsCsv(const History& history, const SearchSpace& space);

} // namespace pathloom
