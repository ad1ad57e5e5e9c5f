// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"
#include "tests/support/idx_files.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <numeric>

#include <zlib.h>

/// IDX files of any type, name and packing, and folders of four of them.
namespace idxforms {

using namespace pathloom;
namespace fs = std::filesystem;

using Numbers = std::vector<double>;

inline constexpr std::uint32_t trainCount = 6, testCount = 4;
inline constexpr std::array<const char*, 4> standard = {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                                                        "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};

/// Numbers that are all told apart.
inline Numbers ramp(std::uint32_t images, std::uint32_t perImage, double first, double step)
{
    Numbers numbers(std::size_t(images) * perImage);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = first + step * double(i);
    return numbers;
}

template<typename Number>
Bytes stored(std::uint8_t type, const std::vector<std::uint32_t>& sizes, const Numbers& numbers)
{
    std::vector<Number> typed;
    for (const double number : numbers)
        typed.push_back(Number(number));
    return idxOf(type, sizes, typed);
}

inline Bytes storedAs(std::uint8_t type, const std::vector<std::uint32_t>& sizes, const Numbers& numbers)
{
    switch (type) {
    case 0x09:
        return stored<std::int8_t>(type, sizes, numbers);
    case 0x0b:
        return stored<std::int16_t>(type, sizes, numbers);
    case 0x0c:
        return stored<std::int32_t>(type, sizes, numbers);
    case 0x0d:
        return stored<float>(type, sizes, numbers);
    case 0x0e:
        return stored<double>(type, sizes, numbers);
    default:
        return stored<std::uint8_t>(type, sizes, numbers);
    }
}

inline void writeGzip(const fs::path& path, const Bytes& bytes)
{
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, bytes.data(), unsigned(bytes.size()));
    gzclose(file);
}

inline std::string allNotes(const DataSets& sets)
{
    return std::accumulate(sets.notes.begin(), sets.notes.end(), std::string(),
                           [](const std::string& a, const std::string& b) { return a + "|" + b; });
}

inline std::vector<int> pixelsOf(const ImageDataset& data, std::int64_t index)
{
    const Image image = data.image(index);
    return {image.pixels.begin(), image.pixels.end()};
}

/// Images of 2 rows and 3 columns in three classes.
inline void writeForms(const fs::path& folder, const QStringList& names, const char* suffix, bool zipped)
{
    const std::array<Bytes, 4> contents = {
        storedAs(0x08, {trainCount, 2, 3}, ramp(trainCount, 6, 0, 1)), idxLabels(trainCount, {0, 1, 2, 0, 1, 2}),
        storedAs(0x08, {testCount, 2, 3}, ramp(testCount, 6, 50, 1)), idxLabels(testCount, {0, 1, 2, 0})};
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const fs::path file = folder / (names[qsizetype(i)].toStdString() + suffix);
        fs::create_directories(file.parent_path());
        (zipped ? writeGzip : writeBytes)(file, contents[i]);
    }
}

class StandardFolder
{
public:
    fs::path path() const { return m_place.path().toStdString(); }
    fs::path operator/(const std::string& name) const { return path() / name; }
    DataSpec spec() const { return {.kind = "idx", .folder = path()}; }
    /// MNIST's names, plain.
    void write() const
    {
        QStringList names;
        for (const char* name : standard)
            names.append(QString::fromLatin1(name));
        writeForms(path(), names, "", false);
    }

private:
    QTemporaryDir m_place;
};

} // namespace idxforms
