// SPDX-License-Identifier: MIT
#include "core/data/picture_findings.h"

#include "core/util/csv_text.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pathloom {

std::string sentence(const LeftOut& file)
{
    return file.file + ": " + file.reason;
}

std::string sentence(const EqualPictures& pictures)
{
    return pictures.first + " = " + pictures.second;
}

std::string problemsCsv(const PictureFindings& findings)
{
    if (findings.leftOut.empty() && findings.equal.empty())
        return {};
    std::string text = "problem,file,other_file,detail\n";
    const auto add = [&](const char* problem, const std::string& file, const std::string& other,
                         const std::string& detail) {
        text += std::string(problem) + ',' + csvField(file) + ',' + csvField(other) + ',' + csvField(detail) + '\n';
    };
    for (const LeftOut& file : findings.leftOut)
        add("left_out", file.file, "", file.reason);
    for (const EqualPictures& pair : findings.equal)
        add(pair.across == EqualPictures::Across::Parts ? "equal_across_parts" : "equal_across_classes", pair.first,
            pair.second,
            std::string(toText(pair.firstPart)) + '/' + pair.firstClass + " = " + toText(pair.secondPart) + '/' +
                pair.secondClass);
    return text;
}

std::vector<SideCount> sideHistogram(const std::vector<std::pair<std::int64_t, std::int64_t>>& sidesAndCounts)
{
    // Each about the half of an octave: sizes differ by factors.
    constexpr std::array<std::int64_t, 21> begins = {1,   12,  16,  24,   32,   48,   64,   96,   128,  192, 256,
                                                     384, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144, 8192};
    std::vector<SideCount> bars;
    for (std::size_t i = 0; i < begins.size(); ++i)
        bars.push_back(
            {begins[i], i + 1 < begins.size() ? begins[i + 1] - 1 : std::numeric_limits<std::int64_t>::max(), 0});
    for (const auto& [side, count] : sidesAndCounts) {
        const auto above = std::ranges::upper_bound(begins, side);
        if (above != begins.begin())
            bars[std::size_t(above - begins.begin() - 1)].count += count;
    }
    const auto isFilled = [](const SideCount& bar) { return bar.count > 0; };
    const auto first = std::ranges::find_if(bars, isFilled);
    const auto last = std::find_if(bars.rbegin(), bars.rend(), isFilled).base();
    return first < last ? std::vector<SideCount>(first, last) : std::vector<SideCount>();
}

} // namespace pathloom
