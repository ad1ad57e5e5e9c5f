// SPDX-License-Identifier: MIT
#include "core/data/tiff_directory.h"

#include "core/data/byte_order.h"

#include <algorithm>
#include <array>

namespace pathloom {

namespace {

constexpr std::uint64_t mostEntries = 4096;
constexpr std::uint64_t mostPieces = 1 << 20;

/// What differs between TIFF and BigTIFF.
struct TiffLayout
{
    std::size_t offsetBytes, countBytes; ///< of a place in the file; of the number of entries
    std::uint64_t entryBytes, directoryPlace;
};
constexpr TiffLayout plainLayout{.offsetBytes = 4, .countBytes = 2, .entryBytes = 12, .directoryPlace = 4};
constexpr TiffLayout bigLayout{.offsetBytes = 8, .countBytes = 8, .entryBytes = 20, .directoryPlace = 8};

/// Bytes of a number of a TIFF type; 0 for those that are no whole numbers.
std::size_t bytesOfType(std::uint64_t type)
{
    constexpr std::array<std::size_t, 17> bytes = {0, 1, 0, 2, 4, 0, 1, 0, 2, 4, 0, 0, 0, 4, 0, 0, 8};
    return type < bytes.size() ? bytes[type] : 0;
}

/// The numbers of one entry, where they lie.
struct Values
{
    std::uint64_t count = 0, place = 0;
    std::size_t length = 0;

    std::optional<std::uint64_t> at(const ByteOrder& file, std::uint64_t i) const
    {
        return i < count ? file.number(place + i * length, length) : std::nullopt;
    }
};

Values valuesOf(const ByteOrder& file, const TiffLayout& layout, std::uint64_t entry)
{
    Values values;
    values.length = bytesOfType(file.number(entry + 2, 2).value_or(0));
    values.count = file.number(entry + 4, layout.offsetBytes).value_or(0);
    values.place = entry + 4 + layout.offsetBytes;
    if (values.length == 0 || values.count > file.bytes().size())
        return {};
    if (values.count * values.length > layout.offsetBytes)
        values.place = file.number(values.place, layout.offsetBytes).value_or(file.bytes().size());
    return values;
}

std::uint64_t endOf(const ByteOrder& file, const Values& places, const Values& lengths)
{
    std::uint64_t end = 0;
    for (std::uint64_t i = 0; i < std::min({places.count, lengths.count, mostPieces}); ++i) {
        const std::uint64_t place = places.at(file, i).value_or(0), length = lengths.at(file, i).value_or(0);
        if (place + length >= place)
            end = std::max(end, place + length);
    }
    return end;
}

} // namespace

std::optional<TiffDirectory> tiffDirectory(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() < 8 || bytes[0] != bytes[1] || (bytes[0] != 'I' && bytes[0] != 'M'))
        return std::nullopt;
    const ByteOrder file(bytes, bytes[0] == 'M' ? ByteOrder::First::Highest : ByteOrder::First::Lowest);
    const std::uint64_t version = *file.number(2, 2);
    if (version != 42 && version != 43)
        return std::nullopt;
    const TiffLayout& layout = version == 42 ? plainLayout : bigLayout;
    const std::optional<std::uint64_t> directory = file.number(layout.directoryPlace, layout.offsetBytes);
    if (!directory)
        return std::nullopt;
    const std::optional<std::uint64_t> count = file.number(*directory, layout.countBytes);
    if (!count || *count > mostEntries)
        return std::nullopt;

    TiffDirectory result;
    Values stripPlaces, stripLengths;
    for (std::uint64_t i = 0; i < *count; ++i) {
        const std::uint64_t entry = *directory + layout.countBytes + i * layout.entryBytes;
        const std::optional<std::uint64_t> tag = file.number(entry, 2);
        if (!tag)
            return std::nullopt;
        const Values values = valuesOf(file, layout, entry);
        const std::uint64_t first = values.at(file, 0).value_or(0);
        switch (*tag) {
        case 256:
            result.width = first;
            break;
        case 257:
            result.height = first;
            break;
        case 262:
            result.photometric = first;
            break;
        case 273:
        case 324:
            stripPlaces = values;
            break;
        case 274:
            result.orientation = first >= 1 && first <= 8 ? int(first) : 1;
            break;
        case 277:
            result.samples = first;
            break;
        case 279:
        case 325:
            stripLengths = values;
            break;
        case 322:
            result.tileWidth = first;
            break;
        case 323:
            result.tileHeight = first;
            break;
        case 338:
            result.extraSample = first;
            break;
        case 339:
            result.sampleFormat = first;
            break;
        default:
            break;
        }
    }
    result.end = endOf(file, stripPlaces, stripLengths);
    return result;
}

} // namespace pathloom
