// SPDX-License-Identifier: MIT
#include "core/data/dataset.h"

#include "core/data/idx_dataset.h"
#include "core/util/error.h"

#include <array>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* fashionFolder = "/usr/share/datasets/fashion-mnist";

/// The file of this name, plain or gzipped.
fs::path idxFile(const fs::path& folder, const std::string& name, const std::string& hint)
{
    std::error_code ignored;
    for (const std::string& candidate : {name, name + ".gz"})
        if (fs::exists(folder / candidate, ignored))
            return folder / candidate;
    throw Error("does not exist, neither plain nor with .gz", (folder / name).string(), hint);
}

std::shared_ptr<const ImageDataset> openSplit(const fs::path& folder, const std::string& prefix,
                                              const std::vector<std::string>& classNames, const std::string& hint)
{
    return std::make_shared<IdxDataset>(idxFile(folder, prefix + "-images-idx3-ubyte", hint),
                                        idxFile(folder, prefix + "-labels-idx1-ubyte", hint), classNames);
}

} // namespace

DataSpec dataSpecFromText(const std::string& text)
{
    DataSpec spec{.kind = "fashion-mnist"};
    if (text == spec.kind)
        return spec;
    const std::string prefix = "idx:";
    if (!text.starts_with(prefix) || text.size() == prefix.size())
        throw UsageError("'" + text + "' names no data", "--data", "fashion-mnist or idx:FOLDER");
    spec.kind = "idx";
    // The run remembers the folder, and may be trained from another place.
    spec.folder = std::filesystem::absolute(text.substr(prefix.size()));
    return spec;
}

DataSets openData(const DataSpec& spec)
{
    const bool fashion = spec.kind == "fashion-mnist";
    if (!fashion && spec.kind != "idx")
        throw UsageError("unknown kind of data '" + spec.kind + "'", "data", "known are fashion-mnist and idx");
    if (!fashion && spec.folder.empty())
        throw UsageError("kind 'idx' needs a folder with the four IDX files", "data");
    if (spec.trainLimit < 0 || spec.testLimit < 0)
        throw UsageError("the limits on images must not be negative", "data");

    const fs::path folder = spec.folder.empty() ? fs::path(fashionFolder) : spec.folder;
    std::error_code ignored;
    const std::string hint = spec.folder.empty() ? "install Debian's package dataset-fashion-mnist" : "";
    if (!fs::is_directory(folder, ignored))
        throw Error(fs::exists(folder, ignored) ? "is not a folder" : "does not exist", folder.string(), hint);

    std::vector<std::string> names;
    if (fashion)
        names = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
                 "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};
    DataSets sets;
    sets.train = openSplit(folder, "train", names, hint);
    sets.test = openSplit(folder, "t10k", sets.train->classNames(), hint);
    const Shape train = sets.train->imageShape();
    const Shape test = sets.test->imageShape();
    if (train != test)
        throw Error(fmt::format("the training images measure {} x {} pixels, the test images {} x {}", train.width,
                                train.height, test.width, test.height),
                    folder.string());
    return sets;
}

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
