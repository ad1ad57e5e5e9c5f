// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace pathloom {

/// The size of a square kernel as people read it: "3×3".
inline std::string kernelText(int side)
{
    const std::string text = std::to_string(side);
    return text + "×" + text;
}

} // namespace pathloom
