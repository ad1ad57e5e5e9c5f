// SPDX-License-Identifier: MIT
#include "core/run/checkpoints.h"

#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"

#include <fstream>
#include <limits>
#include <vector>

#include <zlib.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* formatName = "pathloom.checkpoint-sum";
constexpr int formatVersion = 1;

struct Sum
{
    std::uint64_t bytes = 0;
    std::uint32_t crc = 0;
    bool operator==(const Sum&) const = default;
};

Sum sumOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error("cannot be read", path.string());
    Sum sum{.crc = static_cast<std::uint32_t>(crc32(0, nullptr, 0))};
    std::vector<char> chunk(1 << 20);
    while (file.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || file.gcount() > 0) {
        const auto count = static_cast<uInt>(file.gcount());
        sum.crc = static_cast<std::uint32_t>(crc32(sum.crc, reinterpret_cast<const Bytef*>(chunk.data()), count));
        sum.bytes += count;
    }
    return sum;
}

} // namespace

Checkpoints::Checkpoints(fs::path folder) : m_folder(std::move(folder)) {}

fs::path Checkpoints::file(int slot) const
{
    return m_folder / (slot == 0 ? "checkpoint-a.pt" : "checkpoint-b.pt");
}

fs::path Checkpoints::sumFile(int slot) const
{
    return file(slot).string() + ".sum";
}

std::optional<std::int64_t> Checkpoints::goodNumber(int slot) const
{
    std::error_code ignored;
    if (!fs::exists(file(slot), ignored) || !fs::exists(sumFile(slot), ignored))
        return std::nullopt;
    try {
        const Json json = readJsonFile(sumFile(slot));
        const JsonReader reader(json, sumFile(slot).string());
        reader.expectFormat(formatName, formatVersion);
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        const std::int64_t number = reader.integer("number", 1, most);
        const Sum expected{
            .bytes = static_cast<std::uint64_t>(reader.integer("bytes", 0, most)),
            .crc = static_cast<std::uint32_t>(reader.integer("crc32", 0, std::numeric_limits<std::uint32_t>::max()))};
        reader.finish();
        return sumOf(file(slot)) == expected ? std::optional(number) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt; // an unreadable sum means that the file cannot be trusted: the other one counts
    }
}

std::optional<Checkpoints::Found> Checkpoints::findNewest() const
{
    std::optional<Found> newest;
    for (int slot : {0, 1})
        if (const auto number = goodNumber(slot); number && (!newest || *number > newest->number))
            newest = Found{.slot = slot, .number = *number};
    return newest;
}

fs::path Checkpoints::newest() const
{
    const std::optional<Found> found = findNewest();
    return found ? file(found->slot) : fs::path();
}

void Checkpoints::write(const std::function<void(const fs::path& temporary)>& write)
{
    const std::optional<Found> last = m_written ? m_written : findNewest();
    const Found next{.slot = last ? 1 - last->slot : 0, .number = last ? last->number + 1 : 1};
    Sum sum;
    writeFileAtomically(file(next.slot), [&](const fs::path& temporary) {
        write(temporary);
        sum = sumOf(temporary);
    });
    const OrderedJson description = {{"format", formatName},
                                     {"version", formatVersion},
                                     {"number", next.number},
                                     {"bytes", sum.bytes},
                                     {"crc32", sum.crc}};
    writeTextFile(sumFile(next.slot), description.dump(2) + "\n");
    m_written = next;
}

} // namespace pathloom
