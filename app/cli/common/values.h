// SPDX-License-Identifier: MIT
#pragma once

#include "core/export/onnx_export.h"
#include "core/latency/targets.h"
#include "core/run/run_store.h"
#include "core/space/search_space.h"

namespace pathloom::cli {

// JSON forms of what the subcommands print. Keys are part of the command line's interface: add, do not rename.

OrderedJson shapeJson(const Shape& shape);
/// name, input, classes, architecture, parameters, macs, activation_bytes, blocks.
OrderedJson networkJson(const NetworkDescription& network);
/// choice_blocks, log10_architectures, smallest_macs, largest_macs, smallest_map.
OrderedJson spaceRangesJson(const SearchSpace& space);
std::string choicesText(const SearchSpace& space);   ///< "9 blocks, 10^7.6 networks"
std::string macsRangeText(const SearchSpace& space); ///< "1.23 M to 4.56 M"
/// name, title, input, classes, ranges, parameters and macs (of the supernet and expected at uniform probabilities),
/// blocks with their candidates.
OrderedJson spaceJson(const SearchSpace& space);
/// Everything a run knows about a network but its blocks; files are full paths.
OrderedJson derivedJson(const RunStore& run, const DerivedNetwork& network);
/// latency_ms, error_ms (null = nothing tells), origin, parts, estimated_parts, left_out_parts.
OrderedJson latencyJson(const PredictedLatency& latency);
OrderedJson onnxJson(const OnnxReport& report, const OnnxOptions& options, const std::filesystem::path& file);
/// Not being written, and work that was begun or belongs to its plan is not done: the program ended too early.
bool isInterrupted(const RunStore& run);
/// The run's state for people.
std::string stateText(const RunStore& run);
/// Which stages of its plan are done and which are left, and what was begun on its networks; empty for an older run.
std::string workText(const RunStore& run);
/// What another version has written and this one does not know: {"settings", "events", "commands", "networks",
/// "fields"}, each only if there is any. It is kept.
OrderedJson unknownJson(const RunStore& run);
/// The same in one line.
std::string unknownText(const OrderedJson& unknown);
/// id, name, state, created, space, data, target, budget, seed, steps, …
OrderedJson runJson(const RunStore& run);

/// The fields people see of a derived network.
std::vector<std::pair<std::string, std::string>> derivedFields(const RunStore& run, const DerivedNetwork& network);
/// What was checked about an exported file, in one line.
std::string onnxCheckText(const OnnxReport& report, const OnnxOptions& options);

} // namespace pathloom::cli
