// SPDX-License-Identifier: MIT
// Private to the kernels: products of small matrices that lie in cache, by tiles that lie in registers.
#pragma once

#include "core/kernels/vec.h"

namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET {

constexpr int panelWidth = 2 * lanes;

/// A(i, k) = p[i * row + k * step]
struct LeftMatrix
{
    const float* p;
    std::int64_t row, step;
};

/// B in panels of panelWidth columns, columns beyond `columns` being 0: B(k, j) of panel q = p[q * panel + k * row +
/// j].
struct RightMatrix
{
    const float* p;
    std::int64_t panel, row;
};

/// C(i, j) = p[i * row + j]; null sums: not wanted. Sums have room for whole vectors and are added to.
struct Product
{
    float* p;
    std::int64_t row;
    bool add = false; ///< to what is there
    float* sums = nullptr;
    float* squares = nullptr;
};

/// One tile of `rows` x `vecs` vectors; `count`: columns of the last vector.
template<int rows, int vecs>
PATHLOOM_INLINE void multiplyTile(const LeftMatrix& a, const float* b, std::int64_t bRow, std::int64_t depth,
                                  const Product& c, int count)
{
    constexpr int groups = (rows + 2) / 3; // three rows share a pointer: what one addressing mode can reach
    const float* p[groups];
#pragma GCC unroll 16
    for (int g = 0; g < groups; ++g)
        p[g] = a.p + 3 * g * a.row;
    Vec sum[rows][vecs];
#pragma GCC unroll 16
    for (int i = 0; i < rows; ++i)
#pragma GCC unroll 2
        for (int v = 0; v < vecs; ++v)
            sum[i][v] = zero();
    for (std::int64_t k = 0; k < depth; ++k, b += bRow) {
        Vec right[vecs];
#pragma GCC unroll 2
        for (int v = 0; v < vecs; ++v)
            right[v] = load(b + v * lanes);
#pragma GCC unroll 16
        for (int i = 0; i < rows; ++i) {
            const Vec left = broadcast(p[i / 3][i % 3 * a.row]);
#pragma GCC unroll 2
            for (int v = 0; v < vecs; ++v)
                sum[i][v] += left * right[v];
        }
#pragma GCC unroll 16
        for (int g = 0; g < groups; ++g)
            p[g] += a.step;
    }
#pragma GCC unroll 2
    for (int v = 0; v < vecs; ++v) {
        const int columns = v + 1 < vecs ? lanes : count;
        Vec total{}, square{};
#pragma GCC unroll 16
        for (int i = 0; i < rows; ++i) {
            float* at = c.p + i * c.row + v * lanes;
            if (c.add)
                sum[i][v] += load(at, columns);
            store(at, sum[i][v], columns);
            total += sum[i][v];
            square += sum[i][v] * sum[i][v];
        }
        if (c.sums) {
            store(c.sums + v * lanes, load(c.sums + v * lanes) + total);
            store(c.squares + v * lanes, load(c.squares + v * lanes) + square);
        }
    }
}

template<int vecs>
PATHLOOM_INLINE void multiplyPanel(LeftMatrix a, const float* b, std::int64_t bRow, std::int64_t rows,
                                   std::int64_t depth, Product c, int count)
{
    const auto advance = [&](std::int64_t done) {
        a.p += done * a.row;
        c.p += done * c.row;
        rows -= done;
    };
    while (rows >= mostRows) {
        multiplyTile<mostRows, vecs>(a, b, bRow, depth, c, count);
        advance(mostRows);
    }
    if constexpr (mostRows > 8)
        if (rows >= 8) {
            multiplyTile<8, vecs>(a, b, bRow, depth, c, count);
            advance(8);
        }
    if (rows >= 4) {
        multiplyTile<4, vecs>(a, b, bRow, depth, c, count);
        advance(4);
    }
    if (rows >= 2) {
        multiplyTile<2, vecs>(a, b, bRow, depth, c, count);
        advance(2);
    }
    if (rows >= 1)
        multiplyTile<1, vecs>(a, b, bRow, depth, c, count);
}

/// C = A B, or C += A B.
inline void multiply(const LeftMatrix& a, const RightMatrix& b, std::int64_t rows, int columns, std::int64_t depth,
                     Product c)
{
    const float* panel = b.p;
    for (int left = columns; left > 0; left -= panelWidth) {
        if (left > lanes)
            multiplyPanel<2>(a, panel, b.row, rows, depth, c, int(least(left - lanes, lanes)));
        else
            multiplyPanel<1>(a, panel, b.row, rows, depth, c, left);
        panel += b.panel;
        c.p += panelWidth;
        if (c.sums) {
            c.sums += panelWidth;
            c.squares += panelWidth;
        }
    }
}

/// Floats that packing needs.
inline std::int64_t packedSize(std::int64_t depth, int columns)
{
    return ceilOf(columns, panelWidth) * panelWidth * depth;
}

/// B(k, j) = p[k * row + j * step] in panels.
inline RightMatrix pack(const float* p, std::int64_t row, std::int64_t step, std::int64_t depth, int columns,
                        float* packed)
{
    float* out = packed;
    for (int first = 0; first < columns; first += panelWidth)
        for (std::int64_t k = 0; k < depth; ++k)
            for (int j = first; j < first + panelWidth; ++j)
                *out++ = j < columns ? p[k * row + j * step] : 0.0f;
    return {packed, depth * panelWidth, panelWidth};
}

} // namespace pathloom::kernels::PATHLOOM_KERNEL_TARGET
