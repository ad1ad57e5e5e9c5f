// SPDX-License-Identifier: MIT
#include "core/data/packed_cache.h"

#include "core/data/each_index.h"
#include "core/data/kept_files.h"
#include "core/data/packed_layout.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include <spdlog/spdlog.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// An open file.
class Descriptor
{
public:
    Descriptor(const fs::path& path, int flags) : m_number(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

[[noreturn]] void failToWrite(const fs::path& path)
{
    throw Error(std::string("cannot be written: ") + std::strerror(errno), path.string());
}

void writeAt(const Descriptor& file, std::span<const std::uint8_t> bytes, std::uint64_t place, const fs::path& path)
{
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(file.number(), bytes.data(), bytes.size(), off_t(place));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            failToWrite(path);
        bytes = bytes.subspan(std::size_t(count));
        place += std::uint64_t(count);
    }
}

/// Decodes the images of a set into a file, several at a time.
class Packer
{
public:
    Packer(const ImageDataset& data, const PackedLayout& layout, const fs::path& path)
        : m_data(data), m_layout(layout), m_path(path), m_file(path, O_RDWR | O_CREAT | O_TRUNC),
          m_present(std::size_t(data.size()), 0)
    {
        if (m_file.number() < 0)
            failToWrite(path);
    }

    void run(const std::stop_token& stop)
    {
        DataStage stage(DataProgress::Stage::Packing, m_data.size());
        eachIndex(m_data.size(), stage, stop, [this](std::int64_t index, unsigned) { pack(index); });
        writeAt(m_file, m_present, m_layout.presencePlace(), m_path);
        // Last: without it the file is none.
        writeAt(m_file, m_layout.header(), 0, m_path);
    }

private:
    void pack(std::int64_t index)
    {
        Image image;
        try {
            image = m_data.image(index);
        } catch (const Error&) { // whoever asks for it will be told
            return;
        }
        if (image.pixels.size() != m_layout.imageBytes())
            return;
        writeAt(m_file, image.pixels, m_layout.imagePlace(index), m_path);
        m_present[std::size_t(index)] = 1;
        m_unwritten += m_layout.imageBytes();
        // What waits in memory would hold up the end, which cannot be stopped, for minutes.
        constexpr std::uint64_t atOnce = 64U << 20;
        if (m_unwritten > atOnce && m_unwritten.exchange(0) > atOnce)
            ::sync_file_range(m_file.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
    }

    const ImageDataset& m_data;
    const PackedLayout& m_layout;
    const fs::path& m_path;
    Descriptor m_file;
    std::vector<std::uint8_t> m_present; ///< a byte for each image, so that threads may write side by side
    std::atomic<std::uint64_t> m_unwritten = 0;
};

/// A file of packed images. It is read, not mapped: one that shrinks meanwhile (a full disk, another program) would end
/// this program where its missing pages are touched.
class PackedFile
{
public:
    explicit PackedFile(const fs::path& path) : m_file(path, O_RDONLY)
    {
        struct stat facts
        {
        };
        if (m_file.number() < 0 || ::fstat(m_file.number(), &facts) != 0)
            return;
        m_bytes = std::uint64_t(facts.st_size);
        ::posix_fadvise(m_file.number(), 0, 0, POSIX_FADV_RANDOM); // images are drawn in any order
    }
    std::uint64_t bytes() const { return m_bytes; } ///< when it was opened
    /// @return whether all of them are there
    bool read(std::uint64_t place, std::span<std::uint8_t> bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t count = ::pread(m_file.number(), bytes.data(), bytes.size(), off_t(place));
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return false;
            bytes = bytes.subspan(std::size_t(count));
            place += std::uint64_t(count);
        }
        return true;
    }

private:
    Descriptor m_file;
    std::uint64_t m_bytes = 0;
};

class PackedDataset final : public ImageDataset
{
public:
    /// @param present a byte for each image: whether the file holds it
    PackedDataset(std::shared_ptr<const ImageDataset> data, const PackedLayout& layout,
                  std::unique_ptr<PackedFile> file, std::vector<std::uint8_t> present, const fs::path& path)
        : m_data(std::move(data)), m_layout(layout), m_file(std::move(file)), m_present(std::move(present)),
          m_path(path)
    {
    }
    std::int64_t size() const override { return m_data->size(); }
    Shape imageShape() const override { return m_data->imageShape(); }
    const std::vector<std::string>& classNames() const override { return m_data->classNames(); }
    int label(std::int64_t index) const override { return m_data->label(index); }
    std::int64_t validationCount() const override { return m_data->validationCount(); }
    Image image(std::int64_t index) const override
    {
        if (index < 0 || index >= size() || m_present[std::size_t(index)] == 0)
            return m_data->image(index);
        Image image{imageShape(), std::vector<std::uint8_t>(m_layout.imageBytes())};
        if (m_file->read(m_layout.imagePlace(index), image.pixels))
            return image;
        if (!m_wasTold.exchange(true))
            spdlog::warn("{} has become shorter or cannot be read any more; its images are decoded from their files",
                         m_path.string());
        return m_data->image(index);
    }
    std::string fingerprint() const override { return m_data->fingerprint(); }
    std::vector<std::string> notes() const override
    {
        std::vector<std::string> notes = m_data->notes();
        notes.push_back(fmt::format("The images come decoded out of {}, {:.1f} MB.", m_path.string(),
                                    double(m_file->bytes()) / 1e6));
        return notes;
    }
    std::int64_t memoryBytes() const override { return m_data->memoryBytes() + std::int64_t(m_present.size()); }
    const PictureFindings* findings() const override { return m_data->findings(); }
    LostPictures lost() const override { return m_data->lost(); }

private:
    std::shared_ptr<const ImageDataset> m_data;
    PackedLayout m_layout;
    std::unique_ptr<PackedFile> m_file;
    std::vector<std::uint8_t> m_present;
    fs::path m_path;
    mutable std::atomic<bool> m_wasTold = false;
};

constexpr KeptLimits limits = {.bytes = std::uintmax_t(512) << 30, .unused = std::chrono::hours(24 * 60)};

void requireRoom(const fs::path& folder, std::int64_t bytes)
{
    std::error_code unknown;
    const fs::space_info space = fs::space(folder, unknown);
    if (unknown || space.available >= std::uintmax_t(bytes))
        return;
    throw Error(fmt::format("the packed images take {:.1f} GB, {:.1f} GB are free", double(bytes) / 1e9,
                            double(space.available) / 1e9),
                folder.string(), "make room, set PATHLOOM_DATA to a folder on another disk, or search without packing");
}

} // namespace

fs::path packedFile(const ImageDataset& data)
{
    return userDataFolder() / "packed" / (PackedLayout(data).name() + ".images");
}

std::int64_t packedBytes(const ImageDataset& data)
{
    return std::int64_t(PackedLayout(data).fileBytes());
}

void writePacked(const ImageDataset& data, const fs::path& file, const std::stop_token& stop)
{
    const PackedLayout layout(data);
    createdFolder(file.parent_path());
    requireRoom(file.parent_path(), std::int64_t(layout.fileBytes()));
    fs::path lockPath = file;
    lockPath += ".lock";
    const Descriptor lock(lockPath, O_RDWR | O_CREAT);
    if (lock.number() < 0)
        failToWrite(lockPath);
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0)
        throw Error("is being written by another process", file.string(), "wait until it has packed the images");
    writeFileAtomically(file, [&](const fs::path& temporary) { Packer(data, layout, temporary).run(stop); });
}

std::shared_ptr<const ImageDataset> openPacked(std::shared_ptr<const ImageDataset> data, const fs::path& file)
{
    const PackedLayout layout(*data);
    auto open = std::make_unique<PackedFile>(file);
    std::vector<std::uint8_t> header(layout.header().size()), present(std::size_t(data->size()));
    if (open->bytes() != layout.fileBytes() || !open->read(0, header) || !layout.isHeader(header) ||
        !open->read(layout.presencePlace(), present))
        return nullptr;
    return std::make_shared<const PackedDataset>(std::move(data), layout, std::move(open), std::move(present), file);
}

std::shared_ptr<const ImageDataset> packed(std::shared_ptr<const ImageDataset> data, const std::stop_token& stop)
{
    const fs::path file = packedFile(*data);
    if (std::shared_ptr<const ImageDataset> open = openPacked(data, file)) {
        markUsed(file);
        return open;
    }
    spdlog::info("{} images are decoded into {}", data->size(), file.string());
    limitKept(file.parent_path(), limits, file, std::uintmax_t(packedBytes(*data)));
    writePacked(*data, file, stop);
    std::shared_ptr<const ImageDataset> open = openPacked(std::move(data), file);
    if (!open)
        throw Error("cannot be read although it was just written", file.string());
    return open;
}

} // namespace pathloom
