// SPDX-License-Identifier: MIT
#include "core/evaluate/predictions.h"

#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pathloom {

namespace {

void append(std::string& bytes, std::int32_t number)
{
    auto rest = std::uint32_t(number);
    for (; rest >= 0x80; rest >>= 7)
        bytes += char(std::uint8_t(rest) | 0x80);
    bytes += char(rest);
}

/// Reads numbers of at most 28 bits, which is more than there are classes.
class Reader
{
public:
    Reader(const std::string& bytes, const std::string& where) : m_bytes(bytes), m_where(where) {}

    bool atEnd() const { return m_place == m_bytes.size(); }
    std::int32_t next(int least, int most)
    {
        std::uint32_t number = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            if (atEnd())
                break;
            const auto byte = std::uint8_t(m_bytes[m_place++]);
            number |= std::uint32_t(byte & 0x7f) << shift;
            if (byte >= 0x80)
                continue;
            if (std::int64_t(number) < least || std::int64_t(number) > most)
                break;
            return std::int32_t(number);
        }
        throw Error("the predictions of the test images are damaged", m_where, "train the network again");
    }

private:
    const std::string& m_bytes;
    const std::string& m_where;
    std::size_t m_place = 0;
};

} // namespace

void Predictions::add(int label, int predictedClass, int rank)
{
    labels.push_back(label);
    predicted.push_back(predictedClass);
    ranks.push_back(rank);
}

void addPrediction(Predictions& predictions, std::span<const float> logits, int label)
{
    const auto value = [&](std::size_t i) {
        return std::isnan(logits[i]) ? -std::numeric_limits<float>::infinity() : logits[i];
    };
    const float own = value(std::size_t(label));
    std::size_t greatest = 0;
    int rank = 1;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        if (value(i) > value(greatest))
            greatest = i;
        rank += value(i) > own || (value(i) == own && i < std::size_t(label));
    }
    predictions.add(label, int(greatest), rank);
}

double topAccuracy(const Predictions& predictions, int k)
{
    if (predictions.ranks.empty())
        return 0;
    return double(std::ranges::count_if(predictions.ranks, [k](std::int32_t rank) { return rank <= k; })) /
           double(predictions.ranks.size());
}

std::string packedPredictions(const Predictions& predictions)
{
    std::string bytes;
    bytes.reserve(predictions.labels.size() * 3);
    for (std::size_t i = 0; i < predictions.labels.size(); ++i) {
        append(bytes, predictions.labels[i]);
        append(bytes, predictions.predicted[i]);
        append(bytes, predictions.ranks[i]);
    }
    return bytes;
}

Predictions unpackedPredictions(const std::string& bytes, int classes, const std::string& where)
{
    Predictions predictions{.classes = classes};
    for (Reader reader(bytes, where); !reader.atEnd();) {
        const std::int32_t label = reader.next(0, classes - 1);
        const std::int32_t predicted = reader.next(0, classes - 1);
        predictions.add(label, predicted, reader.next(1, classes));
    }
    return predictions;
}

} // namespace pathloom
