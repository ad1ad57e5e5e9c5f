// SPDX-License-Identifier: MIT
#include "core/run/run_lock.h"

#include "core/util/error.h"

#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

fs::path lockFile(const fs::path& folder)
{
    return folder / RunLock::fileName;
}

struct flock wholeFile(short type)
{
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// Who would be in the way of a lock on the file; not asked if the file cannot be opened, or is on a file system that
/// knows no locks.
struct Answer
{
    std::optional<bool> held;
    int reason = 0; ///< errno of asking
};

Answer ask(const fs::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return {};
    struct flock lock = wholeFile(F_RDLCK);
    Answer answer;
    if (::fcntl(descriptor, F_OFD_GETLK, &lock) == 0)
        answer.held = lock.l_type != F_UNLCK;
    else
        answer.reason = errno;
    ::close(descriptor);
    return answer;
}

} // namespace

RunLock::RunLock(const fs::path& folder)
{
    const fs::path file = lockFile(folder);
    m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_descriptor < 0)
        throw Error(std::string("cannot be written: ") + std::strerror(errno), folder.string(),
                    "copy the run to a folder of your own; export and report can also write elsewhere");
    struct flock lock = wholeFile(F_WRLCK);
    if (::fcntl(m_descriptor, F_OFD_SETLK, &lock) == 0)
        return;
    const int reason = errno;
    ::close(m_descriptor);
    if (reason == EAGAIN || reason == EACCES)
        throw Error("is being written by another search or training", folder.string(),
                    "wait until it ends, or open the run read-only");
    throw Error(std::string("cannot be locked for writing: ") + std::strerror(reason), folder.string(),
                "its file system knows no locks; move the run to another one");
}

RunLock::~RunLock()
{
    ::close(m_descriptor);
}

bool RunLock::isHeld(const fs::path& folder)
{
    return ask(lockFile(folder)).held.value_or(false);
}

bool RunLock::isPossible(const fs::path& folder)
{
    std::error_code ignored;
    fs::path file = lockFile(folder);
    if (!fs::exists(file, ignored)) {
        // Any other one that is not the database's: closing a file gives up SQLite's locks on it.
        for (fs::recursive_directory_iterator entry(folder, ignored), end; entry != end; entry.increment(ignored))
            if (entry->is_regular_file(ignored) && !entry->path().filename().string().starts_with("run.db")) {
                file = entry->path();
                break;
            }
    }
    const int reason = ask(file).reason;
    return reason != ENOLCK && reason != ENOSYS && reason != EOPNOTSUPP && reason != EINVAL;
}

} // namespace pathloom
