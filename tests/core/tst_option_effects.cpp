// SPDX-License-Identifier: MIT
// What each option does to a loss: the least squares, on losses that are made up.
#include "core/derive/option_effects.h"
#include "tests/support/errors.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace pathloom;

namespace {

/// Effects that sum to zero over the open candidates of each block.
std::vector<std::vector<double>> madeEffects(const PathMask& mask, RandomStream& random)
{
    std::vector<std::vector<double>> effects;
    for (int block = 0; block < mask.blocks(); ++block) {
        std::vector<double>& own = effects.emplace_back(std::size_t(mask.candidates(block)));
        double sum = 0;
        for (int candidate : mask.open(block))
            sum += own[std::size_t(candidate)] = random.normal();
        for (int candidate : mask.open(block))
            own[std::size_t(candidate)] -= sum / mask.openCount(block);
    }
    return effects;
}

std::vector<double> lossesOf(const OptionEffects& made, const std::vector<Architecture>& paths)
{
    std::vector<double> losses;
    for (const Architecture& path : paths)
        losses.push_back(made.lossOf(path));
    return losses;
}

double largestDifference(const OptionEffects& a, const OptionEffects& b)
{
    double largest = std::abs(a.mean - b.mean);
    for (std::size_t block = 0; block < a.effect.size(); ++block)
        for (std::size_t candidate = 0; candidate < a.effect[block].size(); ++candidate)
            largest = std::max(largest, std::abs(a.effect[block][candidate] - b.effect[block][candidate]));
    return largest;
}

} // namespace

class TestOptionEffects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void additiveEffectsAreRecovered_data()
    {
        QTest::addColumn<QVector<int>>("candidates");
        QTest::addColumn<int>("closed");
        QTest::newRow("a block") << QVector<int>{3} << 0;
        QTest::newRow("blocks of several sizes") << QVector<int>{3, 7, 2, 1, 5} << 0;
        QTest::newRow("pruned paths") << QVector<int>{3, 7, 2, 1, 5} << 2;
        QTest::newRow("21 blocks of 7") << QVector<int>(21, 7) << 1;
    }
    void additiveEffectsAreRecovered()
    {
        QFETCH(const QVector<int>, candidates);
        QFETCH(const int, closed);
        PathMask mask{std::vector<int>(candidates.begin(), candidates.end())};
        for (int block = 0; block < mask.blocks(); ++block)
            for (int candidate = 0; candidate < std::min(closed, mask.candidates(block) - 1); ++candidate)
                mask.set({block, candidate}, false);
        RandomStream random(5);
        const OptionEffects made{.mean = 2.5, .effect = madeEffects(mask, random)};
        const std::vector<Architecture> paths = balancedPaths(mask, 2 * unknownsOfEffects(mask), random);
        const OptionEffects found = fitOptionEffects(mask, paths, lossesOf(made, paths));
        QVERIFY2(largestDifference(made, found) < 1e-6, qPrintable(QString::number(largestDifference(made, found))));
        QVERIFY(std::abs(found.explained - 1) < 1e-6);
        QCOMPARE(found.evaluations, int(paths.size()));
        QCOMPARE(found.scores()[0].back(), -found.effect[0].back());
    }

    /// Losses that no sum of effects makes: the estimate is off by the noise, and says how much it does not explain.
    void whatIsNotAdditiveIsToldAsUnexplained()
    {
        const PathMask mask(std::vector<int>{4, 4, 4});
        RandomStream random(6);
        const OptionEffects made{.mean = 1, .effect = madeEffects(mask, random)};
        const std::vector<Architecture> paths = balancedPaths(mask, 4000, random);
        std::vector<double> losses = lossesOf(made, paths);
        double variance = 0, mean = std::accumulate(losses.begin(), losses.end(), 0.0) / double(losses.size());
        for (const double loss : losses)
            variance += (loss - mean) * (loss - mean) / double(losses.size());
        for (double& loss : losses)
            loss += std::sqrt(variance) * random.normal();
        const OptionEffects found = fitOptionEffects(mask, paths, losses);
        QVERIFY(std::abs(found.explained - 0.5) < 0.05);
        QVERIFY(largestDifference(made, found) < 0.2);
        QVERIFY(largestDifference(made, found) > 1e-6);
        QVERIFY(fitOptionEffects(mask, {paths.begin(), paths.begin() + 5}, {1, 2, 3, 4, 5}).explained == 0);
    }

    void everyOpenOptionOccursEquallyOften()
    {
        PathMask mask(std::vector<int>{3, 4});
        mask.set({1, 2}, false);
        RandomStream random(1), same(1), other(2);
        const std::vector<Architecture> paths = balancedPaths(mask, 31, random);
        QVERIFY(paths == balancedPaths(mask, 31, same));
        QVERIFY(paths != balancedPaths(mask, 31, other));
        for (int block = 0; block < 2; ++block)
            for (int candidate = 0; candidate < mask.candidates(block); ++candidate) {
                const auto count = std::ranges::count_if(
                    paths, [&](const Architecture& path) { return path.choices[std::size_t(block)] == candidate; });
                if (mask.isOpen({block, candidate}))
                    QVERIFY(count == 10 || count == 11);
                else
                    QCOMPARE(count, 0);
            }
    }

    void aSinglePathHasNoEffects()
    {
        PathMask mask(std::vector<int>{2, 1});
        mask.set({0, 0}, false);
        const OptionEffects found = fitOptionEffects(mask, {{{1, 0}}, {{1, 0}}}, {0.5, 0.7});
        QVERIFY(std::abs(found.mean - 0.6) < 1e-9);
        QVERIFY(found.effect == (std::vector<std::vector<double>>{{0, 0}, {0}}));
    }

    void whatDoesNotFitIsRefused()
    {
        PathMask mask(std::vector<int>{2, 2});
        mask.set({0, 0}, false);
        QVERIFY_EXCEPTION_THROWN(fitOptionEffects(mask, {}, {}), UsageError);
        QVERIFY_EXCEPTION_THROWN(fitOptionEffects(mask, {{{1, 0}}}, {1, 2}), UsageError);
        QVERIFY(errorOf([&] { fitOptionEffects(mask, {{{0, 0}}}, {1}); }).contains(QStringLiteral("open paths only")));
    }
};

QTEST_GUILESS_MAIN(TestOptionEffects)
#include "tst_option_effects.moc"
