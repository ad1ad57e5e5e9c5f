// SPDX-License-Identifier: MIT
#include "core/data/cifar.h"

#include "core/data/archive_listing.h"
#include "core/util/csv_text.h"
#include "core/util/error.h"

#include <algorithm>
#include <array>
#include <optional>

#include <spdlog/fmt/fmt.h>
#include <zlib.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr int side = 32, channels = 3;
constexpr std::size_t pixelBytes = std::size_t(side) * side * channels;

/// How one of the two sets is stored.
struct Form
{
    const char* name;
    std::vector<std::string> trainFiles;
    const char* testFile;
    std::size_t labelBytes; ///< before the pixels of an image
    std::size_t label;      ///< which of them
    const char* namesFile;
    std::size_t classes;
};

Form cifar10()
{
    return {"CIFAR-10",
            {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"},
            "test_batch.bin",
            1,
            0,
            "batches.meta.txt",
            10};
}

Form cifar100(bool coarse)
{
    return coarse ? Form{"CIFAR-100", {"train.bin"}, "test.bin", 2, 0, "coarse_label_names.txt", 20}
                  : Form{"CIFAR-100", {"train.bin"}, "test.bin", 2, 1, "fine_label_names.txt", 100};
}

std::optional<std::size_t> fileNamed(const FileListing& files, const std::string& name)
{
    for (std::size_t file = 0; file < files.size(); ++file) {
        const std::string_view path = files.name(file);
        if (path.substr(path.rfind('/') + 1) == name)
            return file;
    }
    return std::nullopt;
}

class CifarDataset final : public ImageDataset
{
public:
    CifarDataset(const FileListing& files, const Form& form, const std::vector<std::string>& names,
                 std::vector<std::string> classNames, const std::string& place, const std::stop_token& stop)
        : m_form(form), m_classNames(std::move(classNames))
    {
        for (const std::string& name : names) {
            if (stop.stop_requested())
                throw Cancelled();
            const std::optional<std::size_t> file = fileNamed(files, name);
            if (!file)
                throw Error(fmt::format("has no file {}, which belongs to {}", name, form.name), place);
            read(files, *file);
        }
        uLong sum = crc32_z(0, nullptr, 0);
        for (const std::vector<std::uint8_t>& part : m_parts)
            sum = crc32_z(sum, part.data(), part.size());
        m_fingerprint = fmt::format("{}{} {} images {:08x}", form.name, form.classes == 20 ? " coarse" : "", m_count,
                                    std::uint32_t(sum));
    }

    std::int64_t size() const override { return m_count; }
    Shape imageShape() const override { return {.channels = channels, .height = side, .width = side}; }
    const std::vector<std::string>& classNames() const override { return m_classNames; }
    int label(std::int64_t index) const override { return record(index)[m_form.label]; }
    /// Stored one colour after the other.
    Image image(std::int64_t index) const override
    {
        const std::uint8_t* stored = record(index) + m_form.labelBytes;
        Image image{imageShape(), std::vector<std::uint8_t>(pixelBytes)};
        constexpr std::size_t plane = pixelBytes / channels;
        for (std::size_t pixel = 0; pixel < plane; ++pixel)
            for (std::size_t channel = 0; channel < channels; ++channel)
                image.pixels[pixel * channels + channel] = stored[channel * plane + pixel];
        return image;
    }
    std::string fingerprint() const override { return m_fingerprint; }
    std::int64_t memoryBytes() const override { return m_count * std::int64_t(recordBytes()); }

private:
    std::size_t recordBytes() const { return m_form.labelBytes + pixelBytes; }

    void read(const FileListing& files, std::size_t file)
    {
        std::vector<std::uint8_t> part = files.read(file);
        if (part.empty() || part.size() % recordBytes() != 0)
            throw Error(fmt::format("holds {} bytes, which is no multiple of {}: it is cut off, or no file of {}",
                                    part.size(), recordBytes(), m_form.name),
                        files.fullName(file));
        for (std::size_t at = m_form.label; at < part.size(); at += recordBytes())
            if (part[at] >= m_form.classes)
                throw Error(fmt::format("label {} of image {} is out of range, there are {} classes", part[at],
                                        at / recordBytes(), m_form.classes),
                            files.fullName(file));
        m_count += std::int64_t(part.size() / recordBytes());
        m_ends.push_back(m_count);
        m_parts.push_back(std::move(part));
    }

    const std::uint8_t* record(std::int64_t index) const
    {
        if (index < 0 || index >= m_count)
            throw Error(fmt::format("image {} was asked for, there are {}", index, m_count), "data set");
        const auto part = std::size_t(std::ranges::upper_bound(m_ends, index) - m_ends.begin());
        const std::int64_t before = part == 0 ? 0 : m_ends[part - 1];
        return m_parts[part].data() + std::size_t(index - before) * recordBytes();
    }

    Form m_form;
    std::vector<std::string> m_classNames;
    std::vector<std::vector<std::uint8_t>> m_parts; ///< files
    std::vector<std::int64_t> m_ends;               ///< number of images up to the end of each
    std::int64_t m_count = 0;
    std::string m_fingerprint;
};

/// One a line; numbers where there is no file of names.
std::vector<std::string> classNamesOf(const FileListing& files, const Form& form)
{
    std::vector<std::string> names;
    if (const std::optional<std::size_t> file = fileNamed(files, form.namesFile)) {
        const std::vector<std::uint8_t> bytes = files.read(*file);
        std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        while (!rest.empty())
            if (const std::string_view name = trimmedText(takeLine(rest)); !name.empty())
                names.emplace_back(name);
        if (names.size() != form.classes)
            throw Error(fmt::format("names {} classes, {} has {}", names.size(), form.name, form.classes),
                        files.fullName(*file));
    }
    for (std::size_t i = names.size(); i < form.classes; ++i)
        names.push_back(std::to_string(i));
    return names;
}

bool looksLikeCifar(const fs::path& place)
{
    std::error_code ignored;
    if (!fs::is_directory(place, ignored))
        return false; // archives are looked into when they are opened
    for (const char* below : {"", "cifar-10-batches-bin", "cifar-100-binary"})
        if (fs::exists(place / below / "data_batch_1.bin", ignored) ||
            (fs::exists(place / below / "train.bin", ignored) && fs::exists(place / below / "test.bin", ignored)))
            return true;
    return false;
}

DataSets openCifarPlace(const DataSpec& spec, const std::stop_token& stop)
{
    std::vector<std::string> notes;
    DataSets sets =
        openCifar(listPlace(spec.folder, notes, stop), spec.isSet(coarseOption().key), spec.folder.string(), stop);
    sets.addNotes(notes);
    return sets;
}

} // namespace

bool isCifar(const FileListing& files)
{
    return fileNamed(files, "data_batch_1.bin") || (fileNamed(files, "train.bin") && fileNamed(files, "test.bin"));
}

DataSets openCifar(const FileListing& files, bool coarse, const std::string& place, const std::stop_token& stop)
{
    const bool isTen = fileNamed(files, "test_batch.bin") || fileNamed(files, "data_batch_1.bin");
    if (!isTen && !fileNamed(files, "train.bin"))
        throw Error("holds neither CIFAR-10's data_batch_1.bin nor CIFAR-100's train.bin", place,
                    "the binary version is read, not those for Python or Matlab");
    const Form form = isTen ? cifar10() : cifar100(coarse);
    const std::vector<std::string> names = classNamesOf(files, form);
    const auto open = [&](const std::vector<std::string>& of) {
        return std::make_shared<const CifarDataset>(files, form, of, names, place, stop);
    };
    DataSets sets{.train = open(form.trainFiles), .test = open({form.testFile})};
    sets.addNotes(
        {fmt::format("{}: {} images for training, {} for testing.", form.name, sets.train->size(), sets.test->size())});
    return sets;
}

DataOption coarseOption()
{
    return {.key = "coarse",
            .title = "CIFAR-100: the 20 &upper classes",
            .tip = "In place of the 100 classes that they are made of"};
}

DataKind cifarKind()
{
    return {.id = "cifar",
            .title = "CIFAR-10 or CIFAR-100",
            .place = DataKind::Place::FolderOrFile,
            .placeTitle = "Folder or archive with the binary version of CIFAR",
            .about = "PLACE with the binary version of CIFAR-10 or CIFAR-100: the folder, or the .tar.gz as it is",
            .options = {coarseOption()},
            .recognises = looksLikeCifar,
            .open = openCifarPlace};
}

} // namespace pathloom
