// SPDX-License-Identifier: MIT
#include "core/data/lost_pictures.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

std::string LostPicturesWatch::news(const ImageDataset& data)
{
    const LostPictures lost = data.lost();
    return lost.count + lost.changed >= std::max<std::int64_t>(1, 2 * m_told) ? told(lost) : "";
}

std::string LostPicturesWatch::allNews(const ImageDataset& data)
{
    const LostPictures lost = data.lost();
    return lost.count + lost.changed > m_told ? told(lost) : "";
}

std::string LostPicturesWatch::told(const LostPictures& lost)
{
    constexpr std::size_t most = 5;
    m_told = lost.count + lost.changed;
    std::string named;
    for (std::size_t i = 0; i < std::min(most, lost.sentences.size()); ++i)
        named += (i == 0 ? "" : "; ") + lost.sentences[i];
    if (m_told > std::int64_t(most))
        named += fmt::format("; and {} more", m_told - std::int64_t(most));
    return fmt::format("The images changed on disk: {} pictures cannot be read any more, others of their classes stand "
                       "in for them; {} are used as they are now. {}.",
                       lost.count, lost.changed, named);
}

} // namespace pathloom
