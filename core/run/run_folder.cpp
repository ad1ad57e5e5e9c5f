// SPDX-License-Identifier: MIT
#include "core/run/run_folder.h"

#include "core/run/run_lock.h"
#include "core/run/run_schema.h"

#include <algorithm>
#include <array>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::array subfolders = {"checkpoints", "networks"};
constexpr std::array databaseEndings = {"", "-wal", "-shm", "-journal"};

bool isDatabaseFile(const fs::path& file)
{
    const std::string name = file.filename().string(), database = databaseFile({}).string();
    return std::ranges::any_of(databaseEndings, [&](const char* ending) { return name == database + ending; });
}

/// Nothing but what the making of a run begins with.
bool isHalfMade(const fs::path& folder)
{
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool known = std::ranges::find(subfolders, name) != subfolders.end()
                               ? entry.is_directory() && fs::is_empty(entry.path())
                               : name == RunLock::fileName || isDatabaseFile(entry.path());
        if (!known)
            return false;
    }
    return !RunLock::isHeld(folder) && (!fs::exists(databaseFile(folder)) || isBlankDatabase(folder));
}

} // namespace

void makeRunFolder(const fs::path& folder)
{
    std::error_code failure;
    if (fs::exists(folder, failure) && !fs::is_directory(folder, failure))
        throw Error("exists and is no folder", folder.string());
    try {
        if (fs::is_directory(folder, failure) && !fs::is_empty(folder, failure)) {
            if (!isHalfMade(folder))
                throw Error("exists and is not empty", folder.string(), "choose another name for the run");
            removeRunFolder(folder, true);
        }
    } catch (const fs::filesystem_error& e) {
        throw Error("cannot be read: " + e.code().message(), folder.string());
    }
    fs::create_directories(folder, failure);
    for (const char* part : subfolders)
        if (!failure)
            fs::create_directories(folder / part, failure);
    if (failure)
        throw Error("cannot be created: " + failure.message(), folder.string());
}

void removeRunFolder(const fs::path& folder, bool keepFolder)
{
    std::error_code ignored;
    for (const char* ending : databaseEndings)
        fs::remove(databaseFile(folder).string() + ending, ignored);
    fs::remove(folder / RunLock::fileName, ignored);
    fs::remove(folder / dataProblemsFile, ignored);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / Checkpoints::folderName, ignored))
        if (entry.path().filename().string().starts_with("checkpoint-"))
            fs::remove(entry.path(), ignored);
    for (const char* part : {"checkpoints", "networks", "commands"})
        fs::remove(folder / part, ignored); // only if it is empty
    if (!keepFolder)
        fs::remove(folder, ignored);
}

std::vector<fs::path> listRuns(const fs::path& root)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code ignored;
    for (fs::directory_iterator entry(root, fs::directory_options::skip_permission_denied, ignored), end; entry != end;
         entry.increment(ignored)) {
        const fs::path file = databaseFile(entry->path());
        if (!fs::is_regular_file(file, ignored))
            continue;
        fs::file_time_type changed = fs::last_write_time(file, ignored);
        const fs::path log = file.string() + "-wal"; // the newest events of a run that is being written
        if (fs::exists(log, ignored))
            changed = std::max(changed, fs::last_write_time(log, ignored));
        found.emplace_back(changed, entry->path());
    }
    std::ranges::sort(found, std::greater<>());
    std::vector<fs::path> runs;
    for (auto& [changed, folder] : found)
        runs.push_back(std::move(folder));
    return runs;
}

} // namespace pathloom
