// SPDX-License-Identifier: MIT
#include "core/data/picture_index.h"

#include "core/data/kept_binary.h"
#include "core/data/kept_files.h"
#include "core/data/kept_listing.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view formatName = "pathloom.pictures.1";
constexpr const char* ending = "pictures";

/// Of everything that tells a file from others and from what it was before. None of one that was changed lately.
std::optional<std::uint64_t> keyOf(const FileListing& files, std::size_t file)
{
    const FileListing::Entry& entry = files.entry(file);
    if (entry.stamp == 0)
        return std::nullopt;
    return Digest()
        .add(files.name(file))
        .add(std::uint64_t(entry.size) << 32 | entry.stamp)
        .add(entry.offset)
        .add(entry.store)
        .value();
}

} // namespace

const std::vector<std::string>& pictureFormats()
{
    static const std::vector<std::string> formats = {"", "JPEG", "PNG", "WebP", "BMP", "TIFF", "PNM"};
    return formats;
}

std::uint8_t formatNumber(std::string_view format)
{
    const auto found = std::ranges::find(pictureFormats(), format);
    return found == pictureFormats().end() ? 0 : std::uint8_t(found - pictureFormats().begin());
}

PictureIndex::PictureIndex(const FileListing& files, fs::path place)
    : m_files(files), m_place(std::move(place)), m_probes(files.size())
{
    std::error_code ignored;
    const fs::path file = indexFile(m_place, ending);
    if (!fs::exists(file, ignored))
        return;
    try {
        read();
        markUsed(file);
    } catch (const Error& e) { // everything is looked at again
        spdlog::warn("{}", e.what());
        m_probes.assign(files.size(), {});
        m_reasons.clear();
        m_equalIsKnown = false;
    }
}

void PictureIndex::read()
{
    KeptReader reader(indexFile(m_place, ending), formatName);
    const bool isSame = reader.text() == m_files.digest();
    const std::vector<std::uint64_t> keys = reader.array<std::uint64_t>();
    std::vector<PictureProbe> probes = reader.array<PictureProbe>();
    std::map<std::uint32_t, std::string> reasons;
    for (std::uint64_t left = reader.number(); left > 0; --left) {
        const auto file = std::uint32_t(reader.number());
        reasons[file] = reader.text();
    }
    const bool equalIsKnown = reader.number() != 0;
    const std::uint64_t equalDigest = reader.number();
    std::optional<EqualGroups> equal;
    if (reader.number() != 0) {
        equal.emplace();
        for (std::uint64_t left = reader.number(); left > 0; --left)
            equal->push_back(reader.array<std::uint32_t>());
    }
    reader.finish();
    if (keys.size() != probes.size())
        reader.fail();
    for (std::size_t i = 0; i < probes.size(); ++i)
        if (probes[i].format >= pictureFormats().size() ||
            (probes[i].has(PictureProbe::IsBad) && !reasons.contains(std::uint32_t(i))))
            reader.fail();
    if (isSame && probes.size() == m_files.size()) {
        m_probes = std::move(probes);
        m_reasons = std::move(reasons);
        m_equalIsKnown = equalIsKnown;
        m_equalDigest = equalDigest;
        m_equal = std::move(equal);
        return;
    }
    // Some files came, went or changed: the others are found again by their keys.
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < probes.size(); ++i)
        if (probes[i].has(PictureProbe::IsKnown))
            order.push_back(i);
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return keys[i]; });
    for (std::size_t file = 0; file < m_files.size(); ++file) {
        const std::optional<std::uint64_t> key = keyOf(m_files, file);
        const auto found =
            std::ranges::lower_bound(order, key.value_or(0), {}, [&](std::uint32_t i) { return keys[i]; });
        if (!key || found == order.end() || keys[*found] != *key)
            continue;
        m_probes[file] = probes[*found];
        if (m_probes[file].has(PictureProbe::IsBad))
            m_reasons[std::uint32_t(file)] = reasons.at(*found);
    }
}

void PictureIndex::setEqual(std::uint64_t listDigest, std::optional<EqualGroups> groups)
{
    m_equalIsKnown = true;
    m_equalDigest = listDigest;
    m_equal = std::move(groups);
}

void PictureIndex::keep() const
{
    const fs::path file = indexFile(m_place, ending);
    try {
        std::vector<std::uint64_t> keys(m_files.size());
        std::vector<PictureProbe> probes = m_probes;
        bool areLasting = true, areNone = true;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::optional<std::uint64_t> key = keyOf(m_files, i);
            keys[i] = key.value_or(0);
            areLasting = areLasting && key;
            areNone = areNone && !key;
            if (!key)
                probes[i] = {};
        }
        if (areNone)
            return;
        createdFolder(file.parent_path());
        writeFileAtomically(file, [&](const fs::path& temporary) {
            KeptWriter writer(temporary, formatName);
            writer.text(m_files.digest());
            writer.array(keys);
            writer.array(probes);
            writer.number(m_reasons.size());
            for (const auto& [of, reason] : m_reasons) {
                writer.number(of);
                writer.text(reason);
            }
            writer.number(m_equalIsKnown && areLasting ? 1 : 0);
            writer.number(m_equalDigest);
            writer.number(m_equal ? 1 : 0);
            if (m_equal) {
                writer.number(m_equal->size());
                for (const std::vector<std::uint32_t>& group : *m_equal)
                    writer.array(group);
            }
            writer.finish();
        });
        limitIndexes(file);
    } catch (const Error& e) {
        spdlog::warn("The files are looked at again the next time: {}", e.what());
    }
}

} // namespace pathloom
