// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/picture_findings.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

struct stat;

namespace pathloom {

/// A number that changes when a file does.
struct FileStamp
{
    std::uint64_t value;
    /// It was changed so lately that another change might not show: nothing that was read of it may be kept.
    bool isRecent;

    FileStamp(std::uint64_t number, bool recent = false)
        : value(number), isRecent(recent) {} // NOLINT: numbers are stamps
};
/// Of a file's or folder's time of modification and identity.
FileStamp stampOf(const struct stat& facts);
/// With the size; shortened as FileListing::Entry::stamp is, zero if it was changed lately.
std::uint32_t stampWithSize(const struct stat& facts);

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
    /// Of a file as it is now; none if it is not there or cannot change by itself, as in an archive that is open.
    virtual std::optional<FileStamp> stamp(const std::string&) const { return std::nullopt; }
};

/// Files of folders and archives, in the order in which they were added, with their names from there on ("/" between
/// folders) and sizes. 24 bytes and the name for each. Nothing may be added once it is shared.
class FileListing
{
public:
    struct Entry
    {
        std::uint64_t offset;
        std::uint32_t name; ///< position among the names
        std::uint32_t size;
        std::uint32_t stamp; ///< half of a FileStamp, never zero; zero if that was recent
        std::uint16_t store;
        std::uint16_t unused = 0;
    };
    /// All but the stores.
    struct Content
    {
        std::vector<char> names; ///< one after the other, each with a zero behind it
        std::vector<Entry> entries;
        std::vector<LeftOut> problems;
        std::uint64_t stamps = 0; ///< of all files, see digest()
    };
    static std::uint32_t shortStamp(FileStamp stamp);

    FileListing() = default;
    /// What was listed before, of one folder or of archives.
    FileListing(std::vector<std::shared_ptr<const FileStore>> stores, Content content)
        : m_stores(std::move(stores)), m_content(std::move(content))
    {
    }
    const Content& content() const { return m_content; }

    std::uint16_t addStore(std::shared_ptr<const FileStore> store);
    /// A file that is larger than any picture becomes a problem.
    /// @param offset in the archive
    void add(std::string_view name, std::uint16_t store, std::uint64_t offset, std::uint64_t size, FileStamp stamp);
    /// Another name of a file of an archive that was added.
    void addCopy(std::string_view name, std::size_t file);
    /// What was left out.
    void addProblem(std::string file, std::string reason)
    {
        m_content.problems.push_back({std::move(file), std::move(reason)});
    }
    /// Gives back the memory that was taken for more files.
    void shrink();

    std::size_t size() const { return m_content.entries.size(); }
    const Entry& entry(std::size_t file) const { return m_content.entries.at(file); }
    std::string_view name(std::size_t file) const { return m_content.names.data() + entry(file).name; }
    /// The folder or archive by its number: names may repeat in another one.
    std::uint16_t store(std::size_t file) const { return entry(file).store; }
    std::uint32_t bytes(std::size_t file) const { return entry(file).size; }
    /// With the folder or archive before it, for people.
    std::string fullName(std::size_t file) const;
    /// The whole file, or its first bytes. Throws Error naming it.
    std::vector<std::uint8_t> read(std::size_t file, std::size_t most = SIZE_MAX) const;
    /// Bytes from the middle of a file.
    std::vector<std::uint8_t> readPart(std::size_t file, std::uint64_t begin, std::size_t bytes) const;
    /// Whether it is not the file any more that was listed, or was written to since; false if that cannot be told.
    bool hasChanged(std::size_t file) const;
    const std::vector<LeftOut>& problems() const { return m_content.problems; }
    std::int64_t memoryBytes() const;
    /// Changes when a file does, or its name, or which there are.
    std::string digest() const;

private:
    std::vector<std::shared_ptr<const FileStore>> m_stores;
    Content m_content;
};

/// All files below a folder, through links as well, folder by folder in the order of names; what begins with a point is
/// passed over. A folder is read once: links that lead back are left out. What cannot be read becomes a problem. Throws
/// Error if the folder itself cannot be read; Cancelled.
///
/// The list is kept among the user's data. The next time every folder and every file is only asked for its time of
/// modification and size, without reading folders; if one of them has changed, or could not be read, they are all read
/// again. What was changed within two seconds before it was looked at counts as changed, since file systems tell time
/// in steps.
FileListing listFolder(const std::filesystem::path& folder, const std::stop_token& stop);

/// Whether all files of a listing of a folder are as they were: by size and time of modification, without reading
/// folders. Throws Cancelled.
bool areUnchanged(const std::filesystem::path& folder, const FileListing& listing, const std::stop_token& stop);

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
