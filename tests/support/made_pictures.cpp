// SPDX-License-Identifier: MIT
#include "tests/support/made_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>

#include <jpeglib.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <zlib.h>

using pathloom::Image;

namespace {

void append(PictureBytes& bytes, std::uint64_t number, int length, bool isBigEndian)
{
    for (int i = 0; i < length; ++i)
        bytes.push_back(std::uint8_t(number >> (8 * (isBigEndian ? length - 1 - i : i))));
}

void append(PictureBytes& bytes, const PictureBytes& more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

void appendChunk(PictureBytes& png, const std::string& name, const PictureBytes& content)
{
    append(png, content.size(), 4, true);
    PictureBytes named(name.begin(), name.end());
    append(named, content);
    append(png, named);
    append(png, crc32(0, named.data(), uInt(named.size())), 4, true);
}

/// A picture as OpenCV has it.
cv::Mat matOf(const Image& picture, int depthBits)
{
    const auto [channels, height, width] = picture.shape;
    cv::Mat mat(height, width, CV_8UC(channels), const_cast<std::uint8_t*>(picture.pixels.data()));
    cv::Mat result = mat.clone();
    if (channels == 3)
        cv::cvtColor(mat, result, cv::COLOR_RGB2BGR);
    if (channels == 4)
        cv::cvtColor(mat, result, cv::COLOR_RGBA2BGRA);
    if (depthBits == 16)
        result.convertTo(result, CV_16U, 257);
    return result;
}

} // namespace

Image madePicture(int width, int height, int channels)
{
    Image image{{channels, height, width}, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c) {
                const double shade = 128 + 70 * std::sin(0.031 * x * (c + 1)) + 50 * std::cos(0.047 * y + c);
                const bool isMarked = (x / 7 + 2 * (y / 5)) % 11 == 0 || (x < width / 3 && y < height / 4);
                image.pixels.push_back(std::uint8_t(std::clamp(shade + (isMarked ? 60 - 50 * c : 0), 0.0, 255.0)));
            }
    return image;
}

Image evenPicture(int width, int height, const std::vector<std::uint8_t>& colour)
{
    Image image{{int(colour.size()), height, width}, {}};
    for (int i = 0; i < width * height; ++i)
        image.pixels.insert(image.pixels.end(), colour.begin(), colour.end());
    return image;
}

PictureBytes jpegOf(const Image& picture, const JpegForm& form)
{
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &buffer, &size);
    info.image_width = JDIMENSION(picture.shape.width);
    info.image_height = JDIMENSION(picture.shape.height);
    info.input_components = picture.shape.channels;
    const std::map<int, J_COLOR_SPACE> spaces = {{1, JCS_GRAYSCALE}, {3, JCS_RGB}, {4, JCS_CMYK}};
    info.in_color_space = spaces.at(picture.shape.channels);
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, form.quality, TRUE);
    if (form.colours == JpegForm::Colours::Rgb)
        jpeg_set_colorspace(&info, JCS_RGB);
    if (form.colours == JpegForm::Colours::Ycck)
        jpeg_set_colorspace(&info, JCS_YCCK);
    if (picture.shape.channels == 4)
        info.write_Adobe_marker = form.hasAdobeMarker ? TRUE : FALSE;
    if (picture.shape.channels == 3 && form.colours == JpegForm::Colours::Usual) {
        info.comp_info[0].h_samp_factor = form.horizontal;
        info.comp_info[0].v_samp_factor = form.vertical;
    }
    if (form.isProgressive)
        jpeg_simple_progression(&info);
    std::vector<jpeg_scan_info> scans;
    if (form.isSliced) {
        scans.push_back({3, {0, 1, 2}, 0, 0, 0, 0});
        for (int component = 0; component < 3; ++component)
            for (int frequency = 1; frequency < 64; ++frequency)
                scans.push_back({1, {component}, frequency, frequency, 0, 0});
        info.scan_info = scans.data();
        info.num_scans = int(scans.size());
    }
    info.restart_in_rows = form.restartRows;
    jpeg_start_compress(&info, TRUE);
    const std::size_t rowBytes = std::size_t(picture.shape.width) * std::size_t(picture.shape.channels);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<std::uint8_t*>(picture.pixels.data()) + info.next_scanline * rowBytes;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    PictureBytes bytes(buffer, buffer + size);
    std::free(buffer);
    return bytes;
}

PictureBytes exifOf(int orientation, bool isBigEndian)
{
    PictureBytes exif = isBigEndian ? PictureBytes{'M', 'M'} : PictureBytes{'I', 'I'};
    append(exif, 42, 2, isBigEndian);
    append(exif, 8, 4, isBigEndian);
    append(exif, 1, 2, isBigEndian); // one entry
    append(exif, 274, 2, isBigEndian);
    append(exif, 3, 2, isBigEndian);
    append(exif, 1, 4, isBigEndian);
    append(exif, std::uint64_t(orientation), 2, isBigEndian);
    append(exif, 0, 2, isBigEndian);
    append(exif, 0, 4, isBigEndian);
    return exif;
}

PictureBytes withExif(const PictureBytes& jpeg, int orientation, bool isBigEndian)
{
    PictureBytes content = {'E', 'x', 'i', 'f', 0, 0};
    append(content, exifOf(orientation, isBigEndian));
    PictureBytes bytes(jpeg.begin(), jpeg.begin() + 2);
    append(bytes, 0xffe1, 2, true);
    append(bytes, content.size() + 2, 2, true);
    append(bytes, content);
    bytes.insert(bytes.end(), jpeg.begin() + 2, jpeg.end());
    return bytes;
}

PictureBytes encodedBy(const std::string& extension, const Image& picture, int depthBits)
{
    PictureBytes bytes;
    std::vector<int> parameters;
    if (extension == ".webp")
        parameters = {cv::IMWRITE_WEBP_QUALITY, 101}; // lossless
    if (!cv::imencode(extension, matOf(picture, depthBits), bytes, parameters))
        throw std::runtime_error("OpenCV wrote no " + extension);
    return bytes;
}

Image decodedByOpenCv(const PictureBytes& bytes, int channels)
{
    cv::Mat mat =
        cv::imdecode(bytes, (channels == 1 ? cv::IMREAD_GRAYSCALE : cv::IMREAD_COLOR) | cv::IMREAD_IGNORE_ORIENTATION);
    if (channels == 3)
        cv::cvtColor(mat, mat, cv::COLOR_BGR2RGB);
    return {{channels, mat.rows, mat.cols}, {mat.data, mat.data + mat.total() * mat.elemSize()}};
}

PictureBytes pngOf(int width, int height, int depthBits, int colourType, const PictureBytes& rows,
                   const PictureBytes& palette, const PictureBytes& transparency, const PictureBytes& exif)
{
    PictureBytes png = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    PictureBytes header;
    append(header, std::uint64_t(width), 4, true);
    append(header, std::uint64_t(height), 4, true);
    append(header, {std::uint8_t(depthBits), std::uint8_t(colourType), 0, 0, 0});
    appendChunk(png, "IHDR", header);
    if (!palette.empty())
        appendChunk(png, "PLTE", palette);
    if (!transparency.empty())
        appendChunk(png, "tRNS", transparency);
    if (!exif.empty())
        appendChunk(png, "eXIf", exif);
    uLongf size = compressBound(uLong(rows.size()));
    PictureBytes packed(size);
    compress(packed.data(), &size, rows.data(), uLong(rows.size()));
    packed.resize(size);
    appendChunk(png, "IDAT", packed);
    appendChunk(png, "IEND", {});
    return png;
}

PictureBytes tiffOf(const TiffForm& form, const PictureBytes& samples)
{
    constexpr std::uint32_t place = 8;
    struct Entry
    {
        std::uint16_t tag, type;
        std::vector<std::uint32_t> values;
    };
    constexpr std::uint16_t shorts = 3, longs = 4;
    const auto number = [](int value) { return std::vector{std::uint32_t(value)}; };
    std::vector<Entry> entries = {
        {256, shorts, number(form.width)},
        {257, shorts, number(form.height)},
        {258, shorts, std::vector(std::size_t(form.samples), std::uint32_t(form.bits))},
        {259, shorts, number(1)},
        {262, shorts, number(form.photometric)},
    };
    const bool isTiled = form.tileWidth > 0;
    if (!isTiled)
        entries.push_back({273, longs, {place}});
    entries.push_back({274, shorts, number(form.orientation)});
    entries.push_back({277, shorts, number(form.samples)});
    if (isTiled) {
        entries.push_back({322, longs, {form.tileWidth}});
        entries.push_back({323, longs, {form.tileHeight}});
        entries.push_back({324, longs, {place}});
        entries.push_back({325, longs, {std::uint32_t(samples.size())}});
    } else {
        entries.push_back({278, shorts, number(form.height)});
        entries.push_back({279, longs, {std::uint32_t(samples.size())}});
    }
    if (form.extraSample > 0)
        entries.push_back({338, shorts, number(form.extraSample)});
    entries.push_back({339, shorts, std::vector(std::size_t(form.samples), std::uint32_t(form.sampleFormat))});

    PictureBytes tiff = {'I', 'I', 42, 0};
    append(tiff, place + samples.size(), 4, false);
    append(tiff, samples);
    const std::size_t further = tiff.size() + 2 + 12 * entries.size() + 4;
    PictureBytes outside;
    append(tiff, entries.size(), 2, false);
    for (const Entry& entry : entries) {
        PictureBytes values;
        for (const std::uint32_t value : entry.values)
            append(values, value, entry.type == shorts ? 2 : 4, false);
        append(tiff, entry.tag, 2, false);
        append(tiff, entry.type, 2, false);
        append(tiff, entry.values.size(), 4, false);
        if (values.size() <= 4) {
            values.resize(4);
            append(tiff, values);
        } else {
            append(tiff, further + outside.size(), 4, false);
            append(outside, values);
        }
    }
    append(tiff, 0, 4, false);
    append(tiff, outside);
    return tiff;
}

PixelDifference differenceOf(const Image& a, const Image& b)
{
    if (a.shape != b.shape || a.pixels.size() != b.pixels.size())
        return {256, 256};
    PixelDifference difference;
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const int here = std::abs(int(a.pixels[i]) - int(b.pixels[i]));
        difference.most = std::max(difference.most, here);
        sum += here;
    }
    difference.mean = sum / double(a.pixels.size());
    return difference;
}
