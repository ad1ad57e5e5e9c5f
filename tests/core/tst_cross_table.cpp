// SPDX-License-Identifier: MIT
// Networks of all runs against all targets: where they come from, the table, and the Pareto front.
#include "core/compare/comparison.h"
#include "core/compare/told_apart.h"
#include "core/util/error.h"
#include "tests/support/run_fixture.h"
#include "tests/support/small_networks.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace pathloom;
using test::smallNetwork;
using test::sumOfParts;
using test::tableOf;
namespace fs = std::filesystem;

namespace {

const double unknown = std::nan("");

ComparedNetwork compared(const std::string& name, const NetworkDescription& description)
{
    ComparedNetwork made{.runName = "a run"};
    made.network.name = name;
    made.network.description = description;
    return made;
}

} // namespace

class TestCrossTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    // --- Pareto front

    void paretoFront_data()
    {
        QTest::addColumn<QList<QPair<double, double>>>("points"); // ms, accuracy
        QTest::addColumn<QList<bool>>("front");
        using Points = QList<QPair<double, double>>;
        QTest::newRow("none") << Points{} << QList<bool>{};
        QTest::newRow("one") << Points{{1, 0.5}} << QList<bool>{true};
        QTest::newRow("staircase") << Points{{3, 0.9}, {1, 0.5}, {2, 0.7}} << QList<bool>{true, true, true};
        QTest::newRow("dominated") << Points{{1, 0.9}, {2, 0.8}, {3, 0.95}} << QList<bool>{true, false, true};
        QTest::newRow("equal points are all in front")
            << Points{{1, 0.9}, {1, 0.9}, {2, 0.9}} << QList<bool>{true, true, false};
        QTest::newRow("equally fast") << Points{{1, 0.8}, {1, 0.9}} << QList<bool>{false, true};
        QTest::newRow("equally accurate") << Points{{2, 0.9}, {1, 0.9}} << QList<bool>{false, true};
        QTest::newRow("NaN neither is in front nor hides others")
            << Points{{unknown, 1}, {1, unknown}, {2, 0.5}, {unknown, unknown}}
            << QList<bool>{false, false, true, false};
    }
    void paretoFront()
    {
        using Points = QList<QPair<double, double>>;
        QFETCH(Points, points);
        QFETCH(QList<bool>, front);
        std::vector<TradeOffPoint> given;
        for (const auto& [ms, accuracy] : points)
            given.push_back({.ms = ms, .accuracy = accuracy});
        const std::vector<bool> found = pathloom::paretoFront(given);
        QCOMPARE(QList<bool>(found.begin(), found.end()), front);
        // the definition itself
        for (std::size_t i = 0; i < given.size(); ++i) {
            const bool number = !std::isnan(given[i].ms) && !std::isnan(given[i].accuracy);
            const bool beaten = std::ranges::any_of(given, [&](const TradeOffPoint& p) {
                return p.ms <= given[i].ms && p.accuracy >= given[i].accuracy &&
                       (p.ms < given[i].ms || p.accuracy > given[i].accuracy);
            });
            QCOMPARE(bool(found[i]), number && !beaten);
        }
    }

    // --- cross table

    void theCrossTableHasTheLatenciesOfEachTarget()
    {
        const SearchSpace space = loadSpace("small");
        const NetworkDescription large = smallNetwork("k7e6 k7e6 k7e6 k7e6 k7e6 k7e6 k7e6 k7e6 k7e6");
        const NetworkDescription tiny = smallNetwork("skip skip skip skip skip skip skip skip skip");
        std::vector<ComparedNetwork> networks = {compared("large", large), compared("tiny", tiny)};
        const HardwareTarget slow = target("slow", tableOf(space, 10)), fast = target("fast", tableOf(space));
        networks[0].foundFor = networks[0].runTarget = slow.id;
        const CrossTable table = crossTable(networks, {slow, fast});
        QCOMPARE(table.cells.size(), std::size_t(2));
        for (std::size_t row = 0; row < 2; ++row)
            for (std::size_t column = 0; column < 2; ++column) {
                const CrossTable::Cell& cell = table.cells[row][column];
                QVERIFY2(cell.latency && cell.problem.empty(), cell.problem.c_str());
                QCOMPARE(cell.latency->origin, LatencyOrigin::Table);
                QCOMPARE(cell.best, row == 1);
                QCOMPARE(cell.foundFor, row == 0 && column == 0);
            }
        QVERIFY(std::abs(table.cells[0][1].latency->ms - sumOfParts(tableOf(space), large)) < 1e-9);
        QVERIFY(std::abs(table.cells[0][0].latency->ms - 10 * table.cells[0][1].latency->ms) < 1e-6);
    }

    void equallyFastNetworksAreAllBest()
    {
        const SearchSpace space = loadSpace("small");
        const NetworkDescription tiny = smallNetwork("skip skip skip skip skip skip skip skip skip");
        const CrossTable table =
            crossTable({compared("a", tiny), compared("b", tiny)}, {target("fast", tableOf(space))});
        QVERIFY(table.cells[0][0].best && table.cells[1][0].best);
    }

    /// The lowest number is no winner over one that is as near as the errors of both.
    void whatCannotBeToldApartFromTheBestIsMarked()
    {
        const SearchSpace space = loadSpace("small");
        HardwareTarget here = target("here", tableOf(space));
        here.id = thisMachineId;
        here.runtimeKind = RuntimeKind::LibTorch;
        std::vector<ComparedNetwork> networks;
        for (const auto& [ms, error] : {std::pair(1.0, 0.03), std::pair(1.049, 0.04), std::pair(1.051, 0.04)}) {
            networks.push_back(compared("n", smallNetwork("k3e3 skip skip skip skip skip skip skip skip")));
            networks.back().network.measuredMs = ms;
            networks.back().network.measuredDeviationMs = error;
            networks.back().runTarget = here.id;
        }
        const CrossTable table = crossTable(networks, {here});
        QVERIFY(table.cells[0][0].best && !table.cells[0][0].likeBest);
        QVERIFY(!table.cells[1][0].best && table.cells[1][0].likeBest); // 0.049 of 0.05
        QVERIFY(!table.cells[2][0].best && !table.cells[2][0].likeBest);
        QVERIFY(canBeToldApart({.ms = 1}, {.ms = 1.001, .errorMs = 1})); // nothing speaks against it
        QVERIFY(!canBeToldApart({.ms = 1, .errorMs = 0}, {.ms = 1, .errorMs = 0}));
    }

    void theRunsOwnMeasurementCountsOnItsOwnTarget()
    {
        const SearchSpace space = loadSpace("small");
        const NetworkDescription tiny = smallNetwork("skip skip skip skip skip skip skip skip skip");
        HardwareTarget here = target("here", tableOf(space));
        here.id = thisMachineId;
        here.runtimeKind = RuntimeKind::LibTorch;
        const HardwareTarget other = target("other", tableOf(space));
        ComparedNetwork measured = compared("measured", tiny);
        measured.network.measuredMs = 0.25;
        measured.network.measuredDeviationMs = 0.01;
        measured.runTarget = here.id;
        ComparedNetwork ofAnother =
            measured; // measured by a run for another target: not what this target's runtime does
        ofAnother.runTarget = other.id;
        const CrossTable table = crossTable({measured, ofAnother}, {here, other});
        QCOMPARE(table.cells[0][0].latency->origin, LatencyOrigin::Measured);
        QCOMPARE(table.cells[0][0].latency->ms, 0.25);
        QCOMPARE(*table.cells[0][0].latency->errorMs, 0.01);
        QCOMPARE(table.cells[0][1].latency->origin, LatencyOrigin::Table);
        QCOMPARE(table.cells[1][0].latency->origin, LatencyOrigin::Table);
        QCOMPARE(table.cells[1][1].latency->origin, LatencyOrigin::Table); // another machine's is never measured here
        QVERIFY(table.cells[0][0].best && !table.cells[1][0].best);
    }

    void aTargetThatCannotPredictSaysWhy()
    {
        const SearchSpace space = loadSpace("small");
        HardwareTarget gone = target("gone", tableOf(space));
        fs::remove(gone.tableFile);
        LatencyTable lacking = tableOf(space);
        std::erase_if(lacking.entries, [](const auto& entry) { return entry.first.kernel == 7; });
        // too few rows for a model, so that what is missing stays missing
        while (lacking.entries.size() > 5)
            lacking.entries.erase(std::prev(lacking.entries.end()));
        const CrossTable table =
            crossTable({compared("large", smallNetwork("k7e6 k7e6 k7e6 k7e6 k7e6 k7e6 k7e6 k7e6 k7e6"))},
                       {gone, target("lacking", lacking)});
        for (const CrossTable::Cell& cell : table.cells[0]) {
            QVERIFY(!cell.latency && !cell.best);
            QVERIFY(!cell.problem.empty() && cell.problem.find('\n') == std::string::npos);
        }
        QVERIFY2(table.cells[0][0].problem.find("gone") != std::string::npos, table.cells[0][0].problem.c_str());
        QVERIFY2(table.cells[0][1].problem.find("k7") != std::string::npos, table.cells[0][1].problem.c_str());
    }

    void aStoppedTableIsCancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        const NetworkDescription tiny = smallNetwork("skip skip skip skip skip skip skip skip skip");
        QVERIFY_EXCEPTION_THROWN(
            crossTable({compared("a", tiny)}, {target("fast", tableOf(loadSpace("small")))}, stop.get_token()),
            Cancelled);
    }

    void theTableIsCsv()
    {
        const SearchSpace space = loadSpace("small");
        const NetworkDescription tiny = smallNetwork("skip skip skip skip skip skip skip skip skip");
        ComparedNetwork network = compared("net-1", tiny);
        network.runName = "a \"run\", the first";
        network.foundFor = "fast";
        network.network.testAccuracy = 0.9125;
        HardwareTarget fast = target("fast", tableOf(space));
        fast.id = "fast";
        HardwareTarget gone{.id = "gone", .tableFile = m_folder / "nowhere.csv"};
        const CrossTable table = crossTable({network}, {fast, gone});
        const QStringList lines = QString::fromStdString(toCsv(table)).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], QStringLiteral("network,run,found_for,accuracy,parameters,macs,fast_ms,fast_error_ms,"
                                          "fast_origin,gone_ms,gone_error_ms,gone_origin"));
        QVERIFY2(lines[1].startsWith(QStringLiteral("net-1,\"a \"\"run\"\", the first\",fast,0.9125,%1,%2,")
                                         .arg(costs(tiny).parameters)
                                         .arg(costs(tiny).macs)),
                 qPrintable(lines[1]));
        QVERIFY2(lines[1].endsWith(QStringLiteral(",table,,,")), qPrintable(lines[1]));
        QCOMPARE(lines[1].section(u',', 7, 7).toDouble(), table.cells[0][0].latency->ms); // the run's name has a comma
        QVERIFY(lines[2].isEmpty());
    }

    // --- networks of runs

    void networksComeFromAllRunsOldestFirst()
    {
        const auto make = [&](const char* folder, const char* created, const char* targetId) {
            RunInfo info = runfixture::tinyInfo();
            info.name = folder;
            info.created = created;
            info.targetId = targetId;
            const SearchSpace space = runfixture::tinySpace();
            const auto run = RunStore::create(m_folder / folder, info, space, {});
            DerivedNetwork network{.architecture = "k3e3 k5e3"};
            network.description = describe(space, parseArchitecture(space, network.architecture));
            run->addNetwork(network);
            return m_folder / folder;
        };
        const fs::path younger = make("younger", "2026-02-01T00:00:00Z", "phone");
        const fs::path older = make("older", "2026-01-01T00:00:00Z", "this-machine");
        std::vector<std::string> skipped;
        const auto networks = comparedNetworks({younger, m_folder / "nowhere", older, younger / "."},
                                               [&](const std::string& sentence) { skipped.push_back(sentence); });
        QCOMPARE(networks.size(), std::size_t(2)); // the one named twice counts once
        QCOMPARE(networks[0].runName, std::string("older"));
        QCOMPARE(networks[0].foundFor, std::string("this-machine"));
        QCOMPARE(networks[1].runName, std::string("younger"));
        QCOMPARE(networks[1].foundFor, std::string("phone"));
        QCOMPARE(networks[1].runFolder, younger);
        QVERIFY(!networks[1].yardstick);
        QCOMPARE(skipped.size(), std::size_t(1));
        QVERIFY(skipped[0].find("nowhere") != std::string::npos);
        QCOMPARE(comparedNetworks({m_folder / "nowhere"}).size(), std::size_t(0));
    }

private:
    HardwareTarget target(const std::string& name, const LatencyTable& table) const
    {
        const fs::path file = m_folder / (name + ".csv");
        writeLatencyCsv(table, file);
        return findTarget(file.string());
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestCrossTable)
#include "tst_cross_table.moc"
