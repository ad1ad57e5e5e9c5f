// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/file_listing.h"

#include <algorithm>
#include <map>
#include <optional>

namespace pathloom {

/// What a look at a picture's file has told.
struct PictureProbe
{
    enum Flag : std::uint8_t {
        IsKnown = 1,
        IsWhole = 2, ///< all of the file was read, not only its first bytes
        IsGrey = 4,
        IsBad = 8, ///< no picture that can be used
    };

    std::uint32_t sum = 0;               ///< CRC-32 of what was read
    std::uint32_t width = 0, height = 0; ///< pixels, turned upright
    std::uint8_t format = 0;             ///< position in pictureFormats()
    std::uint8_t flags = 0;

    bool has(Flag flag) const { return (flags & flag) != 0; }
    std::uint32_t shorterSide() const { return std::min(width, height); }
};

/// Names of formats by their numbers.
const std::vector<std::string>& pictureFormats();
std::uint8_t formatNumber(std::string_view format);

/// Groups of positions in a list of pictures.
using EqualGroups = std::vector<std::vector<std::uint32_t>>;

/// What is known of the files of a listing, kept among the user's data by the place that was listed, so that a file is
/// looked at once, until it changes.
class PictureIndex
{
public:
    /// What was kept of these files: of each that still has the name, size, place and stamp that it had.
    PictureIndex(const FileListing& files, std::filesystem::path place);

    PictureProbe probe(std::size_t file) const { return m_probes[file]; }
    /// Of a bad one: why.
    const std::string& reason(std::size_t file) const { return m_reasons.at(std::uint32_t(file)); }
    /// Any thread may set that of another file.
    void set(std::size_t file, const PictureProbe& probe) { m_probes[file] = probe; }
    void setReason(std::size_t file, std::string reason) { m_reasons[std::uint32_t(file)] = std::move(reason); }

    /// Whether equal pictures were sought among those of such a list.
    bool knowsEqual(std::uint64_t listDigest) const { return m_equalIsKnown && m_equalDigest == listDigest; }
    /// What was found then, see equalContents().
    const std::optional<EqualGroups>& equal() const { return m_equal; }
    void setEqual(std::uint64_t listDigest, std::optional<EqualGroups> groups);

    /// Leaves all that for the next time, but what was read of files changed lately. Trouble with the disk is only
    /// logged.
    void keep() const;

private:
    void read();

    const FileListing& m_files;
    std::filesystem::path m_place;
    std::vector<PictureProbe> m_probes; ///< by file
    std::map<std::uint32_t, std::string> m_reasons;
    bool m_equalIsKnown = false;
    std::uint64_t m_equalDigest = 0;
    std::optional<EqualGroups> m_equal;
};

} // namespace pathloom
