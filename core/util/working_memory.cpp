// SPDX-License-Identifier: MIT
#include "core/util/working_memory.h"

#include <mutex>
#include <string>

#include <dlfcn.h>
#include <malloc.h>
#include <sys/types.h>

namespace pathloom {

namespace {

std::mutex mutex;
int users = 0;            ///< how many WorkingMemory there are
ssize_t usualDecayMs = 0; ///< how long jemalloc keeps unused pages otherwise

/// jemalloc's control function if the program runs on jemalloc, else null: core itself does not depend on it.
int (*control())(const char*, void*, size_t*, void*, size_t)
{
    static const auto function =
        reinterpret_cast<int (*)(const char*, void*, size_t*, void*, size_t)>(dlsym(RTLD_DEFAULT, "mallctl"));
    return function;
}

template<typename Value>
Value read(const char* name)
{
    Value value{};
    size_t size = sizeof(value);
    control()(name, &value, &size, nullptr, 0);
    return value;
}

/// Calls visit("arena.0.", "arena.1.", …); those that no thread has used yet refuse what is asked of them.
template<typename Visit>
void forEachArena(const Visit& visit)
{
    for (unsigned i = 0; i < read<unsigned>("arenas.narenas"); ++i)
        visit("arena." + std::to_string(i) + ".");
}

void setDecay(ssize_t milliseconds)
{
    control()("arenas.dirty_decay_ms", nullptr, nullptr, &milliseconds, sizeof(milliseconds)); // of arenas to come
    forEachArena([&](const std::string& arena) {
        control()((arena + "dirty_decay_ms").c_str(), nullptr, nullptr, &milliseconds, sizeof(milliseconds));
    });
}

} // namespace

WorkingMemory::WorkingMemory()
{
    const std::lock_guard lock(mutex);
    if (users++ > 0 || !control())
        return;
    usualDecayMs = read<ssize_t>("arenas.dirty_decay_ms");
    setDecay(-1); // never
}

WorkingMemory::~WorkingMemory()
{
    const std::lock_guard lock(mutex);
    if (--users > 0)
        return;
    if (!control()) {
        malloc_trim(0);
        return;
    }
    setDecay(usualDecayMs);
    control()("thread.tcache.flush", nullptr, nullptr, nullptr, 0);
    forEachArena([](const std::string& arena) { control()((arena + "purge").c_str(), nullptr, nullptr, nullptr, 0); });
}

} // namespace pathloom
