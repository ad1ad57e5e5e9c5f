// SPDX-License-Identifier: MIT
#include "core/data/file_listing.h"

#include "core/util/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <set>

#include <spdlog/fmt/fmt.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t largestFile = std::uint64_t(1) << 31; ///< files are read whole

struct Descriptor
{
    int number = -1;
    explicit Descriptor(int opened) : number(opened) {}
    ~Descriptor()
    {
        if (number >= 0)
            close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

std::string whyNot(int error)
{
    return error == ENOENT ? "does not exist any more" : std::string("cannot be read: ") + std::strerror(error);
}

std::vector<std::uint8_t> readFrom(int descriptor, std::uint64_t begin, std::size_t bytes, const std::string& name)
{
    std::vector<std::uint8_t> found(bytes);
    std::size_t got = 0;
    while (got < bytes) {
        const ssize_t count = pread(descriptor, found.data() + got, bytes - got, off_t(begin + got));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw Error(whyNot(errno), name);
        if (count == 0)
            throw Error("is shorter than it was when it was found", name);
        got += std::size_t(count);
    }
    return found;
}

class FolderStore final : public FileStore
{
public:
    explicit FolderStore(fs::path folder) : m_folder(std::move(folder)) {}

    const fs::path& place() const override { return m_folder; }
    std::vector<std::uint8_t> read(const std::string& name, std::uint64_t, std::uint64_t begin,
                                   std::size_t bytes) const override
    {
        const fs::path path = m_folder / name;
        const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (file.number < 0)
            throw Error(whyNot(errno), path.string());
        return readFrom(file.number, begin, bytes, path.string());
    }

private:
    fs::path m_folder;
};

class ArchiveStore final : public FileStore
{
public:
    ArchiveStore(fs::path place, int descriptor) : m_place(std::move(place)), m_file(descriptor) {}

    const fs::path& place() const override { return m_place; }
    std::vector<std::uint8_t> read(const std::string& name, std::uint64_t offset, std::uint64_t begin,
                                   std::size_t bytes) const override
    {
        return readFrom(m_file.number, offset + begin, bytes, (m_place / name).string());
    }

private:
    fs::path m_place;
    Descriptor m_file;
};

/// Goes through a folder and those below it.
class Walk
{
public:
    Walk(const fs::path& root, FileListing& listing, const std::stop_token& stop)
        : m_root(root), m_listing(listing), m_stop(stop), m_store(listing.addStore(folderStore(root)))
    {
    }

    void read(const std::string& below)
    {
        constexpr int deepest = 64;
        const fs::path folder = m_root / below;
        struct stat facts
        {
        };
        if (stat(folder.c_str(), &facts) != 0)
            return problem(folder, errno);
        if (!m_seen.insert({facts.st_dev, facts.st_ino}).second)
            return m_listing.addProblem(folder.string() + ": leads to a folder that was read already");
        if (std::ranges::count(below, '/') >= deepest)
            return m_listing.addProblem(fmt::format("{}: lies more than {} folders deep", folder.string(), deepest));
        std::error_code failure;
        std::vector<std::string> names;
        for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
             entry.increment(failure)) {
            const std::string name = entry->path().filename().string();
            if (!name.starts_with('.') && name != "__MACOSX")
                names.push_back(name);
        }
        if (failure && below.empty())
            throw Error("cannot be read: " + failure.message(), folder.string());
        if (failure)
            problem(folder, failure.value());
        std::ranges::sort(names);
        for (const std::string& name : names)
            look(below.empty() ? name : below + '/' + name);
    }

private:
    void look(const std::string& name)
    {
        if (m_stop.stop_requested())
            throw Cancelled();
        const fs::path path = m_root / name;
        struct stat facts
        {
        };
        if (stat(path.c_str(), &facts) != 0)
            problem(path, errno);
        else if (S_ISDIR(facts.st_mode))
            read(name);
        else if (S_ISREG(facts.st_mode)) // a pipe would never end
            m_listing.add(name, m_store, 0, std::uint64_t(facts.st_size),
                          Digest()
                              .add(std::uint64_t(facts.st_mtim.tv_sec))
                              .add(std::uint64_t(facts.st_mtim.tv_nsec))
                              .add(std::uint64_t(facts.st_ino))
                              .value());
    }

    void problem(const fs::path& path, int error)
    {
        std::error_code ignored;
        const bool isLink = fs::is_symlink(path, ignored);
        m_listing.addProblem(path.string() + ": " +
                             (isLink && error == ENOENT  ? "is a link to a file that does not exist"
                              : isLink && error == ELOOP ? "is a link that leads back to itself"
                                                         : whyNot(error)));
    }

    const fs::path& m_root;
    FileListing& m_listing;
    const std::stop_token& m_stop;
    std::uint16_t m_store;
    std::set<std::pair<dev_t, ino_t>> m_seen;
};

} // namespace

Digest& Digest::add(std::string_view text)
{
    for (const char c : text)
        m_value = (m_value ^ std::uint8_t(c)) * 0x100000001b3;
    return add(std::uint64_t(text.size()));
}

Digest& Digest::add(std::uint64_t number)
{
    for (int byte = 0; byte < 8; ++byte)
        m_value = (m_value ^ (number >> (8 * byte) & 0xff)) * 0x100000001b3;
    return *this;
}

std::uint16_t FileListing::addStore(std::shared_ptr<const FileStore> store)
{
    if (m_stores.size() >= std::numeric_limits<std::uint16_t>::max())
        throw Error("are too many archives", store->place().string());
    m_stores.push_back(std::move(store));
    return std::uint16_t(m_stores.size() - 1);
}

void FileListing::add(std::string_view name, std::uint16_t store, std::uint64_t offset, std::uint64_t size,
                      std::uint64_t stamp)
{
    if (size >= largestFile)
        return addProblem((m_stores[store]->place() / name).string() + ": is larger than 2 GB");
    if (m_names.size() + name.size() >= std::numeric_limits<std::uint32_t>::max())
        throw Error("holds too many files: their names take more than 4 GB", m_stores[store]->place().string());
    m_entries.push_back({offset, std::uint32_t(m_names.size()), std::uint32_t(size), store});
    m_names.insert(m_names.end(), name.begin(), name.end());
    m_names.push_back('\0');
    m_stamps = Digest().add(m_stamps).add(name).add(size).add(stamp).value();
}

void FileListing::addCopy(std::string_view name, std::size_t file)
{
    const Entry entry = m_entries.at(file);
    add(name, entry.store, entry.offset, entry.size, entry.offset);
}

std::string FileListing::fullName(std::size_t file) const
{
    return (m_stores[m_entries.at(file).store]->place() / name(file)).string();
}

std::vector<std::uint8_t> FileListing::read(std::size_t file, std::size_t most) const
{
    return readPart(file, 0, std::min<std::size_t>(most, bytes(file)));
}

std::vector<std::uint8_t> FileListing::readPart(std::size_t file, std::uint64_t begin, std::size_t bytes) const
{
    const Entry& entry = m_entries.at(file);
    return m_stores[entry.store]->read(std::string(name(file)), entry.offset, begin, bytes);
}

std::int64_t FileListing::memoryBytes() const
{
    return std::int64_t(m_entries.capacity() * sizeof(Entry) + m_names.capacity());
}

std::string FileListing::digest() const
{
    return fmt::format("{} {:016x}", size(), m_stamps);
}

FileListing listFolder(const fs::path& folder, const std::stop_token& stop)
{
    FileListing listing;
    Walk(folder, listing, stop).read({});
    return listing;
}

std::shared_ptr<const FileStore> folderStore(const fs::path& folder)
{
    return std::make_shared<FolderStore>(folder);
}

std::shared_ptr<const FileStore> archiveStore(const fs::path& place, int descriptor)
{
    return std::make_shared<ArchiveStore>(place, descriptor);
}

} // namespace pathloom
