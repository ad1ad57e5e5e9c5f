// SPDX-License-Identifier: MIT
#include "core/kernels/threads.h"

#include "core/kernels/worker_team.h"

#include <omp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace pathloom::kernels {

namespace {

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

} // namespace

int threadCount(std::int64_t items)
{
    return int(std::clamp<std::int64_t>(items, 1, std::min(omp_get_max_threads(), WorkerTeam::mostShares)));
}

void runThreads(std::int64_t items, void (*work)(void* context, const Share& share), void* context)
{
    const int threads = threadCount(items);
    const auto runShare = [&](int thread) {
        work(context, {items * thread / threads, items * (thread + 1) / threads, thread, threads});
    };
    if (threads == 1)
        return runShare(0);
    using Run = decltype(runShare);
    WorkerTeam::instance().run(
        threads, [](const void* run, int thread) { (*static_cast<const Run*>(run))(thread); }, &runShare);
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
