// SPDX-License-Identifier: MIT
#include "core/data/kept_binary.h"

#include "core/util/error.h"

#include <cerrno>
#include <cstring>

#include <zlib.h>

namespace pathloom {

namespace {

/// Other machines order or lay out their numbers in another way.
constexpr std::uint64_t machineMark = 0x0102030405060708;

std::uint32_t summed(std::uint32_t sum, const void* bytes, std::size_t count)
{
    return std::uint32_t(crc32_z(sum, static_cast<const Bytef*>(bytes), count));
}

} // namespace

KeptWriter::KeptWriter(const std::filesystem::path& file, std::string_view format)
    : m_path(file), m_file(file, std::ios::binary | std::ios::trunc)
{
    text(format);
    number(machineMark);
}

void KeptWriter::text(std::string_view value)
{
    number(value.size());
    raw(value.data(), value.size());
}

void KeptWriter::finish()
{
    number(m_sum);
    m_file.flush();
    if (!m_file)
        throw Error(std::string("cannot be written: ") + std::strerror(errno), m_path.string());
}

void KeptWriter::raw(const void* bytes, std::size_t count)
{
    if (count == 0)
        return;
    m_file.write(static_cast<const char*>(bytes), std::streamsize(count));
    m_sum = summed(m_sum, bytes, count);
}

KeptReader::KeptReader(const std::filesystem::path& file, std::string_view format)
    : m_path(file), m_file(file, std::ios::binary)
{
    std::error_code failure;
    m_left = std::filesystem::file_size(file, failure);
    if (failure || !m_file || text() != format || number() != machineMark)
        fail();
}

std::uint64_t KeptReader::number()
{
    std::uint64_t value = 0;
    raw(&value, sizeof value);
    return value;
}

std::string KeptReader::text()
{
    std::string value(countOf(1), '\0');
    raw(value.data(), value.size());
    return value;
}

void KeptReader::finish()
{
    const std::uint32_t sum = m_sum;
    if (number() != sum || m_left != 0)
        fail();
}

void KeptReader::fail() const
{
    throw Error("is damaged or of another version", m_path.string());
}

void KeptReader::raw(void* bytes, std::size_t count)
{
    if (count == 0)
        return;
    if (count > m_left || !m_file.read(static_cast<char*>(bytes), std::streamsize(count)))
        fail();
    m_left -= count;
    m_sum = summed(m_sum, bytes, count);
}

std::size_t KeptReader::countOf(std::size_t bytesOfEach)
{
    const std::uint64_t count = number();
    if (count > m_left / bytesOfEach)
        fail();
    return std::size_t(count);
}

} // namespace pathloom
