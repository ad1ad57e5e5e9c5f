// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace pathloom {

/// The name of a class as one line of text: names come from folders and tables, where line ends and other control
/// characters are allowed; each becomes a space. "#7" where there is no name for the number.
std::string shownClassName(const std::vector<std::string>& names, int number);

} // namespace pathloom
