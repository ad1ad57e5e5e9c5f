// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>

namespace pathloom {

/// Colours that people with any form of colour blindness can tell apart (Okabe and Ito 2008), without the yellow, which
/// is too pale for lines on white.
inline const std::array<std::string, 7> okabeIto = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                    "#e69f00", "#56b4e9", "#000000"};

/// The pictures' shades of a probability: from a pale grey to the first colour of the list.
std::string probabilityShade(double probability);

} // namespace pathloom
