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
    setFloatControl(floatControl() | flushToZero);
#endif
}

} // namespace

FloatControl floatControl()
{
#if defined(__SSE2__)
    return _mm_getcsr() & ~0x3fu; // without what has happened so far
#elif defined(__aarch64__)
    unsigned long control = 0;
    asm volatile("mrs %0, fpcr" : "=r"(control));
    return control;
#else
    return 0;
#endif
}

void setFloatControl([[maybe_unused]] FloatControl control)
{
#if defined(__SSE2__)
    _mm_setcsr(static_cast<unsigned>(control));
#elif defined(__aarch64__)
    asm volatile("msr fpcr, %0" : : "r"(control));
#endif
}

void flushDenormals(int threads)
{
    flushInThisThread(); // new workers inherit it, those that are there already need telling
#pragma omp parallel num_threads(threads)
    flushInThisThread();
}

} // namespace pathloom
