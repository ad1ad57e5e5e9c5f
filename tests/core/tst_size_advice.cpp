// SPDX-License-Identifier: MIT
#include "core/data/size_advice.h"
#include "core/space/proposal.h"

#include <QTest>

#include <algorithm>

using namespace pathloom;

/// Advice on the size of the images that the network sees.
class SizeAdviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void halfOfThePicturesReachTheSuggestedSize_data()
    {
        QTest::addColumn<int>("median");
        QTest::addColumn<bool>("areOneSquare");
        QTest::addColumn<int>("suggested");
        QTest::newRow("tiny") << 20 << false << 32;
        QTest::newRow("tiny squares") << 20 << true << 20;
        QTest::newRow("as it is") << 64 << false << 64;
        QTest::newRow("between") << 100 << false << 96;
        QTest::newRow("squares of 100") << 100 << true << 100;
        QTest::newRow("photographs") << 375 << false << 224;
        QTest::newRow("large squares") << 500 << true << 224;
    }
    void halfOfThePicturesReachTheSuggestedSize()
    {
        QFETCH(int, median);
        QFETCH(bool, areOneSquare);
        QFETCH(int, suggested);
        QCOMPARE(suggestedSize(median, areOneSquare), suggested);
    }

    /// 10 pictures of 40 pixels, 20 of 100, 10 of 200 on their shorter sides.
    void sharesAreThoseOfThePictures()
    {
        PictureFindings findings;
        findings.sides = {{40, 10}, {100, 20}, {200, 10}};
        findings.distinctSizes = 3;
        const SizeAdvice small = adviseOnSize(findings, {3, 32, 32}, 10);
        QCOMPARE(small.medianSide, std::int64_t(100));
        QCOMPARE(small.suggested, 96);
        QCOMPARE(small.enlarged, 0.0);
        QCOMPARE(small.kept, 32.0 * 32 / (100 * 100));
        QCOMPARE(small.spaces, (std::vector<std::string>{"cifar", "mixed", "small"}));
        QCOMPARE(small.proposed, std::string("cifar"));
        QCOMPARE(adviseOnSize(findings, {3, 40, 40}, 10).enlarged, 0.0);
        QCOMPARE(adviseOnSize(findings, {3, 41, 41}, 10).enlarged, 0.25);
        const SizeAdvice large = adviseOnSize(findings, {3, 224, 300}, 10); // by the shorter side
        QCOMPARE(large.size, 224);
        QCOMPARE(large.enlarged, 1.0);
        QCOMPARE(large.kept, 1.0);
        QCOMPARE(large.spaces, std::vector<std::string>{"imagenet"});
        QVERIFY(adviseOnSize(findings, {3, 64, 64}, 10).spaces.empty());
        QCOMPARE(adviseOnSize(findings, {3, 64, 64}, 10).proposed, std::string("cifar-64"));
        QVERIFY(adviseOnSize(findings, {3, 3, 3}, 10).proposed.empty());
    }

    /// The shipped spaces that are named are those that say so of themselves.
    void spacesAreThoseThatSuit()
    {
        for (const int side : {8, 13, 24, 25, 42, 43, 48, 49, 96, 97, 224, 336, 337})
            for (const std::string& name : shippedSpaces()) {
                const SideRange range = suitableSides(loadSpace(name));
                const std::vector<std::string> named = adviseOnSize({}, {3, side, side}, 10).spaces;
                QCOMPARE(std::ranges::find(named, name) != named.end(), range.least <= side && side <= range.most);
            }
    }

    void sentencesSayWhatIsLost()
    {
        PictureFindings findings;
        findings.sides = {{40, 1}, {100, 399}};
        findings.distinctSizes = 2;
        const auto told = [&](int side) {
            QStringList all;
            for (const std::string& each : sentences(adviseOnSize(findings, {3, side, side}, 10)))
                all << QString::fromStdString(each);
            return all.join(u' ');
        };
        QVERIFY2(told(96).contains("images of 96 pixels suit them. Pictures that are smaller than 96 pixels and are "
                                   "enlarged: less than 1 %. No shipped search space suits images of 96 pixels as it "
                                   "is; the one proposed for them is "),
                 qPrintable(told(96)));
        QVERIFY2(
            told(32).contains("images of 96 pixels would suit them; at 32 a picture of that size keeps 10 % of its "
                              "pixels. Search spaces that suit images of 32 pixels as they are: cifar, mixed, "
                              "small."),
            qPrintable(told(32)));
        QVERIFY2(told(224).contains("larger ones take more time and show no more. Pictures that are smaller than 224 "
                                    "pixels and are enlarged: 100 %."),
                 qPrintable(told(224)));
        // Of images that are stored as pixels without a histogram only the spaces are told.
        QCOMPARE(sentences(adviseOnSize({}, {1, 28, 28}, 10)).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(SizeAdviceTest)
#include "tst_size_advice.moc"
