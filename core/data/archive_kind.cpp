// SPDX-License-Identifier: MIT
#include "core/data/archive_listing.h"
#include "core/data/cifar.h"
#include "core/data/csv_pictures.h"
#include "core/data/idx_folder.h"
#include "core/data/idx_sets.h"
#include "core/data/image_folder.h"
#include "core/data/web_dataset.h"
#include "core/util/csv_text.h"
#include "core/util/files.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <unordered_map>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

std::string_view lastOf(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

std::string_view folderOf(std::string_view path)
{
    return path.substr(0, path.size() - lastOf(path).size());
}

/// A table beside pictures that no folders tell apart.
std::optional<std::size_t> tableIn(const FileListing& files)
{
    std::optional<std::size_t> table;
    std::set<std::string_view> folders;
    for (std::size_t file = 0; file < files.size(); ++file) {
        const std::string name = lowered(lastOf(files.name(file)));
        if (isPictureName(name))
            folders.insert(folderOf(files.name(file)));
        else if (!table && (name.ends_with(".csv") || name.ends_with(".tsv")))
            table = file;
    }
    return folders.size() == 1 ? table : std::nullopt;
}

LabelledPictures picturesOfTable(const std::shared_ptr<const FileListing>& files, std::size_t table)
{
    std::unordered_map<std::string_view, std::uint32_t> byName;
    for (std::size_t file = 0; file < files->size(); ++file)
        byName.emplace(files->name(file), std::uint32_t(file));
    const std::string folder(folderOf(files->name(table)));
    const std::vector<std::uint8_t> text = files->read(table);
    LabelledPictures found = picturesInTable(
        {reinterpret_cast<const char*>(text.data()), text.size()},
        [&](const std::string& name) -> std::optional<std::uint32_t> {
            const auto file = byName.find(folder + name);
            return file == byName.end() ? std::nullopt : std::optional(file->second);
        },
        files->fullName(table));
    found.files = files;
    return found;
}

/// IDX files are read into memory as a whole: they are unpacked for as long as that takes.
std::optional<DataSets> openIdxIn(const FileListing& files, const std::stop_token& stop)
{
    std::vector<std::size_t> idx;
    for (std::size_t file = 0; file < files.size(); ++file)
        if (const std::string name(lastOf(files.name(file)));
            name.find("ubyte") != std::string::npos || name.find("-idx") != std::string::npos)
            idx.push_back(file);
    if (idx.size() < 4)
        return std::nullopt;
    const TemporaryFolder folder("idx");
    for (const std::size_t file : idx) {
        const std::vector<std::uint8_t> bytes = files.read(file);
        std::ofstream(folder.path() / lastOf(files.name(file)), std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    }
    return openIdx(folder.path(), false, {}, {}, stop);
}

DataSets openArchive(const DataSpec& spec, const std::stop_token& stop)
{
    const std::string place = spec.folder.string();
    std::vector<std::string> notes;
    const auto files = std::make_shared<const FileListing>(listArchives(spec.folder, notes, stop));
    const auto withNotes = [&](DataSets sets) {
        sets.notes.insert(sets.notes.begin(), notes.begin(), notes.end());
        return sets;
    };
    if (isCifar(*files))
        return withNotes(openCifar(*files, spec.isSet(coarseOption().key), place, stop));
    if (std::optional<DataSets> idx = openIdxIn(*files, stop))
        return withNotes(std::move(*idx));
    const std::optional<std::size_t> table = tableIn(*files);
    LabelledPictures found = isWebDataset(*files) ? picturesOfWebDataset(files)
                             : table              ? picturesOfTable(files, *table)
                                                  : picturesInFolders(files, spec.isSet(nestedOption().key), place);
    return withNotes(pictureSets(std::move(found), spec, stop));
}

bool looksLikeArchive(const fs::path& place)
{
    std::error_code ignored;
    return fs::is_directory(place, ignored) ? isFolderOfArchives(place)
                                            : isArchiveName(place) && fs::is_regular_file(place, ignored);
}

} // namespace

DataKind archiveKind()
{
    std::vector<DataOption> options = pictureOptions();
    options.push_back(nestedOption());
    options.push_back(coarseOption());
    return {.id = "tar",
            .title = "An archive (tar, zip, shards of WebDataset)",
            .place = DataKind::Place::FolderOrFile,
            .placeTitle = "Archive of pictures, or folder of archives",
            .about =
                "PLACE: an archive (.tar, also packed; .zip) of folders of pictures, WebDataset's samples, CIFAR or "
                "IDX files, or of pictures with a table; or a folder of such archives",
            .options = std::move(options),
            .recognises = looksLikeArchive,
            .open = openArchive};
}

} // namespace pathloom
