// SPDX-License-Identifier: MIT
#include "core/data/decoding.h"

#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// Bytes that are never read past their end: what is not there reads as nothing.
class Bytes
{
public:
    explicit Bytes(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

    std::size_t size() const { return m_bytes.size(); }
    bool has(std::size_t at, std::size_t count) const { return at <= size() && count <= size() - at; }
    bool startsWith(std::string_view text, std::size_t at = 0) const
    {
        return has(at, text.size()) && std::equal(text.begin(), text.end(), m_bytes.begin() + std::ptrdiff_t(at),
                                                  [](char c, std::uint8_t byte) { return std::uint8_t(c) == byte; });
    }
    std::uint8_t byte(std::size_t at) const { return has(at, 1) ? m_bytes[at] : 0; }
    std::uint32_t big(std::size_t at, int count) const
    {
        std::uint32_t value = 0;
        for (int i = 0; i < count; ++i)
            value = value << 8 | byte(at + std::size_t(i));
        return value;
    }
    std::uint32_t little(std::size_t at, int count) const
    {
        std::uint32_t value = 0;
        for (int i = count - 1; i >= 0; --i)
            value = value << 8 | byte(at + std::size_t(i));
        return value;
    }
    bool contains(std::string_view text, std::size_t from) const
    {
        if (from >= size())
            return false;
        const std::string_view all(reinterpret_cast<const char*>(m_bytes.data()), m_bytes.size());
        return all.find(text, from) != std::string_view::npos;
    }

private:
    std::span<const std::uint8_t> m_bytes;
};

std::optional<PictureHeader> jpegHeader(const Bytes& bytes, bool isWhole)
{
    PictureHeader header{.format = "JPEG"};
    std::size_t at = 2;
    while (bytes.has(at, 4)) {
        if (bytes.byte(at) != 0xff)
            return std::nullopt;
        const std::uint8_t marker = bytes.byte(at + 1);
        if (marker == 0xff) { // filling
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) { // without a length
            at += 2;
            continue;
        }
        const bool isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (isFrame) {
            if (!bytes.has(at, 9))
                return std::nullopt;
            header.height = bytes.big(at + 5, 2);
            header.width = bytes.big(at + 7, 2);
            // The end mark cannot occur among the coded pixels, and thumbnails stand before the frame.
            header.isComplete = !isWhole || bytes.contains("\xff\xd9", at);
            return header;
        }
        if (marker == 0xd9 || marker == 0xda)
            return std::nullopt;
        at += 2 + std::max<std::size_t>(bytes.big(at + 2, 2), 2);
    }
    return std::nullopt;
}

std::optional<PictureHeader> pngHeader(const Bytes& bytes, bool isWhole)
{
    if (!bytes.has(16, 8) || !bytes.startsWith("IHDR", 12))
        return std::nullopt;
    return PictureHeader{.format = "PNG",
                         .width = bytes.big(16, 4),
                         .height = bytes.big(20, 4),
                         .isComplete = !isWhole || bytes.contains("IEND", 24)};
}

std::optional<PictureHeader> webpHeader(const Bytes& bytes, bool isWhole)
{
    if (!bytes.has(0, 30))
        return std::nullopt;
    PictureHeader header{.format = "WebP",
                         .isComplete = !isWhole || std::uint64_t(bytes.little(4, 4)) + 8 <= bytes.size()};
    if (bytes.startsWith("VP8X", 12)) {
        header.width = std::int64_t(bytes.little(24, 3)) + 1;
        header.height = std::int64_t(bytes.little(27, 3)) + 1;
    } else if (bytes.startsWith("VP8L", 12)) {
        const std::uint32_t packed = bytes.little(21, 4);
        header.width = (packed & 0x3fff) + 1;
        header.height = (packed >> 14 & 0x3fff) + 1;
    } else if (bytes.startsWith("VP8 ", 12)) {
        header.width = bytes.little(26, 2) & 0x3fff;
        header.height = bytes.little(28, 2) & 0x3fff;
    } else {
        return std::nullopt;
    }
    return header;
}

std::optional<PictureHeader> bmpHeader(const Bytes& bytes, bool isWhole)
{
    if (!bytes.has(0, 30))
        return std::nullopt;
    const bool isOld = bytes.little(14, 4) == 12;
    PictureHeader header{.format = "BMP"};
    header.width = isOld ? std::int64_t(bytes.little(18, 2)) : std::int64_t(std::int32_t(bytes.little(18, 4)));
    header.height = isOld ? std::int64_t(bytes.little(20, 2)) : std::int64_t(std::int32_t(bytes.little(22, 4)));
    header.height = std::abs(header.height); // negative: from top to bottom
    const std::int64_t bits = bytes.little(isOld ? 24 : 28, 2);
    const bool isPlain = isOld || bytes.little(30, 4) == 0;
    if (header.width > 0 && header.width <= 0xffffff && header.height <= 0xffffff && isPlain && isWhole) {
        const std::int64_t rowBytes = (header.width * bits + 31) / 32 * 4;
        header.isComplete = std::int64_t(bytes.little(10, 4)) + rowBytes * header.height <= std::int64_t(bytes.size());
    }
    return header;
}

std::optional<PictureHeader> tiffHeader(const Bytes& bytes)
{
    const bool isBig = bytes.byte(0) == 'M';
    const auto number = [&](std::size_t at, int count) {
        return isBig ? bytes.big(at, count) : bytes.little(at, count);
    };
    const std::size_t directory = number(4, 4);
    if (!bytes.has(directory, 2))
        return std::nullopt;
    constexpr std::uint32_t widthTag = 256, heightTag = 257, shortType = 3;
    PictureHeader header{.format = "TIFF"};
    const std::size_t entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (!bytes.has(entry, 12))
            return std::nullopt;
        const std::uint32_t tag = number(entry, 2);
        const std::int64_t value = number(entry + 8, number(entry + 2, 2) == shortType ? 2 : 4);
        if (tag == widthTag)
            header.width = value;
        else if (tag == heightTag)
            header.height = value;
    }
    return header;
}

std::optional<PictureHeader> pnmHeader(const Bytes& bytes)
{
    std::array<std::int64_t, 2> sizes{};
    std::size_t at = 2;
    for (std::int64_t& size : sizes) {
        while (std::isspace(bytes.byte(at)) || bytes.byte(at) == '#') {
            if (bytes.byte(at) == '#')
                while (bytes.has(at, 1) && bytes.byte(at) != '\n')
                    ++at;
            else
                ++at;
        }
        if (!std::isdigit(bytes.byte(at)))
            return std::nullopt;
        for (; std::isdigit(bytes.byte(at)); ++at)
            size = std::min<std::int64_t>(size * 10 + (bytes.byte(at) - '0'), 1'000'000'000);
    }
    return PictureHeader{.format = "PNM", .width = sizes[0], .height = sizes[1]};
}

} // namespace

std::optional<PictureHeader> pictureHeader(std::span<const std::uint8_t> all, bool isWhole)
{
    const Bytes bytes(all);
    std::optional<PictureHeader> header;
    if (bytes.startsWith("\xff\xd8\xff"))
        header = jpegHeader(bytes, isWhole);
    else if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        header = pngHeader(bytes, isWhole);
    else if (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8))
        header = webpHeader(bytes, isWhole);
    else if (bytes.startsWith("BM"))
        header = bmpHeader(bytes, isWhole);
    else if (bytes.startsWith(std::string_view("II*\0", 4)) || bytes.startsWith(std::string_view("MM\0*", 4)))
        header = tiffHeader(bytes);
    else if (bytes.byte(0) == 'P' && bytes.byte(1) >= '1' && bytes.byte(1) <= '6')
        header = pnmHeader(bytes);
    return header && header->width > 0 && header->height > 0 ? header : std::nullopt;
}

void requireDecodable(const PictureHeader& header, const std::string& name)
{
    // Compared without multiplying: the sides may be anything.
    if (header.width > mostPicturePixels / header.height)
        throw Error(fmt::format("measures {} x {} pixels; at most {} million pixels are read", header.width,
                                header.height, mostPicturePixels / 1'000'000),
                    name);
}

} // namespace pathloom
