// SPDX-License-Identifier: MIT
// Writes small files of every kind for the fuzz targets to begin with: a folder for each target.
#include "tests/fuzz/harness.h"
#include "tests/support/made_pictures.h"

#include <cstdio>
#include <fstream>
#include <map>

#include <archive.h>
#include <archive_entry.h>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, PictureBytes>;

PictureBytes operator+(PictureBytes a, const PictureBytes& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

PictureBytes bytesOf(std::string_view text)
{
    return {text.begin(), text.end()};
}

Files pictures()
{
    const Image colour = madePicture(24, 17), grey = madePicture(24, 17, 1);
    Files files;
    for (const char* extension : {".png", ".tiff", ".webp", ".bmp", ".ppm"})
        files[std::string("colour") + extension] = encodedBy(extension, colour);
    for (const char* extension : {".png", ".tiff", ".bmp", ".pgm"})
        files[std::string("grey") + extension] = encodedBy(extension, grey);
    files["deep.png"] = encodedBy(".png", colour, 16);
    files["deep.tiff"] = encodedBy(".tiff", colour, 16);
    files["alpha.png"] = encodedBy(".png", madePicture(24, 17, 4));
    files["palette.png"] = pngOf(4, 1, 2, 3, {0, 0x19}, {255, 0, 0, 0, 255, 0, 0, 0, 255}, {255, 128});
    files["turned.png"] = pngOf(2, 1, 8, 0, {0, 1, 2}, {}, {}, exifOf(6));
    files["tile.tiff"] = tiffOf({.width = 4, .height = 4, .tileWidth = 16, .tileHeight = 16}, PictureBytes(768));
    files["usual.jpg"] = jpegOf(colour);
    files["turned.jpg"] = withExif(jpegOf(colour, {.horizontal = 1}), 8, true);
    files["progressive.jpg"] = jpegOf(colour, {.isProgressive = true});
    files["restarts.jpg"] = jpegOf(colour, {.vertical = 1, .restartRows = 1});
    files["grey.jpg"] = jpegOf(grey);
    files["rgb.jpg"] = jpegOf(colour, {.colours = JpegForm::Colours::Rgb});
    files["cmyk.jpg"] = jpegOf(madePicture(24, 17, 4), {.colours = JpegForm::Colours::Cmyk});
    files["ycck.jpg"] = jpegOf(madePicture(24, 17, 4), {.colours = JpegForm::Colours::Ycck});
    return files;
}

/// As fuzz::filesIn() reads them.
PictureBytes described(const std::vector<std::pair<std::string, PictureBytes>>& files)
{
    PictureBytes all;
    for (const auto& [name, content] : files)
        all = all + PictureBytes{std::uint8_t(name.size())} + bytesOf(name) +
              PictureBytes{std::uint8_t(content.size()), std::uint8_t(content.size() >> 8)} + content;
    return all;
}

/// Written by libarchive in the form and packing that these functions of its choose.
PictureBytes archiveOf(const Files& files, int (*form)(archive*), int (*packing)(archive*))
{
    PictureBytes bytes(std::size_t(1) << 20);
    std::size_t used = 0;
    archive* const all = archive_write_new();
    form(all);
    packing(all);
    archive_write_set_bytes_in_last_block(all, 1);
    fuzz::require(archive_write_open_memory(all, bytes.data(), bytes.size(), &used) == ARCHIVE_OK);
    for (const auto& [name, content] : files) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, la_int64_t(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        if (archive_write_header(all, entry) >= ARCHIVE_WARN) // old forms do not take every name
            archive_write_data(all, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_free(all);
    bytes.resize(used);
    return bytes;
}

Files archives()
{
    Files inside = {{"train/cat/1.png", bytesOf("one")},
                    {"train/dog/2.png", bytesOf("two")},
                    {"test/cat/3.png", bytesOf("three")},
                    {"test/../../4.png", bytesOf("four")},
                    {std::string(150, 'l') + "ong/\xc3\xa4.png", bytesOf("five")}};
    return {{"ustar.tar", archiveOf(inside, archive_write_set_format_ustar, archive_write_add_filter_none)},
            {"pax.tar", archiveOf(inside, archive_write_set_format_pax, archive_write_add_filter_none)},
            {"gnu.tar", archiveOf(inside, archive_write_set_format_gnutar, archive_write_add_filter_none)},
            {"v7.tar", archiveOf(inside, archive_write_set_format_v7tar, archive_write_add_filter_none)},
            {"packed.tar.gz", archiveOf(inside, archive_write_set_format_ustar, archive_write_add_filter_gzip)},
            {"packed.tar.bz2", archiveOf(inside, archive_write_set_format_ustar, archive_write_add_filter_bzip2)},
            {"packed.tar.xz", archiveOf(inside, archive_write_set_format_ustar, archive_write_add_filter_xz)},
            {"packed.tar.zst", archiveOf(inside, archive_write_set_format_ustar, archive_write_add_filter_zstd)},
            {"files.zip", archiveOf(inside, archive_write_set_format_zip, archive_write_add_filter_none)}};
}

Files tables()
{
    return {{"titles.csv", bytesOf("path,label\na.png,cat\nb/b.png,dog\n")},
            {"parts.csv", bytesOf("\xef\xbb\xbfsplit;class;file name\r\ntrain;cat;a.png\r\ntest;dog;\"b;b\"\"b.png\"")},
            {"plain.tsv", bytesOf("a.png\t0\nbb.png\t1\nmissing\t1\n")},
            {"bars.csv", bytesOf("sep=|\nimage|y\nx\\a.png|1\n\nx\\bb.png|2\n")},
            {"utf16.csv", bytesOf({"\xff\xfe\0a", 4})}};
}

Files cifarSets()
{
    const auto record = [](const PictureBytes& labels) { return labels + PictureBytes(3072, 9); };
    std::vector<std::pair<std::string, PictureBytes>> ten, hundred;
    for (int i = 1; i <= 5; ++i)
        ten.emplace_back("x/data_batch_" + std::to_string(i) + ".bin", record({std::uint8_t(i)}));
    ten.emplace_back("x/test_batch.bin", record({9}));
    ten.emplace_back("x/batches.meta.txt", bytesOf("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n"));
    hundred.emplace_back("train.bin", record({19, 99}) + record({0, 0}));
    hundred.emplace_back("test.bin", record({1, 2}));
    return {{"ten", PictureBytes{0} + described(ten)},
            {"hundred", PictureBytes{0} + described(hundred)},
            {"coarse", PictureBytes{1} + described(hundred)}};
}

/// An IDX file of this type.
PictureBytes idxOf(std::uint8_t type, const std::vector<std::uint8_t>& dimensions, const PictureBytes& data)
{
    PictureBytes bytes = {0, 0, type, std::uint8_t(dimensions.size())};
    for (const std::uint8_t dimension : dimensions)
        bytes = bytes + PictureBytes{0, 0, 0, dimension};
    return bytes + data;
}

Files idxSets()
{
    const PictureBytes labels = idxOf(8, {2}, {0, 1});
    const auto set = [&](std::uint8_t choice, const PictureBytes& images) {
        return PictureBytes{choice, std::uint8_t(labels.size()), 0} + labels + images;
    };
    const PictureBytes grey = idxOf(8, {2, 3, 2}, PictureBytes(12, 5));
    Files files = {{"planes", set(0, idxOf(8, {2, 3, 4, 5}, PictureBytes(120, 6)))},
                   {"colours", set(3, idxOf(8, {2, 4, 5, 3}, PictureBytes(120, 6)))}};
    for (std::uint8_t choice = 0; choice < 16; ++choice)
        files["grey" + std::to_string(choice)] = set(choice, grey);
    for (const auto& [type, size] : {std::pair{9, 1}, {11, 2}, {12, 4}, {13, 4}, {14, 8}})
        files["type" + std::to_string(type)] =
            set(0, idxOf(std::uint8_t(type), {2, 1, 2}, PictureBytes(std::size_t(4 * size), 0x3f)));
    return files;
}

Files packedFiles()
{
    return {{"whole", PictureBytes{1} + PictureBytes(72, 8) + PictureBytes{1, 1, 0}}, {"short", PictureBytes{0, 'P'}}};
}

Files folders(const Files& some)
{
    const auto in = [&](const std::string& folder, const std::string& name) {
        return std::pair(folder + '/' + name, some.at(name));
    };
    return {{"classes", PictureBytes{0} + described({in("cat", "grey.png"),
                                                     in("cat", "turned.png"),
                                                     in("dog", "grey.jpg"),
                                                     in("dog", "palette.png"),
                                                     {"notes.txt", {}}})},
            {"parts", PictureBytes{1} + described({in("x/train/cat", "grey.png"), in("x/train/dog/deep", "usual.jpg"),
                                                   in("x/val/cat", "turned.png"), in("x/test/dog", "grey.pgm")})}};
}

Files shards(const Files& some)
{
    return {{"shard", described({{"train/0001.jpg", some.at("grey.jpg")},
                                 {"train/0001.cls", bytesOf("7\n")},
                                 {"0002.seg.png", some.at("turned.png")},
                                 {"0002.cls", bytesOf(" cat")},
                                 {"0003.png", {}}})}};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: fuzz_seeds FOLDER\n");
        return 2;
    }
    const Files some = pictures();
    Files chosen = some;
    for (auto& [name, bytes] : chosen)
        bytes = bytes + PictureBytes{32, 32, 0, 0}; // the choices of fuzz_picture
    const std::map<std::string, Files> all = {
        {"archive", archives()},   {"cifar", cifarSets()}, {"idx", idxSets()},
        {"packed", packedFiles()}, {"picture", chosen},    {"picture_folder", folders(some)},
        {"picture_header", some},  {"table", tables()},    {"web_dataset", shards(some)},
    };
    for (const auto& [target, files] : all) {
        const fs::path folder = fs::path(argv[1]) / target;
        fs::create_directories(folder);
        for (const auto& [name, bytes] : files)
            std::ofstream(folder / name, std::ios::binary)
                .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    }
    return 0;
}
