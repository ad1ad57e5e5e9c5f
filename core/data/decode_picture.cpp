// SPDX-License-Identifier: MIT
#include "core/data/decoding.h"
#include "core/data/jpeg_decoder.h"
#include "core/data/orientation.h"
#include "core/data/plain_decoder.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <string_view>

namespace pathloom {

namespace {

/// Decoding at a fraction of the size leaves so many pixels for one of the image: with two, what the decoder averages
/// cannot be told from what the filter would have.
constexpr int pixelsLeft = 2;

/// Larger pictures take turns, so that all threads together need no more memory than one of them: up to 1.1 GB for one
/// of 100 megapixels with 16 bits and four channels.
constexpr std::int64_t largePixels = 32'000'000;
std::mutex largePictures;

/// So much memory a thread keeps for its next picture.
constexpr std::size_t keptBytes = 32 << 20;

int divisorFor(const PictureBox& box, int width, int height)
{
    int divisor = 8;
    while (divisor > 1 &&
           (box.width < double(divisor) * pixelsLeft * width || box.height < double(divisor) * pixelsLeft * height))
        divisor /= 2;
    return divisor;
}

/// The pixels that the filter looks at, within the picture.
PixelRectangle neededFor(const PictureBox& box, int width, int height, int pictureWidth, int pictureHeight)
{
    const int reachX = filterReach(box.width, width), reachY = filterReach(box.height, height);
    const int left = std::clamp(int(std::floor(box.x)) - reachX, 0, pictureWidth - 1);
    const int top = std::clamp(int(std::floor(box.y)) - reachY, 0, pictureHeight - 1);
    const int right = std::clamp(int(std::ceil(box.x + box.width)) + reachX, left + 1, pictureWidth);
    const int bottom = std::clamp(int(std::ceil(box.y + box.height)) + reachY, top + 1, pictureHeight);
    return {left, top, right - left, bottom - top};
}

} // namespace

Image decodePicture(std::span<const std::uint8_t> bytes, const Shape& wanted, const std::string& name,
                    const ChooseBox& choose)
{
    const std::optional<PictureHeader> header = pictureHeader(bytes, true);
    if (!header)
        throw Error("is no picture that can be read", name, "JPEG, PNG, WebP, BMP, TIFF and PNM are");
    requireDecodable(*header, name);
    if (!header->isComplete)
        throw Error(std::string("is a ") + header->format + " file that is cut off", name);
    const std::string_view format = header->format;
    // OpenCV turns TIFF files by itself.
    const Orientation orientation(format == "TIFF" ? 1 : header->orientation);
    auto width = int(header->width), height = int(header->height);
    const PictureBox upright = choose ? choose(width, height) : centreBox(width, height, wanted.width, wanted.height);
    int wantedWidth = wanted.width, wantedHeight = wanted.height;
    if (orientation.swapsAxes()) {
        std::swap(width, height);
        std::swap(wantedWidth, wantedHeight);
    }
    PictureBox box = orientation.stored(upright, width, height);
    const PixelRectangle needed = neededFor(box, wantedWidth, wantedHeight, width, height);

    std::unique_lock<std::mutex> turn;
    if (header->width * header->height > largePixels)
        turn = std::unique_lock(largePictures);
    static thread_local DecodedPart part; // its memory serves the next picture
    if (format == "JPEG")
        decodeJpeg(bytes, needed, divisorFor(box, wantedWidth, wantedHeight), wanted.channels, name, part);
    else
        decodePlain(bytes, *header, needed, wanted.channels, name, part);
    box = {box.x / part.divisor - part.x, box.y / part.divisor - part.y, box.width / part.divisor,
           box.height / part.divisor};

    Image image{wanted, std::vector<std::uint8_t>(std::size_t(wanted.elements()))};
    const PixelView source{part.pixels.data(), part.width, part.height, part.channels};
    resizeBox(source, box, wantedWidth, wantedHeight, image.pixels);
    if (part.pixels.capacity() > keptBytes)
        part = {};
    if (orientation != Orientation(1)) {
        const std::vector<std::uint8_t> stored = image.pixels;
        orientation.turn({stored.data(), wantedWidth, wantedHeight, wanted.channels}, image.pixels);
    }
    return image;
}

} // namespace pathloom
