// SPDX-License-Identifier: MIT
#include "core/latency/csv_rows.h"
#include "core/latency/table_readers.h"
#include "core/latency/table_rows.h"
#include "core/latency/table_text.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

class LatencyCsvReader
{
public:
    LatencyCsvReader(const std::string& text, const std::string& file)
        : m_rows(text, file, [this](const CsvRows& rows, const std::string& key, std::string_view value) {
              readFact(rows, key, value);
          })
    {
    }

    ImportedTable read(const ImportOptions& options)
    {
        checkColumns();
        readCorrections();
        std::vector<TableRow> rows;
        while (m_rows.next())
            rows.push_back(row(rows.empty()));
        if (rows.empty())
            throw Error("has no rows", m_rows.file());
        applyNames(m_result.table, options, m_rows.file());
        chooseRows(rows, options, m_rows.file(), m_result);
        fillEntries(rows, m_rows.file(), m_result);
        return std::move(m_result);
    }

private:
    struct Columns
    {
        CsvRows::Column device, runtime, batch, precision, op, kernel, expand, mid, groups, se, act, cin, cout, stride,
            inH, inW, ms, deviation, samples, method, layer;
    };

    void checkColumns()
    {
        const bool networks = m_rows.has("arch") || m_rows.has("layers");
        const std::string hint = networks ? "it lists whole networks, it is not a latency table of operators"
                                          : "it is not a latency table of operators";
        m_rows.require({"device", "runtime", "batch", "op", "kernel"}, hint);
        if (!m_rows.has("expand"))
            m_rows.require({"mid"}, hint);
        m_rows.require({"cin", "cout", "stride", "in_h", "in_w", "latency_ms"}, hint);
        const auto column = [this](const char* name) { return m_rows.column(name); };
        m_columns = {column("device"),    column("runtime"),    column("batch"),
                     column("precision"), column("op"),         column("kernel"),
                     column("expand"),    column("mid"),        column("groups"),
                     column("se"),        column("act"),        column("cin"),
                     column("cout"),      column("stride"),     column("in_h"),
                     column("in_w"),      column("latency_ms"), column("latency_std_ms"),
                     column("samples"),   column("method"),     column("layer")};
    }

    void readFact(const CsvRows& rows, const std::string& key, std::string_view value)
    {
        LatencyTable& table = m_result.table;
        if (key == "threads")
            table.threads = rows.integer(value, key, 0);
        else if (key == "format")
            table.format = m_fileFormat = value;
        else if (key.starts_with("correction."))
            readCorrectionFact(rows, key, value);
        else
            table.environment[key] = value;
    }

    /// "correction.scale" or "correction.28x28.scale".
    void readCorrectionFact(const CsvRows& rows, const std::string& key, std::string_view value)
    {
        const std::size_t first = key.find('.'), last = key.rfind('.');
        std::optional<InputSize> size;
        if (first != last) {
            size = inputSizeFromText(key.substr(first + 1, last - first - 1));
            if (!size)
                rows.fail("belongs to no input size", key, "a size is written as in correction.28x28.scale");
        }
        m_corrections[size]["correction" + key.substr(last)] = rows.number(value, key);
    }

    void readCorrections()
    {
        for (const auto& [size, numbers] : m_corrections) {
            if (size)
                m_result.table.corrections.bySize[*size] = correction(numbers);
            else
                m_result.table.corrections.pooled = correction(numbers);
        }
    }

    NetworkCorrection correction(const std::map<std::string, double>& numbers) const
    {
        const auto part = [&](const char* key) {
            const auto place = numbers.find(key);
            if (place == numbers.end())
                throw Error(fmt::format("has a correction without '{}'", key), m_rows.file());
            return place->second;
        };
        const NetworkCorrection correction{.offsetMs = part("correction.offset_ms"),
                                           .scale = part("correction.scale"),
                                           .perPartMs = part("correction.per_part_ms"),
                                           .relativeError = part("correction.relative_error"),
                                           .networks = int(std::clamp(part("correction.networks"), -1.0, 1e9))};
        if (correction.scale < 0 || correction.relativeError < 0 || correction.networks < 0)
            throw Error("has a correction with a negative scale, error or number of networks", m_rows.file());
        return correction;
    }

    void checkSame(std::string& known, const CsvRows::Column& column, bool first) const
    {
        const std::string_view value = m_rows.verbatim(column);
        if (value.empty())
            m_rows.fail("is empty", column.name);
        if (first)
            known = value;
        else if (known != value)
            m_rows.fail(fmt::format("is '{}', but '{}' in the lines before; a table holds one", value, known),
                        column.name);
    }

    /// Channels in the middle of a block: the column, or what the expansion gives.
    int middle(const LatencyKey& key) const
    {
        if (!m_rows.hasNumber(m_columns.expand) || key.op != "mbconv")
            return m_rows.integer(m_columns.mid, 0, 0);
        const double expand = m_rows.number(m_columns.expand);
        if (expand <= 0 || expand > 1e4)
            m_rows.fail(fmt::format("an expansion must lie above 0, it is {}", expand), "expand");
        const double expanded = expand * key.inputChannels;
        if (!m_rows.hasNumber(m_columns.mid))
            return int(std::lround(expanded));
        const int mid = m_rows.integer(m_columns.mid, 1);
        if (std::abs(mid - expanded) > 1 + 1e-3 * expanded)
            m_rows.fail(fmt::format("is {}, but expansion {} of {} channels gives {}", mid, expand, key.inputChannels,
                                    expanded),
                        "mid");
        return mid;
    }

    TableRow row(bool first)
    {
        const Columns& c = m_columns;
        checkSame(m_result.table.device, c.device, first);
        checkSame(m_result.table.runtime, c.runtime, first);
        TableRow row{.line = m_rows.line(),
                     .batch = m_rows.integer(c.batch, 1),
                     .format = std::string(m_rows.field(c.precision)),
                     .activation = std::string(m_rows.field(c.act))};
        if (row.format.empty())
            row.format = m_fileFormat;
        row.key.op = lowered(m_rows.field(c.op));
        if (row.key.op.empty())
            m_rows.fail("is empty", "op");
        const bool constant = row.key.op == "constant";
        if (constant)
            row.activation.clear();
        else
            readShape(row.key);
        row.entry.ms = m_rows.milliseconds(c.ms, constant);
        if (m_rows.hasNumber(c.deviation))
            row.entry.deviationMs = m_rows.milliseconds(c.deviation);
        if (m_rows.hasNumber(c.samples))
            row.entry.samples = m_rows.integer(c.samples, 1);
        if (!m_rows.field(c.method).empty())
            row.entry.method = m_rows.field(c.method);
        row.entry.relative = m_rows.field(c.layer).find("relative to") != std::string_view::npos;
        return row;
    }

    void readShape(LatencyKey& key) const
    {
        const Columns& c = m_columns;
        key.kernel = m_rows.integer(c.kernel, 0, 0);
        key.groups = m_rows.integer(c.groups, 1, 1);
        key.squeeze = m_rows.integer(c.se, 0, 0);
        key.inputChannels = m_rows.integer(c.cin, 1);
        key.outputChannels = m_rows.integer(c.cout, 1);
        key.stride = m_rows.integer(c.stride, 1, 1);
        key.inputHeight = m_rows.integer(c.inH, 0, 0);
        key.inputWidth = m_rows.integer(c.inW, 0, 0);
        key.mid = middle(key);
    }

    ImportedTable m_result; // what facts go into stands before the rows, whose construction reads them
    std::string m_fileFormat;
    /// Numbers by key for each input size; none: for all sizes.
    std::map<std::optional<InputSize>, std::map<std::string, double>> m_corrections;
    CsvRows m_rows;
    Columns m_columns;
};

} // namespace

ImportedTable readLatencyCsvText(const std::string& text, const std::string& file, const ImportOptions& options)
{
    return LatencyCsvReader(text, file).read(options);
}

LatencyTable readLatencyCsv(const std::filesystem::path& path, int batch)
{
    return readLatencyCsvText(readTableText(path), path.string(), {.batch = batch}).table;
}

} // namespace pathloom
