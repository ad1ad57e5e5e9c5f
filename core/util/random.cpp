// SPDX-License-Identifier: MIT
#include "core/util/random.h"

#include "core/util/error.h"

#include <cmath>
#include <limits>
#include <locale>
#include <numbers>
#include <sstream>

namespace pathloom {

namespace {

/// Finaliser of SplitMix64: every input bit changes about half of the output bits.
std::uint64_t scramble(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return value ^ (value >> 31);
}

} // namespace

std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t a, std::uint64_t b)
{
    return scramble(scramble(scramble(seed) + a) + b);
}

RandomStream::RandomStream(std::uint64_t seed) : m_engine(seed) {}

std::uint64_t RandomStream::bits()
{
    return m_engine();
}

double RandomStream::uniform()
{
    return static_cast<double>(bits() >> 11) * 0x1p-53;
}

std::uint64_t RandomStream::uniformInteger(std::uint64_t n)
{
    // The largest multiple of n among 64-bit numbers bounds what is accepted; taking the rest of all would favour small
    // results.
    const std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t limit = largest - largest % n;
    std::uint64_t drawn = bits();
    while (drawn >= limit)
        drawn = bits();
    return drawn % n;
}

int RandomStream::below(int n)
{
    if (n <= 0)
        throw Error("a random number below " + std::to_string(n) + " was asked for");
    return static_cast<int>(uniformInteger(static_cast<std::uint64_t>(n)));
}

double RandomStream::normal()
{
    // Box-Muller; the second number of the pair is thrown away, so that the engine is the whole state.
    const double radius = std::sqrt(-2 * std::log(1 - uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

std::string RandomStream::state() const
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << m_engine;
    return text.str();
}

void RandomStream::setState(const std::string& state)
{
    std::istringstream text(state);
    text.imbue(std::locale::classic());
    std::mt19937_64 engine;
    if (!(text >> engine))
        throw Error("is not the state of a random stream", "random stream");
    m_engine = engine;
}

} // namespace pathloom
