// SPDX-License-Identifier: MIT
#include "core/latency/latency_model.h"
#include "core/latency/predictor.h"
#include "tests/support/errors.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace pathloom;

namespace {

std::vector<double> softmax(const std::vector<double>& alpha)
{
    std::vector<double> result;
    double sum = 0;
    for (const double value : alpha)
        sum += std::exp(value);
    for (const double value : alpha)
        result.push_back(std::exp(value) / sum);
    return result;
}

/// A table with a made-up but distinct time for every key of the space.
LatencyTable tableOf(const SearchSpace& space)
{
    LatencyTable table{.device = "Made", .runtime = "up"};
    double ms = 1;
    for (const LatencyKey& key : latencyKeys(space))
        table.entries[key] = {.ms = ms += 0.37};
    return table;
}

bool near(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

} // namespace

class TestLatencyModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReferencesGradientVectorIsReproduced()
    {
        // Reference section 16, vector 3; its numbers have six decimals.
        const LatencyModel model{.fixedMs = 0, .pathMs = {{6, 9, 4}}};
        const PathProbabilities p = {softmax({0.3, -0.1, 0.2})};
        QVERIFY(near(model.expectedMs(p), 6.078164, 1e-6));
        const auto gradient = model.gradient(p);
        QVERIFY(near(gradient[0][0], -0.030353, 1e-6));
        QVERIFY(near(gradient[0][1], 0.760561, 1e-6));
        QVERIFY(near(gradient[0][2], -0.730208, 1e-6));
    }

    void theGradientAgreesWithFiniteDifferences()
    {
        const LatencyModel model{.fixedMs = 2, .pathMs = {{6, 9, 4}, {0, 1.5}, {3, 3, 3, 8}}};
        const std::vector<std::vector<double>> alpha = {{0.3, -0.1, 0.2}, {1, -1}, {0, 0.5, -2, 0.1}};
        const auto expected = [&](const std::vector<std::vector<double>>& values) {
            PathProbabilities p;
            for (const std::vector<double>& block : values)
                p.push_back(softmax(block));
            return model.expectedMs(p);
        };
        PathProbabilities p;
        for (const std::vector<double>& block : alpha)
            p.push_back(softmax(block));
        const auto gradient = model.gradient(p);
        const double step = 1e-5; // central difference: error of about step squared
        for (std::size_t i = 0; i < alpha.size(); ++i)
            for (std::size_t j = 0; j < alpha[i].size(); ++j) {
                auto up = alpha;
                auto down = alpha;
                up[i][j] += step;
                down[i][j] -= step;
                QVERIFY(near((expected(up) - expected(down)) / (2 * step), gradient[i][j], 1e-8));
            }
    }

    void oneHotProbabilitiesGiveTheArchitecturesTime()
    {
        const SearchSpace space = loadSpace("small");
        const LatencyModel model = latencyModel(tableOf(space), space);
        Architecture architecture;
        PathProbabilities p;
        for (int i = 0; i < space.choiceCount(); ++i) {
            const int count = int(space.choice(i).candidates.size());
            architecture.choices.push_back((3 * i + 1) % count);
            p.emplace_back(std::size_t(count), 0.0)[std::size_t(architecture.choices.back())] = 1;
        }
        const double ms = model.architectureMs(architecture);
        QVERIFY(near(model.expectedMs(p), ms, 1e-9));
        QVERIFY(near(LatencyPredictor(tableOf(space)).network(describe(space, architecture)).ms, ms, 1e-9));
        QVERIFY(model.smallestMs() < ms && ms < model.largestMs());
    }

    void aConstantStandsForWhatIsNotSearched()
    {
        const SearchSpace space = loadSpace("cifar");
        LatencyTable table = tableOf(space);
        const double fixed = latencyModel(table, space).fixedMs;
        table.constantMs = 4;
        QVERIFY(near(latencyModel(table, space).fixedMs, fixed + 4, 1e-9));
        std::erase_if(table.entries, [](const auto& entry) { return entry.first.op != "mbconv"; });
        table.entries.erase(
            latencyKey({.kind = OperatorKind::MBConv, .kernel = 3, .expand = 1, .channels = 16}, {32, 32, 32}));
        QCOMPARE(latencyModel(table, space).fixedMs, 4.0);
        Architecture architecture;
        architecture.choices.assign(std::size_t(space.choiceCount()), 0);
        QVERIFY(near(LatencyPredictor(table).network(describe(space, architecture)).ms,
                     latencyModel(table, space).architectureMs(architecture), 1e-9));
        table.constantMs.reset();
        QVERIFY(errorOf([&] { latencyModel(table, space); }).contains("has no time for conv k3"));
    }

    void aConstantDoesNotStandForABlockInTheMiddle()
    {
        const SearchSpace space = loadSpace("small"); // its stages open with a fixed MBConv 3×3, expand 3
        LatencyTable table = tableOf(space);
        table.constantMs = 4;
        std::erase_if(table.entries, [](const auto& entry) { return entry.first.stride == 2; });
        const QString error = errorOf([&] { latencyModel(table, space); });
        QVERIFY2(error.contains("has no time for mbconv k3 mid48 16->32 s2"), qPrintable(error));
    }

    void missingCandidatesAreNamed()
    {
        const SearchSpace space = loadSpace("cifar");
        LatencyTable table = tableOf(space);
        std::erase_if(table.entries, [](const auto& entry) { return entry.first.kernel == 7; });
        const QString error = errorOf([&] { latencyModel(table, space); });
        QVERIFY2(error.contains("latency table of Made: has no time for mbconv k7 mid48 16->24 s1 32x32"),
                 qPrintable(error));
        QVERIFY2(error.contains("more"), qPrintable(error));
    }

    void keysOfASpaceAreDistinctAndFixedOnesComeFirst()
    {
        const std::vector<LatencyKey> keys = latencyKeys(loadSpace("imagenet"));
        QCOMPARE(keys.size(), std::size_t(4 + 66)); // stem, first block, mix, classifier; 11 places of six operators
        QCOMPARE((std::set<LatencyKey>(keys.begin(), keys.end()).size()), keys.size());
        QCOMPARE(toText(keys[0]), std::string("conv k3 3->32 s2 224x224"));
        QCOMPARE(toText(keys[3]), std::string("classifier 1280->1000 7x7"));
    }

    void probabilitiesOfAnotherSpaceAreRefused()
    {
        const LatencyModel model{.fixedMs = 0, .pathMs = {{6, 9, 4}}};
        QVERIFY(errorOf([&] { model.expectedMs({{0.5, 0.5}}); }).contains("another search space"));
        QVERIFY(errorOf([&] { model.gradient({}); }).contains("another search space"));
        QVERIFY(errorOf([&] { model.architectureMs({{1, 1}}); }).contains("another search space"));
        QVERIFY(errorOf([&] { model.architectureMs({{3}}); }).contains("no candidate 3"));
    }
};

QTEST_GUILESS_MAIN(TestLatencyModel)
#include "tst_latency_model.moc"
