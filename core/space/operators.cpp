// SPDX-License-Identifier: MIT
#include "core/space/operators.h"

#include "core/space/kernel_text.h"
#include "core/util/error.h"
#include "core/util/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <regex>
#include <sstream>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// Appends layers, carrying the shape from one to the next.
class LayerChain
{
public:
    explicit LayerChain(const Shape& input) : m_shape(input) {}

    LayerChain& convBn(const std::string& name, int channels, int kernel, int stride, int groups, Activation activation)
    {
        Layer conv{.kind = LayerKind::Conv,
                   .name = name + ".conv",
                   .input = m_shape,
                   .output = {},
                   .kernel = kernel,
                   .stride = stride,
                   .padding = kernel / 2,
                   .groups = groups};
        conv.output = {channels, slid(m_shape.height, kernel, stride, kernel / 2),
                       slid(m_shape.width, kernel, stride, kernel / 2)};
        add(conv);
        same({.kind = LayerKind::BatchNorm, .name = name + ".bn"});
        if (activation != Activation::None)
            same({.kind = LayerKind::Activation, .name = name + ".act", .activation = activation});
        return *this;
    }
    LayerChain& maxPool(int kernel, int stride)
    {
        Layer pool{.kind = LayerKind::MaxPool,
                   .name = "pool",
                   .input = m_shape,
                   .output = {},
                   .kernel = kernel,
                   .stride = stride};
        pool.output = {m_shape.channels, slid(m_shape.height, kernel, stride, 0),
                       slid(m_shape.width, kernel, stride, 0)};
        add(pool);
        return *this;
    }
    LayerChain& globalPool()
    {
        add({.kind = LayerKind::GlobalPool, .name = "pool", .input = m_shape, .output = {m_shape.channels, 1, 1}});
        return *this;
    }
    LayerChain& linear(int outputs, double dropout)
    {
        if (m_shape.height != 1 || m_shape.width != 1)
            throw Error(fmt::format("a linear layer needs a 1x1 map, not {}x{}", m_shape.height, m_shape.width), {},
                        "put a global pool before it");
        if (dropout > 0)
            same({.kind = LayerKind::Dropout, .name = "dropout", .rate = dropout});
        add({.kind = LayerKind::Linear, .name = "linear", .input = m_shape, .output = {outputs, 1, 1}});
        return *this;
    }
    std::vector<Layer> take() { return std::move(m_layers); }

private:
    static int slid(int size, int kernel, int stride, int padding)
    {
        const int room = size + 2 * padding - kernel;
        return room < 0 ? 0 : room / stride + 1; // a division would round towards one position
    }
    void same(Layer layer)
    {
        layer.input = layer.output = m_shape;
        add(std::move(layer));
    }
    void add(Layer layer)
    {
        if (layer.output.channels < 1 || layer.output.height < 1 || layer.output.width < 1)
            throw Error(fmt::format("{} leaves nothing of a {}x{} map", layer.name, m_shape.height, m_shape.width));
        m_shape = layer.output;
        m_layers.push_back(std::move(layer));
    }

    Shape m_shape;
    std::vector<Layer> m_layers;
};

int outputChannels(const Operator& op, const Shape& input)
{
    return op.channels > 0 ? op.channels : input.channels;
}

/// What the catalogue knows about one kind of operator.
struct CatalogueEntry
{
    OperatorKind kind;
    const char* word;       ///< first word of the long text form
    const char* attributes; ///< letters of the attributes it takes: k, e, s, c; a for an activation
    std::function<std::vector<Layer>(const Operator&, const Shape&)> expand;
    std::function<std::string(const Operator&)> displayName;
};

std::vector<Layer> expandMBConv(const Operator& op, const Shape& input)
{
    const int middle = static_cast<int>(std::lround(input.channels * op.expand));
    LayerChain chain(input);
    if (op.expand != 1)
        chain.convBn("expand", middle, 1, 1, 1, op.activation);
    chain.convBn("depthwise", middle, op.kernel, op.stride, middle, op.activation);
    chain.convBn("project", outputChannels(op, input), 1, 1, 1, Activation::None);
    return chain.take();
}

const std::array<CatalogueEntry, 6>& catalogue()
{
    static const std::array<CatalogueEntry, 6> entries = {{
        {OperatorKind::Conv, "conv", "ksca",
         [](const Operator& op, const Shape& in) {
             return LayerChain(in)
                 .convBn("main", outputChannels(op, in), op.kernel, op.stride, 1, op.activation)
                 .take();
         },
         [](const Operator& op) { return "Conv " + kernelText(op.kernel); }},
        {OperatorKind::MBConv, "mbconv", "kesca", expandMBConv,
         [](const Operator& op) { return fmt::format("MBConv {}, expand {}", kernelText(op.kernel), op.expand); }},
        {OperatorKind::Skip, "skip", "", [](const Operator&, const Shape&) { return std::vector<Layer>(); },
         [](const Operator&) { return std::string("Skip"); }},
        {OperatorKind::MaxPool, "maxpool", "ks",
         [](const Operator& op, const Shape& in) { return LayerChain(in).maxPool(op.kernel, op.stride).take(); },
         [](const Operator& op) { return "Max pool " + kernelText(op.kernel); }},
        {OperatorKind::GlobalPool, "globalpool", "",
         [](const Operator&, const Shape& in) { return LayerChain(in).globalPool().take(); },
         [](const Operator&) { return std::string("Global average pool"); }},
        {OperatorKind::Linear, "linear", "c",
         [](const Operator& op, const Shape& in) {
             return LayerChain(in).linear(outputChannels(op, in), op.dropout).take();
         },
         [](const Operator&) { return std::string("Linear"); }},
    }};
    return entries;
}

const CatalogueEntry& entryOf(OperatorKind kind)
{
    for (const CatalogueEntry& entry : catalogue())
        if (entry.kind == kind)
            return entry;
    throw Error("operator kind without a catalogue entry");
}

void check(const Operator& op)
{
    const bool sameSize = op.kind == OperatorKind::Conv || op.kind == OperatorKind::MBConv;
    if (op.kernel < 1 || op.kernel > 31 || (sameSize && op.kernel % 2 == 0))
        throw Error(fmt::format("kernel must be odd and between 1 and 31, not {}", op.kernel));
    if (op.stride < 1 || op.stride > 8)
        throw Error(fmt::format("stride must lie between 1 and 8, not {}", op.stride));
    if (!(op.expand > 0 && op.expand <= 32))
        throw Error(fmt::format("expansion must lie above 0 and up to 32, not {}", op.expand));
    if (op.channels < 0 || op.channels > 65536)
        throw Error(fmt::format("channels must lie between 1 and 65536, not {}", op.channels));
}

std::optional<Activation> activationNamed(const std::string& word)
{
    if (word == "relu")
        return Activation::Relu;
    if (word == "relu6")
        return Activation::Relu6;
    if (word == "linear")
        return Activation::None;
    return std::nullopt;
}

/// Reads attributes ("k3", "e1.5", "s2", "c32", "relu") into an operator, each at most once.
class AttributeReader
{
public:
    /// @param text the whole operator, for messages
    AttributeReader(Operator& op, const std::string& text)
        : m_op(op), m_allowed(entryOf(op.kind).attributes), m_text(text)
    {
    }

    void read(const std::string& word)
    {
        const std::optional<Activation> activation = activationNamed(word);
        const char letter = activation ? 'a' : word[0];
        if (m_allowed.find(letter) == std::string::npos || (!activation && !readNumber(letter, word.substr(1))))
            throw Error("'" + word + "' in '" + m_text + "' is not an attribute of this operator");
        if (m_seen.find(letter) != std::string::npos)
            throw Error("'" + word + "' in '" + m_text + "' says again what another word says");
        m_seen += letter;
        if (activation)
            m_op.activation = *activation;
    }

private:
    bool readNumber(char letter, const std::string& digits)
    {
        static const std::regex whole("[0-9]{1,5}"), fraction("[0-9]{1,5}(\\.[0-9]{1,3})?");
        if (!std::regex_match(digits, letter == 'e' ? fraction : whole))
            return false;
        switch (letter) {
        case 'k':
            m_op.kernel = *numberFrom<int>(digits);
            return true;
        case 's':
            m_op.stride = *numberFrom<int>(digits);
            return true;
        case 'c':
            m_op.channels = *numberFrom<int>(digits);
            return true;
        case 'e':
            m_op.expand = *numberFrom<double>(digits);
            return true;
        default:
            return false;
        }
    }

    Operator& m_op;
    std::string m_allowed;
    const std::string& m_text;
    std::string m_seen; ///< letters of what was read
};

} // namespace

std::vector<Layer> expand(const Operator& op, const Shape& input)
{
    check(op);
    return entryOf(op.kind).expand(op, input);
}

Shape outputShape(const Operator& op, const Shape& input)
{
    const std::vector<Layer> layers = expand(op, input);
    return layers.empty() ? input : layers.back().output;
}

std::int64_t macs(const Layer& layer)
{
    switch (layer.kind) {
    case LayerKind::Conv:
        return layer.output.elements() * layer.kernel * layer.kernel * (layer.input.channels / layer.groups);
    case LayerKind::Linear:
        return std::int64_t(layer.input.channels) * layer.output.channels;
    default:
        return 0;
    }
}

std::int64_t parameters(const Layer& layer)
{
    switch (layer.kind) {
    case LayerKind::Conv:
        return std::int64_t(layer.output.channels) * (layer.input.channels / layer.groups) * layer.kernel *
               layer.kernel;
    case LayerKind::BatchNorm:
        return 2 * std::int64_t(layer.output.channels);
    case LayerKind::Linear:
        return (std::int64_t(layer.input.channels) + 1) * layer.output.channels;
    default:
        return 0;
    }
}

std::string toText(const Operator& op)
{
    const bool usual = op.activation == Operator{}.activation;
    if (op.kind == OperatorKind::MBConv && op.stride == 1 && op.channels == 0 && usual)
        return fmt::format("k{}e{}", op.kernel, op.expand);
    const CatalogueEntry& entry = entryOf(op.kind);
    std::string text = entry.word;
    for (const char* letter = entry.attributes; *letter; ++letter) {
        if (*letter == 'k')
            text += fmt::format(" k{}", op.kernel);
        else if (*letter == 'e')
            text += fmt::format(" e{}", op.expand);
        else if (*letter == 's' && op.stride != 1)
            text += fmt::format(" s{}", op.stride);
        else if (*letter == 'c' && op.channels != 0)
            text += fmt::format(" c{}", op.channels);
        else if (*letter == 'a' && !usual)
            text += op.activation == Activation::Relu ? " relu" : " linear";
    }
    return text;
}

Operator parseOperator(const std::string& text, Activation unnamed)
{
    std::smatch match;
    static const std::regex shortForm("k([0-9]{1,2})e([0-9.]{1,6})");
    static const std::regex publishedForm("([0-9]{1,2})x\\1_MBConv([0-9.]{1,6})");
    Operator op;
    if (text == "skip" || text == "Zero")
        return op;
    if (std::regex_match(text, match, shortForm) || std::regex_match(text, match, publishedForm)) {
        op.kind = OperatorKind::MBConv;
        op.activation = unnamed;
        AttributeReader attributes(op, text);
        attributes.read("k" + match[1].str());
        attributes.read("e" + match[2].str());
        check(op);
        return op;
    }
    std::istringstream words(text);
    std::string word;
    words >> word;
    for (const CatalogueEntry& entry : catalogue()) {
        if (word != entry.word)
            continue;
        op.kind = entry.kind;
        if (hasActivation(op.kind))
            op.activation = unnamed;
        AttributeReader attributes(op, text);
        while (words >> word)
            attributes.read(word);
        check(op);
        return op;
    }
    throw Error("'" + text + "' is not an operator", {}, "examples: k3e6, skip, conv k3 s2 c32, mbconv k5 e3");
}

bool hasActivation(OperatorKind kind)
{
    return std::string_view(entryOf(kind).attributes).find('a') != std::string_view::npos;
}

std::string candidateText(const Operator& candidate)
{
    Operator plain = candidate;
    plain.stride = 1;
    plain.channels = 0;
    plain.activation = Operator{}.activation;
    std::string text = toText(plain);
    std::ranges::replace(text, ' ', '_');
    if (hasActivation(candidate.kind) && candidate.activation != plain.activation)
        text += candidate.activation == Activation::Relu ? "_relu" : "_linear";
    return text;
}

std::string displayName(const Operator& op)
{
    std::string name = entryOf(op.kind).displayName(op);
    if (hasActivation(op.kind) && op.activation != Operator{}.activation)
        name += op.activation == Activation::Relu ? ", ReLU" : ", linear";
    return name;
}

int round8(double channels)
{
    const int rounded = std::max(8, static_cast<int>(std::floor((channels + 4) / 8)) * 8);
    return rounded < 0.9 * channels ? rounded + 8 : rounded;
}

} // namespace pathloom
