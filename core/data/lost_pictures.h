// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"
#include "core/util/error.h"

namespace pathloom {

/// So many pictures cannot be read that their folder or disk is likely away. Whoever asks again may get them: they are
/// not counted as lost.
class PicturesAway : public Error
{
public:
    using Error::Error;
};

/// Makes sentences of what a set has lost since it was opened, for whoever works with it for hours.
class LostPicturesWatch
{
public:
    /// What to say now; empty if nothing: of the first one, and whenever there are twice as many as were told of.
    std::string news(const ImageDataset& data);
    /// Also if there are fewer more.
    std::string allNews(const ImageDataset& data);

private:
    std::string told(const LostPictures& lost);

    std::int64_t m_told = 0;
};

} // namespace pathloom
