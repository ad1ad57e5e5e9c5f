// SPDX-License-Identifier: MIT
#include "core/data/split_names.h"

#include "core/util/csv_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace pathloom {

namespace {

constexpr std::array<std::pair<std::string_view, Part>, 8> names = {{{"train", Part::Train},
                                                                     {"training", Part::Train},
                                                                     {"val", Part::Validation},
                                                                     {"valid", Part::Validation},
                                                                     {"validation", Part::Validation},
                                                                     {"dev", Part::Validation},
                                                                     {"test", Part::Test},
                                                                     {"testing", Part::Test}}};

} // namespace

std::optional<Part> partNamed(std::string_view name)
{
    const auto found = std::ranges::find(names, lowered(name), [](const auto& entry) { return entry.first; });
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Part> partIn(std::string_view name)
{
    std::optional<Part> found;
    const auto isLetter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    for (auto begin = name.begin(); begin != name.end();) {
        begin = std::find_if(begin, name.end(), isLetter);
        const auto end = std::find_if_not(begin, name.end(), isLetter);
        if (const std::optional<Part> part = partNamed({begin, end})) {
            if (found && *found != *part)
                return std::nullopt;
            found = part;
        }
        begin = end;
    }
    return found;
}

const char* toText(Part part)
{
    return part == Part::Train ? "train" : part == Part::Validation ? "validation" : "test";
}

} // namespace pathloom
