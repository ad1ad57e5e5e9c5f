// SPDX-License-Identifier: MIT
#include "core/latency/lookup_keys.h"

#include "core/util/error.h"
#include "core/util/numbers.h"

#include <array>
#include <cmath>
#include <map>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr int largestSize = 1'000'000;

/// The parts of a key: a name, then "-part:value" several times.
class KeyParts
{
public:
    explicit KeyParts(const std::string& text)
    {
        std::size_t end = text.find('-');
        m_name = text.substr(0, end);
        while (end != std::string::npos) {
            const std::size_t begin = end + 1;
            end = text.find('-', begin);
            const std::string part = text.substr(begin, end - begin);
            const std::size_t colon = part.find(':');
            if (colon == std::string::npos)
                throw Error(fmt::format("'{}' is not of the form name:value", part));
            if (!m_parts.emplace(part.substr(0, colon), part.substr(colon + 1)).second)
                throw Error(fmt::format("'{}' stands in it twice", part.substr(0, colon)));
        }
    }

    const std::string& name() const { return m_name; }

    std::string take(const std::string& part)
    {
        const auto place = m_parts.find(part);
        if (place == m_parts.end())
            throw Error(fmt::format("has no '{}'", part));
        std::string value = place->second;
        m_parts.erase(place);
        return value;
    }

    void checkEmpty() const
    {
        if (!m_parts.empty())
            throw Error(fmt::format("has the unknown part '{}'", m_parts.begin()->first));
    }

private:
    std::string m_name;
    std::map<std::string, std::string> m_parts;
};

template<class Number>
Number number(const std::string& text, Number smallest, Number largest)
{
    const std::optional<Number> value = numberFrom<Number>(text);
    if (!value || !(*value >= smallest && *value <= largest))
        throw Error(fmt::format("'{}' is not a number from {} to {}", text, smallest, largest));
    return *value;
}

/// "224x224x3", height x width x channels.
Shape shape(const std::string& text)
{
    const std::size_t first = text.find('x');
    const std::size_t second = first == std::string::npos ? first : text.find('x', first + 1);
    if (second == std::string::npos)
        throw Error(fmt::format("'{}' is not a shape such as 224x224x3", text));
    return {.channels = number(text.substr(second + 1), 1, largestSize),
            .height = number(text.substr(0, first), 1, largestSize),
            .width = number(text.substr(first + 1, second - first - 1), 1, largestSize)};
}

void setInput(LatencyKey& key, const Shape& input)
{
    key.inputChannels = input.channels;
    key.inputHeight = input.height;
    key.inputWidth = input.width;
}

/// Output of a convolution with "same" padding.
bool isReached(const LatencyKey& key, const Shape& output)
{
    return (key.inputHeight + key.stride - 1) / key.stride == output.height &&
           (key.inputWidth + key.stride - 1) / key.stride == output.width;
}

void readConv(KeyParts& parts, LatencyKey& key)
{
    setInput(key, shape(parts.take("input")));
    const Shape output = shape(parts.take("output"));
    key.op = "conv";
    key.kernel = parts.name() == "Conv" ? 3 : 1; // the stem; Conv_1 and Conv_2 are the pointwise layers of the head
    key.outputChannels = output.channels;
    key.stride = std::max(1, int(std::lround(double(key.inputHeight) / output.height)));
    if (!isReached(key, output))
        throw Error("has an output that no stride gives");
}

void readBlock(KeyParts& parts, bool onceForAll, TableRow& row)
{
    LatencyKey& key = row.key;
    setInput(key, shape(parts.take("input")));
    const Shape output = shape(parts.take("output"));
    key.op = "mbconv";
    key.outputChannels = output.channels;
    key.kernel = number(parts.take("kernel"), 1, 99);
    key.stride = number(parts.take("stride"), 1, 99);
    if (!isReached(key, output))
        throw Error(fmt::format("has an output that stride {} does not give", key.stride));
    const bool shortcut = number(parts.take("idskip"), 0, 1) == 1;
    const bool unchanged = key.stride == 1 && key.inputChannels == key.outputChannels;
    if (shortcut != unchanged)
        throw Error(unchanged ? "has no shortcut although its shape stays (idskip:0)"
                              : "has a shortcut although its shape changes (idskip:1)",
                    {}, "blocks here have a shortcut where the shape stays");
    const std::string expand = parts.take("expand");
    if (onceForAll) {
        key.mid = number(expand, 1, largestSize);
        key.squeeze = number(parts.take("se"), 0, 1);
        row.activation = number(parts.take("hs"), 0, 1) == 1 ? "hswish" : "relu";
    } else {
        key.mid = int(std::lround(key.inputChannels * number(expand, 0.01, 1000.0)));
    }
}

void readRest(KeyParts& parts, LatencyKey& key)
{
    setInput(key, shape(parts.take("input")));
    const std::string output = parts.take("output");
    if (parts.name() == "Logits") {
        key.op = "classifier";
        key.outputChannels = number(output, 1, largestSize);
        return;
    }
    key.op = "global_avgpool";
    if (shape(output) != Shape{key.inputChannels, 1, 1})
        throw Error("is a pooling that does not give one value a channel");
    key.outputChannels = key.inputChannels;
}

} // namespace

void readLookupKey(const std::string& text, bool onceForAll, TableRow& row)
{
    try {
        KeyParts parts(text);
        const std::string& name = parts.name();
        if (name == "expanded_conv")
            readBlock(parts, onceForAll, row);
        else if (name == "Conv" || name == "Conv_1" || name == "Conv_2")
            readConv(parts, row.key);
        else if (name == "Logits" || name == "AvgPool2D")
            readRest(parts, row.key);
        else
            throw Error("is no operator of ProxylessNAS's or Once-for-All's tables", {},
                        "known are expanded_conv, Conv, Conv_1, Conv_2, Logits and AvgPool2D");
        parts.checkEmpty();
    } catch (const Error& e) {
        throw Error(e.what(), fmt::format("key '{}'", text));
    }
}

} // namespace pathloom
