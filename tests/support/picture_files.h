// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"
#include "tests/support/idx_files.h"

#include <cstdio>
#include <map>
#include <numeric>

#include <opencv2/imgcodecs.hpp>
#include <zlib.h>

/// Small compressed pictures, folders and archives of them.
namespace pictures {

using namespace pathloom;
namespace fs = std::filesystem;

/// A picture of one colour with a mark of its own, so that no two files are the same.
inline Bytes picture(int number, const char* ending = ".png", int width = 40, int height = 40, int channels = 3)
{
    cv::Mat pixels(height, width, channels == 3 ? CV_8UC3 : CV_8UC1, cv::Scalar(40, 120, 200));
    for (int bit = 0; bit < 16 && bit < width; ++bit)
        if (number >> bit & 1)
            pixels.col(bit).setTo(cv::Scalar(255, 255, 255));
    Bytes bytes;
    cv::imencode(ending, pixels, bytes);
    return bytes;
}

inline void writeFileAt(const fs::path& path, const Bytes& bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

inline Bytes bytesOf(const std::string& text)
{
    return {text.begin(), text.end()};
}

/// Files by their names.
using Tree = std::map<std::string, Bytes>;

/// So many pictures in each of these folders.
inline Tree treeOf(const std::map<std::string, int>& counts, const char* ending = ".png")
{
    Tree tree;
    int number = 0;
    for (const auto& [folder, count] : counts)
        for (int i = 0; i < count; ++i)
            tree[folder + "/" + std::to_string(i) + ending] = picture(++number, ending);
    return tree;
}

inline void writeTree(const fs::path& folder, const Tree& tree)
{
    for (const auto& [name, bytes] : tree)
        writeFileAt(folder / name, bytes);
}

/// One file of a tar: header, content, filling.
inline Bytes tarEntry(const std::string& name, const Bytes& content, char type = '0', const std::string& link = {})
{
    Bytes header(512, 0);
    const auto put = [&](std::size_t at, const std::string& text) {
        std::copy(text.begin(), text.end(), header.begin() + std::ptrdiff_t(at));
    };
    std::array<char, 16> size{};
    std::snprintf(size.data(), size.size(), "%011zo", content.size());
    put(0, name.substr(0, 100));
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, size.data());
    put(136, "00000000000");
    put(148, "        ");
    header[156] = std::uint8_t(type);
    put(157, link);
    put(257, std::string("ustar\0"
                         "00",
                         8));
    const unsigned sum = std::accumulate(header.begin(), header.end(), 0U);
    std::array<char, 8> checksum{};
    std::snprintf(checksum.data(), checksum.size(), "%06o", sum);
    put(148, checksum.data());
    header[154] = 0;
    header[155] = ' ';
    Bytes bytes = std::move(header);
    bytes.insert(bytes.end(), content.begin(), content.end());
    bytes.resize((bytes.size() + 511) / 512 * 512);
    return bytes;
}

inline Bytes& operator+=(Bytes& bytes, const Bytes& more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
    return bytes;
}

inline Bytes operator+(Bytes bytes, const Bytes& more)
{
    return bytes += more;
}

inline Bytes tarOf(const Tree& tree, const Bytes& more = {})
{
    Bytes tar;
    for (const auto& [name, content] : tree)
        tar += tarEntry(name, content);
    tar += more;
    tar.resize(tar.size() + 1024);
    return tar;
}

inline void writeGzipAt(const fs::path& path, const Bytes& bytes)
{
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, bytes.data(), unsigned(bytes.size()));
    gzclose(file);
}

inline std::string notesOf(const DataSets& sets)
{
    return std::accumulate(sets.notes.begin(), sets.notes.end(), std::string(),
                           [](const std::string& a, const std::string& b) { return a + "|" + b; });
}

inline std::vector<int> countsOf(const ImageDataset& data)
{
    std::vector<int> counts(data.classNames().size());
    for (std::int64_t i = 0; i < data.size(); ++i)
        ++counts[std::size_t(data.label(i))];
    return counts;
}

} // namespace pictures
