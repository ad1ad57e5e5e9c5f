// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/dataset.h"

#include <cstdint>

namespace pathloom {

/// A choice in how images of a kind are read. Titles and tips are English; the window translates them.
struct DataOption
{
    enum class Type { Flag, Number };

    const char* key;   ///< as in a specification, a run and after KIND, on the command line
    const char* title; ///< with a mnemonic, as beside a field
    const char* tip;
    Type type = Type::Flag;
    std::int64_t least = 0, most = 1; ///< of a number
    std::int64_t usual = 0;           ///< of a number that is not given
    const char* usualText = nullptr;  ///< shown in place of the usual number: "automatic"
    const char* unit = nullptr;       ///< "px", "%"
};

/// A further name of a kind that stands for some of its options.
struct DataAlias
{
    const char* name;
    KindOptions options;
    const char* about; ///< as DataKind::about
};

/// A kind of data: what it is called, what it takes, how it is recognised and read. One file of core/data and one row
/// of dataKinds() each; everything that offers, stores or opens images asks that table.
struct DataKind
{
    enum class Place { Own, Folder, File, FolderOrFile };

    const char* id;
    const char* title;
    Place place = Place::Folder;
    const char* placeTitle = ""; ///< what the place is: "Folder with the four IDX files"
    const char* about = "";      ///< what stands behind the name on the command line: "FOLDER with …"; empty for none
    std::vector<DataOption> options;
    std::vector<DataAlias> aliases;
    /// Whether a place, which exists, looks like it; reads little and never throws. The first row that says so is
    /// taken.
    bool (*recognises)(const std::filesystem::path& place);
    /// See openData(). The kind, its options and the limits are known to be right, the place may be anything.
    DataSets (*open)(const DataSpec& spec, const std::stop_token& stop);
};

const std::vector<DataKind>& dataKinds();
/// Throws UsageError naming those that are known.
const DataKind& dataKind(const std::string& id);

/// The kind of what lies at a place; empty if none recognises it or there is nothing. Reads little: a moment.
std::string kindOf(const std::filesystem::path& place);

/// A form of what the option --data takes.
struct DataForm
{
    std::string text;  ///< "idx:FOLDER"
    std::string about; ///< "with the four IDX files"
};
/// Those of a kind: by its name and its aliases.
std::vector<DataForm> dataForms(const DataKind& kind);

/// Throws UsageError if the kind has no such options or they have other values.
void checkOptions(const DataSpec& spec);
/// Of a number that the specification may give; checked when it was opened.
std::int64_t numberOption(const DataSpec& spec, const char* key);

} // namespace pathloom
