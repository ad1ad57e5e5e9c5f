// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace pathloom {

/// The number that the whole text is, as files and command lines write it: a point before decimals, nothing between
/// thousands, no sign '+', no blanks. The process' locale plays no part: std::stod, strtod and printf follow it, and
/// QApplication sets it to the user's. To write a number use fmt::format(), which does not follow it either.
/// "inf" and "nan" count as floating-point numbers. Nothing if the text is anything else, or out of Number's range.
template<class Number>
std::optional<Number> numberFrom(std::string_view text)
{
    Number value{};
    const char* const last = text.data() + text.size();
    const auto [end, failure] = std::from_chars(text.data(), last, value);
    if (failure != std::errc() || end != last)
        return std::nullopt;
    return value;
}

} // namespace pathloom
