// SPDX-License-Identifier: MIT
#include "core/util/json_reader.h"
#include "core/util/rank_statistics.h"
#include "core/util/statistics.h"

#include <QtTest>

#include <cmath>

using namespace pathloom;

namespace {

Json vectors(const char* what)
{
    return readJsonFile(PATHLOOM_SHARED "/reference/nas_evaluation_vectors.json").at(what);
}
bool isNear(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

class TestRankStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kendallIsTheReferences()
    {
        int without = 0;
        for (const Json& v : vectors("kendall_tau_b")) {
            const auto tau = kendallTauB(v["x"].get<std::vector<double>>(), v["y"].get<std::vector<double>>());
            QCOMPARE(tau.has_value(), !v["tau_b"].is_null());
            if (tau)
                QVERIFY(isNear(*tau, v["tau_b"]));
            else
                ++without;
        }
        QCOMPARE(without, 1);
        QVERIFY(!kendallTauB({1}, {1}));
        QVERIFY(isNear(kendallStandardError(20), 0.16, 0.005));
        QVERIFY(isNear(kendallStandardError(100), 0.07, 0.005));
    }
    void mannWhitneyIsTheReferences()
    {
        for (const Json& v : vectors("mann_whitney_exact_two_sided")) {
            const auto test = mannWhitney(v["a"].get<std::vector<double>>(), v["b"].get<std::vector<double>>());
            QVERIFY(test && test->exact);
            QVERIFY(isNear(test->u, v["U_a"]));
            QVERIFY(isNear(test->p, v["p"]));
            QVERIFY(isNear(test->a12, v["A12"]));
        }
        QVERIFY(!mannWhitney({}, {1}));
        QVERIFY(isNear(mannWhitney({1, 1, 1}, {1, 1})->p, 1));
    }
    /// Beyond a million ways to split them: against 20,000 of those ways, ties included.
    void manyValuesGoByTheNormalDistribution()
    {
        RandomStream random(3);
        std::vector<double> a, b;
        for (int i = 0; i < 20; ++i) {
            a.push_back(std::round(2 * random.normal() + 1));
            b.push_back(std::round(2 * random.normal()));
        }
        const auto found = mannWhitney(a, b);
        QVERIFY(!found->exact);
        std::vector<double> pooled = a;
        pooled.insert(pooled.end(), b.begin(), b.end());
        int asFar = 0;
        for (int i = 0; i < 20000; ++i) {
            shuffle(pooled, random);
            const auto split = mannWhitney({pooled.begin(), pooled.begin() + 20}, {pooled.begin() + 20, pooled.end()});
            asFar += std::abs(split->u - 200) >= std::abs(found->u - 200) - 1e-9;
        }
        QVERIFY2(isNear(found->p, asFar / 20000., 0.01), qPrintable(QString::number(found->p)));
        QVERIFY(found->p > 0.001 && found->p < 0.9);
    }
    void percentilesCountTiesHalf()
    {
        QCOMPARE(percentileOf(3, {1, 2, 3, 4}), 0.625);
        QCOMPARE(percentileOf(9, {1, 2}), 1.0);
        QCOMPARE(percentileOf(0, {1, 2}), 0.0);
    }
    /// Of a mean of normal values: its standard error is known.
    void bootstrapFindsTheErrorOfAMean()
    {
        RandomStream random(5);
        std::vector<double> values;
        for (int i = 0; i < 400; ++i)
            values.push_back(random.normal());
        const auto meanOf = [&](const std::vector<std::size_t>& sample) {
            double sum = 0;
            for (const std::size_t i : sample)
                sum += values[i];
            return std::optional(sum / double(sample.size()));
        };
        const auto interval = bootstrapInterval(values.size(), meanOf, random, 2000);
        QVERIFY(isNear(interval->high - interval->low, 2 * 1.96 / 20, 0.03));
        QVERIFY(interval->low < mean(values) && mean(values) < interval->high);
        QVERIFY(!bootstrapInterval(0, meanOf, random));
    }
};

QTEST_APPLESS_MAIN(TestRankStatistics)
#include "tst_rank_statistics.moc"
