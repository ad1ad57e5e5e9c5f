// SPDX-License-Identifier: MIT
#include "core/run/checkpoints.h"

#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <vector>

#include <spdlog/fmt/fmt.h>
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

/// What stands in the JSON file beside a checkpoint.
struct Description
{
    std::int64_t number = 0;
    std::int64_t step = 0;
    Sum sum;
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

fs::path sumFile(const fs::path& file)
{
    return file.string() + ".sum";
}

Description readDescription(const fs::path& file)
{
    const Json json = readJsonFile(sumFile(file));
    const JsonReader reader(json, sumFile(file).string());
    reader.expectFormat(formatName, formatVersion);
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    Description description{.number = reader.integer("number", 1, most),
                            .step = reader.integer("step", 0, most, 0), // checkpoints of Pathloom 0.1 do not say
                            .sum = {.bytes = static_cast<std::uint64_t>(reader.integer("bytes", 0, most)),
                                    .crc = static_cast<std::uint32_t>(
                                        reader.integer("crc32", 0, std::numeric_limits<std::uint32_t>::max()))}};
    reader.finish();
    return description;
}

/// None if the file is missing or not what its description says.
std::optional<Description> goodDescription(const fs::path& file)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored) || !fs::exists(sumFile(file), ignored))
        return std::nullopt;
    try {
        const Description description = readDescription(file);
        return sumOf(file) == description.sum ? std::optional(description) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt; // an unreadable description means that the file cannot be trusted: another one counts
    }
}

/// The same file under a second name, or a copy where the file system has no links.
void linkOrCopy(const fs::path& from, const fs::path& to)
{
    std::error_code failure;
    fs::remove(to, failure);
    fs::create_hard_link(from, to, failure);
    if (!failure)
        return;
    writeFileAtomically(to, [&](const fs::path& temporary) {
        std::error_code copying;
        if (!fs::copy_file(from, temporary, fs::copy_options::overwrite_existing, copying))
            throw Error("cannot be copied: " + copying.message(), from.string());
    });
}

} // namespace

Checkpoints::Checkpoints(fs::path folder) : m_folder(std::move(folder)) {}

fs::path Checkpoints::file(int slot) const
{
    return m_folder / (slot == 0 ? "checkpoint-a.pt" : "checkpoint-b.pt");
}

std::optional<Checkpoints::Found> Checkpoints::findNewest() const
{
    std::optional<Found> newest;
    for (int slot : {0, 1})
        if (const auto good = goodDescription(file(slot)); good && (!newest || good->number > newest->number))
            newest = Found{.slot = slot, .number = good->number, .step = good->step};
    return newest;
}

CheckpointFile Checkpoints::newest() const
{
    if (const std::optional<Found> found = findNewest())
        return {file(found->slot), found->step};
    return nearest(std::numeric_limits<std::int64_t>::max());
}

void Checkpoints::forgetAfter(std::int64_t step)
{
    std::error_code ignored;
    for (const CheckpointFile& checkpoint : described())
        if (checkpoint.step > step && checkpoint.file.filename() == keptName(checkpoint.step)) {
            fs::remove(sumFile(checkpoint.file), ignored); // first: without it the other one does not count
            fs::remove(checkpoint.file, ignored);
        }
}

bool Checkpoints::newestIsDamaged() const
{
    const std::optional<Found> good = findNewest();
    for (int slot : {0, 1}) {
        std::error_code ignored;
        // Without a description: the writer came no further.
        if ((good && good->slot == slot) || !fs::exists(file(slot), ignored) || !fs::exists(sumFile(file(slot)), ignored))
            continue;
        try {
            if (!good || readDescription(file(slot)).number > good->number)
                return true;
        } catch (const Error&) {
            return true; // which of the two was newer is not known
        }
    }
    return false;
}

std::string Checkpoints::keptName(std::int64_t step)
{
    return fmt::format("step-{}.pt", step);
}

std::int64_t Checkpoints::write(std::int64_t step, const std::function<void(const fs::path& temporary)>& write,
                                bool keep)
{
    const std::optional<Found> last = m_written ? m_written : findNewest();
    const Found next{.slot = last ? 1 - last->slot : 0, .number = last ? last->number + 1 : 1, .step = step};
    Sum sum;
    writeFileAtomically(file(next.slot), [&](const fs::path& temporary) {
        write(temporary);
        sum = sumOf(temporary);
    });
    const OrderedJson description = {{"format", formatName}, {"version", formatVersion}, {"number", next.number},
                                     {"step", step},         {"bytes", sum.bytes},       {"crc32", sum.crc}};
    const std::string text = description.dump(2) + "\n";
    if (keep) { // first: a kill after it must not leave a checkpoint that knows of having been kept, and was not
        const fs::path kept = m_folder / keptName(step);
        linkOrCopy(file(next.slot), kept);
        writeTextFile(sumFile(kept), text);
    }
    writeTextFile(sumFile(file(next.slot)), text);
    m_written = next;
    return static_cast<std::int64_t>(sum.bytes);
}

std::vector<CheckpointFile> Checkpoints::described() const
{
    std::vector<CheckpointFile> found;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder, ignored))
        if (entry.path().extension() == ".pt")
            try {
                found.push_back({entry.path(), readDescription(entry.path()).step});
            } catch (const Error&) {
                // Half written: not one of them.
            }
    return found;
}

CheckpointFile Checkpoints::nearest(std::int64_t step) const
{
    std::vector<CheckpointFile> found = described();
    std::ranges::sort(found, {}, [step](const CheckpointFile& checkpoint) {
        return std::pair(std::abs(checkpoint.step - step), checkpoint.step);
    });
    for (const CheckpointFile& checkpoint : found) // reading a file whole takes its time: the best ones first
        if (goodDescription(checkpoint.file))
            return checkpoint;
    return {};
}

} // namespace pathloom
