// SPDX-License-Identifier: MIT
#include "core/data/dataset.h"

#include "core/data/each_index.h"
#include "core/data/kept_normalization.h"

#include <array>
#include <cmath>

namespace pathloom {

Normalization measureNormalization(const ImageDataset& data, const std::vector<std::int64_t>& indices,
                                   std::stop_token stop)
{
    const auto channels = std::size_t(data.imageShape().channels);
    if (std::optional<Normalization> kept = keptNormalization(data, indices))
        return *kept;
    // Counting values keeps the sums exact, whatever the order and number of images.
    using Counts = std::vector<std::array<std::uint64_t, 256>>;
    std::vector<Counts> countsOfThreads(indexThreads(), Counts(channels));
    const std::int64_t total = indices.empty() ? data.size() : std::int64_t(indices.size());
    DataStage stage(DataProgress::Stage::Measuring, total);
    eachIndex(total, stage, stop, [&](std::int64_t i, unsigned thread) {
        Counts& counts = countsOfThreads[thread];
        const Image image = data.image(indices.empty() ? i : indices[std::size_t(i)]);
        for (std::size_t pixel = 0; pixel < image.pixels.size(); ++pixel)
            ++counts[pixel % channels][image.pixels[pixel]];
    });
    Counts counts(channels);
    for (const Counts& some : countsOfThreads)
        for (std::size_t channel = 0; channel < channels; ++channel)
            for (std::size_t value = 0; value < some[channel].size(); ++value)
                counts[channel][value] += some[channel][value];

    Normalization result;
    for (const auto& histogram : counts) {
        double sum = 0;
        double squares = 0;
        double pixels = 0;
        for (std::size_t value = 0; value < histogram.size(); ++value) {
            const double scaled = double(value) / 255;
            const auto count = double(histogram[value]);
            pixels += count;
            sum += count * scaled;
        }
        const double mean = pixels > 0 ? sum / pixels : 0;
        for (std::size_t value = 0; value < histogram.size(); ++value) {
            const double distance = double(value) / 255 - mean;
            squares += double(histogram[value]) * distance * distance;
        }
        const double deviation = pixels > 0 ? std::sqrt(squares / pixels) : 0;
        result.mean.push_back(mean);
        result.deviation.push_back(deviation > 1e-9 ? deviation : 1);
    }
    keepNormalization(data, indices, result);
    return result;
}

} // namespace pathloom
