// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/file_listing.h"

namespace pathloom {

/// Compressed pictures with their classes. Holds where their bytes lie, not the bytes: 32 bytes and the name for each,
/// so that millions fit into memory. Any thread may read.
class EncodedImages
{
public:
    /// A picture by its number in the listing.
    struct Entry
    {
        std::uint32_t file;
        std::uint16_t label;
    };

    EncodedImages(std::shared_ptr<const FileListing> files, std::vector<Entry> entries)
        : m_files(std::move(files)), m_entries(std::move(entries))
    {
    }

    std::int64_t size() const { return std::int64_t(m_entries.size()); }
    int label(std::int64_t index) const { return m_entries.at(std::size_t(index)).label; }
    /// For messages: the path as a person would write it.
    std::string name(std::int64_t index) const { return m_files->fullName(m_entries.at(std::size_t(index)).file); }
    /// The whole file. Throws Error naming it: gone, without permission, shorter than it was.
    std::vector<std::uint8_t> bytes(std::int64_t index) const
    {
        return m_files->read(m_entries.at(std::size_t(index)).file);
    }
    /// Whether the file was replaced or written to since it was found, as far as that can be told.
    bool hasChanged(std::int64_t index) const { return m_files->hasChanged(m_entries.at(std::size_t(index)).file); }
    std::int64_t memoryBytes() const
    {
        return std::int64_t(m_entries.capacity() * sizeof(Entry)) + m_files->memoryBytes();
    }

private:
    std::shared_ptr<const FileListing> m_files;
    std::vector<Entry> m_entries;
};

} // namespace pathloom
