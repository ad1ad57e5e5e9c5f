// SPDX-License-Identifier: MIT
#include "core/evaluate/class_names.h"

namespace pathloom {

std::string shownClassName(const std::vector<std::string>& names, int number)
{
    if (number < 0 || number >= int(names.size()) || names[std::size_t(number)].empty())
        return '#' + std::to_string(number);
    std::string name = names[std::size_t(number)];
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    return name;
}

} // namespace pathloom
