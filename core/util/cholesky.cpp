// SPDX-License-Identifier: MIT
#include "core/util/cholesky.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pathloom {

namespace {

constexpr double smallestPivot = 1e-15;

/// Eight sums side by side: the compiler may keep them in vector registers without changing any order.
double dotOf(const double* a, const double* b, std::size_t count)
{
    constexpr std::size_t lanes = 8;
    std::array<double, lanes> sums{};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (std::size_t k = 0; k < lanes; ++k)
            sums[k] += a[i + k] * b[i + k];
    double sum = ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    for (; i < count; ++i)
        sum += a[i] * b[i];
    return sum;
}

} // namespace

double SymmetricMatrix::factorize()
{
    double logDeterminant = 0;
    for (std::size_t i = 0; i < m_size; ++i) {
        double* own = m_values.data() + i * m_size;
        for (std::size_t k = 0; k < i; ++k)
            own[k] = (own[k] - dotOf(own, row(k), k)) / row(k)[k];
        own[i] = std::sqrt(std::max(own[i] - dotOf(own, own, i), smallestPivot));
        logDeterminant += 2 * std::log(own[i]);
    }
    return logDeterminant;
}

std::vector<double> SymmetricMatrix::solved(std::span<const double> right) const
{
    std::vector<double> x(right.begin(), right.end());
    for (std::size_t i = 0; i < m_size; ++i)
        x[i] = (x[i] - dotOf(row(i), x.data(), i)) / row(i)[i];
    for (std::size_t i = m_size; i-- > 0;) {
        x[i] /= row(i)[i];
        for (std::size_t k = 0; k < i; ++k) // by rows of L: its columns lie far apart in memory
            x[k] -= row(i)[k] * x[i];
    }
    return x;
}

double dot(std::span<const double> a, std::span<const double> b)
{
    return dotOf(a.data(), b.data(), std::min(a.size(), b.size()));
}

} // namespace pathloom
