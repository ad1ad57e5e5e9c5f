// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// Builders of small IDX files, right ones and (through the raw parts) wrong ones.
using Bytes = std::vector<std::uint8_t>;

inline void appendNumber(Bytes& bytes, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(std::uint8_t(number >> shift));
}

/// An IDX file of any type and dimensions; numbers are written big-endian, as many as are given.
template<typename Number>
Bytes idxOf(std::uint8_t type, const std::vector<std::uint32_t>& dimensions, const std::vector<Number>& numbers)
{
    Bytes bytes = {0, 0, type, std::uint8_t(dimensions.size())};
    for (const std::uint32_t size : dimensions)
        appendNumber(bytes, size);
    for (const Number number : numbers) {
        std::array<std::uint8_t, sizeof(Number)> stored{};
        std::memcpy(stored.data(), &number, sizeof number); // little-endian here, as on every machine this runs on
        bytes.insert(bytes.end(), stored.rbegin(), stored.rend());
    }
    return bytes;
}

inline Bytes idxImages(std::uint32_t count, std::uint32_t height, std::uint32_t width, const Bytes& pixels)
{
    Bytes bytes;
    for (const std::uint32_t number : {0x00000803u, count, height, width})
        appendNumber(bytes, number);
    bytes.insert(bytes.end(), pixels.begin(), pixels.end());
    return bytes;
}

inline Bytes idxLabels(std::uint32_t count, const Bytes& labels)
{
    Bytes bytes;
    appendNumber(bytes, 0x00000801u);
    appendNumber(bytes, count);
    bytes.insert(bytes.end(), labels.begin(), labels.end());
    return bytes;
}

inline void writeBytes(const std::filesystem::path& path, const Bytes& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

/// Four files of a tiny data set: `train` and `test` images of size x size pixels in `classes` classes, taking turns;
/// pixel values follow from image and position.
inline void writeIdxFolder(const std::filesystem::path& folder, int train, int test, int size, int classes)
{
    std::filesystem::create_directories(folder);
    const auto write = [&](const std::string& prefix, int count, int salt) {
        Bytes pixels;
        Bytes labels;
        for (int image = 0; image < count; ++image) {
            labels.push_back(std::uint8_t(image % classes));
            for (int pixel = 0; pixel < size * size; ++pixel)
                pixels.push_back(std::uint8_t(image * 37 + pixel * 11 + salt));
        }
        const auto number = std::uint32_t(count);
        writeBytes(folder / (prefix + "-images-idx3-ubyte"),
                   idxImages(number, std::uint32_t(size), std::uint32_t(size), pixels));
        writeBytes(folder / (prefix + "-labels-idx1-ubyte"), idxLabels(number, labels));
    };
    write("train", train, 0);
    write("t10k", test, 5);
}
