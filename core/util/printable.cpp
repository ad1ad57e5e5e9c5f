// SPDX-License-Identifier: MIT
#include "core/util/printable.h"

#include <cstdint>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

std::string printable(std::string_view text)
{
    constexpr std::uint8_t firstOfTwo = 0xC2; // before control characters 0x80 to 0x9f in UTF-8
    std::string shown;
    shown.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = std::uint8_t(text[i]), next = std::uint8_t(i + 1 < text.size() ? text[i + 1] : '\0');
        if (byte == '\n')
            shown += "\\n";
        else if (byte == '\t')
            shown += "\\t";
        else if (byte == '\r')
            shown += "\\r";
        else if (byte < ' ' || byte == 0x7f)
            shown += fmt::format("\\x{:02x}", byte);
        else if (byte == firstOfTwo && next >= 0x80 && next < 0xA0)
            shown += fmt::format("\\x{:02x}", std::uint8_t(text[++i]));
        else
            shown += text[i];
    }
    return shown;
}

} // namespace pathloom
