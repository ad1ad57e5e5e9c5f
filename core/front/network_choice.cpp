// SPDX-License-Identifier: MIT
#include "core/front/network_choice.h"

#include <limits>

namespace pathloom {

Json toJson(const NetworkChoice& choice)
{
    return {{"budget_ms", choice.budgetMs},
            {"limits", toJson(choice.limits)},
            {"score", choice.score},
            {"scored_by", choice.scoredBy}};
}

NetworkChoice choiceFromJson(const Json& json, const std::string& where)
{
    constexpr double largestNumber = std::numeric_limits<double>::max();
    const JsonReader reader(json, where);
    NetworkChoice choice{.budgetMs = reader.number("budget_ms", 0, largestNumber),
                         .limits = limitsFromJson(reader.at("limits"), where + ": limits"),
                         .score = reader.number("score", -largestNumber, largestNumber)};
    if (reader.has("scored_by"))
        choice.scoredBy = reader.text("scored_by");
    return choice;
}

} // namespace pathloom
