// SPDX-License-Identifier: MIT
// What the benchmarks of searches share: architectures trained alone, kept in a file.
#include "core/util/files.h"
#include "tests/bench/stand_alone.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"

#include <QtTest>

using namespace pathloom;
using namespace pathloom::bench;
using namespace tinysearch;

class TestStandAlone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsInTheFileIsNotTrainedAgain()
    {
        const TinySearch tiny;
        const SearchJob job = tiny.job({"training.epochs=1", "training.batch_size=16"});
        const std::filesystem::path file = tiny.path("rows.csv");
        const Architecture one{{0, 1, 2}}, other{{2, 2, 2}};
        std::vector<StandAloneRow> first;
        {
            StandAlone study(job, file);
            study.train(one, 7, "random");
            study.train(other, 7, "found");
            const StandAloneRow& again = study.train(one, 8, "random");
            QVERIFY(again.loss != study.train(one, 7, "random").loss);
            first = study.rows();
        }
        QCOMPARE(first.size(), std::size_t(3));
        QCOMPARE(first[0].architecture, std::string("k3e3 k5e3 skip"));
        QVERIFY(first[0].accuracy > 0 && first[0].accuracy <= 1 && first[0].mmacs > first[1].mmacs);
        QVERIFY(first[0].predictedMs > first[1].predictedMs);
        const std::string text = readTextFile(file);
        StandAlone resumed(job, file);
        QCOMPARE(resumed.train(other, 7, "random").origin, std::string("found"));
        QCOMPARE(resumed.rows().size(), std::size_t(3));
        QVERIFY(std::abs(resumed.train(one, 7, "random").loss - first[0].loss) < 1e-5);
        QCOMPARE(readTextFile(file), text);
    }
    void otherProtocolsHaveOtherRows()
    {
        const TinySearch tiny;
        const std::filesystem::path file = tiny.path("rows.csv");
        StandAlone(tiny.job({"training.epochs=1", "training.batch_size=16"}), file).train({{0, 0, 0}}, 1, "random");
        StandAlone longer(tiny.job({"training.epochs=2", "training.batch_size=16"}), file);
        QVERIFY(longer.rows().empty());
        longer.train({{0, 0, 0}}, 1, "random");
        QCOMPARE(longer.rows().size(), std::size_t(1));
        QCOMPARE(StandAlone(tiny.job({"training.epochs=1", "training.batch_size=16"}), file).rows().size(),
                 std::size_t(1));
    }
    void foreignFilesAreRefused()
    {
        const TinySearch tiny;
        writeTextFile(tiny.path("other.csv"), "a,b\n1,2\n");
        QVERIFY(errorOf([&] { StandAlone(tiny.job(), tiny.path("other.csv")); }).contains("no file of trained"));
    }
    void randomOnesKeepToTheBudget()
    {
        const TinySearch tiny;
        const SearchSpace space = tiny.job().space;
        LatencyModel latency{.fixedMs = 1, .pathMs = {{2, 4, 0}, {2, 4, 0}, {2, 4, 0}}};
        int draws = 0;
        const auto found = randomWithin(space, latency, 5, 7, 100, 1, draws);
        QCOMPARE(found.size(), std::size_t(13)); // three of {0, 2, 4}: six sum up to 4, seven to 6
        for (const Architecture& architecture : found)
            QVERIFY(latency.architectureMs(architecture) >= 5 && latency.architectureMs(architecture) <= 7);
        QCOMPARE(randomWithin(space, latency, 5, 7, 5, 1, draws),
                 std::vector<Architecture>(found.begin(), found.begin() + 5));
    }
    void seedsAreRead()
    {
        QCOMPARE(seedsFrom("100:102,7"), (std::vector<std::uint64_t>{100, 101, 102, 7}));
        QVERIFY(errorOf([] { seedsFrom("a"); }).contains("seeds"));
        QVERIFY(errorOf([] { seedsFrom(""); }).contains("seeds"));
    }
};

QTEST_GUILESS_MAIN(TestStandAlone)
#include "tst_stand_alone.moc"
