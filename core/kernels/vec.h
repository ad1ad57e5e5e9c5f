// SPDX-License-Identifier: MIT
// Private to the kernels: the widest vector of the instruction set that a file is compiled for. Included by files that
// are compiled several times; nothing here may come from the standard library's templates, whose copies would be merged
// across instruction sets.
#pragma once

#include <cstdint>
#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

#if defined(__AVX512F__)
constexpr int lanes = 16;
constexpr int mostRows = 12; ///< of a tile of two vectors, by the number of registers
constexpr int mostAccumulators = 14;
#elif defined(__AVX2__)
constexpr int lanes = 8;
constexpr int mostRows = 6;
constexpr int mostAccumulators = 12;
#else
constexpr int lanes = 4;
constexpr int mostRows = 6;
constexpr int mostAccumulators = 12;
#endif

typedef float Vec __attribute__((vector_size(lanes * sizeof(float))));
typedef float LooseVec __attribute__((vector_size(lanes * sizeof(float)), aligned(sizeof(float)), may_alias));

#define PATHLOOM_INLINE inline __attribute__((always_inline))

PATHLOOM_INLINE Vec load(const float* p)
{
    return *reinterpret_cast<const LooseVec*>(p);
}
PATHLOOM_INLINE void store(float* p, Vec v)
{
    *reinterpret_cast<LooseVec*>(p) = v;
}
PATHLOOM_INLINE Vec zero()
{
    return Vec{};
}
PATHLOOM_INLINE Vec broadcast(float value)
{
    return value - Vec{}; // unlike a sum with 0, this leaves nothing to compute
}

#if defined(__AVX512F__)
PATHLOOM_INLINE Vec loadPart(const float* p, int count)
{
    return _mm512_maskz_loadu_ps(__mmask16((1u << count) - 1), p);
}
PATHLOOM_INLINE void storePart(float* p, Vec v, int count)
{
    _mm512_mask_storeu_ps(p, __mmask16((1u << count) - 1), v);
}
// Both give back their second operand where one is not a number: clamp() lets it through.
PATHLOOM_INLINE Vec atLeast(Vec low, Vec v)
{
    return _mm512_max_ps(low, v);
}
PATHLOOM_INLINE Vec atMost(Vec high, Vec v)
{
    return _mm512_min_ps(high, v);
}
#elif defined(__AVX2__)
PATHLOOM_INLINE __m256i maskOf(int count)
{
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(count), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
PATHLOOM_INLINE Vec loadPart(const float* p, int count)
{
    return _mm256_maskload_ps(p, maskOf(count));
}
PATHLOOM_INLINE void storePart(float* p, Vec v, int count)
{
    _mm256_maskstore_ps(p, maskOf(count), v);
}
PATHLOOM_INLINE Vec atLeast(Vec low, Vec v)
{
    return _mm256_max_ps(low, v);
}
PATHLOOM_INLINE Vec atMost(Vec high, Vec v)
{
    return _mm256_min_ps(high, v);
}
#else
PATHLOOM_INLINE Vec loadPart(const float* p, int count)
{
    Vec v{};
    for (int i = 0; i < count; ++i)
        v[i] = p[i];
    return v;
}
PATHLOOM_INLINE void storePart(float* p, Vec v, int count)
{
    for (int i = 0; i < count; ++i)
        p[i] = v[i];
}
PATHLOOM_INLINE Vec atLeast(Vec low, Vec v)
{
    return low > v ? low : v;
}
PATHLOOM_INLINE Vec atMost(Vec high, Vec v)
{
    return high < v ? high : v;
}
#endif

/// The first `count` lanes (1 .. lanes); the others are 0 and are left alone.
PATHLOOM_INLINE Vec load(const float* p, int count)
{
    return count == lanes ? load(p) : loadPart(p, count);
}
PATHLOOM_INLINE void store(float* p, Vec v, int count)
{
    if (count == lanes)
        store(p, v);
    else
        storePart(p, v, count);
}
PATHLOOM_INLINE Vec clamp(Vec v, Vec low, Vec high)
{
    return atMost(high, atLeast(low, v));
}

PATHLOOM_INLINE std::int64_t least(std::int64_t a, std::int64_t b)
{
    return a < b ? a : b;
}
PATHLOOM_INLINE std::int64_t most(std::int64_t a, std::int64_t b)
{
    return a > b ? a : b;
}
PATHLOOM_INLINE std::int64_t ceilOf(std::int64_t a, std::int64_t b)
{
    return (a + b - 1) / b;
}
/// Channels rounded up to whole vectors.
PATHLOOM_INLINE int padded(int channels)
{
    return int(ceilOf(channels, lanes)) * lanes;
}

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
