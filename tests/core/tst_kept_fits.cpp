// SPDX-License-Identifier: MIT
#include "core/latency/kept_fits.h"
#include "core/latency/latency_model.h"
#include "core/latency/table_import.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "tests/support/scratch_data.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <set>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

LatencyTable shippedTable(const std::string& id)
{
    return readLatencyCsv(resourcePath("targets/" + id + ".csv"));
}

/// A table that was never fitted before: times of this factor. 34 entries fit in no time.
LatencyTable smallTable(double factor)
{
    LatencyTable table{.device = "Made", .runtime = "None"};
    for (const LatencyKey& key : latencyKeys(loadSpace("small")))
        if (table.entries.size() < 34)
            table.entries[key] = {.ms = factor * (0.1 + 1e-6 * std::pow(key.mid + 1.0, 1.5) * key.inputHeight)};
    return table;
}

/// What a model says of every shape of the shipped spaces; 0 where it refuses.
std::vector<double> answersOf(const EstimateModel& model)
{
    std::vector<double> answers;
    for (const char* space : {"small", "imagenet"}) {
        for (const LatencyKey& key : latencyKeys(loadSpace(space))) {
            try {
                const LatencyEntry entry = model.estimate(key);
                answers.push_back(entry.ms);
                answers.push_back(entry.deviationMs.value());
            } catch (const Error&) {
                answers.push_back(0);
            }
        }
    }
    return answers;
}

bool isEqual(const EstimateModel& a, const EstimateModel& b)
{
    return answersOf(a) == answersOf(b) && a.error() == b.error() && a.candidates() == b.candidates();
}

void write(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

} // namespace

class TestKeptFits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = m_data.renew();
    }

    void aKeptFitIsAFreshOneBitForBit_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : {"google-pixel1-tflite", "nvidia-jetson-xavier-b8", "raspberry-pi4-tflite"})
            QTest::newRow(id) << id;
    }

    void aKeptFitIsAFreshOneBitForBit()
    {
        QFETCH(QString, id);
        const LatencyTable table = shippedTable(id.toStdString());
        const auto fresh = EstimateModel::fit(table);
        const fs::path file = keptFitFile(m_folder, table);
        writeKeptFit(file, table, *fresh);
        const auto kept = readKeptFit(file, table);
        QVERIFY(kept);
        QVERIFY(isEqual(*kept, *fresh));
        QVERIFY(kept->kept() == fresh->kept());
    }

    void shippedTablesComeWithTheFitsOfThisCode_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto& entry : fs::directory_iterator(resourcePath("targets")))
            if (entry.path().extension() == ".csv")
                QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().stem());
    }

    void shippedTablesComeWithTheFitsOfThisCode()
    {
        QFETCH(QString, id);
        const LatencyTable table = shippedTable(id.toStdString());
        const auto kept = readKeptFit(keptFitFile(resourcePath("targets/fits"), table), table);
        QVERIFY2(kept, "run: ninja update_shipped_fits");
        const auto fresh = EstimateModel::fit(table);
        QCOMPARE(kept->error().form, fresh->error().form);
        const std::vector<double> now = answersOf(*fresh), then = answersOf(*kept);
        QCOMPARE(then.size(), now.size());
        for (std::size_t i = 0; i < now.size(); ++i) // another processor's logarithms may differ in their last bit
            QVERIFY2(std::abs(then[i] - now[i]) <= 1e-6 * now[i], "run: ninja update_shipped_fits");
    }

    void nothingElseIsShippedBesideThem()
    {
        std::set<fs::path> wanted, found;
        for (const auto& entry : fs::directory_iterator(resourcePath("targets")))
            if (entry.path().extension() == ".csv")
                wanted.insert(keptFitFile({}, readLatencyCsv(entry.path())));
        for (const auto& entry : fs::directory_iterator(resourcePath("targets/fits")))
            found.insert(entry.path().filename());
        QVERIFY2(found == wanted, "run: ninja update_shipped_fits");
    }

    void whatIsKeptIsUsed()
    {
        const LatencyTable table = smallTable(1);
        const auto fresh = EstimateModel::fit(table);
        fs::create_directory(fits());
        // A fit that this code would not make shows where the answers come from.
        LatencyTable doubled = table;
        for (auto& [key, entry] : doubled.entries)
            entry.ms *= 2;
        writeKeptFit(keptFitFile(fits(), table), table, *EstimateModel::fit(doubled));
        const LatencyKey key = table.entries.rbegin()->first; // a block: of those there are enough
        QVERIFY(std::abs(fittedModel(table)->estimate(key).ms / fresh->estimate(key).ms - 2) < 0.01);
    }

    void fitsOfOtherTablesAreKeptInTheDataFolder()
    {
        const LatencyTable table = smallTable(1.1);
        const auto model = fittedModel(table);
        const auto kept = readKeptFit(keptFitFile(fits(), table), table);
        QVERIFY(kept);
        QVERIFY(isEqual(*kept, *model));
        QCOMPARE(fittedModel(LatencyTable(table)).get(), model.get()); // and in memory
        LatencyTable other = table;
        other.entries.begin()->second.ms *= 2;
        QVERIFY(fittedModel(other).get() != model.get());
        QVERIFY(fittedModel({}) == nullptr);
    }

    void shippedFitsLeaveNothingInTheDataFolder()
    {
        QVERIFY(fittedModel(shippedTable("google-pixel3-tflite")));
        QVERIFY(fs::is_empty(m_folder));
    }

    void theKeyFollowsEverythingThatAFitDependsOn()
    {
        const LatencyTable table = smallTable(1.2);
        std::set<std::string> keys = {fitKey(table)};
        const auto changed = [&](const auto& change) {
            LatencyTable other = table;
            change(other);
            return keys.insert(fitKey(other)).second;
        };
        QVERIFY(changed([](LatencyTable& t) { t.batch = 2; }));
        QVERIFY(changed([](LatencyTable& t) { t.entries.begin()->second.ms += 1e-15; }));
        QVERIFY(changed([](LatencyTable& t) { t.entries.begin()->second.relative = true; }));
        QVERIFY(changed([](LatencyTable& t) { t.entries.erase(t.entries.begin()); }));
        QVERIFY(!changed([](LatencyTable& t) { t.device = "Another name"; }));
    }

    void aFitThatCannotBeKeptIsMadeAllTheSame()
    {
        qputenv("PATHLOOM_DATA", "/proc/nowhere/data"); // nobody can make that
        QVERIFY(fittedModel(smallTable(1.3)));
        qputenv("PATHLOOM_DATA", m_folder.c_str());
        write(fits(), "a file where the folder should be");
        QVERIFY(fittedModel(smallTable(1.4)));
    }

    void damagedAndForeignFitsAreMadeAgain_data()
    {
        QTest::addColumn<int>("damage");
        int i = 0;
        for (const char* name : {"empty", "cut off", "no JSON", "one digit", "another table's", "another version",
                                 "another format", "a number that is none", "a folder"})
            QTest::newRow(name) << i++;
    }

    void damagedAndForeignFitsAreMadeAgain()
    {
        QFETCH(int, damage);
        const LatencyTable table = smallTable(2 + damage), other = smallTable(3.5);
        const auto fresh = EstimateModel::fit(table);
        fs::create_directory(fits());
        const fs::path file = keptFitFile(fits(), table);
        writeKeptFit(file, damage == 4 ? other : table, damage == 4 ? *EstimateModel::fit(other) : *fresh);
        const std::string text = readTextFile(file);
        const auto replaced = [&](const std::string& from, const std::string& to) {
            return std::string(text).replace(text.find(from), from.size(), to);
        };
        const std::size_t digit = text.find_first_of("123456789", text.find("\"parameters\""));
        const std::string changed = std::string(text).replace(digit, 1, text[digit] == '1' ? "2" : "1");
        const std::string contents[] = {
            "",
            text.substr(0, text.size() / 2),
            "fit\n",
            changed,
            text,
            replaced("\"version\":", "\"version\":9"),
            replaced("pathloom.fit", "pathloom.run"),
            std::string(text).replace(text.find('[', text.find("\"parameters\"")) + 1, 0, "null,")};
        if (damage < 8) {
            write(file, contents[damage]);
        } else {
            fs::remove(file);
            fs::create_directory(file);
        }
        QVERIFY(!readKeptFit(file, table));
        QVERIFY(isEqual(*fittedModel(table), *fresh));
        if (damage < 8)
            QVERIFY(readKeptFit(file, table)); // and is good now
    }

private:
    fs::path fits() const { return m_folder / "fits"; }

    test::OwnData m_data;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestKeptFits)
#include "tst_kept_fits.moc"
