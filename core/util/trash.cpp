// SPDX-License-Identifier: MIT
#include "core/util/trash.h"

#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"
#include "core/util/numbers.h"

#include <algorithm>
#include <functional>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

using Stamp = std::chrono::microseconds; ///< since 1970, at the end of a trash folder's name

constexpr const char* label = "origin.json"; ///< in a trash folder: what it holds and where that stood
constexpr const char* held = "files";        ///< beside it: the files, whatever they are called
constexpr const char* oldLabel = "from";     ///< of earlier versions: where the files stood, which lay beside it

void moveFile(const fs::path& from, const fs::path& to)
{
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure == std::errc::cross_device_link)
        throw Error("lies on another disk than the trash and cannot be moved there", from.string(),
                    fmt::format("delete it in the file manager, or move it to the disk of {} first",
                                to.parent_path().string()));
    if (failure)
        throw Error(fmt::format("cannot be moved to {}: {}", to.string(), failure.message()), from.string());
}

/// Where the files lie in a trash folder.
fs::path placeIn(const fs::path& trash)
{
    std::error_code ignored;
    return fs::exists(trash / label, ignored) ? trash / held : trash;
}

std::vector<fs::path> filesIn(const fs::path& trash)
{
    const fs::path place = placeIn(trash);
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(place, failure), end; !failure && entry != end; entry.increment(failure))
        if (place != trash || entry->path().filename() != oldLabel)
            files.push_back(entry->path().filename());
    std::ranges::sort(files);
    return files;
}

std::uintmax_t bytesIn(const fs::path& folder)
{
    std::uintmax_t bytes = 0;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored))
            if (const std::uintmax_t size = entry->file_size(ignored); !ignored)
                bytes += size;
    }
    return bytes;
}

/// What a trash folder says of itself; one that is damaged can still be seen and deleted.
TrashEntry entryOf(const fs::path& trash)
{
    TrashEntry entry{.trash = trash,
                     .kind = {},
                     .name = {},
                     .folder = {},
                     .files = filesIn(trash),
                     .deleted = {},
                     .bytes = bytesIn(placeIn(trash))};
    const std::string whole = trash.filename().string();
    const std::size_t first = whole.find('-'), last = whole.rfind('-');
    entry.kind = whole.substr(0, first);
    if (first != std::string::npos && last > first) {
        entry.name = whole.substr(first + 1, last - first - 1);
        if (const auto stamp = numberFrom<std::int64_t>(whole.substr(last + 1)))
            entry.deleted = std::chrono::system_clock::time_point(Stamp(*stamp));
    }
    std::error_code ignored;
    try {
        if (!fs::exists(trash / label, ignored)) {
            entry.folder = readTextFile(trash / oldLabel);
            return entry;
        }
        const Json said = parseJson(readTextFile(trash / label), (trash / label).string());
        entry.folder = said.value("folder", std::string());
        entry.name = said.value("name", entry.name);
    } catch (const std::exception&) {
        entry.folder.clear();
    }
    return entry;
}

} // namespace

fs::path moveToTrash(const std::string& kind, const std::string& name, const std::vector<fs::path>& files)
{
    const auto stamp = std::chrono::duration_cast<Stamp>(std::chrono::system_clock::now().time_since_epoch()).count();
    const fs::path trash =
        writableDataFolder(fs::path("trash") / fmt::format("{}-{}-{}", kind, files.front().stem().string(), stamp));
    const fs::path folder = fs::absolute(files.front()).parent_path();
    std::vector<fs::path> moved;
    try {
        createdFolder(trash / held);
        writeTextFile(trash / label, Json{{"folder", folder.string()}, {"name", name}}.dump(1));
        for (const fs::path& file : files) {
            moveFile(file, trash / held / file.filename());
            moved.push_back(file.filename());
        }
    } catch (const Error&) {
        std::error_code ignored;
        for (const fs::path& file : moved)
            fs::rename(trash / held / file, folder / file, ignored);
        fs::remove(trash / held, ignored); // they stay if they hold anything
        if (!fs::exists(trash / held, ignored))
            fs::remove(trash / label, ignored);
        fs::remove(trash, ignored);
        throw;
    }
    return trash;
}

std::vector<fs::path> bringBack(const fs::path& trash)
{
    const TrashEntry entry = entryOf(trash);
    if (entry.folder.empty())
        throw Error("does not say where its files stood, so they cannot be brought back", trash.string(),
                    "move them by hand");
    if (entry.files.empty())
        throw Error("holds nothing that could be brought back", trash.string());
    createdFolder(entry.folder);
    std::vector<fs::path> places;
    for (const fs::path& file : entry.files) {
        places.push_back(entry.folder / file);
        std::error_code ignored;
        if (fs::exists(places.back(), ignored))
            throw Error("is there already, so what was deleted cannot be brought back", places.back().string());
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        moveFile(placeIn(trash) / entry.files[i], places[i]);
    std::error_code ignored;
    fs::remove_all(trash, ignored);
    return places;
}

std::vector<TrashEntry> trashEntries()
{
    std::vector<TrashEntry> entries;
    std::error_code failure;
    for (fs::directory_iterator entry(userDataFolder() / "trash", failure), end; !failure && entry != end;
         entry.increment(failure))
        if (std::error_code ignored; entry->is_directory(ignored))
            entries.push_back(entryOf(entry->path()));
    std::ranges::sort(entries, std::ranges::greater(), &TrashEntry::deleted);
    return entries;
}

void deleteForGood(const fs::path& trash)
{
    if (trash.lexically_normal().parent_path() != (userDataFolder() / "trash").lexically_normal() ||
        !trash.has_filename() || trash.filename() == "..")
        throw Error("is no folder of the trash, so it is not deleted", trash.string());
    std::error_code failure;
    fs::remove_all(trash, failure);
    if (failure)
        throw Error(fmt::format("cannot be deleted: {}", failure.message()), trash.string());
}

} // namespace pathloom
