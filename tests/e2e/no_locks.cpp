// SPDX-License-Identifier: MIT
// Preloaded into a program: its file systems know no locks, as NFS without its lock service or some cluster ones.
#include <cerrno>
#include <cstdarg>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr int lockCommands[] = {5, 6, 7, 36, 37, 38}; // F_GETLK, F_SETLK, F_SETLKW and those of open files

int withoutLocks(int descriptor, int command, void* argument)
{
    for (int lock : lockCommands)
        if (command == lock) {
            errno = ENOLCK;
            return -1;
        }
    return static_cast<int>(::syscall(SYS_fcntl, descriptor, command, argument));
}

} // namespace

// <fcntl.h> is not included, because it declares them in its own way.
extern "C" int fcntl(int descriptor, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void* argument = va_arg(arguments, void*);
    va_end(arguments);
    return withoutLocks(descriptor, command, argument);
}

extern "C" int fcntl64(int descriptor, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void* argument = va_arg(arguments, void*);
    va_end(arguments);
    return withoutLocks(descriptor, command, argument);
}

extern "C" int flock(int, int)
{
    errno = ENOLCK;
    return -1;
}
