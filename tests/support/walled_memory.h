// SPDX-License-Identifier: MIT
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>

namespace pathloom::test {

/// Where numbers lie between their walls. BehindStart leaves one number free, so that they are aligned to nothing more
/// than their own size.
enum class Place { AtStart, BehindStart, AtEnd };

/// Numbers between two pages that end the process when they are touched. The pages between are filled with bytes of
/// 0xff, which are NaN as float and as double: what reads too far on the open side spoils its results, and what
/// writes there shows in intact(). Numbers that are written nowhere stay NaN.
template<typename Number>
class Walled
{
public:
    explicit Walled(std::int64_t count, Place place = Place::AtEnd)
    {
        const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        const std::size_t size = static_cast<std::size_t>(count) * sizeof(Number);
        const std::size_t between = (size + sizeof(Number) + page - 1) / page * page;
        const std::size_t whole = between + 2 * page;
        void* memory = mmap(nullptr, whole, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            throw std::bad_alloc();
        m_memory = {static_cast<unsigned char*>(memory), Unmap{whole}};
        m_begin = m_memory.get() + page;
        m_end = m_begin + between;
        if (mprotect(m_begin, between, PROT_READ | PROT_WRITE) != 0)
            throw std::bad_alloc();
        std::memset(m_begin, untouched, between);
        m_first = place == Place::AtStart       ? m_begin
                  : place == Place::BehindStart ? m_begin + sizeof(Number)
                                                : m_end - size;
        m_last = m_first + size;
    }

    Number* data() { return reinterpret_cast<Number*>(m_first); }
    const Number* data() const { return reinterpret_cast<const Number*>(m_first); }
    std::int64_t count() const { return (m_last - m_first) / static_cast<std::int64_t>(sizeof(Number)); }
    /// Nothing but the numbers themselves was written to.
    bool intact() const
    {
        const auto isUntouched = [](unsigned char byte) { return byte == untouched; };
        return std::all_of(m_begin, m_first, isUntouched) && std::all_of(m_last, m_end, isUntouched);
    }
    /// Bit by bit: 0 and -0 differ, a NaN is the same as itself.
    bool sameBits(const Walled& other) const
    {
        return count() == other.count() && std::equal(m_first, m_last, other.m_first);
    }

private:
    static constexpr unsigned char untouched = 0xff;
    struct Unmap
    {
        std::size_t size = 0;
        void operator()(unsigned char* memory) const { munmap(memory, size); }
    };
    std::unique_ptr<unsigned char, Unmap> m_memory;
    unsigned char *m_begin = nullptr, *m_end = nullptr;  ///< between the walls
    unsigned char *m_first = nullptr, *m_last = nullptr; ///< the numbers
};

} // namespace pathloom::test
