// SPDX-License-Identifier: MIT
#include "core/data/web_dataset.h"

#include "core/data/class_names.h"
#include "core/util/csv_text.h"
#include "core/util/error.h"

#include <map>
#include <utility>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr std::string_view classEnding = ".cls";

/// A sample's key: the name up to the first point behind the last folder.
std::string_view keyOf(std::string_view name)
{
    const std::size_t slash = name.rfind('/');
    return name.substr(0, name.find('.', slash == name.npos ? 0 : slash + 1));
}

} // namespace

bool isWebDataset(const FileListing& files)
{
    for (std::size_t file = 0; file < files.size(); ++file)
        if (files.name(file).ends_with(classEnding))
            return true;
    return false;
}

LabelledPictures picturesOfWebDataset(const std::shared_ptr<const FileListing>& files)
{
    constexpr std::size_t longestClass = 1000;
    LabelledPictures found;
    found.files = files;
    std::map<std::pair<std::uint16_t, std::string_view>, std::string> classes; // keys repeat in another archive
    for (std::size_t file = 0; file < files->size(); ++file) {
        if (!files->name(file).ends_with(classEnding))
            continue;
        const std::vector<std::uint8_t> bytes = files->read(file, longestClass);
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        classes[{files->store(file), keyOf(files->name(file))}] = trimmedText(text);
    }
    ClassNames names;
    for (const auto& [key, name] : classes)
        names.add(name);
    found.classNames = names.take();
    for (std::size_t file = 0; file < files->size(); ++file) {
        const std::string_view name = files->name(file);
        if (!isPictureName(name))
            continue;
        const auto known = classes.find({files->store(file), keyOf(name)});
        if (known == classes.end()) {
            found.problems.push_back({files->fullName(file), "has no file .cls beside it"});
            continue;
        }
        found.pictures.push_back({std::uint32_t(file), names.label(known->second),
                                  partNamed(name.substr(0, name.find('/'))).value_or(Part::Train)});
    }
    return found;
}

} // namespace pathloom
