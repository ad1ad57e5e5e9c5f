// SPDX-License-Identifier: MIT
#include "core/data/image_subset.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

ImageSubset::ImageSubset(std::shared_ptr<const ImageDataset> all, std::vector<std::int64_t> indices)
    : m_all(std::move(all)), m_indices(std::move(indices))
{
}

std::string ImageSubset::fingerprint() const
{
    if (m_indices.empty())
        return m_all->fingerprint() + "/0";
    return fmt::format("{}/{}@{}-{}", m_all->fingerprint(), m_indices.size(), m_indices.front(), m_indices.back());
}

} // namespace pathloom
