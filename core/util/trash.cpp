// SPDX-License-Identifier: MIT
#include "core/util/trash.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <chrono>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* originFile = "from"; ///< in a trash folder: where its files stood

void moveFile(const fs::path& from, const fs::path& to)
{
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure)
        throw Error(fmt::format("cannot be moved to {}: {}", to.string(), failure.message()), from.string());
}

} // namespace

fs::path moveToTrash(const std::string& name, const std::vector<fs::path>& files)
{
    const auto stamp = std::chrono::system_clock::now().time_since_epoch() / std::chrono::microseconds(1);
    const fs::path trash = writableDataFolder(fs::path("trash") / fmt::format("{}-{}", name, stamp));
    const fs::path folder = fs::absolute(files.front()).parent_path();
    writeTextFile(trash / originFile, folder.string());
    std::vector<fs::path> moved;
    try {
        for (const fs::path& file : files) {
            moveFile(file, trash / file.filename());
            moved.push_back(file.filename());
        }
    } catch (const Error&) {
        std::error_code ignored;
        for (const fs::path& file : moved)
            fs::rename(trash / file, folder / file, ignored);
        fs::remove(trash / originFile, ignored);
        fs::remove(trash, ignored); // stays if it holds anything
        throw;
    }
    return trash;
}

std::vector<fs::path> bringBack(const fs::path& trash)
{
    const fs::path folder = createdFolder(readTextFile(trash / originFile));
    std::vector<fs::path> files, places;
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(trash, failure)) {
        if (entry.path().filename() == originFile)
            continue;
        files.push_back(entry.path());
        places.push_back(folder / entry.path().filename());
        std::error_code ignored;
        if (fs::exists(places.back(), ignored))
            throw Error("is there already, so what was deleted cannot be brought back", places.back().string());
    }
    for (std::size_t i = 0; i < files.size(); ++i)
        moveFile(files[i], places[i]);
    fs::remove_all(trash, failure);
    return places;
}

} // namespace pathloom
