// SPDX-License-Identifier: MIT
#include "core/kernels/kernels.h"

#include "core/kernels/threads.h"
#include "core/util/error.h"

#include <omp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <vector>

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

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

/// Aligned memory that only grows; its contents are lost then.
template<typename Number>
class Growing
{
public:
    Number* atLeast(std::size_t count)
    {
        if (count > m_count) {
            m_memory.reset();
            m_count = 0; // if there is not enough memory, the next call finds none, too
            m_memory.reset(static_cast<Number*>(::operator new(count * sizeof(Number), alignment)));
            m_count = count;
        }
        return m_memory.get();
    }

private:
    static constexpr std::align_val_t alignment{64};
    struct Delete
    {
        void operator()(Number* p) const { ::operator delete(p, alignment); }
    };
    std::unique_ptr<Number, Delete> m_memory;
    std::size_t m_count = 0;
};

template<typename Number>
Number* scratchOf(Slot slot, std::size_t count)
{
    thread_local std::array<Growing<Number>, std::size_t(Slot::Count)> memory;
    return memory[std::size_t(slot)].atLeast(count);
}

/// The thread sanitizer does not see where threads wait for each other inside of libgomp, which is not built for it:
/// what came before happensBefore() is done after happensAfter() of the same address.
void happensBefore([[maybe_unused]] void* address)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(address);
#endif
}

void happensAfter([[maybe_unused]] void* address)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(address);
#endif
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

int threadCount(std::int64_t items)
{
    return int(std::clamp<std::int64_t>(items, 1, omp_get_max_threads()));
}

#if defined(__SANITIZE_THREAD__)
__attribute__((no_sanitize_thread)) // what the compiler hands over to the threads lies before happensAfter()
#endif
void runThreads(std::int64_t items, void (*work)(void* context, const Share& share), void* context)
{
    const int threads = threadCount(items);
    const auto share = [items, threads](int thread) {
        return Share{items * thread / threads, items * (thread + 1) / threads, thread, threads};
    };
    if (threads == 1)
        return work(context, share(0));
    char begin = 0, end = 0;
    happensBefore(&begin);
#pragma omp parallel num_threads(threads)
    {
        happensAfter(&begin);
        // The system may grant fewer threads than asked for; the division, and with it every sum, stays the same.
        for (int thread = omp_get_thread_num(); thread < threads; thread += omp_get_num_threads())
            work(context, share(thread));
        happensBefore(&end);
    }
    happensAfter(&end);
}

float* scratch(Slot slot, std::size_t floats)
{
    return scratchOf<float>(slot, floats);
}

double* scratchDoubles(Slot slot, std::size_t doubles)
{
    return scratchOf<double>(slot, doubles);
}

} // namespace pathloom::kernels
