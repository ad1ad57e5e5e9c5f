// SPDX-License-Identifier: MIT
#include "core/data/dataset.h"

#include "core/data/idx_dataset.h"
#include "core/data/idx_folder.h"
#include "core/data/open_sets.h"
#include "core/util/error.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* fashionFolder = "/usr/share/datasets/fashion-mnist";
constexpr const char* plainPrefix = "idx:";
constexpr const char* transposedPrefix = "idx-transposed:";

void addNotes(std::vector<std::string>& notes, const std::vector<std::string>& more)
{
    for (const std::string& note : more)
        if (std::ranges::find(notes, note) == notes.end())
            notes.push_back(note);
}

/// EMNIST's own files are all transposed; nothing inside them says so.
bool isLikelyTransposed(const fs::path& images)
{
    return images.filename().string().starts_with("emnist-");
}

DataSets readSets(const IdxFolder& files, bool transposed, const std::vector<std::string>& classNames,
                  const std::stop_token& stop)
{
    DataSets sets;
    const auto train = std::make_shared<const IdxDataset>(
        IdxSplit{.images = files.trainImages, .labels = files.trainLabels, .transposed = transposed}, classNames, stop);
    sets.train = train;
    sets.test = std::make_shared<const IdxDataset>(
        IdxSplit{.images = files.testImages, .labels = files.testLabels, .transposed = transposed}, *train, stop);
    sets.notes = files.notes;
    addNotes(sets.notes, sets.train->notes());
    addNotes(sets.notes, sets.test->notes());
    if (!transposed && isLikelyTransposed(files.trainImages))
        sets.notes.push_back("EMNIST's own files hold the images transposed: the data idx-transposed:FOLDER turns them "
                             "upright.");
    return sets;
}

} // namespace

DataSpec dataSpecFromText(const std::string& text)
{
    DataSpec spec{.kind = "fashion-mnist"};
    if (text == spec.kind)
        return spec;
    const std::string prefix = text.starts_with(transposedPrefix) ? transposedPrefix : plainPrefix;
    if (!text.starts_with(prefix) || text.size() == prefix.size())
        throw UsageError("'" + text + "' names no data", "--data",
                         "fashion-mnist, idx:FOLDER, or idx-transposed:FOLDER for EMNIST's files");
    spec.kind = "idx";
    spec.transposed = prefix == transposedPrefix;
    // The run remembers the folder, and may be trained from another place.
    spec.folder = fs::absolute(text.substr(prefix.size()));
    return spec;
}

std::string toText(const DataSpec& spec)
{
    return spec.kind == "idx" ? (spec.transposed ? transposedPrefix : plainPrefix) + spec.folder.string() : spec.kind;
}

std::int64_t DataSets::memoryBytes() const
{
    return (train ? train->memoryBytes() : 0) + (test ? test->memoryBytes() : 0);
}

DataSets openData(const DataSpec& spec, std::stop_token stop)
{
    const bool fashion = spec.kind == "fashion-mnist";
    if (!fashion && spec.kind != "idx")
        throw UsageError("unknown kind of data '" + spec.kind + "'", "data", "known are fashion-mnist and idx");
    if (!fashion && spec.folder.empty())
        throw UsageError("kind 'idx' needs a folder with the four IDX files", "data");
    if (spec.trainLimit < 0 || spec.testLimit < 0)
        throw UsageError("the limits on images must not be negative", "data");

    const fs::path folder = spec.folder.empty() ? fs::path(fashionFolder) : spec.folder;
    const std::string hint = spec.folder.empty() ? "install Debian's package dataset-fashion-mnist" : "";
    const IdxFolder files = findIdxFiles(folder, hint);
    std::vector<std::string> names;
    if (fashion)
        names = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
                 "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};
    const std::string key = openKey(spec.kind + (spec.transposed ? " transposed" : ""),
                                    {files.trainImages, files.trainLabels, files.testImages, files.testLabels});
    if (std::optional<DataSets> open = alreadyOpen(key))
        return *open;
    DataSets sets = readSets(files, spec.transposed, names, stop);
    const Shape train = sets.train->imageShape();
    const Shape test = sets.test->imageShape();
    if (train != test)
        throw Error(fmt::format("the training images measure {} x {} pixels{}, the test images {} x {}{}", train.width,
                                train.height, train.channels > 1 ? fmt::format(" x {} channels", train.channels) : "",
                                test.width, test.height,
                                test.channels > 1 ? fmt::format(" x {} channels", test.channels) : ""),
                    folder.string());
    rememberOpen(key, sets);
    return sets;
}

} // namespace pathloom
