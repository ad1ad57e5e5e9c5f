// SPDX-License-Identifier: MIT
#include "core/data/picture_check.h"

#include "core/data/decoding.h"
#include "core/util/error.h"

#include <algorithm>
#include <tuple>

#include <zlib.h>

namespace pathloom {

namespace {

constexpr std::size_t firstBytes = std::size_t(4) << 10; ///< hold the header of nearly every picture

std::uint32_t sumOf(const std::vector<std::uint8_t>& bytes)
{
    return std::uint32_t(crc32_z(crc32_z(0, nullptr, 0), bytes.data(), bytes.size()));
}

/// Reads more where the header lies further behind, as behind a large preview.
PictureHeader headerOf(const FileListing& files, std::size_t file, const std::vector<std::uint8_t>& first)
{
    const bool isWhole = first.size() >= files.bytes(file);
    std::optional<PictureHeader> header = pictureHeader(first, isWhole);
    if (!header && !isWhole)
        header = pictureHeader(files.read(file), true);
    if (first.empty())
        throw Error("is empty", files.fullName(file));
    if (!header)
        throw Error("is no picture that can be read", files.fullName(file));
    requireDecodable(*header, files.fullName(file));
    if (!header->isComplete)
        throw Error(std::string("is a ") + header->format + " file that is cut off", files.fullName(file));
    return *header;
}

} // namespace

void PictureChecks::keep(const std::function<bool(std::size_t)>& isKept)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (!isKept(i))
            continue;
        sums[kept] = sums[i];
        shorterSides[kept] = shorterSides[i];
        ++kept;
    }
    sums.resize(kept);
    shorterSides.resize(kept);
}

PictureChecks checkPictures(const FileListing& files, std::vector<LabelledPicture>& pictures,
                            const std::stop_token& stop)
{
    PictureChecks checks;
    std::uint64_t bytes = 0;
    for (const LabelledPicture& picture : pictures)
        bytes += files.bytes(picture.file);
    checks.areWhole = bytes <= wholeSetBytes;
    checks.sums.reserve(pictures.size());
    checks.shorterSides.reserve(pictures.size());
    std::size_t kept = 0;
    for (const LabelledPicture& picture : pictures) {
        if (stop.stop_requested())
            throw Cancelled();
        try {
            const std::vector<std::uint8_t> content = files.read(picture.file, checks.areWhole ? SIZE_MAX : firstBytes);
            const PictureHeader header = headerOf(files, picture.file, content);
            checks.sums.push_back(sumOf(content));
            checks.shorterSides.push_back(std::uint32_t(std::min(header.width, header.height)));
            checks.areGrey = checks.areGrey && header.isGrey;
            checks.areSquare = checks.areSquare && header.width == header.height;
            pictures[kept++] = picture;
        } catch (const Error& e) {
            checks.problems.emplace_back(e.what());
        }
    }
    pictures.resize(kept);
    return checks;
}

std::vector<std::vector<std::size_t>> equalContents(const FileListing& files,
                                                    const std::vector<LabelledPicture>& pictures,
                                                    const std::vector<std::uint32_t>& sums)
{
    std::vector<std::size_t> order(pictures.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto looks = [&](std::size_t i) { return std::pair(files.bytes(pictures[i].file), sums[i]); };
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::tuple_cat(looks(i), std::tuple(i)); });
    std::vector<std::vector<std::size_t>> groups;
    for (auto begin = order.begin(); begin != order.end();) {
        const auto end = std::find_if(begin, order.end(), [&](std::size_t i) { return looks(i) != looks(*begin); });
        std::vector<std::size_t> group = {*begin};
        if (end - begin > 1) {
            const std::vector<std::uint8_t> content = files.read(pictures[*begin].file);
            std::copy_if(begin + 1, end, std::back_inserter(group),
                         [&](std::size_t i) { return files.read(pictures[i].file) == content; });
        }
        if (group.size() > 1)
            groups.push_back(std::move(group));
        begin = end;
    }
    return groups;
}

} // namespace pathloom
