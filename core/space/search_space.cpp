// SPDX-License-Identifier: MIT
#include "core/space/search_space.h"

#include "core/space/architecture.h"
#include "core/space/space_facts.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr const char* spaceFormat = "pathloom.space";
constexpr int spaceVersion = 2; // 1 has no made_for
constexpr int maxSpaceSize = 1 << 16;

/// Builds a space block by block, carrying the shape along.
class SpaceBuilder
{
public:
    SpaceBuilder(SearchSpace& space, double widthMultiplier)
        : m_space(space), m_multiplier(widthMultiplier), m_shape(space.input)
    {
    }

    int scaled(int channels) const { return m_multiplier == 1 ? channels : round8(channels * m_multiplier); }

    /// @param candidates operators without stride and channels
    void add(const std::string& name, int stage, std::vector<Operator> candidates, int stride, int channels,
             const JsonReader& reader)
    {
        SpaceBlock block{.name = name, .stage = stage, .input = m_shape};
        block.shortcut = stage >= 0 && stride == 1 && channels == m_shape.channels && m_allowShortcut;
        for (Operator& op : candidates) {
            if (op.kind == OperatorKind::Skip) {
                if (!block.shortcut)
                    continue; // a block that changes the shape has no Skip (reference section 2.2)
            } else {
                op.stride = stride;
                op.channels = channels;
            }
            block.candidates.push_back(op);
        }
        if (block.candidates.empty())
            reader.fail("candidates", "leaves block '" + name + "' nothing but skip, which needs equal shapes");
        for (const Operator& op : block.candidates)
            try {
                const Shape output = outputShape(op, m_shape);
                if (block.output != Shape() && block.output != output)
                    throw Error("gives another shape than the block's other candidates");
                if (channels > 0 && output.channels != channels)
                    throw Error(fmt::format("gives {} channels, the block has {}", output.channels, channels));
                block.output = output;
            } catch (const Error& e) {
                throw Error("candidate '" + pathloom::toText(op) + "' of block '" + name + "': " + e.what(),
                            reader.where());
            }
        if (block.isChoice())
            m_space.choiceBlocks.push_back(static_cast<int>(m_space.blocks.size()));
        m_shape = block.output;
        m_space.blocks.push_back(std::move(block));
    }

    void setShortcutsAllowed(bool allowed) { m_allowShortcut = allowed; }

private:
    SearchSpace& m_space;
    double m_multiplier;
    Shape m_shape;
    bool m_allowShortcut = true;
};

std::vector<Operator> operatorsFrom(const JsonReader& reader, const std::string& key)
{
    std::vector<Operator> operators;
    for (const std::string& text : reader.texts(key)) {
        try {
            operators.push_back(parseOperator(text));
        } catch (const Error& e) {
            reader.fail(key, std::string("is wrong: ") + e.what());
        }
        // Strides and channels are the block's, so two that differ only there are one candidate.
        if (std::ranges::count(operators, candidateText(operators.back()), candidateText) > 1)
            reader.fail(key, "names '" + text + "' twice");
    }
    if (operators.empty())
        reader.fail(key, "is empty");
    return operators;
}

Operator operatorFrom(const JsonReader& reader, const std::string& key)
{
    try {
        return parseOperator(reader.text(key));
    } catch (const Error& e) {
        reader.fail(key, std::string("is wrong: ") + e.what());
    }
}

/// Stride and channels are the block's: an operator may repeat them, but not contradict.
void checkAgrees(const Operator& op, int stride, int channels, const JsonReader& reader)
{
    if (op.stride != 1 && op.stride != stride)
        reader.fail("stride", fmt::format("is {}, but '{}' says another one", stride, pathloom::toText(op)));
    if (op.channels != 0 && op.channels != channels)
        reader.fail("channels", fmt::format("is {}, but '{}' says another number", channels, pathloom::toText(op)));
}

void addStage(SpaceBuilder& builder, const JsonReader& reader, const JsonReader& file, int stage)
{
    const int blocks = static_cast<int>(reader.integer("blocks", 1, 1000));
    const int channels = static_cast<int>(reader.integer("channels", 1, maxSpaceSize));
    const int stride = static_cast<int>(reader.integer("stride", 1, 8));
    builder.setShortcutsAllowed(reader.boolean("shortcut", true));
    std::vector<Operator> candidates;
    if (reader.has("fixed"))
        candidates = {operatorFrom(reader, "fixed")};
    else
        candidates = operatorsFrom(reader.has("candidates") ? reader : file, "candidates");
    for (const Operator& op : candidates)
        checkAgrees(op, stride, channels, reader);
    for (int i = 0; i < blocks; ++i)
        builder.add(fmt::format("stage{}.block{}", stage, i), stage, candidates, i == 0 ? stride : 1,
                    builder.scaled(channels), reader);
    reader.finish();
}

void addHead(SpaceBuilder& builder, const JsonReader& reader, int classes, double multiplier)
{
    if (reader.has("channels")) {
        const int channels = static_cast<int>(reader.integer("channels", 1, maxSpaceSize));
        const Operator mix{.kind = OperatorKind::Conv, .kernel = 1};
        // the mix layer grows with the width multiplier but never shrinks (reference section 2.4)
        builder.add("mix", -1, {mix}, 1, multiplier > 1 ? round8(channels * multiplier) : channels, reader);
    }
    builder.add("pool", -1, {Operator{.kind = OperatorKind::GlobalPool}}, 1, 0, reader);
    builder.add("classifier", -1,
                {Operator{.kind = OperatorKind::Linear, .dropout = reader.number("dropout", 0, 0.99, 0)}}, 1, classes,
                reader);
    reader.finish();
}

Shape shapeFrom(const JsonReader& reader)
{
    const Shape shape{static_cast<int>(reader.integer("channels", 1, maxSpaceSize)),
                      static_cast<int>(reader.integer("height", 1, maxSpaceSize)),
                      static_cast<int>(reader.integer("width", 1, maxSpaceSize))};
    reader.finish();
    return shape;
}

} // namespace

SearchSpace spaceFromJson(const Json& json, const std::string& where, const SpaceOptions& options)
{
    const JsonReader reader(json, where);
    reader.expectFormat(spaceFormat, spaceVersion);
    SearchSpace space;
    space.name = reader.text("name");
    space.title = reader.text("title", space.name);
    reader.text("description", "");
    space.input = shapeFrom(reader.object("input"));
    if (options.input != Shape())
        space.input = options.input;
    if (reader.has("made_for")) { // see madeFor()
        const JsonReader madeFor = reader.object("made_for");
        madeFor.integer("height", 1, maxSpaceSize);
        madeFor.integer("width", 1, maxSpaceSize);
        madeFor.finish();
    }
    space.classes = static_cast<int>(reader.integer("classes", 2, 1'000'000));
    if (options.classes > 0)
        space.classes = options.classes;
    if (reader.has("batch_norm")) {
        const JsonReader batchNorm = reader.object("batch_norm");
        space.batchNorm = {batchNorm.number("momentum", 0, 1), batchNorm.number("epsilon", 0, 1)};
        batchNorm.finish();
    }
    const double multiplier = reader.number("width_multiplier", 0.05, 20, 1) * options.widthMultiplier;

    SpaceBuilder builder(space, multiplier);
    const JsonReader stem = reader.object("stem");
    const Operator stemOperator = operatorFrom(stem, "op");
    const int stemChannels = static_cast<int>(stem.integer("channels", 1, maxSpaceSize));
    checkAgrees(stemOperator, stemOperator.stride, stemChannels, stem);
    builder.add("stem", -1, {stemOperator}, stemOperator.stride, builder.scaled(stemChannels), stem);
    stem.finish();
    int stage = 0;
    for (const JsonReader& stageReader : reader.objects("stages"))
        addStage(builder, stageReader, reader, stage++);
    if (space.choiceBlocks.empty())
        reader.fail("stages", "hold no block with more than one candidate, so there is nothing to search");
    addHead(builder, reader.object("head"), space.classes, multiplier);

    space.recommended = reader.has("recommended") ? reader.at("recommended") : Json::object();
    if (!space.recommended.is_object())
        reader.fail("recommended", "must be an object of settings");
    if (reader.has("candidates"))
        operatorsFrom(reader, "candidates");
    reader.finish();
    space.declaration = json;
    space.declaration["width_multiplier"] = multiplier;
    return space;
}

SearchSpace loadSpace(const std::string& nameOrPath, const SpaceOptions& options)
{
    const std::vector<std::string> shipped = shippedSpaces();
    const bool isShipped = std::find(shipped.begin(), shipped.end(), nameOrPath) != shipped.end();
    if (!isShipped && !std::filesystem::exists(nameOrPath))
        throw UsageError(fmt::format("'{}' is neither a shipped search space ({}) nor a file", nameOrPath,
                                     fmt::join(shipped, ", ")));
    const std::filesystem::path path =
        isShipped ? resourcePath("spaces") / (nameOrPath + ".json") : std::filesystem::path(nameOrPath);
    return spaceFromJson(readJsonFile(path), path.string(), options);
}

OrderedJson toJson(const SearchSpace& space)
{
    // The input in force takes the place of the one that says what the space was made for.
    Json declaration = space.declaration;
    if (const Json& own = declaration.at("input");
        !declaration.contains("made_for") && (own["height"] != space.input.height || own["width"] != space.input.width))
        setMadeFor(declaration, own["height"], own["width"]);
    OrderedJson json;
    for (const char* key : {"format", "version", "name", "title", "description"})
        if (declaration.contains(key))
            json[key] = declaration[key];
    json["input"] = {{"channels", space.input.channels}, {"height", space.input.height}, {"width", space.input.width}};
    json["classes"] = space.classes;
    if (declaration.contains("made_for"))
        json["made_for"] = declaration["made_for"];
    for (const auto& [key, value] : declaration.items())
        if (!json.contains(key))
            json[key] = value;
    return json;
}

std::vector<std::string> shippedSpaces()
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(resourcePath("spaces")))
        if (entry.path().extension() == ".json")
            names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

double log10Size(const SearchSpace& space)
{
    double size = 0;
    for (int i = 0; i < space.choiceCount(); ++i)
        size += std::log10(double(space.choice(i).candidates.size()));
    return size;
}

} // namespace pathloom
