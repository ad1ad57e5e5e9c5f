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

constexpr std::string_view format = "pathloom.files.2";
constexpr const char* ending = "files";
constexpr KeptLimits listingLimits = {.bytes = std::uintmax_t(1) << 30, .unused = std::chrono::hours(24 * 60)};

/// The same folder by another way is another one: links may lead elsewhere tomorrow.
std::string nameOf(const fs::path& place)
{
    std::error_code ignored;
    return fs::absolute(place, ignored).lexically_normal().string();
}

/// What is read is used without further questions: nothing may lie outside.
bool isSound(const FileListing::Content& content, std::size_t stores)
{
    const std::vector<char>& names = content.names;
    return (names.empty() || names.back() == '\0') &&
           std::ranges::all_of(content.entries, [&](const FileListing::Entry& entry) {
               return entry.name < names.size() && entry.store < stores;
           });
}

} // namespace

fs::path indexFile(const fs::path& place, const char* fileEnding)
{
    return userDataFolder() / "index" / fmt::format("{:016x}.{}", Digest().add(nameOf(place)).value(), fileEnding);
}

void limitIndexes(const fs::path& inUse)
{
    limitKept(inUse.parent_path(), listingLimits, inUse);
}

void writeContent(KeptWriter& writer, const FileListing::Content& content)
{
    writer.number(content.stamps);
    writer.array(content.entries);
    writer.array(content.names);
    writer.number(content.problems.size());
    for (const LeftOut& problem : content.problems) {
        writer.text(problem.file);
        writer.text(problem.reason);
    }
}

FileListing::Content readContent(KeptReader& reader, std::size_t stores)
{
    FileListing::Content content;
    content.stamps = reader.number();
    content.entries = reader.array<FileListing::Entry>();
    content.names = reader.array<char>();
    for (std::uint64_t left = reader.number(); left > 0; --left) {
        std::string name = reader.text();
        content.problems.push_back({std::move(name), reader.text()});
    }
    if (!isSound(content, stores))
        reader.fail();
    return content;
}

std::optional<KeptListing> readKeptListing(const fs::path& place, std::size_t stores)
{
    const fs::path file = indexFile(place, ending);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return std::nullopt;
    try {
        KeptReader reader(file, format);
        if (reader.text() != nameOf(place))
            return std::nullopt;
        KeptListing kept;
        for (std::uint64_t left = reader.number(); left > 0; --left) {
            std::string name = reader.text();
            kept.sources.push_back({std::move(name), std::uint32_t(reader.number())});
        }
        kept.content = readContent(reader, stores);
        for (std::uint64_t left = reader.number(); left > 0; --left)
            kept.notes.push_back(reader.text());
        reader.finish();
        markUsed(file);
        return kept;
    } catch (const Error& e) { // the place is read again
        spdlog::warn("{}", e.what());
        return std::nullopt;
    }
}

void keepListing(const fs::path& place, const std::vector<ListedSource>& sources, const FileListing& listing,
                 const std::vector<std::string>& notes)
{
    const auto isRecent = [](const auto& each) { return each.stamp == 0; };
    if (std::ranges::any_of(sources, isRecent) || std::ranges::any_of(listing.content().entries, isRecent))
        return; // would count as changed
    const fs::path file = indexFile(place, ending);
    try {
        createdFolder(file.parent_path());
        writeFileAtomically(file, [&](const fs::path& temporary) {
            KeptWriter writer(temporary, format);
            writer.text(nameOf(place));
            writer.number(sources.size());
            for (const ListedSource& each : sources) {
                writer.text(each.name);
                writer.number(each.stamp);
            }
            writeContent(writer, listing.content());
            writer.number(notes.size());
            for (const std::string& note : notes)
                writer.text(note);
            writer.finish();
        });
        limitIndexes(file);
    } catch (const Error& e) {
        spdlog::warn("The list of files is made again the next time: {}", e.what());
    }
}

} // namespace pathloom
