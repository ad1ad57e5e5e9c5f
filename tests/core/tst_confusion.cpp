// SPDX-License-Identifier: MIT
// What a classifier says of images, counted: closed forms, ties, classes without images.
#include "core/evaluate/confusion.h"
#include "tests/support/errors.h"

#include <QTest>

#include <limits>

using namespace pathloom;

namespace {

Predictions predictionsOf(int classes, std::initializer_list<std::array<int, 3>> images)
{
    Predictions predictions{.classes = classes};
    for (const auto& [label, predicted, rank] : images)
        predictions.add(label, predicted, rank);
    return predictions;
}

/// Eight classes; of class 7 there are no images, and none is taken for class 6.
Predictions example()
{
    return predictionsOf(8, {{0, 0, 1},
                             {0, 0, 1},
                             {0, 1, 2},
                             {0, 1, 6},
                             {1, 1, 1},
                             {1, 0, 5},
                             {2, 5, 7},
                             {2, 5, 3},
                             {3, 3, 1},
                             {4, 1, 2},
                             {5, 5, 1},
                             {6, 4, 8}});
}

} // namespace

class TestConfusion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLogitIsRankedByTheOthers()
    {
        constexpr float nan = std::numeric_limits<float>::quiet_NaN(),
                        infinity = std::numeric_limits<float>::infinity();
        const auto ranked = [](std::vector<float> logits, int label) {
            Predictions one{.classes = int(logits.size())};
            addPrediction(one, logits, label);
            return std::pair(one.predicted.front(), one.ranks.front());
        };
        QCOMPARE(ranked({0.5F, 2, -1, 1}, 1), std::pair(1, 1));
        QCOMPARE(ranked({0.5F, 2, -1, 1}, 0), std::pair(1, 3));
        QCOMPARE(ranked({0.5F, 2, -1, 1}, 2), std::pair(1, 4));
        // Of equal ones the lower number is first: being right and having rank 1 are the same.
        QCOMPARE(ranked({1, 1, 1}, 0), std::pair(0, 1));
        QCOMPARE(ranked({1, 1, 1}, 2), std::pair(0, 3));
        QCOMPARE(ranked({0, 3, 3, 1}, 2), std::pair(1, 2));
        // What is no number comes last, whoever it belongs to.
        QCOMPARE(ranked({nan, 0, 1}, 0), std::pair(2, 3));
        QCOMPARE(ranked({nan, 0, 1}, 1), std::pair(2, 2));
        QCOMPARE(ranked({nan, -infinity}, 1), std::pair(0, 2));
        QCOMPARE(ranked({7}, 0), std::pair(0, 1));
    }
    void topAccuraciesCountRanks()
    {
        const Predictions predictions = example();
        QCOMPARE(topAccuracy(predictions, 1), 5 / 12.);
        QCOMPARE(topAccuracy(predictions, 2), 7 / 12.);
        QCOMPARE(topAccuracy(predictions, 5), 9 / 12.);
        QCOMPARE(topAccuracy(predictions, 8), 1.);
        QCOMPARE(topAccuracy(predictionsOf(3, {{0, 1, 3}, {1, 1, 1}}), 5), 1.); // of three classes all are among five
        QCOMPARE(topAccuracy({}, 1), 0.);
    }
    void theMatrixCountsPairs()
    {
        const ConfusionMatrix matrix(example());
        QCOMPARE(matrix.classes(), 8);
        QCOMPARE(matrix.images(), std::int64_t(12));
        std::int64_t sum = 0;
        for (int truth = 0; truth < 8; ++truth)
            for (int predicted = 0; predicted < 8; ++predicted)
                sum += matrix.count(truth, predicted);
        QCOMPARE(sum, matrix.images());
        QCOMPARE(matrix.count(0, 0), std::int64_t(2));
        QCOMPARE(matrix.count(0, 1), std::int64_t(2));
        QCOMPARE(matrix.count(1, 0), std::int64_t(1));
        QCOMPARE(matrix.count(2, 5), std::int64_t(2));
        QCOMPARE(matrix.count(5, 2), std::int64_t(0));
        QCOMPARE(matrix.share(0, 1).value(), 0.5);
        QCOMPARE(matrix.share(3, 0).value(), 0.);
        QVERIFY(!matrix.share(7, 0));
        QCOMPARE(matrix.row(1).size(), std::size_t(2));
        QVERIFY((matrix.row(1)[0] == ConfusionCell{1, 0, 1}) && (matrix.row(1)[1] == ConfusionCell{1, 1, 1}));
        QVERIFY(matrix.row(7).empty());

        QCOMPARE(matrix.accuracy(), 5 / 12.);
        QCOMPARE(matrix.topFiveAccuracy(), 9 / 12.);
        // 2/4, 1/2, 0/2, 1/1, 0/1, 1/1, 0/1; class 7 has no images
        QCOMPARE(matrix.balancedAccuracy(), 3 / 7.);
        QCOMPARE(matrix.ofClass(0).accuracy().value(), 0.5);
        QCOMPARE(matrix.ofClass(0).topFiveAccuracy().value(), 0.75);
        QCOMPARE(matrix.ofClass(1).precision().value(), 0.25);
        QCOMPARE(matrix.ofClass(5).precision().value(), 1 / 3.);
        QVERIFY(!matrix.ofClass(6).precision() && matrix.ofClass(6).accuracy() == 0.);
        QVERIFY(!matrix.ofClass(7).accuracy() && !matrix.ofClass(7).topFiveAccuracy());
    }
    void theMostConfusedPairsComeFirst()
    {
        const std::vector<ConfusionCell> confused = ConfusionMatrix(example()).mostConfused();
        // Twice: half of class 0, all of class 2. Once: all of 4, all of 6, half of 1.
        const std::vector<ConfusionCell> expected = {{2, 5, 2}, {0, 1, 2}, {4, 1, 1}, {6, 4, 1}, {1, 0, 1}};
        QCOMPARE(confused, expected);
        QCOMPARE(ConfusionMatrix(example()).mostConfused(2), std::vector(expected.begin(), expected.begin() + 2));
        QVERIFY(ConfusionMatrix(predictionsOf(2, {{0, 0, 1}})).mostConfused().empty());
    }
    void noImagesAreNoNumbers()
    {
        const ConfusionMatrix matrix(Predictions{.classes = 3});
        QCOMPARE(matrix.accuracy(), 0.);
        QCOMPARE(matrix.balancedAccuracy(), 0.);
        QVERIFY(!matrix.share(0, 0) && matrix.row(2).empty() && matrix.mostConfused().empty());
        QCOMPARE(ConfusionMatrix().classes(), 0);
    }
    void tenThousandClassesTakeMemoryForTheirImagesOnly()
    {
        Predictions predictions{.classes = 10'000};
        for (int i = 0; i < 10'000; ++i)
            predictions.add(i, i ^ 1, 2);
        const ConfusionMatrix matrix(predictions);
        QCOMPARE(matrix.count(9'998, 9'999), std::int64_t(1));
        QCOMPARE(matrix.mostConfused().size(), std::size_t(10'000));
        QCOMPARE(matrix.topFiveAccuracy(), 1.);
    }
    void predictionsArePackedAndUnpacked()
    {
        const Predictions small = example();
        const std::string bytes = packedPredictions(small);
        QCOMPARE(bytes.size(), std::size_t(3 * 12));
        QVERIFY(unpackedPredictions(bytes, 8, "here") == small);
        Predictions large{.classes = 70'000};
        for (const int number : {0, 127, 128, 16'383, 16'384, 69'999})
            large.add(number, 69'999 - number, number + 1);
        QVERIFY(unpackedPredictions(packedPredictions(large), 70'000, "here") == large);
        QVERIFY(unpackedPredictions({}, 3, "here").labels.empty());
    }
    void damagedPredictionsAreRefused()
    {
        const std::string bytes = packedPredictions(example());
        for (const std::string& damaged :
             {bytes.substr(0, bytes.size() - 1), std::string("\x80", 1), std::string("\x09\x00\x01", 3),
              std::string("\x00\x08\x01", 3), std::string("\x00\x00\x00", 3), std::string("\xff\xff\xff\xff\xff", 5)}) {
            const QString message = errorOf([&] { unpackedPredictions(damaged, 8, "run.db"); });
            QVERIFY2(message.contains(QStringLiteral("run.db")) && message.contains(QStringLiteral("damaged")),
                     qPrintable(message));
        }
    }
};

QTEST_GUILESS_MAIN(TestConfusion)
#include "tst_confusion.moc"
