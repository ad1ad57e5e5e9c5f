// SPDX-License-Identifier: MIT
#include "core/data/idx_dataset.h"

#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <spdlog/fmt/fmt.h>
#include <zlib.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t imagesMagic = 0x00000803; // unsigned bytes, three dimensions
constexpr std::uint32_t labelsMagic = 0x00000801; // unsigned bytes, one dimension
constexpr std::uint32_t largestSide = 4096;
constexpr std::uint64_t largestBytes = std::uint64_t(8) << 30;
constexpr unsigned chunkBytes = 1u << 20;

/// Reads a plain or gzipped file front to back; zlib tells them apart by their first bytes.
class IdxReader
{
public:
    explicit IdxReader(const fs::path& path) : m_path(path)
    {
        std::error_code failure;
        if (!fs::exists(path, failure))
            fail("does not exist");
        if (!fs::is_regular_file(path, failure))
            fail("is not a file");
        m_file = gzopen(path.c_str(), "rb");
        if (!m_file)
            fail(std::string("cannot be read: ") + std::strerror(errno));
        gzbuffer(m_file, chunkBytes);
    }
    ~IdxReader() { gzclose(m_file); }
    IdxReader(const IdxReader&) = delete;
    IdxReader& operator=(const IdxReader&) = delete;

    [[noreturn]] void fail(const std::string& what) const { throw Error(what, m_path.string()); }

    std::uint32_t number(const char* name)
    {
        std::array<std::uint8_t, 4> bytes{};
        if (read(bytes.data(), 4) != 4)
            fail(fmt::format("is truncated: it ends inside its header ({})", name));
        return std::uint32_t(bytes[0]) << 24 | std::uint32_t(bytes[1]) << 16 | std::uint32_t(bytes[2]) << 8 | bytes[3];
    }

    void expectMagic(std::uint32_t expected, const char* content)
    {
        const std::uint32_t magic = number("magic number");
        if (magic != expected)
            fail(fmt::format("is not an IDX file of {}: its magic number is 0x{:08x}, expected 0x{:08x}", content,
                             magic, expected));
    }

    /// Exactly this many bytes and nothing behind them. Memory grows with what the file really holds, so a header
    /// that lies costs nothing.
    std::vector<std::uint8_t> rest(std::uint64_t bytes)
    {
        std::vector<std::uint8_t> content;
        while (content.size() < bytes) {
            const auto wanted = unsigned(std::min<std::uint64_t>(chunkBytes, bytes - content.size()));
            const std::size_t before = content.size();
            if (content.capacity() < before + wanted)
                content.reserve(std::min<std::uint64_t>(bytes, 2 * (before + wanted)));
            content.resize(before + wanted);
            const unsigned got = read(content.data() + before, wanted);
            if (got < wanted)
                fail(fmt::format("is truncated: its header promises {} bytes of data, {} are there", bytes,
                                 before + got));
        }
        std::uint8_t extra = 0;
        if (read(&extra, 1) != 0) // also lets zlib compare the checksum at the end of a gzip file
            fail(fmt::format("is longer than its header says ({} bytes of data)", bytes));
        return content;
    }

private:
    unsigned read(std::uint8_t* target, unsigned bytes)
    {
        const int got = gzread(m_file, target, bytes);
        int code = Z_OK;
        const char* message = gzerror(m_file, &code);
        if (code == Z_ERRNO)
            fail(std::string("cannot be read: ") + std::strerror(errno));
        if (code == Z_BUF_ERROR)
            fail("is truncated: its gzip data ends too early");
        if (got < 0 || (code != Z_OK && code != Z_STREAM_END))
            fail(std::string("is damaged, its gzip data cannot be unpacked: ") + message);
        return unsigned(got);
    }

    fs::path m_path;
    gzFile m_file = nullptr;
};

std::uint32_t checksum(const std::vector<std::uint8_t>& bytes)
{
    return std::uint32_t(crc32_z(crc32_z(0, nullptr, 0), bytes.data(), bytes.size()));
}

} // namespace

IdxDataset::IdxDataset(const fs::path& images, const fs::path& labels, std::vector<std::string> classNames)
    : m_classNames(std::move(classNames))
{
    readImages(images);
    readLabels(labels);
    if (std::int64_t(m_labels.size()) != m_imageCount)
        throw Error(fmt::format("holds {} labels, but {} holds {} images", m_labels.size(), images.filename().string(),
                                m_imageCount),
                    labels.string(), "are both files of the same split?");
    m_fingerprint = fmt::format("idx {}x{}x{} images {:08x} labels {:08x}", m_imageCount, m_shape.height, m_shape.width,
                                checksum(m_pixels), checksum(m_labels));
}

void IdxDataset::readImages(const fs::path& path)
{
    IdxReader reader(path);
    reader.expectMagic(imagesMagic, "images");
    const std::uint64_t count = reader.number("number of images");
    const std::uint64_t height = reader.number("height");
    const std::uint64_t width = reader.number("width");
    if (count == 0)
        reader.fail("holds no images");
    if (height == 0 || width == 0 || height > largestSide || width > largestSide)
        reader.fail(fmt::format("says that its images measure {} x {} pixels; sizes from 1 to {} are possible", width,
                                height, largestSide));
    if (count > largestBytes / (height * width))
        reader.fail(fmt::format("says that it holds {} images of {} x {} pixels, more than {} GiB", count, width,
                                height, largestBytes >> 30));
    m_pixels = reader.rest(count * height * width);
    m_imageCount = std::int64_t(count);
    m_shape = {1, int(height), int(width)};
}

void IdxDataset::readLabels(const fs::path& path)
{
    IdxReader reader(path);
    reader.expectMagic(labelsMagic, "labels");
    m_labels = reader.rest(reader.number("number of labels"));
    if (m_labels.empty())
        reader.fail("holds no labels");
    const auto highest = std::max_element(m_labels.begin(), m_labels.end());
    if (m_classNames.empty())
        for (int label = 0; label <= *highest; ++label)
            m_classNames.push_back(std::to_string(label));
    if (*highest >= m_classNames.size())
        reader.fail(fmt::format("label {} of image {} is out of range, the classes are 0 to {}", *highest,
                                highest - m_labels.begin(), m_classNames.size() - 1));
    if (m_classNames.size() < 2)
        reader.fail("holds a single class; at least two are needed to learn anything");
}

Image IdxDataset::image(std::int64_t index) const
{
    if (index < 0 || index >= m_imageCount)
        throw Error(fmt::format("image {} was asked for, there are {}", index, m_imageCount), "data set");
    const std::int64_t bytes = m_shape.elements();
    const auto begin = m_pixels.begin() + index * bytes;
    return {m_shape, {begin, begin + bytes}};
}

} // namespace pathloom
