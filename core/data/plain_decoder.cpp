// SPDX-License-Identifier: MIT
#include "core/data/plain_decoder.h"

#include "core/data/tiff_directory.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>
#include <string_view>

#include <spdlog/fmt/fmt.h>

#include <opencv2/imgcodecs.hpp>
#include <webp/decode.h>

namespace pathloom {

namespace {

bool isTiff(const PictureHeader& header)
{
    return header.format == std::string_view("TIFF");
}

/// Says what neither the size of the picture nor OpenCV would: a tile may be larger than the picture.
void checkTiff(const TiffDirectory& directory, const std::string& name)
{
    if (directory.sampleFormat == 3)
        throw Error("is a TIFF file of floating-point pixels, which are not read", name, "save it with 8 or 16 bits");
    if (directory.tileWidth > 0 &&
        directory.tileHeight > std::uint64_t(mostPicturePixels) / std::max<std::uint64_t>(1, directory.tileWidth))
        throw Error(fmt::format("has tiles of {} x {} pixels; those of more than {} megapixels are not decoded",
                                directory.tileWidth, directory.tileHeight, mostPicturePixels / 1'000'000),
                    name);
}

/// What the decoder of its own format does not take OpenCV offers to all others that it was built with, of which some
/// end the program on what they do not know. PNG, BMP and TIFF are taken by the same first bytes as here.
bool isTaken(std::span<const std::uint8_t> bytes, const PictureHeader& header)
{
    constexpr std::size_t webpBegin = 32; // so many bytes it looks at
    WebPBitstreamFeatures features{};
    if (header.format == std::string_view("WebP"))
        return bytes.size() >= webpBegin && WebPGetFeatures(bytes.data(), webpBegin, &features) == VP8_STATUS_OK;
    return header.format != std::string_view("PNM") || std::isspace(bytes[2]);
}

cv::Mat decoded(std::span<const std::uint8_t> bytes, const PictureHeader& header, const std::string& name)
{
    const std::string damaged = fmt::format("is a {} file that cannot be decoded: it is damaged, or of a kind that is "
                                            "not read",
                                            header.format);
    cv::Mat picture;
    if (!isTaken(bytes, header))
        throw Error(damaged, name, "replace it or take it out");
    try {
        const cv::Mat encoded(1, int(bytes.size()), CV_8UC1, const_cast<std::uint8_t*>(bytes.data()));
        picture = cv::imdecode(encoded, cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception&) {
        throw Error(damaged, name, "replace it or take it out");
    }
    if (picture.empty())
        throw Error(damaged, name, "replace it or take it out");
    return picture;
}

/// 8 bits of a value of 8 or 16.
int toByte(std::uint8_t value)
{
    return value;
}
int toByte(std::uint16_t value)
{
    return (value + 128) / 257;
}

/// What the numbers of a decoded pixel mean; OpenCV's order of colours is blue, green, red.
struct Meaning
{
    int samples = 3;              ///< 1 grey, 2 grey and alpha, 3 colours, 4 colours and alpha
    bool isPremultiplied = false; ///< colours are multiplied by alpha already, which lays them on black
};

template<typename Sample>
void cutOut(const cv::Mat& picture, const Meaning& meaning, const PixelRectangle& rectangle, DecodedPart& part)
{
    const bool isGrey = meaning.samples <= 2;
    const bool hasAlpha = meaning.samples % 2 == 0 && !meaning.isPremultiplied;
    constexpr int most = std::numeric_limits<Sample>::max();
    std::uint8_t* to = part.pixels.data();
    for (int y = 0; y < rectangle.height; ++y) {
        const Sample* from = picture.ptr<Sample>(rectangle.y + y) + std::ptrdiff_t(rectangle.x) * meaning.samples;
        for (int x = 0; x < rectangle.width; ++x, from += meaning.samples, to += part.channels) {
            std::array<Sample, 3> colour{from[isGrey ? 0 : 2], from[isGrey ? 0 : 1], from[0]};
            if (hasAlpha)
                for (Sample& value : colour)
                    value = Sample((std::int64_t(value) * from[meaning.samples - 1] + most / 2) / most);
            if (part.channels == 3)
                std::ranges::transform(colour, to, [](Sample value) { return std::uint8_t(toByte(value)); });
            else if (isGrey)
                *to = std::uint8_t(toByte(colour[0]));
            else
                *to = std::uint8_t((toByte(colour[0]) * 299 + toByte(colour[1]) * 587 + toByte(colour[2]) * 114 + 500) /
                                   1000);
        }
    }
}

} // namespace

void decodePlain(std::span<const std::uint8_t> bytes, const PictureHeader& header, const PixelRectangle& rectangle,
                 int channels, const std::string& name, DecodedPart& part)
{
    std::optional<TiffDirectory> directory;
    if (isTiff(header) && (directory = tiffDirectory(bytes)))
        checkTiff(*directory, name);
    const cv::Mat picture = decoded(bytes, header, name);
    const bool isTurned = header.orientation >= 5 && !isTiff(header);
    if (picture.cols != (isTurned ? header.height : header.width) ||
        picture.rows != (isTurned ? header.width : header.height) || picture.channels() > 4)
        throw Error(fmt::format("is a {} file whose parts contradict each other", header.format), name);
    const bool isDeep = picture.depth() == CV_16U;
    if (!isDeep && picture.depth() != CV_8U)
        throw Error(fmt::format("is a {} file of pixels that are neither 8 nor 16 bits deep", header.format), name,
                    "save it with 8 or 16 bits");

    Meaning meaning{.samples = picture.channels()};
    // OpenCV reads 8 bits through a function that multiplies.
    if (directory)
        meaning.isPremultiplied = directory->extraSample == 1 || (directory->extraSample == 2 && !isDeep);
    part.width = rectangle.width;
    part.height = rectangle.height;
    part.channels = channels;
    part.x = rectangle.x;
    part.y = rectangle.y;
    part.divisor = 1;
    part.pixels.resize(std::size_t(part.width) * std::size_t(part.height) * std::size_t(channels));
    if (isDeep)
        cutOut<std::uint16_t>(picture, meaning, rectangle, part);
    else
        cutOut<std::uint8_t>(picture, meaning, rectangle, part);
}

} // namespace pathloom
