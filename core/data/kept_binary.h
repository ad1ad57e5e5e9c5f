// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace pathloom {

// Kept files of numbers, texts and arrays, as they lie in the memory of this machine: format and version first, a
// checksum of everything last. Another machine's file is refused like a damaged one.

class KeptWriter
{
public:
    /// @param format with its version
    KeptWriter(const std::filesystem::path& file, std::string_view format);
    void number(std::uint64_t value) { raw(&value, sizeof value); }
    void text(std::string_view value);
    template<typename T>
    void array(const std::vector<T>& values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        number(values.size());
        raw(values.data(), values.size() * sizeof(T));
    }
    /// Throws Error naming the file if it could not be written.
    void finish();

private:
    void raw(const void* bytes, std::size_t count);

    std::filesystem::path m_path;
    std::ofstream m_file;
    std::uint32_t m_sum = 0;
};

/// Every function throws Error naming the file if it holds less than is asked for or something else.
class KeptReader
{
public:
    KeptReader(const std::filesystem::path& file, std::string_view format);
    std::uint64_t number();
    std::string text();
    template<typename T>
    std::vector<T> array()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        std::vector<T> values(countOf(sizeof(T)));
        raw(values.data(), values.size() * sizeof(T));
        return values;
    }
    /// To be called before anything that was read is used.
    void finish();
    [[noreturn]] void fail() const;

private:
    void raw(void* bytes, std::size_t count);
    /// A number of things of that size that fit into what is left.
    std::size_t countOf(std::size_t bytesOfEach);

    std::filesystem::path m_path;
    std::ifstream m_file;
    std::uintmax_t m_left = 0;
    std::uint32_t m_sum = 0;
};

} // namespace pathloom
