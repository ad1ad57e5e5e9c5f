// SPDX-License-Identifier: MIT
#include "core/data/data_kinds.h"

#include "core/util/error.h"
#include "core/util/numbers.h"

#include <algorithm>
#include <exception>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

DataKind fashionMnistKind();
DataKind idxKind();
DataKind imageFolderKind();
DataKind cifarKind();
DataKind csvKind();
DataKind archiveKind();

const std::vector<DataKind>& dataKinds()
{
    // Who recognises less comes first.
    static const std::vector<DataKind> kinds = {
        fashionMnistKind(), idxKind(), cifarKind(), csvKind(), archiveKind(), imageFolderKind(),
    };
    return kinds;
}

const DataKind& dataKind(const std::string& id)
{
    std::string known;
    for (const DataKind& kind : dataKinds()) {
        if (kind.id == id)
            return kind;
        known += (known.empty() ? "" : ", ") + std::string(kind.id);
    }
    throw UsageError("unknown kind of data '" + id + "'", "data", "known are " + known);
}

std::string kindOf(const std::filesystem::path& place)
{
    for (const DataKind& kind : dataKinds()) {
        try {
            if (kind.recognises(place))
                return kind.id;
        } catch (const std::exception&) { // what cannot be read is none of its kind
        }
    }
    return {};
}

std::vector<DataForm> dataForms(const DataKind& kind)
{
    std::vector<DataForm> forms;
    const auto add = [&](const std::string& name, const std::string& about) {
        const std::size_t end = std::min(about.find(' '), about.size()); // the first word is the place
        std::string place = about.substr(0, end);
        if (place.ends_with(':'))
            place.pop_back();
        if (kind.place == DataKind::Place::Own)
            forms.push_back({name, about});
        else
            forms.push_back({name + ':' + place, about.substr(std::min(end + 1, about.size()))});
    };
    add(kind.id, kind.about);
    for (const DataAlias& alias : kind.aliases)
        add(alias.name, alias.about);
    return forms;
}

void checkOptions(const DataSpec& spec)
{
    const std::vector<DataOption>& options = dataKind(spec.kind).options;
    for (const auto& [key, value] : spec.options) {
        const auto option = std::ranges::find(options, key, &DataOption::key);
        if (option == options.end()) {
            std::string known;
            for (const DataOption& each : options)
                known += (known.empty() ? "" : ", ") + std::string(each.key);
            throw UsageError(fmt::format("data of kind '{}' have no option '{}'", spec.kind, key), "data",
                             known.empty() ? "they have none" : "they have " + known);
        }
        if (option->type == DataOption::Type::Flag && value != "true" && value != "false")
            throw UsageError(fmt::format("{} must be true or false, not '{}'", key, value), "data");
        const auto number = numberFrom<std::int64_t>(value);
        if (option->type == DataOption::Type::Number &&
            (!number || ((*number < option->least || *number > option->most) && *number != option->usual)))
            throw UsageError(fmt::format("{} must be a whole number from {} to {}, not '{}'", key, option->least,
                                         option->most, value),
                             "data");
    }
}

std::int64_t numberOption(const DataSpec& spec, const char* key)
{
    const std::vector<DataOption>& options = dataKind(spec.kind).options;
    const auto option = std::ranges::find(options, std::string(key), &DataOption::key);
    const auto given = spec.options.find(key);
    const auto number = given == spec.options.end() ? std::nullopt : numberFrom<std::int64_t>(given->second);
    return number.value_or(option == options.end() ? 0 : option->usual);
}

} // namespace pathloom
