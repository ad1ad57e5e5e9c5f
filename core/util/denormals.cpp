// SPDX-License-Identifier: MIT
#include "core/util/denormals.h"

#if defined(__SSE2__)
#include <pmmintrin.h>
#endif

namespace pathloom {

namespace {

void flushInThisThread()
{
#if defined(__SSE2__)
    _MM_SET_FLUSH_ZERO_MODE(_MM_FLUSH_ZERO_ON);         // results
    _MM_SET_DENORMALS_ZERO_MODE(_MM_DENORMALS_ZERO_ON); // operands
#elif defined(__aarch64__)
    constexpr unsigned long flushToZero = 1ul << 24; // operands and results
    unsigned long control = 0;
    asm volatile("mrs %0, fpcr" : "=r"(control));
    asm volatile("msr fpcr, %0" : : "r"(control | flushToZero));
#endif
}

} // namespace

void flushDenormals(int threads)
{
    flushInThisThread(); // new workers inherit it, those that are there already need telling
#pragma omp parallel num_threads(threads)
    flushInThisThread();
}

} // namespace pathloom
