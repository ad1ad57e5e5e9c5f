// SPDX-License-Identifier: MIT
#include "core/run/run_folder.h"

#include "core/run/run_schema.h"

#include <algorithm>

namespace pathloom {

namespace fs = std::filesystem;

void makeRunFolder(const fs::path& folder)
{
    std::error_code failure;
    if (fs::exists(folder, failure) && !fs::is_directory(folder, failure))
        throw Error("exists and is no folder", folder.string());
    if (fs::is_directory(folder, failure) && !fs::is_empty(folder, failure))
        throw Error("exists and is not empty", folder.string(), "choose another name for the run");
    for (const char* part : {"", "checkpoints", "networks"}) {
        fs::create_directories(folder / part, failure);
        if (failure)
            throw Error("cannot be created: " + failure.message(), folder.string());
    }
}

void clearRunFolder(const fs::path& folder, bool keepFolder)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        fs::remove_all(entry.path(), ignored);
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
