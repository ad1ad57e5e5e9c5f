// SPDX-License-Identifier: MIT
#include "core/data/image_folder.h"

#include "core/data/archive_listing.h"
#include "core/util/error.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

using Text = std::string_view;

/// "a/b" of "a/b/c.jpg", "" of "c.jpg"
Text folderOf(Text name)
{
    const std::size_t slash = name.rfind('/');
    return slash == name.npos ? Text() : name.substr(0, slash);
}

/// Takes the first folder off a path of folders.
Text takeFolder(Text& path)
{
    const std::size_t end = std::min(path.find('/'), path.size());
    const Text first = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    return first;
}

/// The folders that all of them lie in or are, with a slash behind each.
std::size_t commonLength(const std::set<Text>& folders)
{
    Text common = folders.empty() ? Text() : *folders.begin();
    for (const Text folder : folders) {
        while (folder != common && !(folder.starts_with(common) && (common.empty() || folder[common.size()] == '/')))
            common = folderOf(common);
    }
    return common.size();
}

Text below(Text path, std::size_t commonFolders)
{
    path.remove_prefix(std::min(commonFolders, path.size()));
    return path.starts_with('/') ? path.substr(1) : path;
}

class Layout
{
public:
    Layout(const std::shared_ptr<const FileListing>& files, bool nested, const std::string& place)
        : m_nested(nested), m_place(place)
    {
        m_found.files = files;
    }

    LabelledPictures read()
    {
        const FileListing& files = *m_found.files;
        std::set<Text> folders;
        Text last;
        for (std::size_t file = 0; file < files.size(); ++file) {
            const Text folder = folderOf(files.name(file));
            if (!isPictureName(files.name(file)))
                ++m_others;
            else if (folders.empty() || folder != last) { // those of a folder come one after the other
                folders.insert(folder);
                last = folder;
            }
        }
        m_common = commonLength(folders);
        requireFolders(folders);
        findParts(folders);
        m_found.pictures.reserve(files.size() - m_others);
        for (std::size_t file = 0; file < files.size(); ++file)
            if (isPictureName(files.name(file)))
                add(file);
        nameClasses();
        tell();
        return std::move(m_found);
    }

private:
    void requireFolders(const std::set<Text>& folders) const
    {
        if (folders.empty())
            throw Error(m_found.files->size() == 0 ? "is empty"
                                                   : fmt::format("holds no pictures, but {} other files", m_others),
                        m_place,
                        "one folder for each class is read, with JPEG, PNG, WebP, BMP, TIFF or PNM files in it");
        const std::string only = folders.size() > 1 ? "" : std::string(*folders.begin());
        if (folders.size() == 1)
            throw Error(only.empty() ? "holds pictures, but no folders that tell their classes"
                                     : "holds a single class (" + only + "); at least two are needed to learn anything",
                        m_place, "put the pictures of each class into a folder of its own");
    }

    /// train, test and so on are parts if no pictures lie in them directly: else they are classes (of vehicles).
    void findParts(const std::set<Text>& folders)
    {
        std::map<std::string, Part> parts;
        for (const Text folder : folders) {
            Text rest = below(folder, m_common);
            const Text first = takeFolder(rest);
            if (const std::optional<Part> part = partNamed(first); part && !rest.empty())
                parts.emplace(first, *part);
        }
        for (const Text folder : folders)
            parts.erase(std::string(below(folder, m_common)));
        if (std::ranges::any_of(parts, [](const auto& entry) { return entry.second == Part::Train; }))
            m_parts = std::move(parts);
    }

    void add(std::size_t file)
    {
        const Text folder = folderOf(m_found.files->name(file));
        if (!m_found.pictures.empty() && folder == m_lastFolder) { // of the same class as the one before
            LabelledPicture picture = m_found.pictures.back();
            picture.file = std::uint32_t(file);
            m_found.pictures.push_back(picture);
            return;
        }
        Text rest = below(folder, m_common);
        Part part = Part::Train;
        if (!m_parts.empty()) {
            const auto found = m_parts.find(std::string(takeFolder(rest)));
            if (found == m_parts.end()) {
                ++m_beside;
                return;
            }
            part = found->second;
        }
        if (rest.empty()) {
            ++m_withoutClass;
            return;
        }
        Text name = rest;
        if (!m_nested)
            name = takeFolder(rest);
        m_areNested = m_areNested || (!m_nested && !rest.empty());
        const auto label = m_labels.emplace(name, std::uint32_t(m_labels.size())).first->second;
        m_found.pictures.push_back({std::uint32_t(file), label, part});
        m_lastFolder = folder; // of the last one that was taken
    }

    /// In the order of their names, whatever the order of the files.
    void nameClasses()
    {
        const std::map<std::string, std::uint32_t> sorted(m_labels.begin(), m_labels.end());
        std::vector<std::uint32_t> numbers(sorted.size());
        for (const auto& [name, label] : sorted) {
            numbers[label] = std::uint32_t(m_found.classNames.size());
            m_found.classNames.push_back(name);
        }
        for (LabelledPicture& picture : m_found.pictures)
            picture.label = numbers[picture.label];
    }

    void tell()
    {
        const auto note = [&](std::size_t count, const char* text) {
            if (count > 0)
                m_found.notes.push_back(fmt::format(fmt::runtime(text), count));
        };
        note(m_beside, "{} pictures that lie in no folder of training, validation or testing are left alone.");
        note(m_withoutClass, "{} pictures that lie in no folder of a class are left alone.");
        note(m_others, "{} files whose names are not those of pictures are left alone.");
        if (m_areNested)
            m_found.notes.push_back(
                "Folders within the folder of a class belong to that class; the option nested makes "
                "each folder a class.");
    }

    bool m_nested;
    const std::string& m_place;
    LabelledPictures m_found;
    std::size_t m_common = 0; ///< length of the folders that all lie in
    std::map<std::string, Part> m_parts;
    std::unordered_map<std::string, std::uint32_t> m_labels;
    Text m_lastFolder;
    std::size_t m_others = 0, m_beside = 0, m_withoutClass = 0;
    bool m_areNested = false;
};

/// A picture in a folder within it. Looks at a limited number of entries, wherever it is.
class PictureHunt
{
public:
    bool findsIn(const fs::path& folder, int depth = 0)
    {
        std::vector<fs::path> folders;
        std::error_code failure;
        int here = 0;
        for (auto entry = fs::directory_iterator(folder, failure);
             !failure && entry != fs::directory_iterator() && m_left > 0 && here < mostInAFolder;
             entry.increment(failure), --m_left, ++here) {
            std::error_code ignored;
            if (entry->path().filename().string().starts_with('.'))
                continue;
            if (entry->is_directory(ignored))
                folders.push_back(entry->path());
            else if (depth > 0 && isPictureName(entry->path().filename().string()))
                return true;
        }
        return depth < deepest &&
               std::ranges::any_of(folders, [&](const fs::path& inner) { return findsIn(inner, depth + 1); });
    }

private:
    static constexpr int mostInAFolder = 64, deepest = 4;
    int m_left = 2000;
};

DataSets openImageFolder(const DataSpec& spec, const std::stop_token& stop)
{
    std::vector<std::string> notes;
    const auto files = std::make_shared<const FileListing>(listPlace(spec.folder, notes, stop));
    LabelledPictures found = picturesInFolders(files, spec.isSet(nestedOption().key), spec.folder.string());
    found.notes.insert(found.notes.begin(), notes.begin(), notes.end());
    return pictureSets(std::move(found), spec, stop);
}

} // namespace

LabelledPictures picturesInFolders(const std::shared_ptr<const FileListing>& files, bool nested,
                                   const std::string& place)
{
    return Layout(files, nested, place).read();
}

DataOption nestedOption()
{
    return {.key = "nested",
            .title = "Eac&h folder is a class of its own",
            .tip = "Also those that lie within the folder of another class"};
}

DataKind imageFolderKind()
{
    std::vector<DataOption> options = pictureOptions();
    options.push_back(nestedOption());
    return {.id = "folder",
            .title = "A folder of pictures",
            .place = DataKind::Place::Folder,
            .placeTitle = "Folder with one folder of pictures for each class",
            .about = "FOLDER with one folder of pictures for each class, with or without train, validation and test "
                     "above them",
            .options = std::move(options),
            .recognises = [](const fs::path& place) { return PictureHunt().findsIn(place); },
            .open = openImageFolder};
}

} // namespace pathloom
