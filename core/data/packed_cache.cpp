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
#include <sys/mman.h>
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

/// A file in memory, read when its pages are touched.
class Mapping
{
public:
    explicit Mapping(const fs::path& path)
    {
        const Descriptor file(path, O_RDONLY);
        struct stat facts
        {
        };
        if (file.number() < 0 || ::fstat(file.number(), &facts) != 0 || facts.st_size <= 0)
            return;
        void* const place = ::mmap(nullptr, std::size_t(facts.st_size), PROT_READ, MAP_SHARED, file.number(), 0);
        if (place == MAP_FAILED)
            return;
        ::madvise(place, std::size_t(facts.st_size), MADV_RANDOM); // images are drawn in any order
        m_bytes = {static_cast<const std::uint8_t*>(place), std::size_t(facts.st_size)};
    }
    ~Mapping()
    {
        if (!m_bytes.empty())
            ::munmap(const_cast<std::uint8_t*>(m_bytes.data()), m_bytes.size());
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    std::span<const std::uint8_t> bytes() const { return m_bytes; }

private:
    std::span<const std::uint8_t> m_bytes;
};

class PackedDataset final : public ImageDataset
{
public:
    PackedDataset(std::shared_ptr<const ImageDataset> data, const PackedLayout& layout, std::unique_ptr<Mapping> file,
                  const fs::path& path)
        : m_data(std::move(data)), m_layout(layout), m_file(std::move(file)), m_path(path)
    {
    }
    std::int64_t size() const override { return m_data->size(); }
    Shape imageShape() const override { return m_data->imageShape(); }
    const std::vector<std::string>& classNames() const override { return m_data->classNames(); }
    int label(std::int64_t index) const override { return m_data->label(index); }
    std::int64_t validationCount() const override { return m_data->validationCount(); }
    Image image(std::int64_t index) const override
    {
        if (index < 0 || index >= size() || m_file->bytes()[m_layout.presencePlace() + std::uint64_t(index)] == 0)
            return m_data->image(index);
        const auto pixels = m_file->bytes().subspan(m_layout.imagePlace(index), m_layout.imageBytes());
        return {imageShape(), {pixels.begin(), pixels.end()}};
    }
    std::string fingerprint() const override { return m_data->fingerprint(); }
    std::vector<std::string> notes() const override
    {
        std::vector<std::string> notes = m_data->notes();
        notes.push_back(fmt::format("The images come decoded out of {}, {:.1f} MB.", m_path.string(),
                                    double(m_file->bytes().size()) / 1e6));
        return notes;
    }
    std::int64_t memoryBytes() const override { return m_data->memoryBytes(); }
    const PictureFindings* findings() const override { return m_data->findings(); }
    LostPictures lost() const override { return m_data->lost(); }

private:
    std::shared_ptr<const ImageDataset> m_data;
    PackedLayout m_layout;
    std::unique_ptr<Mapping> m_file;
    fs::path m_path;
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
    auto mapping = std::make_unique<Mapping>(file);
    if (mapping->bytes().size() != layout.fileBytes() || !layout.isHeader(mapping->bytes()))
        return nullptr;
    return std::make_shared<const PackedDataset>(std::move(data), layout, std::move(mapping), file);
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
