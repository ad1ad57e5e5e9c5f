// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/split_names.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pathloom {

/// A file or folder that is no part of a set although it lies among its files.
struct LeftOut
{
    std::string file; ///< its path; "line 12" of a table
    std::string reason;
    bool operator==(const LeftOut&) const = default;
};
/// "birds/7.png: is empty"
std::string sentence(const LeftOut& file);

/// Two pictures with the same content, byte by byte, where that does harm.
struct EqualPictures
{
    /// In different parts (what is tested was learnt by heart), or in different classes of one part.
    enum class Across { Parts, Classes };

    Across across = Across::Parts;
    std::string first, second; ///< their names
    Part firstPart = Part::Train, secondPart = Part::Train;
    std::string firstClass, secondClass;
    bool operator==(const EqualPictures&) const = default;
};

struct SizeCount
{
    std::int64_t width = 0, height = 0; ///< pixels, of the picture turned upright
    std::int64_t count = 0;
    bool operator==(const SizeCount&) const = default;
};

/// Bar of a histogram: pictures whose shorter side has `least` to `most` pixels.
struct SideCount
{
    std::int64_t least = 0, most = 0;
    std::int64_t count = 0;
    bool operator==(const SideCount&) const = default;
};

struct FormatCount
{
    std::string format; ///< "JPEG", "PNG", "WebP", "BMP", "TIFF", "PNM"; "pixels" of sets that are stored decoded
    std::int64_t count = 0;
    bool operator==(const FormatCount&) const = default;
};

/// What the files of a set were found to be when it was opened, of all parts together.
struct PictureFindings
{
    std::vector<SideCount> shorterSides; ///< ascending, from the first bar that is not empty to the last one
    std::vector<SizeCount> commonSizes;  ///< the most frequent ones, at most 20, most frequent first
    std::int64_t distinctSizes = 0;
    std::vector<FormatCount> formats; ///< most frequent first
    std::uint64_t totalBytes = 0;     ///< of the files that are used
    std::vector<LeftOut> leftOut;     ///< all of them
    std::vector<EqualPictures> equal; ///< all of them
    bool equalWereSought = false;     ///< false: too many files look alike to compare them all
    /// Each shorter side that occurs, ascending, and how many pictures have it.
    std::vector<std::pair<std::int64_t, std::int64_t>> sides = {};
};
/// All that was left out and all equal pictures, as CSV with a line of titles; empty if there are none.
std::string problemsCsv(const PictureFindings& findings);

/// "train/a/1.png = test/b/7.png"
std::string sentence(const EqualPictures& pictures);

/// Bars of shorterSides for so many pictures of each shorter side.
std::vector<SideCount> sideHistogram(const std::vector<std::pair<std::int64_t, std::int64_t>>& sidesAndCounts);

} // namespace pathloom
