// SPDX-License-Identifier: MIT
#include "core/data/kept_listing.h"

#include "core/data/kept_binary.h"
#include "core/data/kept_files.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view format = "pathloom.files.1";
constexpr const char* ending = "files";
constexpr KeptLimits limits = {.bytes = std::uintmax_t(1) << 30, .unused = std::chrono::hours(24 * 60)};

/// The same folder by another way is another one: links may lead elsewhere tomorrow.
std::string nameOf(const fs::path& place)
{
    std::error_code ignored;
    return fs::absolute(place, ignored).lexically_normal().string();
}

/// What is read is used without further questions: nothing may lie outside.
bool isSound(const FileListing::Content& content)
{
    const std::vector<char>& names = content.names;
    return (names.empty() || names.back() == '\0') &&
           std::ranges::all_of(content.entries, [&](const FileListing::Entry& entry) {
               return entry.name < names.size() && entry.store == 0;
           });
}

} // namespace

fs::path indexFile(const fs::path& place, const char* fileEnding)
{
    return userDataFolder() / "index" / fmt::format("{:016x}.{}", Digest().add(nameOf(place)).value(), fileEnding);
}

void limitIndexes(const fs::path& inUse)
{
    limitKept(inUse.parent_path(), limits, inUse);
}

std::optional<KeptListing> readKeptListing(const fs::path& folder)
{
    const fs::path file = indexFile(folder, ending);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return std::nullopt;
    try {
        KeptReader reader(file, format);
        if (reader.text() != nameOf(folder))
            return std::nullopt;
        KeptListing kept;
        for (std::uint64_t left = reader.number(); left > 0; --left) {
            std::string name = reader.text();
            kept.folders.push_back({std::move(name), std::uint32_t(reader.number())});
        }
        kept.content.stamps = reader.number();
        kept.content.entries = reader.array<FileListing::Entry>();
        kept.content.names = reader.array<char>();
        for (std::uint64_t left = reader.number(); left > 0; --left) {
            std::string name = reader.text();
            kept.content.problems.push_back({std::move(name), reader.text()});
        }
        reader.finish();
        if (!isSound(kept.content))
            reader.fail();
        markUsed(file);
        return kept;
    } catch (const Error& e) { // the folder is read again
        spdlog::warn("{}", e.what());
        return std::nullopt;
    }
}

void keepListing(const fs::path& folder, const std::vector<ListedFolder>& folders, const FileListing& listing)
{
    const auto isRecent = [](const auto& each) { return each.stamp == 0; };
    if (std::ranges::any_of(folders, isRecent) || std::ranges::any_of(listing.content().entries, isRecent))
        return; // would count as changed
    const fs::path file = indexFile(folder, ending);
    try {
        createdFolder(file.parent_path());
        writeFileAtomically(file, [&](const fs::path& temporary) {
            KeptWriter writer(temporary, format);
            writer.text(nameOf(folder));
            writer.number(folders.size());
            for (const ListedFolder& each : folders) {
                writer.text(each.name);
                writer.number(each.stamp);
            }
            writer.number(listing.content().stamps);
            writer.array(listing.content().entries);
            writer.array(listing.content().names);
            writer.number(listing.problems().size());
            for (const LeftOut& problem : listing.problems()) {
                writer.text(problem.file);
                writer.text(problem.reason);
            }
            writer.finish();
        });
        limitIndexes(file);
    } catch (const Error& e) {
        spdlog::warn("The list of files is made again the next time: {}", e.what());
    }
}

} // namespace pathloom
