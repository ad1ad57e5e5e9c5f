// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"
#include "core/data/pixel_scale.h"

namespace pathloom {

/// The two files of a split, and how they are to be read.
struct IdxSplit
{
    std::filesystem::path images, labels;
    bool transposed = false; ///< see IdxLayout
};

/// Images and labels of one split in the IDX format of MNIST, held in memory as 8-bit pixels: once, and nothing else of
/// that size is needed while they are read.
class IdxDataset final : public ImageDataset
{
public:
    /// Training images. Without class names each label that occurs is a class, named by its number.
    /// @param classNames labels must lie below their number
    /// Throws Error naming the file that is missing, damaged or does not fit the other one; Cancelled.
    IdxDataset(const IdxSplit& split, const std::vector<std::string>& classNames, std::stop_token stop = {});
    /// Test images for a training set: same size, same numbers, same classes, or Error.
    IdxDataset(const IdxSplit& split, const IdxDataset& training, std::stop_token stop = {});

    std::int64_t size() const override { return std::int64_t(m_labels.size()); }
    Shape imageShape() const override { return m_shape; }
    const std::vector<std::string>& classNames() const override { return m_classNames; }
    int label(std::int64_t index) const override { return m_labels.at(std::size_t(index)); }
    Image image(std::int64_t index) const override;
    std::string fingerprint() const override { return m_fingerprint; }
    std::vector<std::string> notes() const override { return m_notes; }
    std::int64_t memoryBytes() const override;

private:
    void read(const IdxSplit& split, const IdxDataset* training, const std::stop_token& stop);
    void readImages(const IdxSplit& split, const IdxDataset* training, const std::stop_token& stop);
    void readLabels(const std::filesystem::path& path, const IdxDataset* training, const std::stop_token& stop);
    void makeFingerprint(bool transposed, const std::stop_token& stop);
    std::size_t pixelBytes() const { return std::size_t(m_imageCount * m_shape.elements()); }

    Shape m_shape;
    std::int64_t m_imageCount = 0;
    std::unique_ptr<std::uint8_t[]> m_pixels; ///< not a vector: that would write zeros first
    std::vector<std::uint16_t> m_labels;      ///< positions among the classes
    std::vector<std::int64_t> m_classLabels;  ///< what the file says for each class, ascending
    std::vector<std::string> m_classNames;
    std::optional<PixelScale> m_scale;
    std::string m_fingerprint;
    std::vector<std::string> m_notes;
};

} // namespace pathloom
