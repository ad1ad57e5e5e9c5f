// SPDX-License-Identifier: MIT
#include "core/space/network.h"

#include "core/util/error.h"
#include "core/util/files.h"

namespace pathloom {

namespace {

constexpr const char* format = "pathloom.network";
constexpr int version = 1;
constexpr int maxSize = 1 << 16;
constexpr int maxBlocks = 100'000;

OrderedJson toJson(const Block& block)
{
    OrderedJson json;
    json["name"] = block.name;
    if (block.stage >= 0)
        json["stage"] = block.stage;
    Operator usual = block.op; // the activation has a key of its own
    usual.activation = Operator{}.activation;
    json["op"] = toText(usual);
    if (hasActivation(block.op.kind) && block.op.activation == Activation::Relu)
        json["activation"] = "relu";
    else if (hasActivation(block.op.kind) && block.op.activation == Activation::None)
        json["activation"] = "none";
    if (block.op.dropout > 0)
        json["dropout"] = block.op.dropout;
    if (block.shortcut)
        json["shortcut"] = true;
    json["inputs"] = block.inputs;
    return json;
}

Activation activationFrom(const JsonReader& reader)
{
    const std::string text = reader.text("activation", "relu6");
    if (text == "relu6")
        return Activation::Relu6;
    if (text == "relu")
        return Activation::Relu;
    if (text == "none")
        return Activation::None;
    reader.fail("activation", "must be relu6, relu or none, not '" + text + "'");
}

Operator operatorFrom(const JsonReader& reader)
{
    const Activation activation = activationFrom(reader);
    Operator op;
    try {
        op = parseOperator(reader.text("op"), activation);
    } catch (const Error& e) {
        reader.fail("op", std::string("is wrong: ") + e.what());
    }
    if (reader.has("activation") && !hasActivation(op.kind))
        reader.fail("activation", "has no meaning for '" + toText(op) + "'");
    if (reader.has("activation") && op.activation != activation)
        reader.fail("activation", "says another thing than 'op', which is '" + reader.text("op") + "'");
    op.dropout = reader.number("dropout", 0, 0.99, 0);
    if (op.dropout > 0 && op.kind != OperatorKind::Linear)
        reader.fail("dropout", "has no meaning for '" + toText(op) + "'");
    return op;
}

Block blockFrom(const JsonReader& reader)
{
    Block block;
    block.name = reader.text("name");
    block.stage = static_cast<int>(reader.integer("stage", 0, maxSize, -1));
    block.op = operatorFrom(reader);
    block.shortcut = reader.boolean("shortcut", false);
    for (const std::int64_t input : reader.integers("inputs", -1, maxBlocks))
        block.inputs.push_back(static_cast<int>(input));
    reader.finish();
    return block;
}

} // namespace

OrderedJson toJson(const NetworkDescription& network)
{
    OrderedJson json;
    json["format"] = format;
    json["version"] = version;
    json["name"] = network.name;
    json["input"] = {
        {"channels", network.input.channels}, {"height", network.input.height}, {"width", network.input.width}};
    json["classes"] = network.classes;
    json["batch_norm"] = {{"momentum", network.batchNorm.momentum}, {"epsilon", network.batchNorm.epsilon}};
    for (const Block& block : network.blocks)
        json["blocks"].push_back(toJson(block));
    return json;
}

NetworkDescription networkFromJson(const Json& json, const std::string& where)
{
    const JsonReader reader(json, where);
    reader.expectFormat(format, version);
    NetworkDescription network;
    network.name = reader.text("name");
    const JsonReader input = reader.object("input");
    network.input = {static_cast<int>(input.integer("channels", 1, maxSize)),
                     static_cast<int>(input.integer("height", 1, maxSize)),
                     static_cast<int>(input.integer("width", 1, maxSize))};
    input.finish();
    network.classes = static_cast<int>(reader.integer("classes", 0, 1'000'000));
    if (reader.has("batch_norm")) {
        const JsonReader batchNorm = reader.object("batch_norm");
        network.batchNorm = {batchNorm.number("momentum", 0, 1), batchNorm.number("epsilon", 0, 1)};
        batchNorm.finish();
    }
    if (reader.has("source"))
        reader.text("source"); // where a published network comes from; for people only
    for (const JsonReader& block : reader.objects("blocks"))
        network.blocks.push_back(blockFrom(block));
    reader.finish();
    try {
        inferShapes(network);
    } catch (const Error& e) {
        throw Error(e.what(), where);
    }
    return network;
}

NetworkDescription loadNetwork(const std::filesystem::path& path)
{
    return networkFromJson(readJsonFile(path), path.string());
}

void saveNetwork(const NetworkDescription& network, const std::filesystem::path& path)
{
    writeTextFile(path, toJson(network).dump(1) + "\n");
}

} // namespace pathloom
