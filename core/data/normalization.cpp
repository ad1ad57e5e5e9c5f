// SPDX-License-Identifier: MIT
#include "core/data/dataset.h"

#include "core/util/error.h"

#include <array>
#include <cmath>

namespace pathloom {

Normalization measureNormalization(const ImageDataset& data, const std::vector<std::int64_t>& indices,
                                   std::stop_token stop)
{
    const auto channels = std::size_t(data.imageShape().channels);
    // Counting values keeps the sums exact, whatever the order and number of images.
    std::vector<std::array<std::uint64_t, 256>> counts(channels);
    const std::int64_t total = indices.empty() ? data.size() : std::int64_t(indices.size());
    for (std::int64_t i = 0; i < total; ++i) {
        if (stop.stop_requested())
            throw Cancelled();
        const Image image = data.image(indices.empty() ? i : indices[std::size_t(i)]);
        for (std::size_t pixel = 0; pixel < image.pixels.size(); ++pixel)
            ++counts[pixel % channels][image.pixels[pixel]];
    }

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
    return result;
}

} // namespace pathloom
