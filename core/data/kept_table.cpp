// SPDX-License-Identifier: MIT
#include "core/data/kept_table.h"

#include "core/data/kept_binary.h"
#include "core/data/kept_files.h"
#include "core/data/kept_listing.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>

#include <spdlog/spdlog.h>

#include <sys/stat.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view tableFormat = "pathloom.table.1";
constexpr const char* tableEnding = "table";

} // namespace

std::uint32_t tableStamp(const fs::path& table)
{
    struct stat facts
    {
    };
    return ::stat(table.c_str(), &facts) == 0 ? stampWithSize(facts) : 0;
}

std::optional<LabelledPictures> readKeptTable(const fs::path& table, const std::stop_token& stop)
{
    const fs::path file = indexFile(table, tableEnding);
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return std::nullopt;
    LabelledPictures kept;
    std::optional<FileListing> listing;
    try {
        KeptReader reader(file, tableFormat);
        const std::uint32_t stamp = tableStamp(table);
        if (reader.text() != fs::absolute(table, ignored).lexically_normal().string() || stamp == 0 ||
            reader.number() != stamp)
            return std::nullopt;
        kept.pictures = reader.array<LabelledPicture>();
        for (std::uint64_t left = reader.number(); left > 0; --left)
            kept.classNames.push_back(reader.text());
        listing = FileListing({folderStore(table.parent_path())}, readContent(reader, 1));
        reader.finish();
        if (!std::ranges::all_of(kept.pictures, [&](const LabelledPicture& picture) {
                return picture.file < listing->size() && picture.label < kept.classNames.size() &&
                       picture.part <= Part::Test;
            }))
            reader.fail();
    } catch (const Error& e) { // the table is read again
        spdlog::warn("{}", e.what());
        return std::nullopt;
    }
    if (!areUnchanged(table.parent_path(), *listing, stop))
        return std::nullopt;
    markUsed(file);
    kept.files = std::make_shared<const FileListing>(std::move(*listing));
    return kept;
}

void keepTable(const fs::path& table, std::uint32_t before, const LabelledPictures& found)
{
    const bool isRecent =
        std::ranges::any_of(found.files->content().entries, [](const FileListing::Entry& e) { return e.stamp == 0; });
    if (before == 0 || before != tableStamp(table) || isRecent || !found.problems.empty() ||
        !found.files->problems().empty() || !found.notes.empty())
        return;
    const fs::path file = indexFile(table, tableEnding);
    try {
        createdFolder(file.parent_path());
        writeFileAtomically(file, [&](const fs::path& temporary) {
            KeptWriter writer(temporary, tableFormat);
            std::error_code ignored;
            writer.text(fs::absolute(table, ignored).lexically_normal().string());
            writer.number(before);
            writer.array(found.pictures);
            writer.number(found.classNames.size());
            for (const std::string& name : found.classNames)
                writer.text(name);
            writeContent(writer, found.files->content());
            writer.finish();
        });
        limitIndexes(file);
    } catch (const Error& e) {
        spdlog::warn("The table is read again the next time: {}", e.what());
    }
}

} // namespace pathloom
