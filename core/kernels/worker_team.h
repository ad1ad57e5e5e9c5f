// SPDX-License-Identifier: MIT
// Private to the kernels: the threads that compute.
#pragma once

#include "core/util/denormals.h"

#include <atomic>
#include <cstdint>
#include <exception>

namespace pathloom::kernels {

/// Threads that share the work of one kernel after the other. Kernels follow each other within tens of microseconds,
/// and waking a thread that sleeps can take as long as a kernel does (several times as long where the processor is a
/// virtual one). So a worker that has nothing to do asks again and again for a while, and lets others run between two
/// looks: unlike one that spins, as libgomp's do, it takes a core from nobody.
class WorkerTeam
{
public:
    static constexpr int mostShares = 4095;

    static WorkerTeam& instance();

    /// Runs work(context, share) once for every share below `shares`, in this thread and the workers, which take over
    /// its number of OpenMP threads and how it treats denormals. While another thread computes here, this one does all
    /// by itself. Returns when all is done; throws what one of them threw.
    void run(int shares, void (*work)(const void* context, int share), const void* context);

private:
    struct Task
    {
        void (*work)(const void* context, int share) = nullptr;
        const void* context = nullptr;
        int ompThreads = 0;
        FloatControl floatControl{};
    };

    WorkerTeam() = default;
    void resize(int workers);
    void serve(int worker);
    /// Takes a share of the task, if one is left, and computes it.
    bool takeShare();
    void compute(int share);
    /// Looks until done() or for a while. @return done()
    template<typename Done>
    static bool lookFor(Done done);

    std::atomic<bool> m_taken = false; ///< some thread's task is being done
    Task m_task;                       ///< may be read by whoever has a share of it
    /// How many shares nobody has taken yet, below a number that tells tasks apart. What is taken is valid whatever the
    /// worker has seen before: the task cannot go away while one of its shares is not done.
    std::atomic<std::uint32_t> m_shares = 0;
    std::atomic<int> m_done = 0;   ///< shares
    std::atomic<int> m_wanted = 0; ///< workers; those beyond sleep
    int m_workers = 0;             ///< that were started
    std::atomic<bool> m_failed = false;
    std::exception_ptr m_failure; ///< of whoever set m_failed
};

} // namespace pathloom::kernels
