// SPDX-License-Identifier: MIT
#include "core/run/point_series.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace pathloom;

namespace {

struct Data
{
    std::vector<double> keys;
    Samples values;
};

/// Keys that repeat and skip, values of all sizes, `absent` of them no number.
Data randomData(std::size_t count, unsigned seed, double absent)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> unit(0, 1);
    std::normal_distribution<double> normal;
    Data data;
    double key = 0;
    for (std::size_t i = 0; i < count; ++i) {
        key += static_cast<double>(random() % 3);
        data.keys.push_back(key);
        const double pick = unit(random);
        data.values.push_back(pick < absent / 2 ? std::nan("")
                              : pick < absent   ? std::numeric_limits<double>::infinity()
                                                : normal(random));
    }
    return data;
}

Summary slowSummary(const std::vector<double>& values, std::size_t first, std::size_t last)
{
    Summary sum;
    for (std::size_t i = first; i < last; ++i)
        sum.add(values[i], i);
    return sum;
}

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

class TestPointSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summariesAreThoseOfTheValues()
    {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            const Data data = randomData(100 + 137 * seed, seed, seed % 3 == 0 ? 0.3 : 0.0);
            std::mt19937 random(seed);
            for (int k = 0; k < 200; ++k) {
                std::size_t first = random() % (data.keys.size() + 1), last = random() % (data.keys.size() + 1);
                if (first > last)
                    std::swap(first, last);
                const Summary fast = data.values.summary(first, last);
                const Summary slow = slowSummary(data.values, first, last);
                QCOMPARE(fast.count, slow.count);
                QVERIFY(std::abs(fast.sum - slow.sum) < 1e-9);
                QCOMPARE(fast.min, slow.min);
                QCOMPARE(fast.max, slow.max);
                if (slow.count > 0) {
                    QCOMPARE(fast.minAt, slow.minAt);
                    QCOMPARE(fast.maxAt, slow.maxAt);
                }
            }
        }
    }

    void nothingButGapsHasNoMean()
    {
        Samples values;
        for (int i = 0; i < 1000; ++i)
            values.push_back(std::nan(""));
        QCOMPARE(values.summary(0, 1000).count, std::size_t(0));
        QVERIFY(std::isnan(values.summary(0, 1000).mean()));
        values.push_back(3);
        QCOMPARE(values.summary(0, 1001).mean(), 3.0);
    }

    void whatFitsTheScreenIsExact()
    {
        const Data data = randomData(400, 3, 0.1);
        const SampleSeries series(data.keys, data.values);
        const DecimatedSeries all = decimate(series, data.keys.front(), data.keys.back(), 100, 25);
        QVERIFY(all.exact);
        QCOMPARE(all.points.size(), data.keys.size());
        for (std::size_t i = 0; i < data.keys.size(); ++i) {
            QCOMPARE(all.points[i].key, data.keys[i]);
            QVERIFY(same(all.points[i].value, data.values[i])); // a gap stays a gap
            const std::size_t reach =
                std::min({std::size_t(12), i, std::max<std::size_t>(data.keys.size() - 1 - i, 4)});
            const Summary window = slowSummary(data.values, i - reach, std::min(data.keys.size(), i + reach + 1));
            QVERIFY(same(all.means[i].value, window.mean()) || std::abs(all.means[i].value - window.mean()) < 1e-12);
        }
    }

    void aPieceOfItHasItsNeighbours()
    {
        const std::vector<double> keys{1, 2, 2, 3, 5, 8};
        Samples values;
        for (double v : {10., 20., 21., 30., 50., 80.})
            values.push_back(v);
        const SampleSeries series(keys, values);
        const auto keysOf = [&](double first, double last) {
            std::vector<double> found;
            for (const SeriesPoint& point : decimate(series, first, last, 10).points)
                found.push_back(point.value);
            return found;
        };
        QCOMPARE(keysOf(2, 3), (std::vector<double>{10, 20, 21, 30, 50}));
        QCOMPARE(keysOf(3.5, 4.5), (std::vector<double>{30, 50})); // a line passes through
        QCOMPARE(keysOf(-5, 0), (std::vector<double>{10}));
        QCOMPARE(keysOf(9, 12), (std::vector<double>{80}));
        QVERIFY(decimate(SampleSeries(std::vector<double>(), Samples()), 0, 1, 10).points.empty());
    }

    void columnsHaveTheLeastAndTheGreatestOfTheirPoints_data()
    {
        QTest::addColumn<double>("absent");
        QTest::newRow("all finite") << 0.0;
        QTest::newRow("some gaps") << 0.2;
        QTest::newRow("mostly gaps") << 0.995;
    }

    void columnsHaveTheLeastAndTheGreatestOfTheirPoints()
    {
        QFETCH(double, absent);
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const Data data = randomData(30'000, seed, absent);
            const SampleSeries series(data.keys, data.values);
            constexpr std::size_t buckets = 137;
            const double first = data.keys[1234] + 0.5, last = data.keys[28'000] + 0.5;
            const DecimatedSeries seen = decimate(series, first, last, buckets, 25);
            QVERIFY(!seen.exact);
            QVERIFY(seen.points.size() <= 4 * buckets + 2);
            QVERIFY(seen.means.size() <= buckets + 2);
            double before = -1;
            for (const SeriesPoint& point : seen.points) { // in order, and every point a real one
                QVERIFY(point.key >= before);
                before = point.key;
            }
            // Brute force: the extremes of each column, by walking all points.
            const double width = (last - first) / buckets;
            for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
                const double from = first + width * double(bucket), to = first + width * double(bucket + 1);
                Summary all, drawn;
                std::size_t points = 0;
                for (std::size_t i = 0; i < data.keys.size(); ++i) {
                    if (data.keys[i] >= from && data.keys[i] < to) {
                        all.add(data.values[i], i);
                        ++points;
                    }
                }
                bool isGap = false;
                for (const SeriesPoint& point : seen.points) {
                    if (point.key >= from && point.key < to) {
                        drawn.add(point.value, 0);
                        isGap = isGap || std::isnan(point.value);
                    }
                }
                QCOMPARE(drawn.min, all.min);
                QCOMPARE(drawn.max, all.max);
                QCOMPARE(isGap, points > 0 && all.count == 0);
            }
        }
    }

    void theTrendOfWideColumnsIsTheirMean()
    {
        std::vector<double> keys;
        Samples values;
        for (int i = 0; i < 100'000; ++i) {
            keys.push_back(i);
            values.push_back(i % 2 == 0 ? 5 : 7);
        }
        const DecimatedSeries seen = decimate(SampleSeries(keys, values), 0, 99'999, 100, 25);
        QCOMPARE(seen.means.size(), std::size_t(100));
        for (const SeriesPoint& mean : seen.means)
            QVERIFY(std::abs(mean.value - 6) < 1e-3);
        // Narrow ones take as many points as the window wants, so the trend does not become noisier on the way.
        const DecimatedSeries narrow = decimate(SampleSeries(keys, values), 0, 999, 100, 25);
        QVERIFY(!narrow.exact);
        for (const SeriesPoint& mean : narrow.means)
            QVERIFY(std::abs(mean.value - 6) <= 1.0 / 25 + 1e-9);
    }

    /// An accuracy climbs fastest at the start, where a mean of what was before would be far below it.
    void theTrendDoesNotLagBehindASteepClimb()
    {
        std::vector<double> keys;
        Samples values;
        for (int i = 0; i < 200; ++i) {
            keys.push_back(i);
            values.push_back(0.02 * i + (i % 2 == 0 ? 0.05 : -0.05));
        }
        const SampleSeries series(keys, values);
        for (std::size_t i = 0; i + 12 < keys.size(); ++i)
            QVERIFY2(std::abs(series.trend(i, i + 1, 25) - 0.02 * double(i)) <= 0.051, qPrintable(QString::number(i)));
        // In the first steps of a search the newest points are near, too.
        const std::vector<double> few(keys.begin(), keys.begin() + 20);
        Samples start;
        for (std::size_t i = 0; i < few.size(); ++i)
            start.push_back(values[i]);
        QVERIFY(std::abs(SampleSeries(few, start).trend(19, 20, 25) - 0.02 * 19) < 0.06);
        // And a thinned curve is no other.
        for (const SeriesPoint& mean : decimate(series, 0, 199, 20, 25).means)
            QVERIFY(std::abs(mean.value - 0.02 * mean.key) <= 0.06);
    }

    void theNearestPointIsFound()
    {
        const std::vector<double> keys{1, 4, 4, 10};
        Samples values;
        for (double v : {1., 2., 3., 4.})
            values.push_back(v);
        const SampleSeries series(keys, values);
        QCOMPARE(series.nearest(-3), std::size_t(0));
        QCOMPARE(series.nearest(2), std::size_t(0));
        QCOMPARE(series.nearest(3.9), std::size_t(1));
        QCOMPARE(series.nearest(6), std::size_t(2));
        QCOMPARE(series.nearest(7.5), std::size_t(3));
        QCOMPARE(series.nearest(99), std::size_t(3));
    }

    void probabilitiesArePackedWithoutLoss()
    {
        ProbabilityTrack track;
        std::mt19937 random(5);
        std::vector<PathProbabilities> truth;
        for (int i = 0; i < 700; ++i) { // more than two chunks
            PathProbabilities p{std::vector<double>(3), std::vector<double>(7), std::vector<double>(1)};
            for (auto& block : p)
                for (double& value : block)
                    value = static_cast<float>(random() % 1000) / 1000.0f;
            truth.push_back(p);
            track.append(3 * i, p);
        }
        QCOMPARE(track.size(), truth.size());
        for (std::size_t i = 0; i < truth.size(); ++i)
            QCOMPARE(track.at(i), truth[i]);
        const ProbabilitySeries series(track, 1, 4);
        QCOMPARE(series.size(), truth.size());
        Summary expected;
        for (std::size_t i = 100; i < 650; ++i) {
            QCOMPARE(series.value(i), truth[i][1][4]);
            expected.add(truth[i][1][4], i);
        }
        QCOMPARE(series.summary(100, 650).sum, expected.sum);
        QCOMPARE(series.summary(100, 650).minAt, expected.minAt);
        QCOMPARE(series.key(7), 21.0);
        QVERIFY(!track.indexAt(-1));
        QCOMPARE(*track.indexAt(20), std::size_t(6));
        const ProbabilityTrack copy = track;
        QVERIFY(copy == track);
        track.append(9999, truth[0]);
        QVERIFY(!(copy == track));
        QVERIFY_EXCEPTION_THROWN(track.append(10'000, {{0.5, 0.5}}), std::exception);
    }
};

QTEST_GUILESS_MAIN(TestPointSeries)
#include "tst_point_series.moc"
