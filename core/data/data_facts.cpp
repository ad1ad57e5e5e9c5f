// SPDX-License-Identifier: MIT
#include "core/data/data_facts.h"

#include "core/data/kept_normalization.h"

#include <algorithm>

namespace pathloom {

namespace {

/// Of a set whose images are stored as pixels.
PictureFindings findingsOf(const DataSets& sets)
{
    const Shape shape = sets.train->imageShape();
    const std::int64_t count = sets.train->size() + sets.test->size();
    return {.shorterSides = sideHistogram({{std::min(shape.width, shape.height), count}}),
            .commonSizes = {{shape.width, shape.height, count}},
            .distinctSizes = 1,
            .formats = {{"pixels", count}},
            .totalBytes = std::uint64_t(count) * std::uint64_t(shape.elements()),
            .leftOut = {},
            .equal = {},
            .equalWereSought = false};
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
                    .pictures = train.findings() ? *train.findings() : findingsOf(sets),
                    .normalization = keptNormalization(train, measured),
                    .fingerprint = train.fingerprint(),
                    .notes = sets.notes};
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
