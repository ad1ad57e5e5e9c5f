// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

namespace pathloom {

/// Some images of a set, in the order given, as a set of their own without a validation part: a training on it can see
/// no others.
class ImageSubset final : public ImageDataset
{
public:
    /// @param indices of images of the set
    ImageSubset(std::shared_ptr<const ImageDataset> all, std::vector<std::int64_t> indices);

    std::int64_t size() const override { return static_cast<std::int64_t>(m_indices.size()); }
    Shape imageShape() const override { return m_all->imageShape(); }
    const std::vector<std::string>& classNames() const override { return m_all->classNames(); }
    int label(std::int64_t index) const override { return m_all->label(at(index)); }
    Image image(std::int64_t index) const override { return m_all->image(at(index)); }
    Image part(std::int64_t index, const ChooseBox& choose) const override { return m_all->part(at(index), choose); }
    /// With the number of images and the first and last of them.
    std::string fingerprint() const override;
    std::vector<std::string> notes() const override { return m_all->notes(); }
    LostPictures lost() const override { return m_all->lost(); }

private:
    std::int64_t at(std::int64_t index) const { return m_indices.at(static_cast<std::size_t>(index)); }

    std::shared_ptr<const ImageDataset> m_all;
    std::vector<std::int64_t> m_indices;
};

} // namespace pathloom
