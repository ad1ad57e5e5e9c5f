// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pathloom {

/// A text that a source puts together, with SourceText::changing for what is known only when it runs.
struct SourceText
{
    static constexpr char changing = '\x01';

    std::string text;
    int line = 0;
    bool isThrown = false; ///< a whole part of an Error: what, where or what to do
};

/// The texts in a C++ source: literals, what is joined to them by + and what fmt::format() makes of them. A text that
/// has alternatives inside (condition ? "a" : "b") is there once for each. Texts for the program's log are left out.
std::vector<SourceText> textsIn(std::string_view source);

} // namespace pathloom
