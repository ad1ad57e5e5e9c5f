// SPDX-License-Identifier: MIT
#include "core/data/picture_check.h"

#include "core/data/decoding.h"
#include "core/data/each_index.h"
#include "core/util/error.h"

#include <algorithm>
#include <atomic>
#include <mutex>
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

/// Without the name that begins it.
std::string reasonOf(const Error& error, const std::string& name)
{
    const std::string text = error.what();
    return text.starts_with(name + ": ") ? text.substr(name.size() + 2) : text;
}

/// Looks at pictures, several at a time.
class Probing
{
public:
    Probing(const FileListing& files, PictureIndex& index, bool wantsWhole)
        : m_files(files), m_index(index), m_wantsWhole(wantsWhole)
    {
    }

    bool isNeeded(std::size_t file) const
    {
        const PictureProbe known = m_index.probe(file);
        return !known.has(PictureProbe::IsKnown) || known.has(PictureProbe::IsWhole) != m_wantsWhole;
    }

    void look(std::size_t file)
    {
        PictureProbe probe;
        probe.flags = std::uint8_t(PictureProbe::IsKnown | (m_wantsWhole ? PictureProbe::IsWhole : 0));
        try {
            const std::vector<std::uint8_t> content = m_files.read(file, m_wantsWhole ? SIZE_MAX : firstBytes);
            probe.sum = sumOf(content);
            try {
                const PictureHeader header = headerOf(m_files, file, content);
                probe.width = std::uint32_t(header.width);
                probe.height = std::uint32_t(header.height);
                probe.format = formatNumber(header.format);
                if (header.isGrey)
                    probe.flags |= PictureProbe::IsGrey;
            } catch (const Error& e) {
                setBad(file, probe, e);
            }
        } catch (const Error& e) { // may be otherwise tomorrow without a sign: not kept
            probe.flags &= std::uint8_t(~PictureProbe::IsKnown);
            setBad(file, probe, e);
        }
        m_index.set(file, probe);
    }

private:
    void setBad(std::size_t file, PictureProbe& probe, const Error& error)
    {
        probe.flags |= PictureProbe::IsBad;
        const std::lock_guard lock(m_mutex);
        m_index.setReason(file, reasonOf(error, m_files.fullName(file)));
    }

    const FileListing& m_files;
    PictureIndex& m_index;
    bool m_wantsWhole;
    std::mutex m_mutex;
};

std::uint64_t digestOf(const std::vector<LabelledPicture>& pictures, bool areWhole)
{
    Digest digest;
    digest.add(areWhole ? 1 : 0);
    for (const LabelledPicture& picture : pictures)
        digest.add(picture.file);
    return digest.value();
}

/// Groups of two and more positions with equal looks, ascending within each.
template<typename Looks>
EqualGroups alike(std::vector<std::uint32_t> order, const Looks& looks)
{
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::pair(looks(i), i); });
    EqualGroups groups;
    for (auto begin = order.begin(); begin != order.end();) {
        const auto end = std::find_if(begin, order.end(), [&](std::uint32_t i) { return looks(i) != looks(*begin); });
        if (end - begin > 1)
            groups.emplace_back(begin, end);
        begin = end;
    }
    return groups;
}

} // namespace

void PictureChecks::keep(const std::function<bool(std::size_t)>& isKept)
{
    constexpr auto gone = std::uint32_t(-1);
    std::vector<std::uint32_t> places(probes.size(), gone);
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < probes.size(); ++i) {
        if (!isKept(i))
            continue;
        places[i] = kept;
        probes[kept++] = probes[i];
    }
    probes.resize(kept);
    if (!equal)
        return;
    for (std::vector<std::uint32_t>& group : *equal) {
        for (std::uint32_t& i : group)
            i = places[i];
        std::erase(group, gone);
    }
    std::erase_if(*equal, [](const std::vector<std::uint32_t>& group) { return group.size() < 2; });
}

PictureChecks checkPictures(const FileListing& files, std::vector<LabelledPicture>& pictures,
                            const std::filesystem::path& place, const std::stop_token& stop)
{
    PictureChecks checks;
    std::uint64_t bytes = 0;
    for (const LabelledPicture& picture : pictures)
        bytes += files.bytes(picture.file);
    checks.areWhole = bytes <= wholeSetBytes;

    PictureIndex index(files, place);
    Probing probing(files, index, checks.areWhole);
    std::vector<std::uint32_t> needed;
    for (const LabelledPicture& picture : pictures)
        if (probing.isNeeded(picture.file))
            needed.push_back(picture.file);
    // A file that a table names twice is looked at once, by one thread.
    std::ranges::sort(needed);
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    DataStage stage(DataProgress::Stage::Checking, std::int64_t(needed.size()));
    try {
        eachIndex(std::int64_t(needed.size()), stage, stop,
                  [&](std::int64_t i, unsigned) { probing.look(needed[std::size_t(i)]); });
    } catch (const Cancelled&) { // the next time goes on from here
        index.keep();
        throw;
    }

    checks.probes.reserve(pictures.size());
    std::size_t kept = 0;
    for (const LabelledPicture& picture : pictures) {
        const PictureProbe probe = index.probe(picture.file);
        if (probe.has(PictureProbe::IsBad)) {
            checks.problems.push_back({files.fullName(picture.file), index.reason(picture.file)});
            continue;
        }
        checks.areGrey = checks.areGrey && probe.has(PictureProbe::IsGrey);
        checks.areSquare = checks.areSquare && probe.width == probe.height;
        checks.probes.push_back(probe);
        pictures[kept++] = picture;
    }
    pictures.resize(kept);

    const std::uint64_t list = digestOf(pictures, checks.areWhole);
    const bool isKnown = index.knowsEqual(list);
    if (!isKnown)
        index.setEqual(list, equalContents(files, pictures, checks.probes, checks.areWhole, stop));
    checks.equal = index.equal();
    if (!needed.empty() || !isKnown)
        index.keep();
    return checks;
}

std::optional<EqualGroups> equalContents(const FileListing& files, const std::vector<LabelledPicture>& pictures,
                                         const std::vector<PictureProbe>& probes, bool areWhole,
                                         const std::stop_token& stop)
{
    std::vector<std::uint32_t> all(pictures.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        all[i] = i;
    EqualGroups groups =
        alike(std::move(all), [&](std::uint32_t i) { return std::pair(files.bytes(pictures[i].file), probes[i].sum); });
    std::vector<std::uint32_t> candidates;
    std::uint64_t bytes = 0;
    for (const std::vector<std::uint32_t>& group : groups)
        for (const std::uint32_t i : group) {
            candidates.push_back(i);
            bytes += files.bytes(pictures[i].file);
        }
    if (bytes > wholeSetBytes)
        return std::nullopt;

    if (!areWhole) { // many files of one size begin in the same way
        std::vector<std::uint32_t> sums(pictures.size());
        DataStage stage(DataProgress::Stage::Comparing, std::int64_t(candidates.size()));
        eachIndex(std::int64_t(candidates.size()), stage, stop, [&](std::int64_t i, unsigned) {
            const std::uint32_t picture = candidates[std::size_t(i)];
            sums[picture] = sumOf(files.read(pictures[picture].file));
        });
        groups = alike(std::move(candidates),
                       [&](std::uint32_t i) { return std::pair(files.bytes(pictures[i].file), sums[i]); });
    }
    for (std::vector<std::uint32_t>& group : groups) {
        if (stop.stop_requested())
            throw Cancelled();
        const std::vector<std::uint8_t> content = files.read(pictures[group.front()].file);
        std::erase_if(group,
                      [&](std::uint32_t i) { return i != group.front() && files.read(pictures[i].file) != content; });
    }
    std::erase_if(groups, [](const std::vector<std::uint32_t>& group) { return group.size() < 2; });
    return groups;
}

} // namespace pathloom
