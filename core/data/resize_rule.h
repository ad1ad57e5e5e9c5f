// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"
#include "core/util/json_reader.h"

namespace pathloom {

/// How a picture's file becomes an image of this shape where the network is deployed, in words that another program can
/// follow: what decodePicture() does with centreBox(). It is kept in a run and written into ONNX files.
///   orientation   "exif": turned upright first
///   transparency  "black": laid on it
///   colours       "RGB", or "grey": 0.299 R + 0.587 G + 0.114 B
///   crop          "centre": the largest part at the centre with the image's proportions, which may cut through pixels
///   filter        "triangle": as wide as two pixels of the larger of both grids, looking beyond the part where there
///                 are pixels ("bilinear" of Pillow, and of torchvision with antialias)
///   width, height of the image
///   levels        256: rounded to whole numbers from 0 to 255
Json resizeRule(const Shape& image);

} // namespace pathloom
