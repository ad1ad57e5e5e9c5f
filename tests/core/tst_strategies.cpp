// SPDX-License-Identifier: MIT
// What the strategies make of the supernet's answers; the supernet itself is a table here.
#include "core/search/steering.h"
#include "core/search/strategy.h"
#include "core/util/error.h"

#include <QTest>

#include <cmath>

using namespace pathloom;

namespace {

/// Answers from what a test says a candidate is worth.
class ScriptedSupernet final : public HeldOutEvaluator
{
public:
    std::function<double(int block, int candidate)> gate = [](int, int) { return 0.0; };
    std::function<double(const std::vector<int>&)> accuracy = [](const std::vector<int>&) { return 0.5; };
    std::function<double(const std::vector<int>&)> crossEntropy = [](const std::vector<int>&) { return 1.0; };
    std::vector<std::vector<int>> participants; ///< of the newest step
    std::size_t candidates = 7;                 ///< of every block

    void nextBatch() override {}
    PathResult evaluate(const std::vector<int>& path) override
    {
        return {.crossEntropy = crossEntropy(path), .accuracy = accuracy(path), .gates = {}};
    }
    PathResult gateGradients(const std::vector<int>& path, const std::vector<std::vector<int>>& asked) override
    {
        participants = asked;
        PathResult result = evaluate(path);
        for (std::size_t i = 0; i < asked.size(); ++i) {
            auto& gates = result.gates.emplace_back(asked[i].empty() ? 0 : candidates);
            for (const int candidate : asked[i])
                gates[std::size_t(candidate)] = gate(int(i), candidate);
        }
        return result;
    }
};

/// A strategy with all it refers to.
struct Search
{
    SearchSpace space = loadSpace("small");
    SearchConfig config{.skipRule = SkipRule::Learn, .alphaLearningRate = 0.05, .latencyLoss = LatencyLoss::None};
    LatencyModel latency;
    double budgetMs = 1000;
    Steering steering{space};
    RandomStream random{3};
    ScriptedSupernet supernet;
    std::unique_ptr<SearchStrategy> strategy;

    explicit Search(SearchMethod method, GateMode gates = GateMode::Full)
    {
        config.method = method;
        config.gateMode = gates;
        latency.fixedMs = 1;
        for (int i = 0; i < space.choiceCount(); ++i)
            for (std::size_t j = 0; j < candidates(); ++j) {
                latency.pathMs.resize(std::size_t(i) + 1);
                latency.pathMs.back().push_back(double(j) + 1);
            }
    }
    void start() { strategy = makeStrategy({space, config, latency, budgetMs, steering.mask()}, random); }
    void steps(int count)
    {
        for (int k = 0; k < count; ++k)
            strategy->architectureStep(supernet, random);
    }
    std::size_t candidates() const { return space.choice(0).candidates.size(); }
};

bool sumsToOne(const std::vector<double>& p)
{
    double sum = 0;
    for (const double value : p)
        sum += value;
    return std::abs(sum - 1) < 1e-12;
}

} // namespace

class TestStrategies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoPathsMoveOnlyEachOther()
    {
        Search search(SearchMethod::Gradient, GateMode::Two);
        search.supernet.gate = [](int block, int candidate) { return std::sin(7.0 * block + candidate); };
        search.start();
        for (int k = 0; k < 50; ++k) {
            const PathProbabilities before = search.strategy->probabilities();
            search.steps(1);
            const PathProbabilities after = search.strategy->probabilities();
            for (std::size_t i = 0; i < before.size(); ++i) {
                const std::vector<int>& pair = search.supernet.participants[i];
                QCOMPARE(pair.size(), std::size_t(2));
                QVERIFY(pair[0] != pair[1]);
                for (int j = 0; j < int(before[i].size()); ++j)
                    if (j != pair[0] && j != pair[1])
                        QVERIFY2(std::abs(after[i][j] - before[i][j]) < 1e-12, "an unsampled path moved");
                QVERIFY(sumsToOne(after[i]));
                // A smaller gradient of the gate: the loss falls with more of it.
                const bool firstIsBetter =
                    search.supernet.gate(int(i), pair[0]) < search.supernet.gate(int(i), pair[1]);
                const int better = pair[firstIsBetter ? 0 : 1];
                QVERIFY(after[i][better] > before[i][better]);
            }
        }
    }

    void gradientFindsTheBestCandidate_data()
    {
        QTest::addColumn<int>("gates");
        QTest::newRow("two paths") << int(GateMode::Two);
        QTest::newRow("all paths") << int(GateMode::Full);
    }
    void gradientFindsTheBestCandidate()
    {
        QFETCH(int, gates);
        Search search(SearchMethod::Gradient, GateMode(gates));
        search.supernet.gate = [](int block, int candidate) { return candidate == block % 7 ? -1.0 : 0.2; };
        search.start();
        search.steps(400);
        const Architecture leading = search.strategy->leading(search.random);
        for (int i = 0; i < search.space.choiceCount(); ++i)
            QCOMPARE(leading.choices[std::size_t(i)], i % 7);
    }

    void latencyAloneFindsTheFastestCandidate_data() { gradientFindsTheBestCandidate_data(); }
    void latencyAloneFindsTheFastestCandidate()
    {
        QFETCH(int, gates);
        Search search(SearchMethod::Gradient, GateMode(gates));
        search.config.latencyLoss = LatencyLoss::AddLinear;
        search.config.latencyLambda = 1;
        search.budgetMs = 10;
        search.start();
        search.steps(400);
        QCOMPARE(search.strategy->leading(search.random).choices,
                 std::vector<int>(std::size_t(search.space.choiceCount()), 0)); // candidate 0 takes 1 ms
    }

    void firstStepOfAllPathsGoesAgainstTheGradient()
    {
        Search search(SearchMethod::Gradient);
        const std::vector<double> d = {0.4, -1, 2, 0.1, -0.3, 0.7, 1.1};
        search.supernet.gate = [&](int, int candidate) { return d[std::size_t(candidate)]; };
        search.start();
        const PathProbabilities p = search.strategy->probabilities();
        search.steps(1);
        const PathProbabilities after = search.strategy->probabilities();
        for (std::size_t i = 0; i < p.size(); ++i) {
            double mean = 0;
            for (std::size_t j = 0; j < d.size(); ++j)
                mean += p[i][j] * d[j];
            // Adam's first step moves every alpha by its rate against the gradient's sign, so p_j / p_k changes by
            // exp(2 rate) between one above and one below the mean.
            for (std::size_t j = 0; j < d.size(); ++j)
                for (std::size_t k = 0; k < d.size(); ++k) {
                    const double change = std::log(after[i][j] / after[i][k]) - std::log(p[i][j] / p[i][k]);
                    const double expected = 0.05 * ((d[j] < mean) - (d[j] > mean) - (d[k] < mean) + (d[k] > mean));
                    QVERIFY(std::abs(change - expected) < 1e-6);
                }
        }
    }

    void reinforceFollowsTheReward()
    {
        Search search(SearchMethod::Reinforce);
        search.supernet.accuracy = [](const std::vector<int>& path) { return path[0] == 2 ? 0.9 : 0.3; };
        search.start();
        const double before = search.strategy->probabilities()[0][2];
        search.steps(300);
        const PathProbabilities p = search.strategy->probabilities();
        QVERIFY2(p[0][2] > 0.8 && p[0][2] > before, qPrintable(QString::number(p[0][2])));
        for (const auto& block : p)
            QVERIFY(sumsToOne(block));
    }

    void reinforceFollowsTheLatency()
    {
        Search search(SearchMethod::Reinforce);
        search.config.latencyLoss = LatencyLoss::MulLog;
        search.config.reinforceExponent = 0.5;
        search.budgetMs = 20;
        search.start();
        const double before = search.latency.expectedMs(search.strategy->probabilities());
        search.steps(300);
        const double after = search.latency.expectedMs(search.strategy->probabilities());
        QVERIFY2(after < 0.7 * before, qPrintable(QStringLiteral("%1 to %2").arg(before).arg(after)));
    }

    void randomKeepsTheBestThatFits()
    {
        Search search(SearchMethod::Random);
        search.config.latencyLoss = LatencyLoss::Hinge;
        // Slow networks are the good ones.
        search.supernet.crossEntropy = [&](const std::vector<int>& path) {
            return 100 - search.latency.architectureMs({path});
        };
        search.start();
        search.steps(200);
        const double before = search.latency.architectureMs(search.strategy->leading(search.random));
        QVERIFY(before > 37); // the average of random ones
        search.budgetMs = 30;
        search.steps(200);
        const double after = search.latency.architectureMs(search.strategy->leading(search.random));
        QVERIFY2(after <= 30 && after > 26, qPrintable(QString::number(after)));
        for (const auto& block : search.strategy->probabilities())
            for (const double p : block)
                QCOMPARE(p, 1.0 / double(block.size()));
    }
    /// Where no architecture step came before the end of an epoch, too, and after what led was pruned.
    void whatLeadsInARandomSearchIsNeverMerelyTheFirst()
    {
        Search search(SearchMethod::Random);
        search.config.latencyLoss = LatencyLoss::Hinge;
        search.budgetMs = 30; // the average of random ones is 37
        search.start();
        const Architecture first = search.strategy->leading(search.random);
        QVERIFY(search.latency.architectureMs(first) <= 30);
        QVERIFY(first.choices != std::vector<int>(std::size_t(search.space.choiceCount()), 0));
        QVERIFY(search.strategy->leading(search.random) == first);
        const Json state = search.strategy->state();
        search.strategy->setState(state);
        QVERIFY(search.strategy->leading(search.random) == first);
        const Command prune{.kind = Command::Kind::Prune, .paths = {{2, first.choices[2]}}};
        search.steering.apply(search.steering.plan(prune, search.strategy->probabilities(), search.config), 1);
        const Architecture next = search.strategy->leading(search.random);
        QVERIFY(search.steering.mask().allows(next) && search.latency.architectureMs(next) <= 30);
    }
    void prunedPathsAreNeverSampledAndTheRestIsExact_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("gates");
        QTest::newRow("gradient, all paths") << int(SearchMethod::Gradient) << int(GateMode::Full);
        QTest::newRow("gradient, two paths") << int(SearchMethod::Gradient) << int(GateMode::Two);
        QTest::newRow("reinforce") << int(SearchMethod::Reinforce) << int(GateMode::Full);
        QTest::newRow("random") << int(SearchMethod::Random) << int(GateMode::Full);
    }
    /// After any sequence of edits and undos.
    void prunedPathsAreNeverSampledAndTheRestIsExact()
    {
        QFETCH(int, method);
        QFETCH(int, gates);
        Search search{SearchMethod(method), GateMode(gates)};
        search.config.latencyLoss = LatencyLoss::AddLinear;
        search.supernet.gate = [](int block, int candidate) { return std::sin(3.0 * block + 2 * candidate); };
        search.start();
        RandomStream dice(17);
        int undone = 0, refused = 0;
        for (int k = 0; k < 400; ++k) {
            const PathProbabilities before = search.strategy->probabilities();
            const Command edits[] = {
                {.kind = Command::Kind::Prune,
                 .paths = {{dice.below(search.space.choiceCount()), dice.below(int(search.candidates()))}}},
                {.kind = Command::Kind::Pin,
                 .paths = {{dice.below(search.space.choiceCount()), dice.below(int(search.candidates()))}}},
                {.kind = Command::Kind::Restore,
                 .paths = {{dice.below(search.space.choiceCount()), dice.below(int(search.candidates()))}}},
                {.kind = Command::Kind::PruneBelow, .value = 0.08},
                {.kind = Command::Kind::FixStage, .stage = 1},
                {.kind = Command::Kind::Undo},
                {.kind = Command::Kind::Redo}};
            try {
                search.steering.apply(search.steering.plan(edits[dice.below(7)], before, search.config), k);
                undone += search.steering.acts().back().undone;
            } catch (const UsageError&) {
                ++refused; // nothing to change, the last path …
            }
            search.steps(1);
            const PathMask& mask = search.steering.mask();
            const PathProbabilities p = search.strategy->probabilities();
            const std::vector<int> path = search.strategy->samplePath(search.random);
            QVERIFY(mask.allows({path}));
            QVERIFY(mask.allows(search.strategy->leading(search.random)));
            double expected = search.latency.fixedMs;
            for (int i = 0; i < mask.blocks(); ++i) {
                QVERIFY(mask.openCount(i) >= 1);
                QVERIFY(sumsToOne(p[i]));
                for (int j = 0; j < mask.candidates(i); ++j) {
                    QVERIFY((p[i][j] > 0) == mask.isOpen({i, j}));
                    expected += p[i][j] * search.latency.pathMs[i][j];
                }
                if (i < std::ssize(search.supernet.participants))
                    for (const int j : search.supernet.participants[i])
                        QVERIFY(mask.isOpen({i, j}) && mask.openCount(i) > 1);
            }
            QVERIFY(std::abs(expected - search.latency.expectedMs(p)) < 1e-9);
            const auto gradient = search.latency.gradient(p);
            for (int i = 0; i < mask.blocks(); ++i) { // p_j (T_j - E), E over the open paths alone
                double mean = 0, sum = 0;
                for (const int j : mask.open(i))
                    mean += p[i][j] * search.latency.pathMs[i][j];
                for (int j = 0; j < mask.candidates(i); ++j) {
                    QVERIFY(std::abs(gradient[i][j] - p[i][j] * (search.latency.pathMs[i][j] - mean)) < 1e-12);
                    sum += gradient[i][j];
                }
                QVERIFY(std::abs(sum) < 1e-12);
            }
        }
        QVERIFY(undone > 5 && refused > 5);
    }
    /// The first step of Adam has the size of its rate and the sign of the gradient over the open paths.
    void gradientsAreThoseOfTheOpenPaths()
    {
        Search search(SearchMethod::Gradient);
        search.config.alphaInitDeviation = 0.5;
        search.supernet.gate = [](int block, int candidate) { return std::cos(5.0 * block + candidate); };
        search.steering.apply(search.steering.plan({.kind = Command::Kind::Prune, .paths = {{0, 2}, {0, 5}, {1, 0}}},
                                                   uniformProbabilities(search.space), search.config),
                              0);
        search.start();
        const PathProbabilities before = search.strategy->probabilities();
        search.steps(1);
        const PathProbabilities after = search.strategy->probabilities();
        for (const int i : {0, 1}) {
            double mean = 0;
            for (const int j : search.steering.mask().open(i))
                mean += before[i][j] * search.supernet.gate(i, j);
            std::vector<double> moved(before[i].size(), 0.0);
            double sum = 0;
            for (const int j : search.steering.mask().open(i)) {
                const double direction = search.supernet.gate(i, j) - mean > 0 ? -1 : 1;
                sum += moved[j] = before[i][j] * std::exp(direction * search.config.alphaLearningRate);
            }
            for (std::size_t j = 0; j < moved.size(); ++j)
                QVERIFY(std::abs(after[i][j] - moved[j] / sum) < 1e-6);
        }
    }
};

QTEST_GUILESS_MAIN(TestStrategies)
#include "tst_strategies.moc"
