// SPDX-License-Identifier: MIT
#include "core/data/kept_normalization.h"

#include "core/data/file_listing.h"
#include "core/data/kept_files.h"
#include "core/data/packed_layout.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"

#include <spdlog/spdlog.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr KeptLimits normalizationLimits = {.bytes = 4U << 20, // some thousand files
                                            .unused = std::chrono::hours(24 * 365)};

/// Of the content, how it becomes images, and which of them count, in whatever order.
std::string keyOf(const ImageDataset& data, const std::vector<std::int64_t>& indices)
{
    const Shape shape = data.imageShape();
    std::uint64_t sum = 0; // the same for every order
    for (const std::int64_t index : indices)
        sum += Digest().add(std::uint64_t(index)).value();
    return fmt::format("{} {}x{}x{} {}/{} {:016x}", resizeVersion, shape.width, shape.height, shape.channels,
                       indices.empty() ? data.size() : std::int64_t(indices.size()), data.fingerprint(), sum);
}

fs::path fileOf(const std::string& key)
{
    return userDataFolder() / "channels" / fmt::format("{:016x}.json", Digest().add(key).value());
}

} // namespace

std::optional<Normalization> keptNormalization(const ImageDataset& data, const std::vector<std::int64_t>& indices)
{
    if (!data.findings())
        return std::nullopt;
    const std::string key = keyOf(data, indices);
    const fs::path file = fileOf(key);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return std::nullopt;
    try {
        const Json json = readJsonFile(file);
        const JsonReader reader(json, file.string());
        Normalization kept{.mean = reader.numbers("mean"), .deviation = reader.numbers("deviation")};
        const auto channels = std::size_t(data.imageShape().channels);
        if (reader.text("images") != key || kept.mean.size() != channels || kept.deviation.size() != channels)
            return std::nullopt;
        markUsed(file);
        return kept;
    } catch (const Error& e) { // it is measured again
        spdlog::warn("{}", e.what());
        return std::nullopt;
    }
}

void keepNormalization(const ImageDataset& data, const std::vector<std::int64_t>& indices,
                       const Normalization& normalization)
{
    if (!data.findings() || data.lost().count > 0) // others stood in for those that were lost
        return;
    const std::string key = keyOf(data, indices);
    const fs::path file = fileOf(key);
    try {
        createdFolder(file.parent_path());
        const OrderedJson json = {
            {"images", key}, {"mean", normalization.mean}, {"deviation", normalization.deviation}};
        writeTextFile(file, json.dump(2) + '\n');
        limitKept(file.parent_path(), normalizationLimits, file);
    } catch (const Error& e) {
        spdlog::warn("The channels' mean and deviation are measured again the next time: {}", e.what());
    }
}

} // namespace pathloom
