// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pathloom {

/// A symmetric positive definite matrix of float64, of which only the lower half is looked at; factorised in place.
/// Every sum has a fixed order, so that equal numbers give equal bits whatever processor computes them.
class SymmetricMatrix
{
public:
    explicit SymmetricMatrix(std::size_t size) : m_size(size), m_values(size * size) {}

    double& at(std::size_t row, std::size_t column) { return m_values[row * m_size + column]; }

    /// Turns the matrix into its lower Cholesky factor L. A matrix that rounding has made indefinite is taken for one
    /// with tiny pivots. @return ln det of the matrix
    double factorize();
    /// Solves L L^T x = right, after factorize().
    std::vector<double> solved(std::span<const double> right) const;

private:
    const double* row(std::size_t index) const { return m_values.data() + index * m_size; }

    std::size_t m_size;
    std::vector<double> m_values;
};

/// Sum of products of two ranges of one length.
double dot(std::span<const double> a, std::span<const double> b);

} // namespace pathloom
