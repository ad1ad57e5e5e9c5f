// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace pathloom {

/// A name or sentence as it may stand in a line: line ends, tabs and other control characters, which names of files and
/// classes may hold, as they are written in C ("\n", "\x1b"). All else stays, whatever its letters.
std::string printable(std::string_view text);

} // namespace pathloom
