// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace pathloom {

/// Seed of an independent stream named by (seed, a, b), such as (run seed, epoch, position). Neighbouring numbers give
/// unrelated seeds.
std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0);

/// One stream of random numbers. The standard fixes the bits of mt19937_64 but not what its distributions make of them,
/// so the numbers are derived here: the same seed gives the same draws with every standard library.
class RandomStream
{
public:
    explicit RandomStream(std::uint64_t seed);

    std::uint64_t bits();
    /// In [0, 1), all 53 bits of the fraction random.
    double uniform();
    /// Unbiased whole number in [0, n); n must be positive.
    int below(int n);
    /// Mean 0, deviation 1.
    double normal();

    /// Text from which setState() continues bit by bit.
    std::string state() const;
    /// Throws Error if the text is not a state.
    void setState(const std::string& state);

private:
    std::uint64_t uniformInteger(std::uint64_t n);
    template<class T>
    friend void shuffle(std::vector<T>& values, RandomStream& random);

    std::mt19937_64 m_engine;
};

/// Fisher-Yates.
template<class T>
void shuffle(std::vector<T>& values, RandomStream& random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.uniformInteger(i)]);
}

} // namespace pathloom
