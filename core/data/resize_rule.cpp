// SPDX-License-Identifier: MIT
#include "core/data/resize_rule.h"

namespace pathloom {

Json resizeRule(const Shape& image)
{
    return {{"orientation", "exif"},
            {"transparency", "black"},
            {"colours", image.channels == 1 ? "grey" : "RGB"},
            {"crop", "centre"},
            {"filter", "triangle"},
            {"width", image.width},
            {"height", image.height},
            {"levels", 256}};
}

} // namespace pathloom
