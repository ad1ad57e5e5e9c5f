// SPDX-License-Identifier: MIT
#include "core/run/run_lock.h"

#include "core/util/error.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

fs::path lockFile(const fs::path& folder)
{
    return folder / "run.lock";
}

struct flock wholeFile(short type)
{
    struct flock lock = {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

} // namespace

RunLock::RunLock(const fs::path& folder)
{
    const fs::path file = lockFile(folder);
    m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_descriptor < 0)
        throw Error(std::string("cannot be opened for writing: ") + std::strerror(errno), file.string());
    struct flock lock = wholeFile(F_WRLCK);
    if (::fcntl(m_descriptor, F_OFD_SETLK, &lock) == 0)
        return;
    const int reason = errno;
    ::close(m_descriptor);
    if (reason == EAGAIN || reason == EACCES)
        throw Error("is being written by another search or training", folder.string(),
                    "wait until it ends, or open the run read-only");
    throw Error(std::string("cannot be locked for writing: ") + std::strerror(reason), file.string());
}

RunLock::~RunLock()
{
    ::close(m_descriptor);
}

bool RunLock::isHeld(const fs::path& folder)
{
    const int descriptor = ::open(lockFile(folder).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    struct flock lock = wholeFile(F_RDLCK);
    const bool asked = ::fcntl(descriptor, F_OFD_GETLK, &lock) == 0;
    ::close(descriptor);
    return asked && lock.l_type != F_UNLCK;
}

} // namespace pathloom
