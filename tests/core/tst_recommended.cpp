// SPDX-License-Identifier: MIT
#include "core/search/recommended.h"
#include "core/search/search_engine.h"
#include "core/space/proposal.h"
#include "core/util/error.h"
#include "tests/support/errors.h"

#include <QtTest>

using namespace pathloom;

class TestRecommended : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void epochsMakeUpTheSteps_data()
    {
        QTest::addColumn<QString>("space");
        QTest::addColumn<qint64>("images");
        QTest::addColumn<QList<int>>("epochs"); // of warm-up, of the joint phase, of a training
        QTest::newRow("Fashion-MNIST") << "small" << qint64(60'000) << QList<int>{1, 2, 5};
        QTest::newRow("not known") << "small" << qint64(0) << QList<int>{1, 2, 5};
        // 45,000 images in batches of 64 are 703 steps, 50,000 in batches of 96 are 520
        QTest::newRow("CIFAR-10") << "cifar" << qint64(50'000) << QList<int>{1, 2, 6};
        // 2,761 in batches of 96 are 28 steps, 3,068 are 31: at most a hundred epochs
        QTest::newRow("garments") << "small" << qint64(3068) << QList<int>{20, 40, 100};
        QTest::newRow("less than a batch") << "small" << qint64(40) << QList<int>{100, 100, 100};
        QTest::newRow("just below ImageNet's size") << "small" << qint64(499'999) << QList<int>{1, 1, 1};
    }
    void epochsMakeUpTheSteps()
    {
        QFETCH(QString, space);
        QFETCH(qint64, images);
        QFETCH(QList<int>, epochs);
        const SearchConfig config = recommendedConfig(loadSpace(space.toStdString()), images);
        QCOMPARE((QList<int>{config.warmupEpochs, config.epochs, config.training.epochs}), epochs);
        QCOMPARE(config.latencyLoss, LatencyLoss::Hinge);
        QVERIFY(problems(config).empty());
    }

    void setsOfImageNetsSizeGetThePublishedSearch()
    {
        QCOMPARE(recommendedConfig(loadSpace("imagenet"), 1'281'167), SearchConfig());
    }

    void whatTheSpaceNamesIsTaken()
    {
        SearchSpace space = loadSpace("small");
        space.recommended = {{"epochs", 7}, {"batch_size", 12}, {"latency.loss", "none"}};
        const SearchConfig config = recommendedConfig(space, 1200);
        QCOMPARE(config.epochs, 7);
        QCOMPARE(config.latencyLoss, LatencyLoss::None);
        QCOMPARE(config.warmupEpochs, 6); // 1,080 images in batches of 12 are 90 steps
        space.recommended = {{"epoch", 7}};
        QVERIFY_EXCEPTION_THROWN(recommendedConfig(space, 1200), UsageError);
    }

    void theSpaceOfTheComparisonIsSearchedAsItWasJudged()
    {
        SearchConfig config = recommendedConfig(loadSpace("mixed"), 60'000);
        QVERIFY(config.pathSampling == PathSampling::Fair);
        QCOMPARE(config.selection.candidates, 8);
        config.method = SearchMethod::Random; // whichever method is chosen instead
        QVERIFY(problems(config).empty());
    }

    void wrongSettingsAreToldBeforeImagesAreOpened()
    {
        const DataSpec nowhere{.kind = "idx", .folder = "/nowhere/at/all"};
        const auto said = [&](const Json& settings) {
            return errorOf([&] { prepareJob("small", nowhere, thisMachineId, settings); });
        };
        QVERIFY2(said({{"nonsense", 1}}).contains(QStringLiteral("nonsense")), qPrintable(said({{"nonsense", 1}})));
        QVERIFY2(said({{"epochs", -1}}).contains(QStringLiteral("epochs")), qPrintable(said({{"epochs", -1}})));
        QVERIFY(said({{"epochs", 1}}).contains(QStringLiteral("/nowhere/at/all")));
    }

    void proposalsHaveBatchesOfShortSearches()
    {
        for (const int side : {28, 64, 96, 128, 224, 512}) {
            const SearchConfig config = recommendedConfig(proposeSpace({3, side, side}, 10).space, 3000);
            QVERIFY(config.batchSize >= 8 && config.batchSize <= 96);
            QVERIFY(config.training.batchSize >= 8 && config.training.batchSize <= 96);
        }
    }
};

QTEST_GUILESS_MAIN(TestRecommended)
#include "tst_recommended.moc"
