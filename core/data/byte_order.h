// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace pathloom {

/// Numbers out of a file's bytes, wherever they are said to lie: none where the bytes end before.
class ByteOrder
{
public:
    enum class First { Highest, Lowest };

    ByteOrder(std::span<const std::uint8_t> bytes, First first) : m_bytes(bytes), m_first(first) {}

    std::span<const std::uint8_t> bytes() const { return m_bytes; }
    First first() const { return m_first; }

    /// @param length 1 to 8 bytes
    std::optional<std::uint64_t> number(std::uint64_t at, std::size_t length) const
    {
        if (at > m_bytes.size() || length > m_bytes.size() - at)
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < length; ++i) {
            const std::size_t place = m_first == First::Highest ? i : length - 1 - i;
            value = value << 8 | m_bytes[std::size_t(at) + place];
        }
        return value;
    }
    bool has(std::uint64_t at, const char* text, std::size_t length) const
    {
        return at <= m_bytes.size() && length <= m_bytes.size() - at &&
               std::memcmp(m_bytes.data() + at, text, length) == 0;
    }
    /// The bytes from there on, at most so many.
    std::span<const std::uint8_t> part(std::uint64_t at, std::uint64_t length) const
    {
        if (at >= m_bytes.size())
            return {};
        return m_bytes.subspan(std::size_t(at), std::size_t(std::min<std::uint64_t>(length, m_bytes.size() - at)));
    }

private:
    std::span<const std::uint8_t> m_bytes;
    First m_first;
};

} // namespace pathloom
