// SPDX-License-Identifier: MIT
#include "core/kernels/kernels.h"

#include "core/util/error.h"

#include <cstdlib>
#include <vector>

namespace pathloom::kernels {

#if defined(__x86_64__)
namespace avx512 {
extern const Kernels table;
}
namespace avx2 {
extern const Kernels table;
}
#endif
namespace portable {
extern const Kernels table;
}

namespace {

std::vector<const Kernels*> findAvailable()
{
    std::vector<const Kernels*> found;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw"))
        found.push_back(&avx512::table);
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        found.push_back(&avx2::table);
#endif
    found.push_back(&portable::table);
    return found;
}

const Kernels& choose()
{
    const auto all = availableKernels();
    const char* wanted = std::getenv("PATHLOOM_KERNELS");
    if (!wanted || !*wanted)
        return *all.front();
    std::string names;
    for (const Kernels* one : all) {
        if (one->name == std::string(wanted))
            return *one;
        names += (names.empty() ? "" : ", ") + std::string(one->name);
    }
    throw UsageError("PATHLOOM_KERNELS is '" + std::string(wanted) + "', but this processor can run " + names);
}

} // namespace

std::span<const Kernels* const> availableKernels()
{
    static const std::vector<const Kernels*> available = findAvailable();
    return available;
}

const Kernels& kernels()
{
    static const Kernels& chosen = choose();
    return chosen;
}

} // namespace pathloom::kernels
