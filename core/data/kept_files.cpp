// SPDX-License-Identifier: MIT
#include "core/data/kept_files.h"

#include <algorithm>
#include <vector>

#include <spdlog/spdlog.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

struct Kept
{
    fs::path path;
    fs::file_time_type used;
    std::uintmax_t bytes = 0;
};

/// Whether a process writes the file at this moment.
bool isBeingWritten(fs::path file)
{
    file += ".lock";
    const int lock = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (lock < 0)
        return false;
    const bool isTaken = ::flock(lock, LOCK_EX | LOCK_NB) != 0;
    ::close(lock);
    return isTaken;
}

void removeKept(const fs::path& file)
{
    std::error_code failure;
    fs::remove(file, failure);
    if (failure)
        spdlog::warn("{} cannot be removed: {}", file.string(), failure.message());
    else
        spdlog::info("{} is removed", file.string());
}

/// Of a writer that ended without tidying up. Small files are written without a lock, but in a moment.
bool isOfCrash(const fs::path& file)
{
    constexpr std::chrono::minutes moment(10);
    fs::path target = file;
    std::error_code gone;
    return file.extension() == ".part" && !isBeingWritten(target.replace_extension()) &&
           fs::last_write_time(file, gone) < fs::file_time_type::clock::now() - moment && !gone;
}

std::vector<Kept> keptIn(const fs::path& folder, const fs::path& inUse)
{
    std::vector<Kept> kept;
    std::error_code failure;
    for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        const fs::path& path = entry->path();
        std::error_code ignored;
        if (isOfCrash(path))
            removeKept(path);
        else if (path != inUse && path.extension() != ".lock" && path.extension() != ".part" &&
                 entry->is_regular_file(ignored))
            kept.push_back({path, entry->last_write_time(ignored), entry->file_size(ignored)});
    }
    std::ranges::sort(kept, {}, &Kept::used);
    return kept;
}

} // namespace

void limitKept(const fs::path& folder, const KeptLimits& limits, const fs::path& inUse, std::uintmax_t neededBytes)
{
    std::error_code unknown;
    std::uintmax_t bytes = neededBytes;
    if (const std::uintmax_t own = fs::file_size(inUse, unknown); !unknown)
        bytes += own;
    const std::vector<Kept> kept = keptIn(folder, inUse);
    for (const Kept& file : kept)
        bytes += file.bytes;
    const auto now = fs::file_time_type::clock::now();
    for (const Kept& file : kept) {
        const fs::space_info space = fs::space(folder, unknown);
        const bool isShort = !unknown && space.available < neededBytes;
        const bool isInTheWay = bytes > limits.bytes || isShort;
        const auto unused = now - file.used;
        if (unused < std::chrono::hours(1) || (unused < limits.unused && !isInTheWay))
            break; // those that follow were used later
        removeKept(file.path);
        bytes -= file.bytes;
    }
}

void markUsed(const fs::path& file)
{
    std::error_code ignored; // a folder that cannot be written keeps its files as they are
    fs::last_write_time(file, fs::file_time_type::clock::now(), ignored);
}

} // namespace pathloom
