// SPDX-License-Identifier: MIT
#include "core/data/data_facts.h"

#include "core/data/each_index.h"
#include "core/data/kept_normalization.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>
#include <zlib.h>

namespace pathloom {

namespace {

/// Images of both sets, those for testing behind the others.
class BothSets
{
public:
    explicit BothSets(const DataSets& sets) : m_train(*sets.train), m_test(*sets.test) {}

    std::int64_t size() const { return m_train.size() + m_test.size(); }
    std::vector<std::uint8_t> pixels(std::int64_t i) const { return of(i).image(number(i)).pixels; }
    /// In its own set.
    std::int64_t number(std::int64_t i) const { return i < m_train.size() ? i : i - m_train.size(); }
    Part part(std::int64_t i) const
    {
        return i >= m_train.size()                               ? Part::Test
               : i >= m_train.size() - m_train.validationCount() ? Part::Validation
                                                                 : Part::Train;
    }
    const std::string& className(std::int64_t i) const
    {
        return m_train.classNames()[std::size_t(of(i).label(number(i)))];
    }

private:
    const ImageDataset& of(std::int64_t i) const { return i < m_train.size() ? m_train : m_test; }

    const ImageDataset& m_train;
    const ImageDataset& m_test;
};

EqualPictures equalImages(const BothSets& sets, std::int64_t first, std::int64_t second)
{
    return {.across =
                sets.part(first) != sets.part(second) ? EqualPictures::Across::Parts : EqualPictures::Across::Classes,
            .first = fmt::format("image {}", sets.number(first)),
            .second = fmt::format("image {}", sets.number(second)),
            .firstPart = sets.part(first),
            .secondPart = sets.part(second),
            .firstClass = sets.className(first),
            .secondClass = sets.className(second)};
}

/// Compared pixel by pixel where their sums are the same.
std::vector<EqualPictures> equalOf(const BothSets& sets, const std::stop_token& stop)
{
    std::vector<std::pair<std::uint32_t, std::int64_t>> sums(std::size_t(sets.size()));
    DataStage stage(DataProgress::Stage::Comparing, sets.size());
    eachIndex(sets.size(), stage, stop, [&](std::int64_t i, unsigned) {
        const std::vector<std::uint8_t> pixels = sets.pixels(i);
        sums[std::size_t(i)] = {std::uint32_t(crc32_z(0, pixels.data(), pixels.size())), i};
    });
    std::ranges::sort(sums);
    std::vector<EqualPictures> equal;
    for (auto first = sums.begin(); first != sums.end();) {
        auto other = first + 1;
        for (; other != sums.end() && other->first == first->first; ++other) {
            const bool isHarmful = sets.part(first->second) != sets.part(other->second) ||
                                   sets.className(first->second) != sets.className(other->second);
            if (isHarmful && sets.pixels(first->second) == sets.pixels(other->second))
                equal.push_back(equalImages(sets, first->second, other->second));
        }
        first = other;
    }
    return equal;
}

/// Of a set whose images are stored as pixels.
PictureFindings findingsOf(const DataSets& sets, const std::stop_token& stop)
{
    const Shape shape = sets.train->imageShape();
    const std::int64_t count = sets.train->size() + sets.test->size();
    return {.shorterSides = sideHistogram({{std::min(shape.width, shape.height), count}}),
            .commonSizes = {{shape.width, shape.height, count}},
            .distinctSizes = 1,
            .formats = {{"pixels", count}},
            .totalBytes = std::uint64_t(count) * std::uint64_t(shape.elements()),
            .leftOut = {},
            .equal = equalOf(BothSets(sets), stop),
            .equalWereSought = true,
            .sides = {{std::min(shape.width, shape.height), count}}};
}

} // namespace

double DataFacts::unevenness() const
{
    const auto [least, most] = std::ranges::minmax_element(classes, {}, &Class::train);
    return least == classes.end() || least->train == 0 ? 0 : double(most->train) / double(least->train);
}

DataFacts collectDataFacts(const DataSets& sets, const std::vector<std::int64_t>& measured, ChannelMeasuring measuring,
                           const DataProgressSink& progress, const std::stop_token& stop)
{
    const DataProgressScope scope(progress);
    const ImageDataset& train = *sets.train;
    DataFacts facts{.classes = {},
                    .imageShape = train.imageShape(),
                    .pictures = train.findings() ? *train.findings() : findingsOf(sets, stop),
                    .normalization = keptNormalization(train, measured),
                    .fingerprint = train.fingerprint(),
                    .notes = sets.notes};
    facts.size = adviseOnSize(facts.pictures, facts.imageShape, int(train.classNames().size()));
    for (const std::string& name : train.classNames())
        facts.classes.push_back({.name = name});
    const std::int64_t trained = train.size() - train.validationCount();
    for (std::int64_t i = 0; i < train.size(); ++i) {
        DataFacts::Class& of = facts.classes[std::size_t(train.label(i))];
        ++(i < trained ? of.train : of.validation);
    }
    for (std::int64_t i = 0; i < sets.test->size(); ++i)
        ++facts.classes[std::size_t(sets.test->label(i))].test;
    if (!facts.normalization && measuring == ChannelMeasuring::Measure)
        facts.normalization = measureNormalization(train, measured, stop);
    return facts;
}

} // namespace pathloom
