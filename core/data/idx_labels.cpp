// SPDX-License-Identifier: MIT
#include "core/data/idx_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

std::vector<std::int32_t> labelsIn(IdxFile& file, std::vector<std::string>& notes)
{
    const IdxHeader& header = file.header();
    const std::vector<std::uint64_t>& sizes = header.dimensions;
    if (sizes.size() > 2)
        file.fail(fmt::format("holds no labels: it is {}, as images are", header.text()));
    const std::uint64_t columns = sizes.size() == 2 ? sizes[1] : 1;
    if (sizes[0] == 0)
        file.fail("holds no labels");
    constexpr std::uint64_t mostColumns = 65536;
    if (columns == 0 || columns > mostColumns)
        file.fail(fmt::format("says that its labels have {} columns; from 1 to {} are possible", columns, mostColumns));
    const std::size_t bytes = bytesOf(header.type);
    std::vector<std::uint8_t> row(std::size_t(columns) * bytes);
    file.expect(sizes[0] * row.size());
    std::vector<std::int32_t> labels;
    for (std::uint64_t i = 0; i < sizes[0]; ++i) { // grows with what is there, not with what the header promises
        file.read(row);
        double label = 0;
        readIdxNumbers(row.data(), header.type, {&label, 1});
        if (!(std::abs(label) <= std::numeric_limits<std::int32_t>::max()) || label != std::round(label))
            file.fail(fmt::format("label {:g} of image {} is no whole number that could name a class", label, i));
        labels.push_back(std::int32_t(label));
    }
    file.finish();
    const bool areIntegers = header.type == IdxType::Short || header.type == IdxType::Int;
    const std::int32_t lastByte = header.type == IdxType::Int ? 1 << 24 : 1 << 8;
    const auto isNotZero = [](std::int32_t label) { return label != 0; };
    if (areIntegers && std::ranges::any_of(labels, isNotZero) &&
        std::ranges::all_of(labels, [&](std::int32_t label) { return label % lastByte == 0; }))
        file.failLittleEndian();
    if (columns > 1)
        notes.push_back(fmt::format("The labels have {} columns; the first one is the class.", columns));
    return labels;
}

std::string rangesText(const std::vector<std::int64_t>& ascending)
{
    constexpr std::size_t mostParts = 6;
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < ascending.size();) {
        std::size_t last = i;
        while (last + 1 < ascending.size() && ascending[last + 1] == ascending[last] + 1)
            ++last;
        parts.push_back(last == i ? fmt::format("{}", ascending[i])
                                  : fmt::format("{} to {}", ascending[i], ascending[last]));
        i = last + 1;
    }
    std::string text = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (i == mostParts)
            return text + " …";
        text += (i + 1 == parts.size() ? " and " : ", ") + parts[i];
    }
    return text;
}

} // namespace pathloom
