// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace pathloom {

/// Where the bytes of files lie: a folder, or an archive.
class FileStore
{
public:
    virtual ~FileStore() = default;
    /// The folder or archive.
    virtual const std::filesystem::path& place() const = 0;
    /// So many bytes of a file, from `begin` on. Any thread may read. Throws Error naming the file if they are not
    /// there (any more).
    /// @param name as in the listing
    /// @param offset of the file in the archive; not used for a folder
    virtual std::vector<std::uint8_t> read(const std::string& name, std::uint64_t offset, std::uint64_t begin,
                                           std::size_t bytes) const = 0;
};

/// Files of folders and archives, in the order in which they were added, with their names from there on ("/" between
/// folders) and sizes. 24 bytes and the name for each. Nothing may be added once it is shared.
class FileListing
{
public:
    std::uint16_t addStore(std::shared_ptr<const FileStore> store);
    /// A file that is larger than any picture becomes a problem.
    /// @param offset in the archive
    /// @param stamp changes when the file does
    void add(std::string_view name, std::uint16_t store, std::uint64_t offset, std::uint64_t size, std::uint64_t stamp);
    /// Another name of a file of an archive that was added.
    void addCopy(std::string_view name, std::size_t file);
    /// Of what was left out: one sentence.
    void addProblem(std::string sentence) { m_problems.push_back(std::move(sentence)); }

    std::size_t size() const { return m_entries.size(); }
    std::string_view name(std::size_t file) const { return m_names.data() + m_entries.at(file).name; }
    /// The folder or archive by its number: names may repeat in another one.
    std::uint16_t store(std::size_t file) const { return m_entries.at(file).store; }
    std::uint32_t bytes(std::size_t file) const { return m_entries.at(file).size; }
    /// With the folder or archive before it, for people.
    std::string fullName(std::size_t file) const;
    /// The whole file, or its first bytes. Throws Error naming it.
    std::vector<std::uint8_t> read(std::size_t file, std::size_t most = SIZE_MAX) const;
    /// Bytes from the middle of a file.
    std::vector<std::uint8_t> readPart(std::size_t file, std::uint64_t begin, std::size_t bytes) const;
    const std::vector<std::string>& problems() const { return m_problems; }
    std::int64_t memoryBytes() const;
    /// Changes when a file does, or its name, or which there are.
    std::string digest() const;

private:
    struct Entry
    {
        std::uint64_t offset;
        std::uint32_t name; ///< position among the names
        std::uint32_t size;
        std::uint16_t store;
    };
    std::vector<std::shared_ptr<const FileStore>> m_stores;
    std::vector<char> m_names; ///< one after the other, each with a zero behind it
    std::vector<Entry> m_entries;
    std::vector<std::string> m_problems;
    std::uint64_t m_stamps = 0;
};

/// All files below a folder, through links as well, folder by folder in the order of names; what begins with a point is
/// passed over. A folder is read once: links that lead back are left out. What cannot be read becomes a problem. Throws
/// Error if the folder itself cannot be read; Cancelled.
FileListing listFolder(const std::filesystem::path& folder, const std::stop_token& stop);

/// Files by their paths from a folder on.
std::shared_ptr<const FileStore> folderStore(const std::filesystem::path& folder);
/// Files that lie one after the other in an open file.
/// @param place for messages
/// @param descriptor is closed with the store
std::shared_ptr<const FileStore> archiveStore(const std::filesystem::path& place, int descriptor);

/// Name and sizes folded into one number, one after the other.
class Digest
{
public:
    Digest& add(std::string_view text);
    Digest& add(std::uint64_t number);
    std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0xcbf29ce484222325; // FNV-1a
};

} // namespace pathloom
