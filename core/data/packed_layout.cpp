// SPDX-License-Identifier: MIT
#include "core/data/packed_layout.h"

#include "core/data/encoded_images.h"

#include <algorithm>
#include <cstring>

#include <spdlog/fmt/fmt.h>
#include <zlib.h>

namespace pathloom {

namespace {

constexpr std::string_view magic = "PLIMAGES";
constexpr std::uint64_t version = 1;

void append(std::vector<std::uint8_t>& bytes, std::uint64_t number)
{
    for (int i = 0; i < 8; ++i)
        bytes.push_back(std::uint8_t(number >> (8 * i)));
}

std::uint64_t checksum(std::string_view text)
{
    return crc32(0, reinterpret_cast<const Bytef*>(text.data()), uInt(text.size()));
}

/// Of the order of the images, which is no part of a fingerprint and may be another one with another version of the
/// program: their classes and the names of their files, wherever these lie.
std::uint64_t orderOf(const ImageDataset& data)
{
    const EncodedImages* const pictures = data.encoded();
    uLong sum = 0;
    for (std::int64_t i = 0; i < data.size(); ++i) {
        std::string text = std::to_string(data.label(i));
        if (pictures) {
            const std::string name = pictures->name(i);
            text.append(name, name.rfind('/') + 1, std::string::npos);
        }
        sum = crc32(sum, reinterpret_cast<const Bytef*>(text.data()), uInt(text.size()));
    }
    return sum;
}

} // namespace

PackedLayout::PackedLayout(const ImageDataset& data)
    : m_count(data.size()), m_shape(data.imageShape()),
      m_key(fmt::format("{}\n{}x{}x{}x{}\n{:08x}\n{}", resizeVersion, m_count, m_shape.width, m_shape.height,
                        m_shape.channels, orderOf(data), data.fingerprint()))
{
}

std::string PackedLayout::name() const
{
    // Two sums, since one of 32 bits may meet another set's; the header holds the key itself.
    return fmt::format("{:08x}{:08x}", checksum(m_key), checksum("pathloom" + m_key));
}

std::vector<std::uint8_t> PackedLayout::header() const
{
    std::vector<std::uint8_t> bytes(magic.begin(), magic.end());
    append(bytes, version);
    append(bytes, fileBytes());
    const std::string_view key = std::string_view(m_key).substr(0, pageBytes - 5 * 8);
    append(bytes, key.size());
    bytes.insert(bytes.end(), key.begin(), key.end());
    append(bytes, checksum({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
    bytes.resize(pageBytes);
    return bytes;
}

bool PackedLayout::isHeader(std::span<const std::uint8_t> file) const
{
    const std::vector<std::uint8_t> expected = header();
    return file.size() >= expected.size() && std::equal(expected.begin(), expected.end(), file.begin());
}

} // namespace pathloom
