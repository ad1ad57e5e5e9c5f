// SPDX-License-Identifier: MIT
#include "core/kernels/worker_team.h"

#include <omp.h>

#include <thread>
#include <utility>

namespace pathloom::kernels {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// How long to look for more before sleeping: longer than what lies between two kernels of a step, be it LibTorch's or
/// the optimiser's.
constexpr auto patience = 2ms;
constexpr int looksBetweenClocks = 16;

constexpr int shareBits = 12;
constexpr std::uint32_t shareMask = (1u << shareBits) - 1;
static_assert(WorkerTeam::mostShares == int(shareMask));

} // namespace

WorkerTeam& WorkerTeam::instance()
{
    static WorkerTeam& team = *new WorkerTeam; // never ends: its workers may be asleep in it when the program does
    return team;
}

template<typename Done>
bool WorkerTeam::lookFor(Done done)
{
    const auto end = Clock::now() + patience;
    for (int looks = 1; !done(); ++looks) {
        if (looks % looksBetweenClocks == 0 && Clock::now() > end)
            return false;
        std::this_thread::yield();
    }
    return true;
}

void WorkerTeam::run(int shares, void (*work)(const void* context, int share), const void* context)
{
    if (m_taken.exchange(true)) {
        for (int share = 0; share < shares; ++share)
            work(context, share);
        return;
    }
    resize(omp_get_max_threads() - 1);
    m_task = {work, context, omp_get_max_threads(), floatControl()};
    m_done = 0;
    m_shares = (m_shares & ~shareMask) + (1u << shareBits) + std::uint32_t(shares);
    m_shares.notify_all(); // costs next to nothing if nobody sleeps

    while (takeShare()) {
    }
    const auto done = [&] { return m_done == shares; };
    if (!lookFor(done))
        for (int seen = m_done; seen != shares; seen = m_done)
            m_done.wait(seen);
    const std::exception_ptr failure = std::exchange(m_failure, nullptr);
    m_failed = false;
    m_taken = false;
    if (failure)
        std::rethrow_exception(failure);
}

void WorkerTeam::resize(int workers)
{
    try {
        for (; m_workers < workers; ++m_workers)
            std::thread([this, worker = m_workers] { serve(worker); }).detach();
    } catch (const std::exception&) {
        // The system has no more threads, or no memory for one: those that are there share the work.
    }
    if (m_wanted.exchange(workers) < workers)
        m_wanted.notify_all();
}

void WorkerTeam::serve(int worker)
{
    for (;;) {
        if (const int wanted = m_wanted; worker >= wanted) {
            m_wanted.wait(wanted);
            continue;
        }
        if (takeShare())
            continue;
        const auto isLeft = [this] { return (m_shares & shareMask) != 0; };
        if (lookFor(isLeft))
            continue;
        if (const std::uint32_t seen = m_shares; (seen & shareMask) == 0)
            m_shares.wait(seen);
    }
}

bool WorkerTeam::takeShare()
{
    std::uint32_t left = m_shares;
    do {
        if ((left & shareMask) == 0)
            return false;
    } while (!m_shares.compare_exchange_weak(left, left - 1));
    compute(int(left & shareMask) - 1);
    return true;
}

void WorkerTeam::compute(int share)
{
    if (omp_get_max_threads() != m_task.ompThreads)
        omp_set_num_threads(m_task.ompThreads);
    if (floatControl() != m_task.floatControl)
        setFloatControl(m_task.floatControl);
    try {
        m_task.work(m_task.context, share);
    } catch (...) {
        if (!m_failed.exchange(true))
            m_failure = std::current_exception();
    }
    ++m_done;
    m_done.notify_one();
}

} // namespace pathloom::kernels
