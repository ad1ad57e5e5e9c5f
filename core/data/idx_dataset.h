// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

namespace pathloom {

/// Images and labels of one split in the IDX format of MNIST, held in memory. Both files may be gzipped.
class IdxDataset final : public ImageDataset
{
public:
    /// @param classNames labels must lie below their number; empty: "0", "1" … up to the highest label found
    /// Throws Error naming the file that is missing, damaged or does not fit the other one.
    IdxDataset(const std::filesystem::path& images, const std::filesystem::path& labels,
               std::vector<std::string> classNames = {});

    std::int64_t size() const override { return std::int64_t(m_labels.size()); }
    Shape imageShape() const override { return m_shape; }
    const std::vector<std::string>& classNames() const override { return m_classNames; }
    int label(std::int64_t index) const override { return m_labels.at(std::size_t(index)); }
    Image image(std::int64_t index) const override;
    std::string fingerprint() const override { return m_fingerprint; }

private:
    void readImages(const std::filesystem::path& path);
    void readLabels(const std::filesystem::path& path);

    Shape m_shape;
    std::int64_t m_imageCount = 0;
    std::vector<std::uint8_t> m_pixels;
    std::vector<std::uint8_t> m_labels;
    std::vector<std::string> m_classNames;
    std::string m_fingerprint;
};

} // namespace pathloom
