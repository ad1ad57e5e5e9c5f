// SPDX-License-Identifier: MIT
#include "core/latency/latency_model.h"
#include "core/util/files.h"
#include "tests/support/table_files.h"

#include <QTest>

#include <set>

using namespace pathloom;
using namespace tables;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> shippedTables()
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(resourcePath("targets")))
        if (entry.path().extension() == ".csv")
            files.push_back(entry.path());
    return files;
}

} // namespace

class TestShippedTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedTablesAreSound()
    {
        std::set<std::string> categories;
        for (const fs::path& file : shippedTables()) {
            const ImportedTable result = readTableFile(file);
            QVERIFY2(result.warnings.empty(), qPrintable(joined(result.warnings)));
            QVERIFY(result.kind == TableFileKind::Csv);
            const auto& facts = result.table.environment;
            QVERIFY2(facts.contains("source") && facts.contains("changes") && facts.contains("input"), file.c_str());
            QVERIFY2(facts.at("licence") == "MIT" || facts.at("licence") == "Apache-2.0", file.c_str());
            QVERIFY2(facts.at("licence") != "MIT" || facts.contains("copyright"), file.c_str());
            QVERIFY(readTextFile(file).find("\n# format: ") != std::string::npos);
            QVERIFY(result.table.entries.size() >= 70);
            QVERIFY(result.table.constantMs || result.table.entries.size() > 400);
            categories.insert(facts.at("category"));
            writeLatencyCsv(result.table, m_folder.path("shipped.csv"));
            QVERIFY2(readTableFile(m_folder.path("shipped.csv")).table == result.table, file.c_str());
            QVERIFY2(readTextFile(m_folder.path("shipped.csv")) == readTextFile(file), file.c_str());
        }
        for (const char* category : {"phone", "embedded CPU", "embedded GPU", "desktop GPU", "server CPU"})
            QVERIFY2(categories.contains(category), category);
        const std::string licences = readTextFile(resourcePath("targets/README.md"));
        for (const fs::path& file : shippedTables())
            QVERIFY2(licences.find("`" + file.stem().string() + "`") != std::string::npos, file.c_str());
    }

private:
    Folder m_folder;
};

QTEST_GUILESS_MAIN(TestShippedTables)
#include "tst_shipped_tables.moc"
