// SPDX-License-Identifier: MIT
#include "core/data/size_advice.h"

#include "core/space/proposal.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

namespace pathloom {

namespace {

constexpr std::array usualSizes = {32, 64, 96, 128, 160, 192, 224};

std::string percentText(double share)
{
    const double percent = 100 * share; // not "0 %" of what there is, nor "100 %" of what is not all
    return percent > 0 && percent < 1      ? std::string("less than 1 %")
           : percent < 100 && percent > 99 ? std::string("more than 99 %")
                                           : fmt::format("{:.0f} %", percent);
}

} // namespace

int suggestedSize(std::int64_t medianSide, bool areOneSquare)
{
    if (areOneSquare && medianSide <= usualSizes.back())
        return int(medianSide);
    const auto above = std::ranges::upper_bound(usualSizes, medianSide);
    return above == usualSizes.begin() ? usualSizes.front() : *(above - 1);
}

SizeAdvice adviseOnSize(const PictureFindings& findings, const Shape& images, int classes)
{
    SizeAdvice advice;
    advice.size = std::min(images.width, images.height);
    std::int64_t all = 0, smaller = 0, seen = 0;
    for (const auto& [side, count] : findings.sides) {
        all += count;
        smaller += side < advice.size ? count : 0;
    }
    for (const auto& [side, count] : findings.sides) {
        seen += count;
        if (seen > all / 2) {
            advice.medianSide = side;
            break;
        }
    }
    const bool areOneSquare = findings.distinctSizes == 1 && !findings.commonSizes.empty() &&
                              findings.commonSizes.front().width == findings.commonSizes.front().height;
    if (all > 0) {
        advice.suggested = suggestedSize(advice.medianSide, areOneSquare);
        advice.enlarged = double(smaller) / double(all);
        advice.kept = std::min(1.0, std::pow(double(advice.size) / double(advice.medianSide), 2));
    }
    for (const std::string& name : shippedSpaces()) {
        const SideRange sides = suitableSides(loadSpace(name));
        if (sides.least <= advice.size && advice.size <= sides.most)
            advice.spaces.push_back(name);
    }
    if (advice.size >= leastMapSide)
        advice.proposed = proposeSpace(images, classes).space.name;
    return advice;
}

std::vector<std::string> sentences(const SizeAdvice& advice)
{
    std::vector<std::string> found;
    if (advice.medianSide > 0) {
        if (advice.size == advice.suggested)
            found.push_back(fmt::format("Half of the pictures have {} pixels or more on their shorter side: images of "
                                        "{} pixels suit them.",
                                        advice.medianSide, advice.size));
        else if (advice.size < advice.suggested)
            found.push_back(fmt::format("Half of the pictures have {} pixels or more on their shorter side: images of "
                                        "{} pixels would suit them; at {} a picture of that size keeps {} of its "
                                        "pixels.",
                                        advice.medianSide, advice.suggested, advice.size, percentText(advice.kept)));
        else
            found.push_back(fmt::format("Half of the pictures have {} pixels or more on their shorter side: images of "
                                        "{} pixels would suit them; larger ones take more time and show no more.",
                                        advice.medianSide, advice.suggested));
        if (advice.enlarged > 0)
            found.push_back(fmt::format("Pictures that are smaller than {} pixels and are enlarged: {}.", advice.size,
                                        percentText(advice.enlarged)));
    }
    if (!advice.spaces.empty())
        found.push_back(fmt::format("Search spaces that suit images of {} pixels as they are: {}.", advice.size,
                                    fmt::join(advice.spaces, ", ")));
    else if (!advice.proposed.empty())
        found.push_back(fmt::format("No shipped search space suits images of {} pixels as it is; the one proposed for "
                                    "them is {}.",
                                    advice.size, advice.proposed));
    return found;
}

} // namespace pathloom
