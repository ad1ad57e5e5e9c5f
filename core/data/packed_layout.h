// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <span>

namespace pathloom {

/// Changes with decodePicture(), so that what an older program has made of pictures is not taken for what this one
/// makes.
inline constexpr const char* resizeVersion = "centre-bilinear-1";

/// Where what lies in a file of packed images: a header of one page, the pixels of the images one after the other, and
/// a byte for each image that says whether it is there. All follows from the set, whose key the header holds.
class PackedLayout
{
public:
    explicit PackedLayout(const ImageDataset& data);

    /// Differs for sets of other content or order, other sizes of images, and ways of resizing them.
    std::string name() const;
    /// The header's bytes: format and version, the size of everything, the key, and a checksum of all that.
    std::vector<std::uint8_t> header() const;
    /// Whether a file begins with this header.
    bool isHeader(std::span<const std::uint8_t> file) const;

    std::uint64_t imageBytes() const { return std::uint64_t(m_shape.elements()); }
    std::uint64_t imagePlace(std::int64_t index) const { return pageBytes + std::uint64_t(index) * imageBytes(); }
    std::uint64_t presencePlace() const { return imagePlace(m_count); }
    std::uint64_t fileBytes() const { return presencePlace() + std::uint64_t(m_count); }

private:
    static constexpr std::uint64_t pageBytes = 4096;

    std::int64_t m_count;
    Shape m_shape;
    std::string m_key;
};

} // namespace pathloom
