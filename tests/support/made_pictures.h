// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <string>
#include <vector>

/// Builders of small pictures whose pixels are known, in the forms that tests of decoding need.
using PictureBytes = std::vector<std::uint8_t>;

/// Smooth shades with a pattern of hard edges over them, different at every place: no turn of it looks like another.
pathloom::Image madePicture(int width, int height, int channels = 3);
/// One colour everywhere.
pathloom::Image evenPicture(int width, int height, const std::vector<std::uint8_t>& colour);

struct JpegForm
{
    int quality = 95;
    int horizontal = 2, vertical = 2; ///< sampling of the luma: 2, 2 is 4:2:0
    bool isProgressive = false;
    bool isSliced = false; ///< progressive, each frequency in a scan of its own: 190 of them
    int restartRows = 0;   ///< a restart marker after so many rows of blocks
    enum class Colours { Usual, Rgb, Cmyk, Ycck } colours = Colours::Usual;
    bool hasAdobeMarker = true; ///< of CMYK and YCCK
};
/// Written by libjpeg. Pictures of four channels are inks as they are stored.
PictureBytes jpegOf(const pathloom::Image& picture, const JpegForm& form = {});
/// With an EXIF part that says so, in either byte order.
PictureBytes withExif(const PictureBytes& jpeg, int orientation, bool isBigEndian = false);
/// The EXIF part's content: a TIFF directory.
PictureBytes exifOf(int orientation, bool isBigEndian = false);

/// Written by OpenCV, with RGB in the order of Image. @param extension ".png"
PictureBytes encodedBy(const std::string& extension, const pathloom::Image& picture, int depthBits = 8);
/// The whole picture as OpenCV decodes it, RGB or grey.
pathloom::Image decodedByOpenCv(const PictureBytes& bytes, int channels = 3);

/// A PNG file of these raw rows (each begins with its filter byte), whatever they mean.
PictureBytes pngOf(int width, int height, int depthBits, int colourType, const PictureBytes& rows,
                   const PictureBytes& palette = {}, const PictureBytes& transparency = {},
                   const PictureBytes& exif = {});

struct TiffForm
{
    int width = 0, height = 0, samples = 3, bits = 8;
    int photometric = 2;
    int sampleFormat = 1;
    int extraSample = 0; ///< 0: no such tag
    int orientation = 1;
    std::uint32_t tileWidth = 0, tileHeight = 0; ///< 0: strips
};
/// A plain, little-endian TIFF file of these samples.
PictureBytes tiffOf(const TiffForm& form, const PictureBytes& samples);

/// The greatest and the mean difference between pixels.
struct PixelDifference
{
    int most = 0;
    double mean = 0;
};
PixelDifference differenceOf(const pathloom::Image& a, const pathloom::Image& b);
