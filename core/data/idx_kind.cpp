// SPDX-License-Identifier: MIT
#include "core/data/data_kinds.h"
#include "core/data/idx_dataset.h"
#include "core/data/idx_folder.h"
#include "core/data/idx_sets.h"
#include "core/data/open_sets.h"

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr const char* transposedOption = "transposed";

/// EMNIST's own files are all transposed; nothing inside them says so.
bool isLikelyTransposed(const fs::path& images)
{
    return images.filename().string().starts_with("emnist-");
}

bool looksLikeIdxFolder(const fs::path& place)
{
    return looksLikeIdx(findIdxFiles(place).trainImages);
}

DataSets openIdxFolder(const DataSpec& spec, const std::stop_token& stop)
{
    return openIdx(spec.folder, spec.isSet(transposedOption), {}, {}, stop);
}

} // namespace

DataSets openIdx(const fs::path& place, bool transposed, const std::vector<std::string>& classNames,
                 const std::string& hint, const std::stop_token& stop)
{
    const IdxFolder files = findIdxFiles(place, hint);
    std::string kind = transposed ? "idx transposed" : "idx";
    for (const std::string& name : classNames)
        kind += ' ' + name;
    const std::string key = openKey(kind, {files.trainImages, files.trainLabels, files.testImages, files.testLabels});
    if (std::optional<DataSets> open = alreadyOpen(key))
        return *open;
    DataSets sets;
    const auto train = std::make_shared<const IdxDataset>(
        IdxSplit{.images = files.trainImages, .labels = files.trainLabels, .transposed = transposed}, classNames, stop);
    sets.train = train;
    sets.test = std::make_shared<const IdxDataset>(
        IdxSplit{.images = files.testImages, .labels = files.testLabels, .transposed = transposed}, *train, stop);
    sets.addNotes(files.notes);
    sets.addNotes(sets.train->notes());
    sets.addNotes(sets.test->notes());
    if (!transposed && isLikelyTransposed(files.trainImages))
        sets.addNotes({"EMNIST's own files hold the images transposed: the data idx-transposed:FOLDER turns them "
                       "upright."});
    rememberOpen(key, sets);
    return sets;
}

DataKind idxKind()
{
    return {.id = "idx",
            .title = "A folder with IDX files",
            .place = DataKind::Place::Folder,
            .placeTitle = "Folder with the four IDX files",
            .about = "FOLDER with the four IDX files (plain or .gz; FOLDER can end with what their names begin with)",
            .options = {{.key = transposedOption,
                         .title = "The images are stored transposed, as &EMNIST's are",
                         .tip = "The rows of the files become the columns of the images"}},
            .aliases = {{.name = "idx-transposed",
                         .options = {{transposedOption, "true"}},
                         .about = "FOLDER whose images are stored column by column, as EMNIST's are"}},
            .recognises = looksLikeIdxFolder,
            .open = openIdxFolder};
}

} // namespace pathloom
