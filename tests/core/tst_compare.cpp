// SPDX-License-Identifier: MIT
#include "core/compare/block_alignment.h"
#include "core/compare/comparison.h"
#include "core/compare/difference.h"
#include "core/compare/yardsticks.h"
#include "core/latency/latency_model.h"
#include "core/report/report.h"
#include "tests/support/errors.h"
#include "tests/support/networks.h"
#include "tests/support/run_fixture.h"

#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

const double unknown = std::nan("");

NetworkDescription smallNetwork(const std::string& architecture)
{
    const SearchSpace space = loadSpace("small");
    return describe(space, parseArchitecture(space, architecture));
}

/// A table with a made-up but distinct time for every key of the space.
LatencyTable tableOf(const SearchSpace& space, double factor = 1)
{
    LatencyTable table{.device = "Made", .runtime = "up"};
    double ms = 1;
    for (const LatencyKey& key : latencyKeys(space))
        table.entries[key] = {.ms = factor * (ms += 0.37), .deviationMs = 0.01};
    return table;
}

/// Of the parts that the table has, plus its constant.
double sumOfParts(const LatencyTable& table, const NetworkDescription& network)
{
    double sum = table.constantMs.value_or(0);
    for (const LatencyItem& item : latencyItems(network))
        if (const LatencyEntry* entry = table.find(item.key))
            sum += entry->ms;
    return sum;
}

/// A chain that begins with the stem and the operators, each with its channels, and ends with pooling and classifier.
NetworkDescription chain(const std::vector<std::string>& operators)
{
    std::vector<test::BlockLine> lines = {{"first", "conv k3 c8", {-1}}};
    for (const std::string& op : operators)
        lines.push_back({"b" + std::to_string(lines.size()), op, {static_cast<int>(lines.size()) - 1}});
    lines.push_back({"end pool", "globalpool", {static_cast<int>(lines.size()) - 1}});
    lines.push_back({"end", "linear c3", {static_cast<int>(lines.size()) - 1}});
    return test::network({1, 32, 32}, 3, lines);
}

using Pairs = std::vector<std::pair<int, int>>;

/// What alignedBlocks gives between stem and head.
Pairs bodyPairs(const NetworkDescription& left, const NetworkDescription& right)
{
    const Pairs all = alignedBlocks(left, right);
    return {all.begin() + 1, all.end() - 2};
}

ComparedNetwork compared(const std::string& name, const NetworkDescription& description)
{
    ComparedNetwork made{.runName = "a run"};
    made.network.name = name;
    made.network.description = description;
    return made;
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    // --- alignment and difference

    void networksOfOneSpaceArePairedByName()
    {
        const NetworkDescription a = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        const NetworkDescription b = smallNetwork("k3e6 k3e3 k5e6 k3e3 k3e3 skip skip skip k5e6");
        const NetworkDifference found = difference(a, b);
        QCOMPARE(found.pairs.size(), a.blocks.size());
        for (std::size_t i = 0; i < found.pairs.size(); ++i) {
            QCOMPARE(found.pairs[i].left, static_cast<int>(i));
            QCOMPARE(found.pairs[i].right, static_cast<int>(i));
        }
        QCOMPARE(found.changedKernels, 2);    // k7e3 to k3e3, k3e3 to k5e6
        QCOMPARE(found.changedExpansions, 2); // k5e3 to k5e6, k3e3 to k5e6
        QCOMPARE(found.changedDepths, 2);     // skip to k3e3, k7e6 to skip
        QCOMPARE(found.otherChanges, 0);
        QCOMPARE(std::ranges::count_if(found.pairs, &BlockPair::changed), 5);
        QVERIFY(found.leftCosts == costs(a));
        QVERIFY(found.rightCosts == costs(b));
        std::int64_t parameters = 0, macs = 0;
        for (const BlockPair& pair : found.pairs) {
            parameters += pair.rightCosts.parameters - pair.leftCosts.parameters;
            macs += pair.rightCosts.macs - pair.leftCosts.macs;
            QVERIFY(!pair.leftMs && !pair.rightMs);
        }
        QCOMPARE(parameters, costs(b).parameters - costs(a).parameters);
        QCOMPARE(macs, costs(b).macs - costs(a).macs);
        QVERIFY(!found.leftLatency && found.latencyProblem.empty());
    }

    void aNetworkDoesNotDifferFromItself()
    {
        for (const NetworkDescription& network : {test::chainNetwork(), test::branchedNetwork()}) {
            const NetworkDifference found = difference(network, network);
            QVERIFY(std::ranges::none_of(found.pairs, &BlockPair::changed));
            QCOMPARE(found.pairs.size(), network.blocks.size());
        }
    }

    void insideAStageTheLongestCommonSubsequenceIsPaired()
    {
        const NetworkDescription a = chain({"mbconv k3 e3 s2 c16", "k5e3", "k7e6", "k3e3"});
        const NetworkDescription b = chain({"mbconv k3 e3 s2 c16", "k7e6", "k3e3"});
        QCOMPARE(bodyPairs(a, b), (Pairs{{1, 1}, {2, -1}, {3, 2}, {4, 3}}));
        const NetworkDifference found = difference(a, b);
        QCOMPARE(found.changedDepths, 1);
        QCOMPARE(found.changedKernels + found.changedExpansions + found.otherChanges, 0);
        QCOMPARE(bodyPairs(b, a), (Pairs{{1, 1}, {-1, 2}, {2, 3}, {3, 4}}));
    }

    void whatStandsBetweenEqualOperatorsIsPairedToo()
    {
        const NetworkDescription a = chain({"mbconv k3 e3 s2 c16", "k5e3", "k3e3"});
        const NetworkDescription b = chain({"mbconv k5 e3 s2 c24", "k5e6", "k3e3", "k3e3"});
        // the strided block keeps its place although a k3e3 without stride would be an equal kernel
        QCOMPARE(bodyPairs(a, b), (Pairs{{1, 1}, {2, 2}, {3, 3}, {-1, 4}}));
        const NetworkDifference found = difference(a, b);
        QCOMPARE(found.changedKernels, 1);
        QCOMPARE(found.changedExpansions, 1);
        QCOMPARE(found.changedDepths, 1);
        QCOMPARE(found.otherChanges, 3); // the width of all three pairs
    }

    void aSkipAgainstNothingIsNoChange()
    {
        const NetworkDescription a = chain({"mbconv k3 e3 s2 c16", "skip", "k5e3"});
        const NetworkDescription b = chain({"mbconv k3 e3 s2 c16", "k5e3"});
        QCOMPARE(bodyPairs(a, b), (Pairs{{1, 1}, {2, -1}, {3, 2}}));
        QVERIFY(std::ranges::none_of(difference(a, b).pairs, &BlockPair::changed));
    }

    void stagesArePairedByResolution()
    {
        const NetworkDescription a =
            chain({"mbconv k3 e3 s2 c16", "mbconv k5 e3 s2 c32", "mbconv k7 e3 s2 c64", "k3e3"});
        const NetworkDescription b = chain({"mbconv k3 e3 s2 c16", "mbconv k7 e3 s4 c64"});
        QCOMPARE(bodyPairs(a, b), (Pairs{{1, 1}, {2, -1}, {3, 2}, {4, -1}}));
        // every block of both stands exactly once, in order
        int left = 0, right = 0;
        const NetworkDescription mobile = loadYardstick("mobilenet-v2-100");
        const NetworkDescription small = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        for (const auto& [l, r] : alignedBlocks(mobile, small)) {
            if (l >= 0)
                QCOMPARE(l, left++);
            if (r >= 0)
                QCOMPARE(r, right++);
            QVERIFY(l >= 0 || r >= 0);
        }
        QCOMPARE(left, static_cast<int>(mobile.blocks.size()));
        QCOMPARE(right, static_cast<int>(small.blocks.size()));
        const Pairs pairs = alignedBlocks(mobile, small);
        QCOMPARE(pairs.front(), (std::pair{0, 0}));
        QCOMPARE(pairs.back(), (std::pair{left - 1, right - 1}));
    }

    void anotherKindOfOperatorIsAnOtherChange()
    {
        const NetworkDifference found =
            difference(chain({"mbconv k3 e1 c16"}), chain({"conv k5 c16"})); // one name, two kinds
        QCOMPARE(found.otherChanges, 1);
        QCOMPARE(found.changedKernels, 1);
        QCOMPARE(found.changedExpansions, 0);
    }

    void blockLatenciesAddUpToTheNetwork()
    {
        const SearchSpace space = loadSpace("small");
        const LatencyPredictor predictor(tableOf(space));
        const NetworkDescription a = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        const NetworkDescription b = smallNetwork("skip skip k5e6 k3e3 k3e3 skip skip skip k5e6");
        const NetworkDifference found = difference(a, b, &predictor);
        double left = 0, right = 0;
        for (const BlockPair& pair : found.pairs) {
            left += pair.leftMs.value_or(0);
            right += pair.rightMs.value_or(0);
            QVERIFY(!pair.leftEstimated && !pair.rightEstimated);
            const Block& block = a.blocks[static_cast<std::size_t>(pair.left)];
            QCOMPARE(pair.leftMs.has_value(), block.op.kind != OperatorKind::GlobalPool); // timed with the classifier
            if (block.op.kind == OperatorKind::Skip)
                QCOMPARE(*pair.leftMs, 0.0);
        }
        QVERIFY(std::abs(left - sumOfParts(predictor.table(), a)) < 1e-9);
        QVERIFY(std::abs(right - sumOfParts(predictor.table(), b)) < 1e-9);

        // With a correction the blocks still add up to the network.
        LatencyTable table = tableOf(space);
        table.correction = NetworkCorrection{.offsetMs = 0.5, .scale = 0.8, .perPartMs = 0.01};
        const LatencyPredictor corrected(table);
        double sum = 0.5;
        for (const BlockPair& pair : difference(a, b, &corrected).pairs)
            sum += pair.leftMs.value_or(0);
        QVERIFY(std::abs(sum - corrected.network(a).ms) < 1e-9);
        QVERIFY(found.leftLatency && std::abs(found.leftLatency->ms - left) < 1e-9);
        QVERIFY(found.latencyProblem.empty());
    }

    void whatTheConstantCoversHasNoTimeOfItsOwn()
    {
        const SearchSpace space = loadSpace("small");
        LatencyTable table = tableOf(space);
        const NetworkDescription network = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        for (const LatencyItem& item : latencyItems(network))
            if (isUsuallyConstant(network, item.block))
                table.entries.erase(item.key);
        table.constantMs = 2;
        const LatencyPredictor predictor(table);
        const NetworkDifference found = difference(network, network, &predictor);
        double sum = 0;
        for (const BlockPair& pair : found.pairs) {
            sum += pair.leftMs.value_or(0);
            if (isUsuallyConstant(network, pair.left))
                QVERIFY(!pair.leftMs);
        }
        QVERIFY(std::abs(sum + 2 - sumOfParts(table, network)) < 1e-9);
    }

    void aTableThatCannotTellLeavesAProblem()
    {
        const LatencyPredictor predictor(LatencyTable{.device = "Empty", .runtime = "none"});
        const NetworkDescription network = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        const NetworkDifference found = difference(network, network, &predictor);
        QVERIFY(!found.leftLatency && !found.rightLatency);
        QVERIFY2(found.latencyProblem.find("Empty") != std::string::npos, found.latencyProblem.c_str());
        for (const BlockPair& pair : found.pairs)
            QCOMPARE(pair.leftMs.has_value(),
                     network.blocks[static_cast<std::size_t>(pair.left)].op.kind == OperatorKind::Skip);
    }

    void theDifferenceIsDrawn()
    {
        const SearchSpace space = loadSpace("small");
        const LatencyPredictor predictor(tableOf(space));
        const NetworkDescription a = smallNetwork("k3e6 k7e3 k5e3 skip k3e3 skip k7e6 skip k3e3");
        const NetworkDescription b = smallNetwork("k3e6 k3e3 k5e3 k3e3 k3e3 skip k7e6 skip k3e3");
        const std::string svg = differenceSvg(a, b, difference(a, b, &predictor), "one <&>", "two", "a phone");
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        int outlined = 0, boxes = 0;
        QStringList texts;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement() && reader.name() == u"rect") {
                ++boxes;
                outlined += reader.attributes().value(QLatin1String("stroke")) == u"#000000";
            }
            if (reader.isStartElement() && reader.name() == u"text")
                texts << reader.readElementText();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        // two blocks changed: a kernel (two boxes) and a depth (one box, one line); none of the skips is a box
        QCOMPARE(outlined, 3);
        const auto skips = [](const NetworkDescription& network) {
            return std::ranges::count(network.blocks, OperatorKind::Skip, [](const Block& x) { return x.op.kind; });
        };
        QCOMPARE(boxes, 1 + 3 + int(a.blocks.size() + b.blocks.size() - skips(a) - skips(b))); // background, legend
        QVERIFY(texts.join(u'|').contains(QStringLiteral("A: one <&>")));
        QVERIFY(texts.join(u'|').contains(QStringLiteral("expansion 0")));
        QVERIFY(texts.join(u'|').contains(QStringLiteral("latency on a phone")));
        const double stemMs = predictor.entry(latencyItems(a).front().key).ms;
        QCOMPARE(texts.count(QString::number(stemMs, 'g', 3) + QStringLiteral(" ms")), 2);
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

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
