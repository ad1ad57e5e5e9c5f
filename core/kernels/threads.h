// SPDX-License-Identifier: MIT
// Private to the kernels: dividing work among threads, so that equal thread counts give equal sums.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pathloom::kernels {

/// Work of one thread: items [begin, end) of a static division.
struct Share
{
    std::int64_t begin, end;
    int thread, threads;
};

/// Runs work(context, share) in as many threads as OpenMP would take here, at most one for each item. Throws what the
/// work throws.
void runThreads(std::int64_t items, void (*work)(void* context, const Share& share), void* context);
/// How many threads runThreads() will use.
int threadCount(std::int64_t items);

/// Memory of 64-byte alignment that this thread keeps for the next call. Slots are independent.
/// Contents are what the last user left.
enum class Slot { First, Second, Third, Shared, SharedGradients, SharedWeights, SharedSums, Count };
float* scratch(Slot slot, std::size_t floats);
double* scratchDoubles(Slot slot, std::size_t doubles);

/// runThreads() for a function object.
template<typename Work>
void parallel(std::int64_t items, const Work& work)
{
    runThreads(
        items, [](void* context, const Share& share) { (*static_cast<const Work*>(context))(share); },
        const_cast<Work*>(&work));
}

} // namespace pathloom::kernels
