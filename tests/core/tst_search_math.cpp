// SPDX-License-Identifier: MIT
// The plain arithmetic of the search against the reference's vectors, closed forms and finite differences.
#include "core/search/architecture_parameters.h"
#include "core/search/class_weights.h"
#include "core/search/latency_loss.h"
#include "core/search/search_config.h"
#include "tests/support/errors.h"

#include <QTest>

#include <cmath>
#include <fstream>

using namespace pathloom;

namespace {

Json vectors()
{
    std::ifstream file(PATHLOOM_TEST_DATA "/proxylessnas_vectors.json");
    return Json::parse(file);
}

bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

} // namespace

class TestSearchMath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classWeightsAreTheirClosedForms()
    {
        const std::vector<std::int64_t> counts{900, 90, 0, 10};
        const auto weights = [&](ClassWeighting weighting, double beta = 0.999) {
            return classWeights({.weighting = weighting, .beta = beta}, counts);
        };
        QVERIFY(weights(ClassWeighting::None).empty());
        // N / (C n_c), C classes having images
        const std::vector<double> inverse = weights(ClassWeighting::InverseFrequency);
        QVERIFY(near(inverse[0], 1000 / (3 * 900.), 1e-12) && near(inverse[1], 1000 / (3 * 90.), 1e-12));
        QVERIFY(inverse[2] == 0 && near(inverse[3], 1000 / (3 * 10.), 1e-12));
        for (const double beta : {0.0, 0.5, 0.9, 0.999, 0.999999}) {
            const std::vector<double> found = weights(ClassWeighting::EffectiveNumber, beta);
            const auto effective = [&](double n) { return (1 - std::pow(beta, n)) / (1 - beta); };
            double mean = 0;
            for (std::size_t c = 0; c < counts.size(); ++c)
                mean += double(counts[c]) / 1000 * found[c];
            QVERIFY(near(mean, 1, 1e-12));
            QVERIFY(near(found[1] / found[0], effective(900) / effective(90), 1e-6));
            QVERIFY(near(found[3] / found[0], effective(900) / effective(10), 1e-6));
            QCOMPARE(found[2], 0.);
        }
        QVERIFY(near(weights(ClassWeighting::EffectiveNumber, 0)[3], 1, 1e-12)); // no weighting
        QVERIFY(near(weights(ClassWeighting::EffectiveNumber, 0.999999)[3], inverse[3], 0.02));
        QVERIFY(errorOf([] { classWeights({.weighting = ClassWeighting::InverseFrequency}, {0, 0}); })
                    .contains(QStringLiteral("no class")));
    }
    void gateGradientIsTheReferences()
    {
        const Json v = vectors()["gate_gradient"];
        const auto p = softmax(v["alpha"].get<std::vector<double>>());
        const auto gradient = gateGradient(p, v["d"].get<std::vector<double>>());
        double sum = 0;
        for (int j = 0; j < 3; ++j) {
            QVERIFY(near(p[j], v["p"][j], 1e-6));
            QVERIFY(near(gradient[j], v["gradient"][j], 1e-6));
            sum += gradient[j];
        }
        QVERIFY(near(sum, 0, 1e-15));
    }
    void gateGradientIsTheDerivativeOfTheExpectation()
    {
        const std::vector<double> alpha{0.7, -1.2, 0.1, 2.0};
        const std::vector<double> d{0.3, -2, 5, 0.25};
        const auto value = [&](std::vector<double> a) {
            const auto p = softmax(a);
            double sum = 0;
            for (std::size_t j = 0; j < p.size(); ++j)
                sum += p[j] * d[j];
            return sum;
        };
        const auto gradient = gateGradient(softmax(alpha), d);
        for (std::size_t j = 0; j < alpha.size(); ++j) {
            auto up = alpha;
            auto down = alpha;
            up[j] += 1e-5;
            down[j] -= 1e-5;
            QVERIFY(near(gradient[j], (value(up) - value(down)) / 2e-5, 1e-9));
        }
    }
    void twoPathStepIsTheReferences()
    {
        const Json v = vectors()["two_path_step"];
        ArchitectureParameters parameters({v["alpha"].get<std::vector<double>>()});
        const auto before = parameters.alphas()[0];
        const auto q = softmax({before[0], before[2]});
        const auto pair = gateGradient(q, {v["d"][0], v["d"][1]});
        QVERIFY(near(pair[0], v["gradient"][0], 1e-7));
        QVERIFY(near(pair[1], v["gradient"][1], 1e-7));
        parameters.step({{pair[0], 0, pair[1]}}, {.learningRate = 1e-3}, PathMask({3}));
        QVERIFY(near(parameters.alphas()[0][0], v["after_adam"][0], 1e-6));
        QVERIFY(near(parameters.alphas()[0][2], v["after_adam"][1], 1e-6));
        parameters.rescalePair(0, 0, 2, before[0], before[2]);
        QVERIFY(near(parameters.alphas()[0][0], v["after_rescaling"][0], 5e-9));
        QVERIFY(near(parameters.alphas()[0][2], v["after_rescaling"][1], 5e-9));
        const auto p = parameters.probabilities(PathMask({3}))[0];
        for (int j = 0; j < 3; ++j)
            QVERIFY(near(p[j], v["p"][j], 1e-6));
        QVERIFY(near(p[1], softmax(before)[1], 1e-15)); // the unsampled one
    }
    void blocksWithoutGradientAreLeftAlone()
    {
        ArchitectureParameters parameters({{0.1, 0.2}, {0.3, 0.4}});
        parameters.step({{1, -1}, {}}, {}, PathMask({2, 2}));
        QVERIFY(parameters.alphas()[0] != (std::vector<double>{0.1, 0.2}));
        QCOMPARE(parameters.alphas()[1], (std::vector<double>{0.3, 0.4}));
        QVERIFY(parameters.state()["steps"] == Json::parse("[[1, 1], [0, 0]]"));
    }
    void prunedPathsComeBackAsTheyWent()
    {
        PathMask mask(std::vector<int>{3});
        ArchitectureParameters parameters({{0.4, -0.2, 0.1}});
        parameters.step({{1, 2, -3}}, {.learningRate = 0.01, .weightDecay = 0.1}, mask);
        const auto before = parameters.state();
        mask.set({0, 1}, false);
        for (int k = 0; k < 5; ++k)
            parameters.step({{1, 2, -3}}, {.learningRate = 0.01, .weightDecay = 0.1}, mask);
        const auto p = parameters.probabilities(mask)[0];
        const auto alpha = parameters.alphas()[0];
        QCOMPARE(p[1], 0.0);
        QVERIFY(parameters.state()["steps"] == Json::parse("[[6, 1, 6]]"));
        QVERIFY(near(p[0], 1 / (1 + std::exp(alpha[2] - alpha[0])), 1e-15));
        QVERIFY(near(p[0] + p[2], 1, 1e-15));
        for (const char* key : {"alphas", "first_moments", "second_moments"}) {
            QCOMPARE(parameters.state()[key][0][1].get<double>(), before[key][0][1].get<double>());
            QVERIFY(parameters.state()[key][0][0] != before[key][0][0] || QByteArray(key) == "first_moments");
        }
    }
    /// Adam in the closed form of its definition: v = (1 - b) sum b^(n-k) g_k^2, over the steps in which the path was
    /// open, divided by 1 - b^n.
    void theBiasCorrectionCountsThePathsOwnSteps()
    {
        const AdamSettings settings{.learningRate = 1e-3};
        PathMask mask(std::vector<int>{3});
        ArchitectureParameters parameters({{0.4, -0.2, 0.1}});
        mask.set({0, 0}, false);
        for (int k = 0; k < 1000; ++k)
            parameters.step({{0.7, k % 2 ? 0.1 : -0.1, k % 2 ? -0.1 : 0.1}}, settings, mask);
        mask.set({0, 0}, true);
        QCOMPARE(parameters.alphas()[0][0], 0.4);
        std::vector<double> squares;
        double alpha = 0.4;
        for (const double gradient : {0.02, -0.5, 0.3}) {
            const double before = parameters.alphas()[0][0];
            parameters.step({{gradient, 0.1, -0.1}}, settings, mask);
            squares.push_back(gradient * gradient);
            double v = 0, weights = 0;
            for (std::size_t k = 0; k < squares.size(); ++k) {
                const double weight = std::pow(settings.beta2, double(squares.size() - 1 - k));
                v += weight * squares[k];
                weights += weight;
            }
            alpha -= settings.learningRate * gradient / (std::sqrt(v / weights) + settings.epsilon);
            QVERIFY(near(parameters.alphas()[0][0], alpha, 1e-12));
            if (squares.size() == 1)
                QVERIFY(std::abs(parameters.alphas()[0][0] - before) <= settings.learningRate);
        }
        QVERIFY(parameters.state()["steps"] == Json::parse("[[3, 1003, 1003]]"));
    }
    /// A path that was never closed is moved as by one counter for its block, whichever of its siblings come and go; with
    /// two-path gates steps in which it was not sampled count as well and leave it where it is.
    void openPathsCountTheStepsOfTheirBlock()
    {
        const AdamSettings settings{.learningRate = 0.01};
        PathMask mask(std::vector<int>{3});
        ArchitectureParameters parameters({{0.4, -0.2, 0.1}});
        double alpha = 0.4, v = 0;
        RandomStream random(5);
        for (int n = 1; n <= 200; ++n) {
            mask.set({0, 2}, n % 7 > 2);
            const double gradient = n % 3 == 0 ? random.uniform() - 0.5 : 0; // 0: the pair was another one
            parameters.step({{gradient, 0.1, n % 3 ? 0.2 : 0}}, settings, mask);
            v = settings.beta2 * v + (1 - settings.beta2) * gradient * gradient;
            const double correction = 1 - std::pow(settings.beta2, n);
            const double before = alpha;
            alpha -= settings.learningRate * gradient / (std::sqrt(v / correction) + settings.epsilon);
            QCOMPARE(parameters.alphas()[0][0], alpha); // bit by bit
            QVERIFY(gradient != 0 || alpha == before);
        }
    }
    void adamsFirstStepHasTheSizeOfItsRate()
    {
        ArchitectureParameters parameters({{0, 0}});
        parameters.step({{1e-3, -50}}, {.learningRate = 0.01}, PathMask({2}));
        QVERIFY(near(parameters.alphas()[0][0], -0.01, 1e-6));
        QVERIFY(near(parameters.alphas()[0][1], 0.01, 1e-6));
    }
    void stateReadsBack()
    {
        ArchitectureParameters parameters({{0.1, 0.2, 0.3}});
        parameters.step({{1, 2, 3}}, {}, PathMask({3}));
        ArchitectureParameters again({{0, 0, 0}});
        again.setState(Json::parse(parameters.state().dump()));
        parameters.step({{1, -2, 3}}, {}, PathMask({3}));
        again.step({{1, -2, 3}}, {}, PathMask({3}));
        QCOMPARE(again.alphas(), parameters.alphas()); // bit by bit
        for (const auto& other : {std::vector<std::vector<double>>{{0}, {0}}, {{0, 0}}, {{0, 0, 0, 0}}})
            QVERIFY(!errorOf([&] { ArchitectureParameters(other).setState(parameters.state()); }).isEmpty());
        for (const char* key : {"first_moments", "second_moments", "steps"}) {
            Json damaged = parameters.state();
            damaged[key][0].erase(0);
            QVERIFY(!errorOf([&] { again.setState(damaged); }).isEmpty());
        }
        QCOMPARE(again.alphas(), parameters.alphas()); // as they were
    }
    void stateWithOneCounterABlockIsRead()
    {
        ArchitectureParameters parameters({{0.1, 0.2, 0.3}, {0.4, 0.5}});
        for (int k = 0; k < 4; ++k)
            parameters.step({{1, 2, 3}, {-1, 1}}, {}, PathMask({3, 2}));
        parameters.step({{1, 2, 3}, {}}, {}, PathMask({3, 2}));
        Json older = parameters.state();
        older["steps"] = Json::parse("[5, 4]");
        ArchitectureParameters again({{0, 0, 0}, {0, 0}});
        again.setState(older);
        QVERIFY(again.state() == parameters.state());
        older["steps"] = Json::parse("[5, 4, 3]");
        QVERIFY_EXCEPTION_THROWN(again.setState(older), std::exception);
    }
    void sampledFrequenciesAreTheProbabilities()
    {
        RandomStream random(7);
        const std::vector<double> p{0.5, 0, 0.3, 0.2};
        std::vector<int> counts(4);
        constexpr int draws = 40000;
        for (int i = 0; i < draws; ++i)
            ++counts[sampleIndex(p, random)];
        QCOMPARE(counts[1], 0);
        for (int j : {0, 2, 3}) // four standard deviations
            QVERIFY(std::abs(counts[j] - draws * p[j]) < 4 * std::sqrt(draws * p[j] * (1 - p[j])));
    }

    void lossFormsAreTheReferences()
    {
        const Json v = vectors()["loss_forms"];
        SearchConfig config;
        for (const Json& row : v["rows"]) {
            config.latencyLoss = LatencyLoss::MulLog;
            config.latencyAlpha = 1;
            QVERIFY(near(combineLoss(config, 1, row["ms"], v["reference_ms"]).loss, row["factor"], 1e-6));
            config.latencyLoss = LatencyLoss::AddLinear;
            QVERIFY(near(combineLoss(config, 1, row["ms"], v["reference_ms"]).latencyTerm, row["add_linear"], 1e-6));
        }
    }
    void lossDerivativesAreThoseOfTheLoss_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<double>("ms");
        QTest::newRow("none") << int(LatencyLoss::None) << 90.;
        QTest::newRow("mul#log") << int(LatencyLoss::MulLog) << 90.;
        QTest::newRow("mul#log below") << int(LatencyLoss::MulLog) << 40.;
        QTest::newRow("add#linear") << int(LatencyLoss::AddLinear) << 60.;
        QTest::newRow("hinge above") << int(LatencyLoss::Hinge) << 90.;
        QTest::newRow("hinge below") << int(LatencyLoss::Hinge) << 60.;
    }
    void lossDerivativesAreThoseOfTheLoss()
    {
        QFETCH(int, form);
        QFETCH(double, ms);
        SearchConfig config{.latencyLoss = static_cast<LatencyLoss>(form)};
        const auto loss = [&](double ce, double e) { return combineLoss(config, ce, e, 80).loss; };
        const CombinedLoss combined = combineLoss(config, 1.7, ms, 80);
        QVERIFY(near(combined.byCrossEntropy, (loss(1.7 + 1e-5, ms) - loss(1.7 - 1e-5, ms)) / 2e-5, 1e-9));
        QVERIFY(near(combined.byLatency, (loss(1.7, ms + 1e-4) - loss(1.7, ms - 1e-4)) / 2e-4, 1e-9));
        QVERIFY(near(combined.latencyTerm, combined.loss - 1.7, 1e-15));
    }
    void pressureGrowsLinearly()
    {
        for (const std::int64_t step : {0, 1, 50, 99})
            QCOMPARE(latencyPressure(0, step, 100), 1.0);
        QCOMPARE(latencyPressure(0.5, 0, 100), 0.0);
        QVERIFY(near(latencyPressure(0.5, 20, 100), 0.4, 1e-15));
        QCOMPARE(latencyPressure(0.5, 50, 100), 1.0);
        QCOMPARE(latencyPressure(0.5, 80, 100), 1.0);
        QVERIFY(near(latencyPressure(1, 99, 100), 0.99, 1e-15));
        QCOMPARE(latencyPressure(0.5, 0, 0), 1.0);
    }
    void pressureIsAFactorOfTheWeight_data() { lossDerivativesAreThoseOfTheLoss_data(); }
    void pressureIsAFactorOfTheWeight()
    {
        QFETCH(int, form);
        QFETCH(double, ms);
        const SearchConfig whole{.latencyLoss = static_cast<LatencyLoss>(form)};
        SearchConfig part = whole;
        part.latencyLambda *= 0.3;
        part.latencyBeta *= 0.3;
        part.reinforceExponent *= 0.3;
        const CombinedLoss pressed = combineLoss(whole, 1.7, ms, 80, 0.3), wanted = combineLoss(part, 1.7, ms, 80);
        QCOMPARE(pressed.loss, wanted.loss);
        QCOMPARE(pressed.byLatency, wanted.byLatency);
        QCOMPARE(pressed.byCrossEntropy, wanted.byCrossEntropy);
        QCOMPARE(reward(whole, 0.9, ms, 80, 0.3), reward(part, 0.9, ms, 80));
        const CombinedLoss none = combineLoss(whole, 1.7, ms, 80, 0);
        QCOMPARE(none.byLatency, 0.0);
    }
    void mulLogRefusesLatenciesBelowOneMillisecond()
    {
        SearchConfig config{.latencyLoss = LatencyLoss::MulLog};
        QVERIFY(errorOf([&] { combineLoss(config, 1, 0.9, 80); }).contains("latency.loss"));
    }
    void rewardIsTheReferences()
    {
        const Json v = vectors()["reward"];
        SearchConfig config;
        QVERIFY(near(reward(config, v["accuracy"], v["latency_ms"], v["reference_ms"]), v["reward"], 1e-6));
        config.latencyLoss = LatencyLoss::None;
        QCOMPARE(reward(config, 0.62, 100, 80), 0.62);
    }
    void cosineIsTheReferences()
    {
        QCOMPARE(cosineLearningRate(0.025, 0, 120), 0.025);
        QVERIFY(near(cosineLearningRate(0.025, 60, 120), 0.0125, 1e-15));
    }

    void settingsReadBack()
    {
        SearchConfig config;
        setSetting(config, "alpha.learning_rate=0.03");
        setSetting(config, "latency.loss=hinge");
        setSetting(config, "training.inherit=true");
        setSetting(config, "seed", 12);
        QCOMPARE(config.alphaLearningRate, 0.03);
        QVERIFY(config.latencyLoss == LatencyLoss::Hinge);
        QVERIFY(config.training.inheritWeights);
        QVERIFY(configFromJson(Json::parse(toJson(config).dump()), "test") == config);
    }
    void everySettingCanBeChanged()
    {
        for (const SettingInfo& setting : listSettings(SearchConfig())) {
            SearchConfig config;
            Json other;
            if (setting.value.is_boolean())
                other = !setting.value.get<bool>();
            else if (!setting.choices.empty())
                other = setting.choices[0] == setting.value ? setting.choices[1] : setting.choices[0];
            else
                other = setting.value == setting.maximum ? setting.minimum : setting.maximum;
            setSetting(config, setting.key, other);
            QVERIFY2(!(config == SearchConfig()), setting.key.c_str());
            QVERIFY(!setting.help.empty());
        }
    }
    void badSettingsNameTheKey_data()
    {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("unknown") << "alpha.learningrate=1" << "alpha.learning_rate";
        QTest::newRow("type") << "epochs=many" << "epochs";
        QTest::newRow("fraction") << "epochs=1.5" << "whole number";
        QTest::newRow("range") << "weights.momentum=1" << "weights.momentum";
        QTest::newRow("nan") << "weights.momentum=nan" << "weights.momentum";
        QTest::newRow("huge") << "weights.learning_rate=1e999" << "weights.learning_rate";
        QTest::newRow("choice") << "method=evolution" << "gradient, reinforce, random";
        QTest::newRow("form") << "epochs" << "key=value";
        QTest::newRow("boolean") << "training.inherit=1" << "true or false";
    }
    void badSettingsNameTheKey()
    {
        QFETCH(QString, assignment);
        QFETCH(QString, mentions);
        SearchConfig config;
        const QString error = errorOf([&] { setSetting(config, assignment.toStdString()); });
        QVERIFY2(error.contains(mentions), qPrintable(error));
        QVERIFY(config == SearchConfig());
    }
    void momentumIsRefusedWithTwoPathGates()
    {
        SearchConfig config{.gateMode = GateMode::Two, .alphaBeta1 = 0.9};
        QCOMPARE(problems(config).size(), std::size_t(1));
        config.gateMode = GateMode::Full;
        QVERIFY(problems(config).empty());
    }
};

QTEST_GUILESS_MAIN(TestSearchMath)
#include "tst_search_math.moc"
