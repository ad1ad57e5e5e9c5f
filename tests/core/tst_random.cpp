// SPDX-License-Identifier: MIT
#include "core/util/error.h"
#include "core/util/random.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <numeric>
#include <set>

using namespace pathloom;

class TestRandom : public QObject
{
    Q_OBJECT

private slots:
    void seedsOfNeighboursDiffer();
    void drawsAreTheSameEverywhere();
    void belowIsUniformAndBounded();
    void uniformStaysBelowOne();
    void normalHasMeanZeroAndDeviationOne();
    void aStateContinuesBitByBit();
    void aBrokenStateIsRefused();
    void shufflingKeepsEveryValueAndReachesAllOrders();
};

void TestRandom::seedsOfNeighboursDiffer()
{
    std::set<std::uint64_t> seeds;
    for (std::uint64_t seed = 0; seed < 10; ++seed)
        for (std::uint64_t a = 0; a < 10; ++a)
            for (std::uint64_t b = 0; b < 10; ++b)
                seeds.insert(mixSeed(seed, a, b));
    QCOMPARE(seeds.size(), std::size_t(1000));
    QVERIFY(mixSeed(1, 2, 3) != mixSeed(1, 3, 2));
}

void TestRandom::drawsAreTheSameEverywhere()
{
    // The standard states that the 10000th number of a default-seeded mt19937_64 is this one.
    RandomStream random(5489);
    std::uint64_t last = 0;
    for (int i = 0; i < 10000; ++i)
        last = random.bits();
    QCOMPARE(last, std::uint64_t(9981545732273789042u));
    RandomStream again(7);
    RandomStream raw(7);
    QCOMPARE(again.uniform(), double(raw.bits() >> 11) / double(std::uint64_t(1) << 53));
    QCOMPARE(again.below(1000), int(raw.bits() % 1000));
}

void TestRandom::belowIsUniformAndBounded()
{
    RandomStream random(1);
    std::array<int, 7> counts{};
    for (int i = 0; i < 70000; ++i)
        ++counts.at(std::size_t(random.below(7)));
    for (const int count : counts)
        QVERIFY2(std::abs(count - 10000) < 500, qPrintable(QString::number(count))); // over five deviations (93)
    QVERIFY_EXCEPTION_THROWN(random.below(0), Error);
}

void TestRandom::uniformStaysBelowOne()
{
    RandomStream random(2);
    double sum = 0;
    for (int i = 0; i < 100000; ++i) {
        const double value = random.uniform();
        QVERIFY(value >= 0 && value < 1);
        sum += value;
    }
    QVERIFY(std::abs(sum / 100000 - 0.5) < 0.005); // over five deviations of the mean (0.0009)
}

void TestRandom::normalHasMeanZeroAndDeviationOne()
{
    RandomStream random(3);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 100000; ++i) {
        const double value = random.normal();
        sum += value;
        squares += value * value;
    }
    QVERIFY(std::abs(sum / 100000) < 0.016);         // five deviations of the mean
    QVERIFY(std::abs(squares / 100000 - 1) < 0.023); // five deviations of the mean square
}

void TestRandom::aStateContinuesBitByBit()
{
    RandomStream first(4);
    first.normal();
    const std::string state = first.state();
    RandomStream second(99);
    second.setState(state);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(second.bits(), first.bits());
}

void TestRandom::aBrokenStateIsRefused()
{
    RandomStream random(5);
    const std::string before = random.state();
    QVERIFY_EXCEPTION_THROWN(random.setState("12 34 nonsense"), Error);
    QVERIFY_EXCEPTION_THROWN(random.setState(""), Error);
    QCOMPARE(random.state(), before);
}

void TestRandom::shufflingKeepsEveryValueAndReachesAllOrders()
{
    RandomStream random(6);
    std::set<std::vector<int>> orders;
    for (int i = 0; i < 500; ++i) {
        std::vector<int> values = {1, 2, 3, 4};
        shuffle(values, random);
        QCOMPARE(std::accumulate(values.begin(), values.end(), 0), 10);
        orders.insert(values);
    }
    QCOMPARE(orders.size(), std::size_t(24));
}

QTEST_GUILESS_MAIN(TestRandom)
#include "tst_random.moc"
