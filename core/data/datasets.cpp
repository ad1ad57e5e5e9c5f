// SPDX-License-Identifier: MIT
#include "core/data/data_kinds.h"
#include "core/data/shared_opening.h"
#include "core/util/error.h"
#include "core/util/printable.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

/// A name before the place, with the options that it stands for.
struct NamedKind
{
    const DataKind* kind = nullptr;
    KindOptions options;
};

NamedKind namedKind(const std::string& name)
{
    for (const DataKind& kind : dataKinds()) {
        if (kind.id == name)
            return {&kind, {}};
        for (const DataAlias& alias : kind.aliases)
            if (alias.name == name)
                return {&kind, alias.options};
    }
    return {};
}

[[noreturn]] void failNameless(const std::string& text, const std::string& what)
{
    std::string known;
    for (const DataKind& kind : dataKinds())
        for (const DataForm& form : dataForms(kind))
            known += (known.empty() ? "" : ", ") + form.text;
    throw UsageError("'" + text + "' " + what, "--data", known);
}

/// A run remembers the place, and may be trained from another folder. Without a slash at its end, since its last part
/// is what the images are called.
fs::path placeFrom(const std::string& text)
{
    const fs::path place = fs::absolute(text);
    return place.has_filename() ? place : place.parent_path();
}

/// "size=64,transposed"
void addOptions(KindOptions& options, const std::string& text)
{
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string assignment = text.substr(begin, end - begin);
        const std::size_t equals = assignment.find('=');
        options[assignment.substr(0, equals)] = equals == assignment.npos ? "true" : assignment.substr(equals + 1);
        begin = end + 1;
    }
}

std::string sizeText(const Shape& shape)
{
    return fmt::format("{} x {}{}", shape.width, shape.height,
                       shape.channels > 1 ? fmt::format(" x {} channels", shape.channels) : "");
}

} // namespace

DataSpec dataSpecFromText(const std::string& text)
{
    const std::size_t nameEnd = std::min(text.find_first_of(",:"), text.size());
    const NamedKind named = namedKind(text.substr(0, nameEnd));
    if (!named.kind) {
        const std::string recognised = kindOf(text);
        std::error_code ignored;
        if (recognised.empty())
            failNameless(text, fs::exists(text, ignored) ? "holds no images of a kind that is known" : "names no data");
        return {.kind = recognised, .folder = placeFrom(text)};
    }
    DataSpec spec{.kind = named.kind->id, .folder = {}, .options = named.options};
    const std::size_t optionsEnd = std::min(text.find(':', nameEnd), text.size());
    if (optionsEnd > nameEnd)
        addOptions(spec.options, text.substr(nameEnd + 1, optionsEnd - nameEnd - 1));
    const std::string place = optionsEnd < text.size() ? text.substr(optionsEnd + 1) : "";
    if (place.empty() && (named.kind->place != DataKind::Place::Own || optionsEnd < text.size()))
        failNameless(text, "names no data");
    if (!place.empty())
        spec.folder = placeFrom(place);
    checkOptions(spec);
    return spec;
}

std::string toText(const DataSpec& spec)
{
    std::string name = spec.kind;
    KindOptions options = spec.options;
    for (const DataAlias& alias : dataKind(spec.kind).aliases) {
        if (alias.options == spec.options) {
            name = alias.name;
            options.clear();
        }
    }
    for (const auto& [key, value] : options)
        name += ',' + key + (value == "true" ? "" : '=' + value);
    return spec.folder.empty() ? name : name + ':' + spec.folder.string();
}

std::int64_t DataSets::memoryBytes() const
{
    return (train ? train->memoryBytes() : 0) + (test ? test->memoryBytes() : 0);
}

void DataSets::addNotes(const std::vector<std::string>& more)
{
    for (const std::string& note : more)
        if (std::ranges::find(notes, note) == notes.end())
            notes.push_back(note);
}

DataSets openData(const DataSpec& spec, std::stop_token stop)
{
    const DataKind& kind = dataKind(spec.kind);
    if (kind.place != DataKind::Place::Own && spec.folder.empty())
        throw UsageError(fmt::format("kind '{}' needs a place: {}:{}", kind.id, kind.id, kind.about), "data");
    if (spec.trainLimit < 0 || spec.testLimit < 0)
        throw UsageError("the limits on images must not be negative", "data");
    checkOptions(spec);
    DataSets sets = openShared(toText(spec), [&] { return kind.open(spec, stop); }, stop);
    std::ranges::transform(sets.notes, sets.notes.begin(), printable); // they name files and classes
    const Shape train = sets.train->imageShape();
    const Shape test = sets.test->imageShape();
    if (train != test)
        throw Error(
            fmt::format("the training images measure {} pixels, the test images {}", sizeText(train), sizeText(test)),
            spec.folder.string());
    return sets;
}

} // namespace pathloom
