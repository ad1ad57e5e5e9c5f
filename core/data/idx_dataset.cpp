// SPDX-License-Identifier: MIT
#include "core/data/idx_dataset.h"

#include "core/data/idx_labels.h"
#include "core/data/idx_layout.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <new>
#include <numeric>

#include <spdlog/fmt/fmt.h>
#include <zlib.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostClasses = std::size_t(std::numeric_limits<std::uint16_t>::max()) + 1;

/// Room for what a header promises. Nothing is written to it yet, so a header that lies costs nothing.
std::unique_ptr<std::uint8_t[]> roomFor(std::size_t bytes, const IdxFile& file)
{
    try {
        return std::make_unique_for_overwrite<std::uint8_t[]>(bytes);
    } catch (const std::bad_alloc&) {
        file.fail(fmt::format("needs {} MB of memory for its pixels, which cannot be had", bytes / 1'000'000));
    }
}

/// Calls take(image, its bytes as they lie in the file) for one image after the other.
template<typename Take>
void forEachImage(IdxFile& file, const IdxLayout& layout, const Take& take)
{
    const auto perImage = std::size_t(layout.shape.elements()) * bytesOf(file.header().type);
    file.expect(layout.count * perImage);
    std::vector<std::uint8_t> stored(perImage);
    for (std::uint64_t image = 0; image < layout.count; ++image) {
        file.read(stored);
        take(image, stored);
    }
    file.finish();
}

/// Calls take(image, its numbers as they lie in the file).
template<typename Take>
void forEachImageOfNumbers(IdxFile& file, const IdxLayout& layout, const Take& take)
{
    std::vector<double> numbers(std::size_t(layout.shape.elements()));
    forEachImage(file, layout, [&](std::uint64_t image, const std::vector<std::uint8_t>& stored) {
        readIdxNumbers(stored.data(), file.header().type, numbers);
        take(image, numbers);
    });
}

ValueRange rangeOf(IdxFile& file, const IdxLayout& layout)
{
    constexpr double infinite = std::numeric_limits<double>::infinity();
    constexpr double lastByte = 1 << 24; ///< a small number whose bytes were swapped is a multiple of it
    bool areSwapped = file.header().type == IdxType::Int;
    ValueRange range{infinite, -infinite};
    forEachImageOfNumbers(file, layout, [&](std::uint64_t image, const std::vector<double>& numbers) {
        for (const double number : numbers) {
            if (!std::isfinite(number))
                file.fail(fmt::format("image {} holds {}, which is no value of a pixel", image, number));
            range = {std::min(range.lowest, number), std::max(range.highest, number)};
            areSwapped = areSwapped && std::fmod(number, lastByte) == 0;
        }
    });
    if (areSwapped && range.highest > range.lowest)
        file.failLittleEndian();
    return range;
}

/// Lays an image out as height x width x channels.
/// @param toPixel makes a pixel of what is stored
template<typename Number, typename ToPixel>
void arrange(const std::vector<Number>& stored, const IdxLayout& layout, std::uint8_t* target, const ToPixel& toPixel)
{
    for (int y = 0; y < layout.shape.height; ++y)
        for (int x = 0; x < layout.shape.width; ++x)
            for (int c = 0; c < layout.shape.channels; ++c)
                *target++ =
                    toPixel(stored[std::size_t(y * layout.rowStep + x * layout.columnStep + c * layout.channelStep)]);
}

} // namespace

IdxDataset::IdxDataset(const IdxSplit& split, const std::vector<std::string>& classNames, std::stop_token stop)
    : m_classNames(classNames)
{
    read(split, nullptr, stop);
}

IdxDataset::IdxDataset(const IdxSplit& split, const IdxDataset& training, std::stop_token stop)
    : m_classLabels(training.m_classLabels), m_classNames(training.m_classNames)
{
    read(split, &training, stop);
}

void IdxDataset::read(const IdxSplit& split, const IdxDataset* training, const std::stop_token& stop)
{
    readLabels(split.labels, training, stop); // small: what is wrong with them is said before images are unpacked
    readImages(split, training, stop);
    makeFingerprint(split.transposed, stop);
}

void IdxDataset::readImages(const IdxSplit& split, const IdxDataset* training, const std::stop_token& stop)
{
    IdxFile file(split.images, stop);
    const IdxLayout layout = layoutOf(file, split.transposed);
    const IdxType type = file.header().type;
    m_imageCount = std::int64_t(layout.count);
    m_shape = layout.shape;
    file.expect(pixelBytes() * bytesOf(type));
    if (size() != m_imageCount)
        throw Error(fmt::format("holds {} labels, but {} holds {} images", size(), split.images.filename().string(),
                                m_imageCount),
                    split.labels.string(), "are both files of the same split?");
    if (training && type != training->m_scale->type())
        file.fail(fmt::format("holds {}, but the training images are stored as {}", toText(type),
                              toText(training->m_scale->type())));
    if (!layout.note.empty())
        m_notes.push_back(layout.note);

    const bool areBytes = type == IdxType::UnsignedByte || type == IdxType::SignedByte;
    // Other numbers are read twice rather than kept: first for their range.
    ValueRange range{0, 255};
    if (!areBytes) {
        IdxFile before(split.images, stop);
        range = rangeOf(before, layout);
    } else if (type == IdxType::SignedByte) {
        range = {-128, 127};
    }
    m_scale = training ? *training->m_scale : PixelScale(type, range);
    if (const auto misfit = m_scale->misfit(range)) {
        if (misfit->isRefused)
            file.fail(misfit->sentence, "are these images of the same data set?");
        m_notes.push_back(misfit->sentence);
    }
    if (!m_scale->text().empty())
        m_notes.push_back(m_scale->text());

    const auto perImage = std::size_t(m_shape.elements());
    if (type == IdxType::UnsignedByte && layout.isInOrder()) {
        m_pixels = roomFor(pixelBytes(), file);
        file.read({m_pixels.get(), pixelBytes()});
        file.finish();
        return;
    }
    m_pixels = roomFor(pixelBytes(), file);
    const auto targetOf = [&](std::uint64_t image) { return m_pixels.get() + std::size_t(image) * perImage; };
    if (type == IdxType::UnsignedByte)
        forEachImage(file, layout, [&](std::uint64_t image, const std::vector<std::uint8_t>& stored) {
            arrange(stored, layout, targetOf(image), [](std::uint8_t pixel) { return pixel; });
        });
    else
        forEachImageOfNumbers(file, layout, [&](std::uint64_t image, const std::vector<double>& numbers) {
            arrange(numbers, layout, targetOf(image), [&](double number) { return m_scale->pixel(number); });
        });
}

void IdxDataset::readLabels(const fs::path& path, const IdxDataset* training, const std::stop_token& stop)
{
    IdxFile file(path, stop);
    const std::vector<std::int32_t> labels = labelsIn(file, m_notes);
    const bool areNamed = !m_classNames.empty() && !training;
    if (areNamed) {
        m_classLabels.resize(m_classNames.size());
        std::iota(m_classLabels.begin(), m_classLabels.end(), 0);
    } else if (!training) {
        std::vector<std::int32_t> sorted = labels;
        std::ranges::sort(sorted);
        const auto repeated = std::ranges::unique(sorted);
        m_classLabels.assign(sorted.begin(), repeated.begin());
        if (m_classLabels.size() > mostClasses)
            file.fail(fmt::format("holds {} different labels; at most {} classes are possible", m_classLabels.size(),
                                  mostClasses));
        for (const std::int64_t label : m_classLabels)
            m_classNames.push_back(std::to_string(label));
        const bool countsFromZero =
            m_classLabels.front() == 0 && m_classLabels.back() == std::int64_t(m_classLabels.size()) - 1;
        if (!countsFromZero)
            m_notes.push_back(fmt::format("The labels are {}: those that occur are the {} classes.",
                                          rangesText(m_classLabels), m_classLabels.size()));
    }
    m_labels.reserve(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto found = std::ranges::lower_bound(m_classLabels, labels[i]);
        if (found == m_classLabels.end() || *found != labels[i])
            file.fail(fmt::format("label {} of image {} is out of range, the classes are {}", labels[i], i,
                                  rangesText(m_classLabels)));
        m_labels.push_back(std::uint16_t(found - m_classLabels.begin()));
    }
    if (m_classNames.size() < 2)
        file.fail("holds a single class; at least two are needed to learn anything");
}

void IdxDataset::makeFingerprint(bool transposed, const std::stop_token& stop)
{
    constexpr std::size_t atOnce = std::size_t(16) << 20;
    uLong pixels = crc32_z(0, nullptr, 0);
    for (std::size_t begin = 0; begin < pixelBytes(); begin += atOnce) {
        if (stop.stop_requested())
            throw Cancelled();
        pixels = crc32_z(pixels, m_pixels.get() + begin, std::min(atOnce, pixelBytes() - begin));
    }
    // The labels as the file has them; runs of earlier versions were made with labels of one byte.
    const bool areSmall = m_classLabels.front() >= 0 && m_classLabels.back() <= 255;
    uLong labels = crc32_z(0, nullptr, 0);
    for (const std::uint16_t position : m_labels) {
        const std::int64_t label = m_classLabels[position];
        std::array<std::uint8_t, 4> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = std::uint8_t(std::uint64_t(label) >> (8 * i));
        labels = crc32_z(labels, bytes.data(), areSmall ? 1 : bytes.size());
    }
    m_fingerprint = fmt::format("idx {}x{}x{}{}{} images {:08x} labels {:08x}", m_imageCount, m_shape.height,
                                m_shape.width, m_shape.channels > 1 ? fmt::format("x{}", m_shape.channels) : "",
                                transposed ? " transposed" : "", std::uint32_t(pixels), std::uint32_t(labels));
}

Image IdxDataset::image(std::int64_t index) const
{
    if (index < 0 || index >= m_imageCount)
        throw Error(fmt::format("image {} was asked for, there are {}", index, m_imageCount), "data set");
    const std::int64_t bytes = m_shape.elements();
    const std::uint8_t* begin = m_pixels.get() + index * bytes;
    return {m_shape, {begin, begin + bytes}};
}

std::int64_t IdxDataset::memoryBytes() const
{
    return std::int64_t(pixelBytes() + m_labels.size() * sizeof(m_labels.front()));
}

} // namespace pathloom
