// SPDX-License-Identifier: MIT
#include "core/run/run_images.h"

#include "core/data/data_kinds.h"
#include "core/util/error.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom {

namespace {

DataSets opened(const DataSpec& where, const std::stop_token& stop)
{
    try {
        return openData(where, stop);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& e) {
        throw Error(e.what(), "the images of this run" + (where.folder.empty() ? "" : " in " + where.folder.string()),
                    "if they were moved, say where to: --data of resume, train and replay");
    }
}

std::string sizeText(const Shape& shape)
{
    return fmt::format("{} x {} pixels with {} channel{}", shape.width, shape.height, shape.channels,
                       shape.channels == 1 ? "" : "s");
}

/// Empty if they are the same.
std::string difference(const ImageDataset& found, const RunInfo& info, const Shape& input)
{
    if (found.imageShape() != input)
        return fmt::format("these measure {}, those {}", sizeText(found.imageShape()), sizeText(input));
    if (found.classNames().size() != info.classNames.size())
        return fmt::format("these have {} classes, those {}", found.classNames().size(), info.classNames.size());
    if (found.fingerprint() != info.dataFingerprint)
        return fmt::format("these are '{}', those '{}'", found.fingerprint(), info.dataFingerprint);
    return {};
}

} // namespace

DataSets openRunImages(const RunStore& run, const DataSpec& where, const std::stop_token& stop)
{
    DataSets sets = opened(where, stop);
    if (const std::string text = difference(*sets.train, run.info(), run.space().input); !text.empty())
        throw Error("the images" + (where.folder.empty() ? "" : " in " + where.folder.string()) +
                        " are not those that the search began with: " + text,
                    run.folder().string(), "--data says where those are");
    return sets;
}

DataSpec movedTo(const DataSpec& stored, const DataSpec& where)
{
    DataSpec moved = where;
    moved.trainLimit = stored.trainLimit;
    moved.testLimit = stored.testLimit;
    // Moving files changes nothing in how they are to be read, so KIND:FOLDER is enough to say where they are now.
    const std::vector<DataOption>& known = dataKind(where.kind).options;
    for (const auto& [key, value] : stored.options)
        if (std::ranges::find(known, key, &DataOption::key) != known.end())
            moved.options.emplace(key, value);
    return moved;
}

} // namespace pathloom
