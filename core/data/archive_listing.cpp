// SPDX-License-Identifier: MIT
#include "core/data/archive_listing.h"

#include "core/data/kept_listing.h"
#include "core/data/split_names.h"
#include "core/util/csv_text.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <spdlog/fmt/fmt.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::array endings = {".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".zip"};

struct CloseArchive
{
    void operator()(archive* open) const { archive_read_free(open); }
};

/// A file in the folder of temporary files that nobody else sees and that is gone when it is closed.
int openNamelessFile(const fs::path& archive)
{
    std::string name = (fs::temp_directory_path() / "pathloom-unpacked-XXXXXX").string();
    const int descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        throw Error(fmt::format("cannot be unpacked: no file can be made in {}: {}", fs::temp_directory_path().string(),
                                std::strerror(errno)),
                    archive.string());
    unlink(name.c_str());
    return descriptor;
}

/// A name in an archive as it is kept: without what stands for the folder that it is unpacked to. None if it leads out
/// of that.
std::optional<std::string> safeName(std::string_view stored)
{
    std::string name;
    while (!stored.empty()) {
        const std::size_t end = std::min(stored.find('/'), stored.size());
        const std::string_view part = stored.substr(0, end);
        stored.remove_prefix(std::min(end + 1, stored.size()));
        if (part == "..")
            return std::nullopt;
        if (!part.empty() && part != ".")
            name.append(name.empty() ? "" : "/").append(part);
    }
    return name;
}

/// What is passed over in silence, as in folders.
bool isHidden(std::string_view name)
{
    return name.starts_with('.') || name.find("/.") != std::string_view::npos || name.starts_with("__MACOSX/");
}

ListedSource sourceOf(const fs::path& archive, const struct stat& facts)
{
    return {archive.string(), stampWithSize(facts)};
}

/// One archive, read from front to back.
class Reader
{
public:
    Reader(const fs::path& path, const std::string& folder, FileListing& listing, std::vector<std::string>& notes,
           const std::stop_token& stop)
        : m_path(path), m_folder(folder), m_listing(listing), m_notes(notes), m_stop(stop)
    {
    }

    void read()
    {
        m_descriptor = open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
        if (m_descriptor < 0 || fstat(m_descriptor, &m_facts) != 0)
            throw Error(errno == ENOENT ? "does not exist" : std::string("cannot be read: ") + std::strerror(errno),
                        m_path.string());
        m_files = archiveStore(m_path, m_descriptor); // closes it
        if (m_facts.st_size == 0)
            throw Error("is empty", m_path.string());
        m_archive.reset(archive_read_new());
        archive_read_support_format_tar(m_archive.get());
        archive_read_support_format_zip(m_archive.get());
        archive_read_support_filter_all(m_archive.get());
        archive_read_set_options(m_archive.get(), "hdrcharset=UTF-8");
        constexpr std::size_t blockBytes = std::size_t(1) << 16;
        if (archive_read_open_fd(m_archive.get(), m_descriptor, blockBytes) != ARCHIVE_OK)
            fail();
        archive_entry* entry = nullptr;
        for (;;) {
            if (m_stop.stop_requested())
                throw Cancelled();
            const int result = archive_read_next_header(m_archive.get(), &entry);
            if (result == ARCHIVE_EOF)
                break;
            if (result != ARCHIVE_OK && result != ARCHIVE_WARN) // a warning is about names in other letters
                fail();
            take(entry);
            ++m_entries;
        }
        addLinks();
        finish();
    }
    /// All its files are read where they lie.
    bool isInPlace() const { return m_inPlace && !m_unpacked; }
    /// As it was read.
    ListedSource source() const { return sourceOf(m_path, m_facts); }

private:
    bool isPlainTar() const
    {
        return archive_filter_code(m_archive.get(), 0) == ARCHIVE_FILTER_NONE &&
               (archive_format(m_archive.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
    }

    void take(archive_entry* entry)
    {
        const char* stored = archive_entry_pathname_utf8(entry);
        if (!stored)
            stored = archive_entry_pathname(entry);
        const std::optional<std::string> name = safeName(stored ? stored : "");
        if (!name)
            return m_listing.addProblem((m_path / (stored ? stored : "")).string(),
                                        "leads out of the archive and is left out");
        if (name->empty() || isHidden(*name))
            return;
        if (const char* target = archive_entry_hardlink(entry)) {
            m_links.emplace_back(*name, safeName(target).value_or(""));
            return;
        }
        const auto type = archive_entry_filetype(entry);
        if (type == AE_IFDIR)
            return;
        if (type != AE_IFREG)
            return m_listing.addProblem((m_path / *name).string(), "is a link or device in the archive");
        if (archive_entry_is_encrypted(entry))
            throw Error("is encrypted", m_path.string(), "unpack it into a folder");
        if (isPlainTar() && archive_entry_sparse_count(entry) == 0)
            takeInPlace(entry, *name);
        else
            unpack(*name);
    }

    void takeInPlace(archive_entry* entry, const std::string& name)
    {
        // Behind the header that was just read lies the file.
        const auto offset = std::uint64_t(archive_filter_bytes(m_archive.get(), 0));
        const auto size = std::uint64_t(std::max<la_int64_t>(archive_entry_size(entry), 0));
        if (offset + size > std::uint64_t(m_facts.st_size))
            failCutOff();
        if (!m_inPlace)
            m_inPlace = m_listing.addStore(m_files);
        add(name, *m_inPlace, offset, size);
    }

    void unpack(const std::string& name)
    {
        if (!m_unpacked) {
            m_unpackedFile = openNamelessFile(m_path);
            m_unpacked = m_listing.addStore(archiveStore(m_path, m_unpackedFile));
        }
        const std::uint64_t begin = m_unpackedBytes;
        const void* block = nullptr;
        std::size_t bytes = 0;
        la_int64_t offset = 0;
        for (;;) {
            if (m_stop.stop_requested())
                throw Cancelled();
            const int result = archive_read_data_block(m_archive.get(), &block, &bytes, &offset);
            if (result == ARCHIVE_EOF)
                break;
            if (result != ARCHIVE_OK)
                fail();
            m_unpackedBytes = begin + std::uint64_t(offset) + bytes;
            if (m_unpackedBytes > mostUnpackedBytes)
                throw Error(fmt::format("unpacks to more than {} GB", mostUnpackedBytes >> 30), m_path.string(),
                            "unpack it into a folder, or into a tar that is not packed");
            write(static_cast<const char*>(block), bytes, begin + std::uint64_t(offset));
        }
        add(name, *m_unpacked, begin, m_unpackedBytes - begin);
    }

    void write(const char* block, std::size_t bytes, std::uint64_t at) const
    {
        while (bytes > 0) {
            const ssize_t count = pwrite(m_unpackedFile, block, bytes, off_t(at));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                throw Error(std::string("cannot be unpacked to a temporary file: ") + std::strerror(errno),
                            m_path.string(), "TMPDIR says where those lie");
            block += count;
            bytes -= std::size_t(count);
            at += std::uint64_t(count);
        }
    }

    void add(const std::string& name, std::uint16_t store, std::uint64_t offset, std::uint64_t size)
    {
        m_listing.add(m_folder.empty() ? name : m_folder + '/' + name, store, offset, size,
                      {Digest()
                           .add(std::uint64_t(m_facts.st_mtim.tv_sec))
                           .add(std::uint64_t(m_facts.st_mtim.tv_nsec))
                           .add(std::uint64_t(m_facts.st_size))
                           .add(offset)
                           .value(),
                       stampOf(m_facts).isRecent});
        m_last = m_listing.size();
    }

    /// A second name of a file that came before.
    void addLinks()
    {
        if (m_links.empty())
            return;
        const std::string before = m_folder.empty() ? "" : m_folder + '/';
        std::unordered_map<std::string, std::size_t> files;
        for (std::size_t file = m_first; file < m_last; ++file)
            files.emplace(std::string(m_listing.name(file)), file);
        for (const auto& [name, target] : m_links) {
            const auto found = files.find(before + target);
            if (found != files.end())
                m_listing.addCopy(before + name, found->second);
            else
                m_listing.addProblem((m_path / name).string(), "is a link to a file that the archive does not hold");
        }
    }

    void finish()
    {
        if (m_unpackedBytes > 0 && isPacked())
            m_notes.push_back(
                fmt::format("{} is packed: {:.0f} MB of it were unpacked to a temporary file; a plain tar "
                            "is read where it lies.",
                            m_path.filename().string(), double(m_unpackedBytes) / 1e6));
        if (m_entries == 0)
            throw Error("is an empty archive", m_path.string());
        // tar ends with two blocks of zeros; cut between two files it only lacks these.
        constexpr std::size_t blockBytes = 512;
        std::array<char, blockBytes> last{};
        const bool isWhole = !isPlainTar() || (pread(m_descriptor, last.data(), last.size(),
                                                     m_facts.st_size - off_t(last.size())) == ssize_t(last.size()) &&
                                               std::ranges::all_of(last, [](char c) { return c == 0; }));
        if (!isWhole)
            m_notes.push_back(m_path.filename().string() +
                              " has no end mark: it may be cut off between two of its files.");
    }

    bool isPacked() const { return archive_filter_code(m_archive.get(), 0) != ARCHIVE_FILTER_NONE; }

    [[noreturn]] void failCutOff() const
    {
        throw Error(fmt::format("is cut off after {} files", m_entries), m_path.string(), "fetch or copy it again");
    }

    [[noreturn]] void fail() const
    {
        const char* said = archive_error_string(m_archive.get());
        const std::string why = said ? said : "unknown reason";
        const bool isCutOff = lowered(why).find("truncated") != std::string::npos ||
                              lowered(why).find("unexpected end") != std::string::npos ||
                              lowered(why).find("no progress is possible") != std::string::npos; // says xz
        if (isCutOff)
            failCutOff();
        if (m_entries == 0 && lowered(why).find("unrecognized") != std::string::npos)
            throw Error("is no archive that can be read", m_path.string(), "tar, plain or packed, and zip are");
        throw Error(fmt::format("is damaged after {} files: {}", m_entries, why), m_path.string());
    }

    const fs::path& m_path;
    const std::string& m_folder;
    FileListing& m_listing;
    std::vector<std::string>& m_notes;
    const std::stop_token& m_stop;
    int m_descriptor = -1;
    struct stat m_facts
    {
    };
    std::shared_ptr<const FileStore> m_files; ///< the archive itself
    std::unique_ptr<archive, CloseArchive> m_archive;
    std::optional<std::uint16_t> m_inPlace, m_unpacked; ///< stores
    int m_unpackedFile = -1;
    std::uint64_t m_unpackedBytes = 0;
    std::size_t m_entries = 0;
    std::size_t m_first = m_listing.size(), m_last = m_first; ///< those of this archive in the listing
    std::vector<std::pair<std::string, std::string>> m_links;
};

std::vector<fs::path> archivesIn(const fs::path& folder)
{
    std::vector<fs::path> archives;
    std::error_code failure;
    for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure))
        if (isArchiveName(entry->path()) && !entry->path().filename().string().starts_with('.'))
            archives.push_back(entry->path());
    std::ranges::sort(archives);
    return archives;
}

/// What was listed before, if these are the archives and none of them has changed since.
std::optional<FileListing> archivesListedBefore(const fs::path& place, const std::vector<fs::path>& archives,
                                                std::vector<std::string>& notes)
{
    std::optional<KeptListing> kept = readKeptListing(place, archives.size());
    if (!kept || kept->sources.size() != archives.size())
        return std::nullopt;
    std::vector<std::shared_ptr<const FileStore>> stores;
    for (std::size_t i = 0; i < archives.size(); ++i) {
        const int descriptor = open(archives[i].c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            return std::nullopt;
        stores.push_back(archiveStore(archives[i], descriptor)); // closes it
        struct stat facts
        {
        };
        if (fstat(descriptor, &facts) != 0 || sourceOf(archives[i], facts) != kept->sources[i])
            return std::nullopt;
    }
    notes.insert(notes.end(), kept->notes.begin(), kept->notes.end());
    return FileListing(std::move(stores), std::move(kept->content));
}

} // namespace

bool isArchiveName(const fs::path& file)
{
    const std::string name = lowered(file.filename().string());
    return std::ranges::any_of(endings, [&](const char* ending) { return name.ends_with(ending); });
}

bool isFolderOfArchives(const fs::path& folder)
{
    bool found = false;
    std::error_code failure;
    for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        const std::string ending = lowered(entry->path().extension().string());
        const bool isAside = entry->path().filename().string().starts_with('.') || ending == ".txt" ||
                             ending == ".md" || ending == ".json";
        if (isAside)
            continue;
        if (!isArchiveName(entry->path()))
            return false;
        found = true;
    }
    return found && !failure;
}

FileListing listArchives(const fs::path& place, std::vector<std::string>& notes, const std::stop_token& stop)
{
    std::error_code ignored;
    const bool isFolder = fs::is_directory(place, ignored);
    const std::vector<fs::path> archives = isFolder ? archivesIn(place) : std::vector{place};
    if (archives.empty())
        throw Error("holds no archives", place.string());
    if (std::optional<FileListing> listed = archivesListedBefore(place, archives, notes))
        return std::move(*listed);
    const bool saysParts = archives.size() > 1 && std::ranges::any_of(archives, [](const fs::path& archive) {
                               return partIn(archive.filename().string()) == Part::Train;
                           });
    FileListing listing;
    std::vector<ListedSource> sources;
    std::vector<std::string> told;
    bool areInPlace = true; // what was unpacked is gone with the listing
    for (const fs::path& archive : archives) {
        const std::optional<Part> part = saysParts ? partIn(archive.filename().string()) : std::nullopt;
        const std::string folder = part ? toText(*part) : "";
        Reader reader(archive, folder, listing, told, stop);
        reader.read();
        sources.push_back(reader.source());
        areInPlace = areInPlace && reader.isInPlace();
    }
    listing.shrink();
    if (areInPlace)
        keepListing(place, sources, listing, told);
    notes.insert(notes.end(), told.begin(), told.end());
    return listing;
}

FileListing listPlace(const fs::path& place, std::vector<std::string>& notes, const std::stop_token& stop)
{
    std::error_code failure;
    if (!fs::exists(place, failure))
        throw Error(failure ? "cannot be read: " + failure.message() : "does not exist", place.string());
    if (!fs::is_directory(place, failure) || isFolderOfArchives(place))
        return listArchives(place, notes, stop);
    return listFolder(place, stop);
}

} // namespace pathloom
