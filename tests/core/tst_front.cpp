// SPDX-License-Identifier: MIT
// The front against exhaustive search, which needs no idea: all architectures, sorted.
#include "core/front/front.h"
#include "core/util/random.h"
#include "tests/support/errors.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include <spdlog/fmt/fmt.h>
#include <spdlog/fmt/ranges.h>

using namespace pathloom;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

QString textOf(const std::vector<FrontPoint>& points)
{
    QString text;
    for (const FrontPoint& point : points)
        text += QString::fromStdString(
            fmt::format("{} {} {}\n", fmt::join(point.architecture.choices, ","), point.score, point.cost));
    return text;
}

/// Every architecture that the mask and the limits leave, best first.
std::vector<FrontPoint> exhaustive(const FrontRequest& request, double budget)
{
    std::vector<FrontPoint> all;
    Architecture architecture{std::vector<int>(request.score.size(), 0)};
    const auto visit = [&](const auto& self, std::size_t block) -> void {
        if (block < request.score.size()) {
            for (architecture.choices[block] = 0;
                 architecture.choices[block] < static_cast<int>(request.score[block].size());
                 ++architecture.choices[block])
                self(self, block + 1);
            return;
        }
        FrontPoint point{architecture, 0, request.cost.of(architecture)};
        for (std::size_t i = 0; i < request.score.size(); ++i)
            point.score += request.score[i][std::size_t(architecture.choices[i])];
        const bool kept = std::ranges::all_of(
            request.limits, [&](const CostLimit& limit) { return limit.cost.of(architecture) <= limit.most; });
        if (kept && request.mask.allows(architecture) && point.cost <= budget && std::isfinite(point.score))
            all.push_back(point);
    };
    visit(visit, 0);
    std::ranges::stable_sort(all, [](const FrontPoint& a, const FrontPoint& b) {
        return a.score != b.score ? a.score > b.score : a.cost < b.cost; // and in the order of their candidates
    });
    return all;
}

std::vector<FrontPoint> exhaustiveFront(const FrontRequest& request)
{
    std::vector<FrontPoint> front;
    for (const FrontPoint& point : exhaustive(request, infinity)) // of equal scores the cheapest comes first
        if (front.empty() || point.cost < front.back().cost)
            front.push_back(point);
    std::ranges::reverse(front);
    return front;
}

/// Requests of random shape. Their numbers are small whole ones, so that many are equal and sums are exact.
class Requests
{
public:
    explicit Requests(std::uint64_t seed) : m_random(seed) {}

    int below(int count) { return m_random.below(count); }
    FrontRequest next(int blocks, int mostOptions, int limits)
    {
        FrontRequest request;
        std::vector<int> counts;
        for (int i = 0; i < blocks; ++i)
            counts.push_back(1 + below(mostOptions));
        const auto values = [&](int least, int most) {
            std::vector<std::vector<double>> all;
            for (const int count : counts)
                for (all.emplace_back(); static_cast<int>(all.back().size()) < count;)
                    all.back().push_back(least + below(most - least + 1));
            return all;
        };
        request.score = values(-8, 0);
        request.cost = {.fixed = static_cast<double>(below(5)), .option = values(0, 9)};
        request.mask = PathMask(counts);
        for (int i = 0; i < blocks; ++i)
            for (int j = 0; j < counts[std::size_t(i)]; ++j)
                if (request.mask.openCount(i) > 1 && below(5) == 0)
                    request.mask.set({i, j}, false);
        for (int i = 0; i < limits; ++i) {
            CostLimit limit{fmt::format("limit {}", i), {.fixed = 1, .option = values(0, 7)}};
            const double least = limit.cost.least(request.mask), most = limit.cost.most(request.mask);
            limit.most = std::floor(least + (most - least) * (0.2 + 0.1 * below(8))) - (below(6) == 0 ? 3 : 0);
            request.limits.push_back(std::move(limit));
        }
        return request;
    }

private:
    RandomStream m_random;
};

/// `blocks` times `options` with real numbers: what is dear is good, more or less.
FrontRequest large(int blocks, int options, std::uint64_t seed)
{
    RandomStream random(seed);
    FrontRequest request;
    request.cost.fixed = 20;
    for (int i = 0; i < blocks; ++i) {
        PathProbabilities one(1);
        request.cost.option.emplace_back();
        for (int j = 0; j < options; ++j) {
            request.cost.option.back().push_back(random.uniform() * 4);
            one[0].push_back(std::exp(3 * random.uniform() + 0.5 * request.cost.option.back().back()));
        }
        double sum = 0;
        for (const double value : one[0])
            sum += value;
        for (double& value : one[0])
            value /= sum;
        request.score.push_back(logProbabilities(one)[0]);
    }
    request.mask = PathMask(std::vector<int>(std::size_t(blocks), options));
    return request;
}

/// Checks everything that a front can be asked for, at every budget at which something changes and between them.
QString difference(const FrontRequest& request)
{
    const Front front(request);
    const std::vector<FrontPoint> expected = exhaustiveFront(request);
    if (front.points() != expected)
        return QStringLiteral("points:\n") + textOf(front.points()) + QStringLiteral("expected:\n") + textOf(expected);
    if (front.cheapest() != (expected.empty() ? std::nullopt : std::optional(expected.front())))
        return QStringLiteral("the cheapest");
    for (double budget = -1; budget <= request.cost.most(request.mask) + 1; budget += 0.5) {
        const std::vector<FrontPoint> all = exhaustive(request, budget);
        if (bestWithin(request, budget) != front.best(budget))
            return QStringLiteral("the best alone at %1").arg(budget);
        if (front.best(budget) != (all.empty() ? std::nullopt : std::optional(all.front())))
            return QStringLiteral("the best at %1").arg(budget);
        for (const int count : {1, 3, 8, 100}) {
            const std::vector<FrontPoint> best(all.begin(),
                                               all.begin() + std::min<std::ptrdiff_t>(count, std::ssize(all)));
            if (const auto found = front.best(budget, count); found != best)
                return QStringLiteral("%1 at %2:\n").arg(count).arg(budget) + textOf(found) +
                       QStringLiteral("expected:\n") + textOf(best);
        }
    }
    return {};
}

} // namespace

class TestFront : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsExhaustiveSearchAtEveryBudget_data()
    {
        QTest::addColumn<int>("limits");
        for (const int limits : {0, 1, 2, 3})
            QTest::addRow("%d limits", limits) << limits;
    }
    void equalsExhaustiveSearchAtEveryBudget()
    {
        QFETCH(int, limits);
        Requests requests(17 + std::uint64_t(limits));
        int empty = 0;
        for (int i = 0; i < 60; ++i) {
            const FrontRequest request = requests.next(1 + requests.below(5), 4, limits);
            const QString wrong = difference(request);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("request %1, ").arg(i) + wrong));
            empty += exhaustive(request, infinity).empty() ? 1 : 0;
        }
        QCOMPARE(empty > 0, limits > 0); // limits that cannot be kept were among them
    }

    void equalsExhaustiveSearchWithRealNumbers()
    {
        for (int seed = 0; seed < 10; ++seed) {
            const FrontRequest request = large(5, 5, std::uint64_t(seed));
            const std::vector<FrontPoint> expected = exhaustiveFront(request);
            const Front front(request);
            QCOMPARE(front.costError(), 0.0);
            QCOMPARE(textOf(front.points()), textOf(expected));
            for (const FrontPoint& point : expected) {
                QCOMPARE(front.best(point.cost), std::optional(point)); // a budget that it takes exactly
                QVERIFY(front.best(std::nextafter(point.cost * (1 - 1e-9), 0)) != std::optional(point));
                const std::vector<FrontPoint> all = exhaustive(request, point.cost);
                const std::vector<FrontPoint> best(all.begin(), all.begin() + std::min<std::ptrdiff_t>(8, std::ssize(all)));
                QCOMPARE(textOf(front.best(point.cost, 8)), textOf(best));
            }
        }
    }

    void aLargeFrontAscendsAndNoPointBeatsAnother()
    {
        const FrontRequest request = large(21, 7, 1);
        const Front front(request);
        QVERIFY(front.points().size() > 100);
        QVERIFY(front.costError() <= 0.005 * front.points().front().cost);
        for (std::size_t i = 1; i < front.points().size(); ++i) {
            const FrontPoint &before = front.points()[i - 1], &point = front.points()[i];
            QVERIFY(before.cost < point.cost && before.score < point.score);
            QCOMPARE(point.cost, request.cost.of(point.architecture));
        }
        QCOMPARE(front.points().front().cost, request.cost.least(request.mask));
        double best = 0;
        for (const std::vector<double>& scores : request.score)
            best += std::ranges::max(scores);
        QVERIFY(std::abs(front.points().back().score - best) < 1e-12);
    }

    /// Sixteen costs that are powers of two, and scores that hardly differ from them: nearly all of 65,536 architectures
    /// are on the front, so lists are thinned; best() must not notice.
    void aThinnedFrontStatesItsErrorAndItsBestIsExact()
    {
        constexpr int blocks = 16;
        FrontRequest request;
        RandomStream random(2);
        request.cost.fixed = 30000;
        for (int i = 0; i < blocks; ++i) {
            request.cost.option.push_back({0, std::ldexp(1, i)});
            request.score.push_back({0, std::ldexp(1, i) * (1 + 0.01 * random.uniform())});
        }
        request.mask = PathMask(std::vector(blocks, 2));
        const Front front(request);
        QVERIFY(front.points().size() > 1000 && front.points().size() < 30000);
        QVERIFY(front.costError() > 0 && front.costError() <= 0.005 * front.points().front().cost);
        const std::vector<FrontPoint> all = exhaustive(request, infinity);
        for (double budget = 30000; budget < 96000; budget += 1717) {
            std::vector<FrontPoint> best;
            for (const FrontPoint& point : all)
                if (point.cost <= budget && best.size() < 8)
                    best.push_back(point);
            QCOMPARE(textOf(front.best(budget, 8)), textOf(best));
            QCOMPARE(front.best(budget), std::optional(best.front()));
            QCOMPARE(bestWithin(request, budget), std::optional(best.front()));
            const auto listed = std::prev(std::ranges::upper_bound(front.points(), budget, {}, &FrontPoint::cost));
            QVERIFY(listed->score <= best.front().score);
            if (const auto less = front.best(budget - front.costError()))
                QVERIFY(listed->score >= less->score);
        }
    }

    void equalScoresAndCostsAreTakenInTheOrderOfTheirCandidates()
    {
        FrontRequest request;
        request.score = std::vector(21, std::vector(7, -2.0));
        request.cost.option = std::vector(21, std::vector(7, 1.0));
        request.mask = PathMask(std::vector(21, 7));
        const Front front(request); // 7^21 that are all alike
        QCOMPARE(front.points().size(), 1U);
        QCOMPARE(front.points().front().architecture.choices, std::vector(21, 0));
        const std::vector<FrontPoint> best = front.best(21, 9);
        QCOMPARE(best.size(), 9U);
        std::vector<int> expected(21, 0);
        for (std::size_t i = 0; i < 9; ++i) {
            expected[20] = static_cast<int>(i % 7);
            expected[19] = static_cast<int>(i / 7);
            QCOMPARE(best[i].architecture.choices, expected);
        }
    }

    void aPinnedSpaceHasOneArchitecture()
    {
        FrontRequest request = large(6, 4, 3);
        for (int i = 0; i < 6; ++i)
            for (int j = 0; j < 4; ++j)
                request.mask.set({i, j}, j == i % 4);
        const Front front(request);
        QCOMPARE(front.points().size(), 1U);
        QCOMPARE(front.points().front().architecture.choices, (std::vector{0, 1, 2, 3, 0, 1}));
        QCOMPARE(front.best(1000, 8).size(), 1U);
        QVERIFY(!front.best(front.points().front().cost - 0.001));
    }

    void aBudgetBelowTheCheapestHasNothing()
    {
        const FrontRequest request = large(4, 3, 4);
        const Front front(request);
        const double least = request.cost.least(request.mask);
        QCOMPARE(front.cheapest()->cost, least);
        for (const double budget : {least - 1e-6, 0.0, -1.0, -infinity, std::numeric_limits<double>::quiet_NaN()}) {
            QVERIFY(!front.best(budget));
            QVERIFY(front.best(budget, 3).empty());
        }
        QVERIFY(front.best(least));
        QCOMPARE(front.best(infinity), std::optional(front.points().back()));
    }

    void whatKeepsIsAskedFromTheBestOnAndNoFurtherThanNeeded()
    {
        const FrontRequest request = large(6, 4, 5);
        const Front front(request);
        const double budget = 30;
        const std::vector<FrontPoint> all = exhaustive(request, budget);
        std::vector<Architecture> asked;
        const auto third = [&](const Architecture& architecture) {
            asked.push_back(architecture);
            return asked.size() % 3 == 0;
        };
        const std::vector<FrontPoint> found = front.best(budget, 2, third);
        QCOMPARE(asked.size(), 6U);
        for (std::size_t i = 0; i < asked.size(); ++i)
            QCOMPARE(asked[i].choices, all[i].architecture.choices);
        QCOMPARE(found, (std::vector{all[2], all[5]}));
        int questions = 0;
        QVERIFY(front.best(budget, 1, [&](const Architecture&) { return ++questions < 0; }, 10).empty());
        QCOMPARE(questions, 10);
        QVERIFY(errorOf([&] { (void)front.best(budget, 0); }).contains(QStringLiteral("at least one")));
    }

    void probabilitiesOfZeroAreTheLastChoice()
    {
        FrontRequest request;
        request.score = logProbabilities({{0, 1}, {0.75, 0.25}});
        request.cost.option = {{1, 5}, {3, 1}};
        request.mask = PathMask({2, 2});
        const Front front(request);
        QCOMPARE(front.best(8)->architecture.choices, (std::vector{1, 0}));
        QCOMPARE(front.best(5)->architecture.choices, (std::vector{0, 0})); // nothing else is that cheap
        QVERIFY(front.best(5)->score < -100 && std::isfinite(front.best(5)->score));
        request.score[0][0] = -infinity; // closes it
        QVERIFY(!Front(request).best(5));
        QCOMPARE(Front(request).cheapest()->architecture.choices, (std::vector{1, 1}));
    }

    void costsMayBeDifferencesToAReference()
    {
        FrontRequest request = large(5, 4, 6);
        request.cost.fixed = 12;
        for (std::vector<double>& costs : request.cost.option)
            for (double& cost : costs)
                cost -= 2;
        const Front front(request);
        QCOMPARE(textOf(front.points()), textOf(exhaustiveFront(request)));
        QCOMPARE(front.points().front().cost, request.cost.least(request.mask));
    }

    /// Latencies on two targets and a size, correlated as they are in truth.
    void limitsOfALargeSpaceAreKept()
    {
        FrontRequest request = large(21, 7, 7);
        RandomStream random(8);
        for (const char* name : {"latency@other", "macs"}) {
            CostLimit limit{name, request.cost, 0};
            for (std::vector<double>& costs : limit.cost.option)
                for (double& cost : costs)
                    cost *= 0.5 + random.uniform();
            const double least = limit.cost.least(request.mask);
            limit.most = least + 0.3 * (limit.cost.most(request.mask) - least);
            request.limits.push_back(limit);
        }
        const Front front(request);
        QVERIFY(front.points().size() > 20);
        for (const FrontPoint& point : front.points())
            for (const CostLimit& limit : request.limits)
                QVERIFY(limit.cost.of(point.architecture) <= limit.most * (1 + 1e-12));
        const double budget = front.points()[front.points().size() / 2].cost;
        const std::vector<FrontPoint> best = front.best(budget, 8);
        QCOMPARE(best.size(), 8U);
        QVERIFY(exhaustiveNear(request, best.front(), budget).front().score <= best.front().score);
    }

    /// Each limit alone leaves networks, both together none: to be told, not to be searched for among 7^21.
    void limitsThatContradictEachOtherLeaveNothing()
    {
        FrontRequest request = large(21, 7, 9);
        RandomStream random(10);
        CostLimit other{"other", request.cost, 0};
        for (std::vector<double>& costs : other.cost.option)
            for (double& cost : costs)
                cost = 4 * random.uniform();
        other.most = other.cost.least(request.mask) + 2;
        request.limits = {other};
        const double least = request.cost.least(request.mask);
        const Front front(request);
        QVERIFY(!front.points().empty() && front.cheapest()->cost > least + 2);
        QVERIFY(!front.best(least + 2));
        QVERIFY(!bestWithin(request, least + 2));
        CostLimit cheap{"cheap", request.cost, least + 2};
        request.limits = {other, cheap};
        QVERIFY(Front(request).points().empty());
        QCOMPARE(cheapestOf(request).cost, least); // without the limits
    }

    void aStopTokenEndsIt()
    {
        std::stop_source source;
        source.request_stop();
        bool cancelled = false;
        try {
            const Front front(large(21, 7, 1), source.get_token());
        } catch (const Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        std::stop_source later;
        const Front front(large(21, 7, 1), later.get_token());
        later.request_stop();
        QCOMPARE(errorOf([&] { (void)front.best(40, 8); }), QStringLiteral("cancelled"));
    }

    void whatDoesNotFitTogetherIsRefused()
    {
        const FrontRequest good = large(3, 3, 1);
        FrontRequest bad = good;
        bad.score.pop_back();
        QVERIFY(errorOf([&] { Front{bad}; }).contains(QStringLiteral("different search spaces")));
        bad = good;
        bad.cost.option[1][1] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(errorOf([&] { Front{bad}; }).contains(QStringLiteral("candidate 1 of choice block 1")));
        bad.mask.set({1, 1}, false); // a closed one does not matter
        QVERIFY(!Front(bad).points().empty());
        bad = good;
        bad.score[2][0] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(errorOf([&] { Front{bad}; }).contains(QStringLiteral("no usable score")));
        bad.score[2] = std::vector(3, -infinity);
        QVERIFY(errorOf([&] { Front{bad}; }).contains(QStringLiteral("no open path")));
    }

private:
    /// All that differ in at most two blocks, best first; the architecture itself among them.
    static std::vector<FrontPoint> exhaustiveNear(const FrontRequest& request, const FrontPoint& point, double budget)
    {
        std::vector<FrontPoint> best;
        for (int a = 0; a < request.mask.blocks(); ++a)
            for (int b = a + 1; b < request.mask.blocks(); ++b) {
                FrontRequest near = request;
                for (int i = 0; i < request.mask.blocks(); ++i)
                    for (int j = 0; j < request.mask.candidates(i); ++j)
                        near.mask.set({i, j}, i == a || i == b || j == point.architecture.choices[std::size_t(i)]);
                for (const FrontPoint& one : exhaustiveOpen(near, budget))
                    if (best.empty() || one.score > best.front().score)
                        best = {one};
            }
        return best;
    }
    /// As exhaustive(), without looking at what the mask closes: for few open paths of many.
    static std::vector<FrontPoint> exhaustiveOpen(const FrontRequest& request, double budget)
    {
        FrontRequest open;
        const auto left = [&](const AdditiveCost& cost) {
            AdditiveCost result{.fixed = cost.fixed};
            for (int i = 0; i < request.mask.blocks(); ++i)
                for (result.option.emplace_back(); const int j : request.mask.open(i))
                    result.option.back().push_back(cost.option[std::size_t(i)][std::size_t(j)]);
            return result;
        };
        open.score = left({0, request.score}).option;
        open.cost = left(request.cost);
        std::vector<int> counts;
        for (const std::vector<double>& scores : open.score)
            counts.push_back(static_cast<int>(scores.size()));
        open.mask = PathMask(counts);
        for (const CostLimit& limit : request.limits)
            open.limits.push_back({limit.name, left(limit.cost), limit.most});
        return exhaustive(open, budget);
    }
};

QTEST_APPLESS_MAIN(TestFront)
#include "tst_front.moc"
