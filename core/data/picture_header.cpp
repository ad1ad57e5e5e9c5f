// SPDX-License-Identifier: MIT
// What the first bytes of a picture say. Written for bytes that anybody may have made: nothing is believed, every place
// is checked, and no loop is longer than the file.
#include "core/data/byte_order.h"
#include "core/data/decoding.h"
#include "core/data/tiff_directory.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <limits>
#include <string_view>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using Bytes = std::span<const std::uint8_t>;
using Found = std::optional<PictureHeader>;

int orientationIn(Bytes exif)
{
    const std::optional<TiffDirectory> directory = tiffDirectory(exif);
    return directory ? directory->orientation : 1;
}

bool isStartOfFrame(std::uint64_t marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// A picture within the picture ends with the same marker, so only what follows the first scan is looked at.
bool hasJpegEnd(Bytes scan)
{
    for (std::size_t i = scan.size(); i >= 2; --i)
        if (scan[i - 2] == 0xff && scan[i - 1] == 0xd9)
            return true;
    return false;
}

Found jpegHeader(Bytes bytes, bool isWhole)
{
    const ByteOrder file(bytes, ByteOrder::First::Highest);
    PictureHeader header{.format = "JPEG", .isComplete = !isWhole};
    std::uint64_t at = 2;
    for (;;) {
        std::optional<std::uint64_t> marker = file.number(at, 2);
        while (marker == 0xffffU) // may be repeated before its code
            marker = file.number(++at, 2);
        if (!marker || *marker < 0xff01)
            break;
        *marker &= 0xff;
        const bool isAlone = *marker == 0x01 || (*marker >= 0xd0 && *marker <= 0xd8);
        const std::uint64_t length = isAlone ? 0 : file.number(at + 2, 2).value_or(0);
        if ((!isAlone && length < 2) || *marker == 0xd9)
            break;
        if (*marker == 0xda) {
            header.isComplete = !isWhole || hasJpegEnd(file.part(at, bytes.size()));
            break;
        }
        if (isStartOfFrame(*marker) && header.width == 0) {
            header.height = std::int64_t(file.number(at + 5, 2).value_or(0));
            header.width = std::int64_t(file.number(at + 7, 2).value_or(0));
            header.isGrey = file.number(at + 9, 1) == 1U;
        }
        if (*marker == 0xe1 && length > 8 && file.has(at + 4, "Exif\0\0", 6))
            header.orientation = orientationIn(file.part(at + 10, length - 8));
        at += 2 + length;
    }
    return header;
}

Found pngHeader(Bytes bytes, bool isWhole)
{
    const ByteOrder file(bytes, ByteOrder::First::Highest);
    PictureHeader header{.format = "PNG", .isComplete = !isWhole};
    if (!file.has(12, "IHDR", 4))
        return std::nullopt;
    header.width = std::int64_t(file.number(16, 4).value_or(0));
    header.height = std::int64_t(file.number(20, 4).value_or(0));
    const std::uint64_t colours = file.number(25, 1).value_or(2);
    header.isGrey = colours == 0 || colours == 4;
    constexpr std::uint64_t frame = 12; // length, name and checksum of a chunk
    for (std::uint64_t at = 8; at + frame <= bytes.size();) {
        const std::uint64_t length = file.number(at, 4).value_or(0);
        if (file.has(at + 4, "eXIf", 4))
            header.orientation = orientationIn(file.part(at + 8, length));
        if (file.has(at + 4, "IEND", 4))
            header.isComplete = true;
        at += frame + length;
    }
    return header;
}

Found webpHeader(Bytes bytes, bool isWhole)
{
    const ByteOrder file(bytes, ByteOrder::First::Lowest);
    PictureHeader header{.format = "WebP"};
    header.isComplete = !isWhole || file.number(4, 4).value_or(0) + 8 <= bytes.size();
    constexpr std::uint64_t size14 = 0x3fff, content = 20;
    if (file.has(12, "VP8 ", 4) && file.has(content + 3, "\x9d\x01\x2a", 3)) {
        header.width = std::int64_t(file.number(content + 6, 2).value_or(0) & size14);
        header.height = std::int64_t(file.number(content + 8, 2).value_or(0) & size14);
    } else if (file.has(12, "VP8L", 4) && file.has(content, "\x2f", 1)) {
        const std::optional<std::uint64_t> sizes = file.number(content + 1, 4);
        if (!sizes)
            return std::nullopt;
        header.width = std::int64_t(*sizes & size14) + 1;
        header.height = std::int64_t(*sizes >> 14 & size14) + 1;
    } else if (file.has(12, "VP8X", 4)) {
        const std::optional<std::uint64_t> width = file.number(content + 4, 3), height = file.number(content + 7, 3);
        if (!width || !height)
            return std::nullopt;
        header.width = std::int64_t(*width) + 1;
        header.height = std::int64_t(*height) + 1;
        constexpr std::uint64_t frame = 8; // name and length of a part
        for (std::uint64_t at = 12; at + frame <= bytes.size();) {
            const std::uint64_t length = file.number(at + 4, 4).value_or(0);
            if (file.has(at, "EXIF", 4)) {
                const Bytes exif = file.part(at + frame, length);
                const bool isLabelled = ByteOrder(exif, ByteOrder::First::Lowest).has(0, "Exif\0\0", 6);
                header.orientation = orientationIn(isLabelled ? exif.subspan(6) : exif);
            }
            at += frame + length + length % 2;
        }
    }
    return header;
}

Found bmpHeader(Bytes bytes, bool isWhole)
{
    const ByteOrder file(bytes, ByteOrder::First::Lowest);
    PictureHeader header{.format = "BMP"};
    const std::uint64_t headerBytes = file.number(14, 4).value_or(0);
    std::uint64_t bits = 0, compression = 0;
    if (headerBytes == 12) {
        header.width = std::int64_t(file.number(18, 2).value_or(0));
        header.height = std::int64_t(file.number(20, 2).value_or(0));
        bits = file.number(24, 2).value_or(0);
    } else {
        header.width = std::int32_t(file.number(18, 4).value_or(0));
        // Negative for rows from top to bottom.
        header.height = std::abs(std::int64_t(std::int32_t(file.number(22, 4).value_or(0))));
        bits = file.number(28, 2).value_or(0);
        compression = file.number(30, 4).value_or(0);
    }
    if (header.width < 1 || bits < 1 || bits > 32)
        return std::nullopt;
    const bool isPlain = compression == 0 || compression == 3; // rows of whole 32-bit words, perhaps with masks
    const std::uint64_t rowBytes = (std::uint64_t(header.width) * bits + 31) / 32 * 4;
    const std::uint64_t end = file.number(10, 4).value_or(0) + rowBytes * std::uint64_t(header.height);
    header.isComplete = !isWhole || !isPlain || end <= bytes.size();
    return header;
}

Found tiffHeader(Bytes bytes, bool isWhole)
{
    const std::optional<TiffDirectory> directory = tiffDirectory(bytes);
    constexpr std::uint64_t most = std::numeric_limits<std::int32_t>::max();
    if (!directory || directory->width > most || directory->height > most)
        return std::nullopt;
    return PictureHeader{.format = "TIFF",
                         .width = std::int64_t(directory->width),
                         .height = std::int64_t(directory->height),
                         .isGrey = directory->photometric <= 1 && directory->samples <= 2,
                         .orientation = directory->orientation,
                         .isComplete = !isWhole || directory->end <= bytes.size()};
}

/// "P6 640 480 255" and whitespace, with comments between.
Found pnmHeader(Bytes bytes, bool isWhole)
{
    const char kind = char(bytes[1]);
    const int count = kind == '1' || kind == '4' ? 2 : 3; // a bitmap has no largest value
    std::array<std::int64_t, 3> numbers{};
    std::size_t at = 2;
    for (int i = 0; i < count; ++i) {
        for (; at < bytes.size() && (std::isspace(bytes[at]) || bytes[at] == '#'); ++at)
            if (bytes[at] == '#')
                while (at + 1 < bytes.size() && bytes[at] != '\n')
                    ++at;
        std::int64_t& number = numbers[std::size_t(i)];
        for (; at < bytes.size() && std::isdigit(bytes[at]) && number < 1'000'000'000; ++at)
            number = number * 10 + (bytes[at] - '0');
    }
    PictureHeader header{.format = "PNM", .width = numbers[0], .height = numbers[1]};
    header.isGrey = kind != '3' && kind != '6';
    const std::int64_t samples = header.width * (header.isGrey ? 1 : 3);
    const std::int64_t rowBytes = kind == '4' ? (header.width + 7) / 8 : samples * (numbers[2] > 255 ? 2 : 1);
    const std::int64_t left = std::int64_t(bytes.size()) - std::int64_t(at) - 1;
    header.isComplete = !isWhole || kind < '4' || (header.height > 0 && rowBytes <= left / header.height);
    return header;
}

/// How the files of a format begin, and what tells more of them.
struct Format
{
    std::string_view begin;
    std::string_view then; ///< from the ninth byte on
    Found (*header)(Bytes bytes, bool isWhole);
};

constexpr std::array<Format, 14> formats = {{
    {"\xff\xd8\xff", "", jpegHeader},
    {"\x89PNG\r\n\x1a\n", "", pngHeader},
    {"RIFF", "WEBP", webpHeader},
    {"BM", "", bmpHeader},
    {std::string_view("II*\0", 4), "", tiffHeader},
    {std::string_view("MM\0*", 4), "", tiffHeader},
    {std::string_view("II+\0", 4), "", tiffHeader},
    {std::string_view("MM\0+", 4), "", tiffHeader},
    {"P1", "", pnmHeader},
    {"P2", "", pnmHeader},
    {"P3", "", pnmHeader},
    {"P4", "", pnmHeader},
    {"P5", "", pnmHeader},
    {"P6", "", pnmHeader},
}};

bool begins(Bytes bytes, const Format& format)
{
    const ByteOrder file(bytes, ByteOrder::First::Lowest);
    return file.has(0, format.begin.data(), format.begin.size()) && file.has(8, format.then.data(), format.then.size());
}

} // namespace

std::optional<PictureHeader> pictureHeader(std::span<const std::uint8_t> bytes, bool isWhole)
{
    const auto format = std::ranges::find_if(formats, [&](const Format& f) { return begins(bytes, f); });
    if (format == formats.end() || bytes.size() < 12)
        return std::nullopt;
    Found header = format->header(bytes, isWhole);
    if (!header || header->width < 1 || header->height < 1)
        return std::nullopt;
    if (header->orientation >= 5)
        std::swap(header->width, header->height);
    return header;
}

void requireDecodable(const PictureHeader& header, const std::string& name)
{
    // Divided, since what a header says may be anything.
    if (header.width <= mostPicturePixels / header.height)
        return;
    throw Error(fmt::format("measures {} x {} pixels, {:.0f} megapixels; pictures of more than {} are not decoded",
                            header.width, header.height, double(header.width) * double(header.height) / 1e6,
                            mostPicturePixels / 1'000'000),
                name, "make it smaller or take it out");
}

} // namespace pathloom
