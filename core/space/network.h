// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/operators.h"
#include "core/util/json_reader.h"

#include <filesystem>

namespace pathloom {

struct BatchNormSettings
{
    double momentum = 0.1; ///< new = (1 - momentum) * old + momentum * batch
    double epsilon = 1e-3;
    bool operator==(const BatchNormSettings&) const = default;
};

/// One node of the network's graph.
struct Block
{
    std::string name; ///< unique, such as "stage2.block1"; names the weights
    int stage = -1;   ///< stage of the search space, -1 for stem and head
    Operator op;
    bool shortcut = false;   ///< the block's input is added to the operator's output
    std::vector<int> inputs; ///< indices of earlier blocks, -1 = the network's input; several are added
    Shape input, output;
    bool operator==(const Block&) const = default;
};

/// The framework-free description from which module, ONNX file, costs, latency and drawing are made: a DAG of blocks in
/// topological order, the last one being the output (logits).
struct NetworkDescription
{
    std::string name;
    Shape input;
    int classes = 0;
    BatchNormSettings batchNorm;
    std::vector<Block> blocks;
    bool operator==(const NetworkDescription&) const = default;
};

struct Costs
{
    std::int64_t parameters = 0;
    std::int64_t macs = 0;            ///< multiply-accumulates for one image
    std::int64_t activationBytes = 0; ///< float32 activations kept by a training step, for one image
    bool operator==(const Costs&) const = default;
};

Costs costs(const Block& block);
Costs costs(const NetworkDescription& network);

/// Fills in the shapes of all blocks from the network's input and checks the graph: inputs before their block, equal
/// shapes where several meet or a shortcut adds (none around a skip), logits of `classes` values. Throws Error naming
/// the block.
void inferShapes(NetworkDescription& network);

/// Format "pathloom.network", version 1; see resources/networks.
OrderedJson toJson(const NetworkDescription& network);
NetworkDescription networkFromJson(const Json& json, const std::string& where);
NetworkDescription loadNetwork(const std::filesystem::path& path);
void saveNetwork(const NetworkDescription& network, const std::filesystem::path& path);

/// Operators of the searched stages, one word a block: "k3e6 k7e3 skip".
std::string architectureText(const NetworkDescription& network);

} // namespace pathloom
