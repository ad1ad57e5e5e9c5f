// SPDX-License-Identifier: MIT
#include "core/data/file_listing.h"

#include "core/util/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <limits>

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
    std::optional<FileStamp> stamp(const std::string& name) const override
    {
        struct stat facts
        {
        };
        return ::stat((m_folder / name).c_str(), &facts) == 0 ? std::optional(stampOf(facts)) : std::nullopt;
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

FileStamp stampOf(const struct stat& facts)
{
    constexpr std::int64_t coarsestStep = 2; // seconds, of FAT
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return {Digest()
                .add(std::uint64_t(facts.st_mtim.tv_sec))
                .add(std::uint64_t(facts.st_mtim.tv_nsec))
                .add(std::uint64_t(facts.st_ino))
                .value(),
            std::int64_t(facts.st_mtim.tv_sec) + coarsestStep >= std::int64_t(now.tv_sec)};
}

std::uint32_t FileListing::shortStamp(FileStamp stamp)
{
    return stamp.isRecent ? 0 : std::max<std::uint32_t>(1, std::uint32_t(stamp.value ^ stamp.value >> 32));
}

std::uint32_t stampWithSize(const struct stat& facts)
{
    const FileStamp stamp = stampOf(facts);
    const std::uint64_t value = Digest().add(stamp.value).add(std::uint64_t(facts.st_size)).value();
    return FileListing::shortStamp({value, stamp.isRecent});
}

void FileListing::shrink()
{
    m_content.names.shrink_to_fit();
    m_content.entries.shrink_to_fit();
}

std::uint16_t FileListing::addStore(std::shared_ptr<const FileStore> store)
{
    if (m_stores.size() >= std::numeric_limits<std::uint16_t>::max())
        throw Error("are too many archives", store->place().string());
    m_stores.push_back(std::move(store));
    return std::uint16_t(m_stores.size() - 1);
}

void FileListing::add(std::string_view name, std::uint16_t store, std::uint64_t offset, std::uint64_t size,
                      FileStamp stamp)
{
    auto& [names, entries, problems, stamps] = m_content;
    if (size >= largestFile)
        return addProblem((m_stores[store]->place() / name).string(), "is larger than 2 GB");
    if (names.size() + name.size() >= std::numeric_limits<std::uint32_t>::max())
        throw Error("holds too many files: their names take more than 4 GB", m_stores[store]->place().string());
    entries.push_back({.offset = offset,
                       .name = std::uint32_t(names.size()),
                       .size = std::uint32_t(size),
                       .stamp = shortStamp(stamp),
                       .store = store});
    names.insert(names.end(), name.begin(), name.end());
    names.push_back('\0');
    stamps = Digest().add(stamps).add(name).add(size).add(stamp.value).value();
}

void FileListing::addCopy(std::string_view name, std::size_t file)
{
    const Entry of = entry(file);
    add(name, of.store, of.offset, of.size, {of.offset, of.stamp == 0});
}

std::string FileListing::fullName(std::size_t file) const
{
    return (m_stores[store(file)]->place() / name(file)).string();
}

std::vector<std::uint8_t> FileListing::read(std::size_t file, std::size_t most) const
{
    return readPart(file, 0, std::min<std::size_t>(most, bytes(file)));
}

std::vector<std::uint8_t> FileListing::readPart(std::size_t file, std::uint64_t begin, std::size_t bytes) const
{
    const Entry& of = entry(file);
    return m_stores[of.store]->read(std::string(name(file)), of.offset, begin, bytes);
}

bool FileListing::hasChanged(std::size_t file) const
{
    const Entry& of = entry(file);
    const std::optional<FileStamp> now =
        of.stamp == 0 ? std::nullopt : m_stores[of.store]->stamp(std::string(name(file)));
    return now && shortStamp(*now) != of.stamp;
}

std::int64_t FileListing::memoryBytes() const
{
    return std::int64_t(m_content.entries.capacity() * sizeof(Entry) + m_content.names.capacity());
}

std::string FileListing::digest() const
{
    return fmt::format("{} {:016x}", size(), m_content.stamps);
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
