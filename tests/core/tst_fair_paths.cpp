// SPDX-License-Identifier: MIT
#include "core/search/fair_paths.h"

#include <QtTest>

#include <map>
#include <set>

using namespace pathloom;

namespace {

/// How often each candidate of a block is drawn in so many paths.
std::vector<int> counts(FairPaths& paths, const PathMask& mask, RandomStream& random, int block, int draws)
{
    std::vector<int> found(std::size_t(mask.candidates(block)));
    for (int i = 0; i < draws; ++i)
        ++found[std::size_t(paths.next(mask, random)[std::size_t(block)])];
    return found;
}

} // namespace

class TestFairPaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRoundTakesEveryCandidateOnce()
    {
        const PathMask mask(std::vector<int>{7, 3, 1});
        FairPaths paths;
        RandomStream random(4);
        std::vector<std::vector<int>> drawn(3);
        for (int i = 0; i < 21; ++i) {
            const std::vector<int> path = paths.next(mask, random);
            for (std::size_t block = 0; block < 3; ++block)
                drawn[block].push_back(path[block]);
        }
        for (const auto& [block, length] : std::vector<std::pair<std::size_t, std::ptrdiff_t>>{{0, 7}, {1, 3}, {2, 1}})
            for (auto at = drawn[block].begin(); at != drawn[block].end(); at += length)
                QCOMPARE(std::ssize(std::set<int>(at, at + length)), length);
    }
    void roundsAreOrderedAtRandom()
    {
        const PathMask mask(std::vector<int>{3, 3});
        FairPaths paths;
        RandomStream random(1);
        std::map<std::vector<int>, int> together;
        for (int i = 0; i < 9000; ++i)
            ++together[paths.next(mask, random)];
        QCOMPARE(together.size(), std::size_t(9)); // blocks do not go in step
        for (const auto& [path, count] : together)
            QVERIFY2(std::abs(count - 1000) < 150, qPrintable(QString::number(count)));
    }
    void closedPathsAreLeftOutAtOnceAndOpenedOnesJoinTheNextRound()
    {
        PathMask mask(std::vector<int>{4});
        FairPaths paths;
        RandomStream random(9);
        const int first = paths.next(mask, random).front();
        const int closed = first == 2 ? 3 : 2;
        mask.set({0, closed}, false);
        std::set<int> rest;
        rest.insert(paths.next(mask, random).front());
        rest.insert(paths.next(mask, random).front()); // the round has only these two left
        QCOMPARE(rest.size(), std::size_t(2));
        QVERIFY(!rest.contains(first));
        QVERIFY(!rest.contains(closed));
        std::vector<int> expected(4, 5);
        expected[std::size_t(closed)] = 0;
        QCOMPARE(counts(paths, mask, random, 0, 15), expected);
        mask.set({0, closed}, true);
        QCOMPARE(counts(paths, mask, random, 0, 20), std::vector<int>(4, 5));
    }
    void aStateGoesOnInTheMiddleOfARound()
    {
        const PathMask mask(std::vector<int>{5, 7});
        FairPaths whole;
        RandomStream random(2);
        for (int i = 0; i < 3; ++i)
            whole.next(mask, random);
        FairPaths resumed;
        resumed.setState(Json::parse(whole.state().dump()));
        RandomStream same(0);
        same.setState(random.state());
        for (int i = 0; i < 40; ++i)
            QCOMPARE(resumed.next(mask, same), whole.next(mask, random));
    }
    void aDamagedStateIsRefusedOrHarmless()
    {
        const PathMask mask(std::vector<int>{3});
        FairPaths paths;
        RandomStream random(2);
        QVERIFY_EXCEPTION_THROWN(paths.setState(Json::parse(R"([["k3e3"]])")), std::exception);
        paths.setState(Json::parse("[[7, -1], [0]]"));
        QCOMPARE(counts(paths, mask, random, 0, 9), std::vector<int>(3, 3));
    }
};

QTEST_APPLESS_MAIN(TestFairPaths)
#include "tst_fair_paths.moc"
