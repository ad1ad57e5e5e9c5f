// SPDX-License-Identifier: MIT
#include "core/data/csv_pictures.h"

#include "core/data/class_names.h"
#include "core/data/kept_table.h"
#include "core/util/csv_text.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <unordered_map>

#include <spdlog/fmt/fmt.h>

#include <sys/stat.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::array pathTitles = {"path",    "file",       "filename",  "file_name",  "filepath", "file_path",
                                   "image",   "image_path", "imagepath", "image_file", "img",      "img_path",
                                   "picture", "image_name", "datei",     "pfad",       "bild"};
constexpr std::array labelTitles = {"label",      "class",     "category", "target", "class_name",
                                    "label_name", "classname", "y",        "klasse"};
constexpr std::array partTitles = {"split", "set", "subset", "part", "partition", "phase", "usage"};
constexpr std::uintmax_t largestTable = std::uintmax_t(1) << 30;

struct Columns
{
    std::size_t path = 0, label = 1;
    std::optional<std::size_t> part;
};

template<typename Titles>
std::optional<std::size_t> columnOf(const std::vector<std::string>& titles, const Titles& known)
{
    for (std::size_t i = 0; i < titles.size(); ++i) {
        std::string title = lowered(trimmedText(titles[i]));
        std::ranges::replace(title, ' ', '_');
        if (std::ranges::find(known, title) != known.end())
            return i;
    }
    return std::nullopt;
}

class Table
{
public:
    using Find = std::function<std::optional<std::uint32_t>(const std::string&)>;

    Table(const Find& find, const std::string& place) : m_find(find), m_place(place) {}

    LabelledPictures read(std::string_view text)
    {
        if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
            throw Error("is written in UTF-16", m_place, "save it as CSV in UTF-8");
        if (text.starts_with("\xef\xbb\xbf"))
            text.remove_prefix(3);
        int firstLine = 1;
        char separator = 0;
        if (std::string_view rest = text; (separator = csvSeparatorLine(takeLine(rest))) != 0) {
            text = rest;
            ++firstLine;
        }
        CsvSplitter rows(text, separator ? separator : separatorOf(text), firstLine);
        std::vector<std::string> fields;
        for (bool isFirst = true;; isFirst = false) {
            const CsvSplitter::Result result = rows.next(fields);
            if (result == CsvSplitter::Result::End)
                break;
            if (result == CsvSplitter::Result::OpenQuote)
                fail(rows.line(), "quotation marks are opened and not closed");
            if (!(isFirst && isHeader(fields, rows.line())))
                take(fields, rows.line());
        }
        finish();
        return std::move(m_found);
    }

private:
    /// Names of files may hold what separates fields in other tables: the separator is that with which one of the first
    /// rows names a file.
    char separatorOf(std::string_view text) const
    {
        for (const char separator : csvSeparators) {
            CsvSplitter rows(text, separator);
            std::vector<std::string> fields;
            for (int row = 0; row < 2 && rows.next(fields) == CsvSplitter::Result::Row; ++row)
                if (fields.size() > 1 &&
                    std::ranges::any_of(fields, [&](const std::string& f) { return found(f).has_value(); }))
                    return separator;
        }
        return csvSeparatorOf(takeLine(text));
    }

    std::optional<std::uint32_t> found(const std::string& path) const
    {
        if (const std::optional<std::uint32_t> file = m_find(path))
            return file;
        std::string turned = path; // as written on Windows
        std::ranges::replace(turned, '\\', '/');
        return turned == path ? std::nullopt : m_find(turned);
    }

    /// Reads the titles if they are some.
    bool isHeader(const std::vector<std::string>& fields, int line)
    {
        const auto path = columnOf(fields, pathTitles), label = columnOf(fields, labelTitles);
        if (path && label) {
            m_columns = {.path = *path, .label = *label, .part = columnOf(fields, partTitles)};
            return true;
        }
        if (fields.size() < 2)
            fail(line, "a path and a label are needed in each row, with a comma, semicolon, tab or bar between them");
        return !found(fields[0]); // other titles
    }

    void take(const std::vector<std::string>& fields, int line)
    {
        ++m_rows;
        const std::size_t needed = std::max({m_columns.path, m_columns.label, m_columns.part.value_or(0)});
        if (fields.size() <= needed)
            fail(line, fmt::format("has {} columns, {} are needed", fields.size(), needed + 1));
        const std::string& path = fields[m_columns.path];
        const std::string& label = fields[m_columns.label];
        if (label.empty())
            fail(line, "has no label");
        const std::optional<std::uint32_t> file = found(path);
        if (!file) {
            m_missing.push_back({fmt::format("line {}", line), path + " does not exist"});
            return;
        }
        Part part = Part::Train;
        if (m_columns.part && !fields[*m_columns.part].empty()) {
            const std::optional<Part> named = partNamed(fields[*m_columns.part]);
            if (!named)
                fail(line, "'" + fields[*m_columns.part] + "' is neither train, validation nor test");
            part = *named;
        }
        const auto [known, isNew] = m_seen.emplace(*file, m_labels.size());
        if (!isNew) {
            if (m_labels[known->second] != label)
                m_found.problems.push_back({fmt::format("line {}", line), path + " was given another label before"});
            return;
        }
        m_names.add(label);
        m_labels.push_back(label);
        m_found.pictures.push_back({.file = *file, .part = part});
    }

    void finish()
    {
        constexpr std::size_t oneIn = 10, least = 1;
        if (m_rows == 0)
            throw Error("holds no rows", m_place);
        if (m_missing.size() > std::max(least, m_rows / oneIn))
            throw Error(fmt::format("{} of {} files do not exist, as of {}", m_missing.size(), m_rows,
                                    sentence(m_missing.front())),
                        m_place, "paths begin at the folder of the table");
        m_found.problems.insert(m_found.problems.end(), m_missing.begin(), m_missing.end());
        m_found.classNames = m_names.take();
        for (std::size_t i = 0; i < m_labels.size(); ++i)
            m_found.pictures[i].label = m_names.label(m_labels[i]);
    }

    [[noreturn]] void fail(int line, const std::string& what) const
    {
        throw Error(what, fmt::format("{}, line {}", m_place, line));
    }

    const Find& m_find;
    const std::string& m_place;
    LabelledPictures m_found;
    Columns m_columns;
    ClassNames m_names;
    std::vector<std::string> m_labels; ///< of the pictures
    std::unordered_map<std::uint32_t, std::size_t> m_seen;
    std::vector<LeftOut> m_missing;
    std::size_t m_rows = 0;
};

DataSets openTable(const DataSpec& spec, const std::stop_token& stop)
{
    if (std::optional<LabelledPictures> kept = readKeptTable(spec.folder, stop))
        return pictureSets(std::move(*kept), spec, stop);
    const std::uint32_t stamp = tableStamp(spec.folder);
    const std::string text = readTextFile(spec.folder, largestTable);
    auto files = std::make_shared<FileListing>();
    const fs::path folder = spec.folder.parent_path();
    const std::uint16_t store = files->addStore(folderStore(folder));
    std::unordered_map<std::string, std::uint32_t> known;
    const auto find = [&](const std::string& name) -> std::optional<std::uint32_t> {
        if (stop.stop_requested())
            throw Cancelled();
        if (const auto found = known.find(name); found != known.end())
            return found->second;
        struct stat facts
        {
        };
        if (stat((folder / name).c_str(), &facts) != 0 || !S_ISREG(facts.st_mode))
            return std::nullopt;
        const auto number = std::uint32_t(files->size());
        files->add(name, store, 0, std::uint64_t(facts.st_size), stampOf(facts));
        if (files->size() == number) // too large, which is told
            return std::nullopt;
        known.emplace(name, number);
        return number;
    };
    LabelledPictures found = picturesInTable(text, find, spec.folder.string());
    files->shrink();
    found.files = files;
    keepTable(spec.folder, stamp, found);
    return pictureSets(std::move(found), spec, stop);
}

/// A table of which one of the first rows holds the name of a picture.
bool looksLikeTable(const fs::path& place)
{
    constexpr std::array endings = {".csv", ".tsv", ".txt"};
    std::error_code ignored;
    if (std::ranges::find(endings, lowered(place.extension().string())) == endings.end() ||
        !fs::is_regular_file(place, ignored) || fs::file_size(place, ignored) > largestTable)
        return false;
    const std::string text = readTextFile(place, largestTable);
    for (const char separator : csvSeparators) {
        CsvSplitter rows(text, separator);
        std::vector<std::string> fields;
        for (int row = 0; row < 3 && rows.next(fields) == CsvSplitter::Result::Row; ++row) // behind "sep=" and titles
            if (fields.size() > 1 && std::ranges::any_of(fields, isPictureName))
                return true;
    }
    return false;
}

} // namespace

LabelledPictures picturesInTable(std::string_view text,
                                 const std::function<std::optional<std::uint32_t>(const std::string&)>& find,
                                 const std::string& place)
{
    return Table(find, place).read(text);
}

DataKind csvKind()
{
    return {.id = "csv",
            .title = "A table of pictures (CSV)",
            .place = DataKind::Place::File,
            .placeTitle = "Table with the paths and labels of pictures",
            .about = "FILE with columns for path and label, and one for the part (train, validation, test) if there is "
                     "one; paths begin at its folder",
            .options = pictureOptions(),
            .recognises = looksLikeTable,
            .open = openTable};
}

} // namespace pathloom
