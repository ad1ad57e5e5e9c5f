// SPDX-License-Identifier: MIT
// What deserves a person's attention is told once, and nothing else is.
#include "core/search/alarms.h"
#include "core/search/steering.h"
#include "core/util/random.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"

#include <QTest>

#include <cmath>

using namespace tinysearch;

namespace {

/// A search of 300 architecture steps that is told step by step.
struct Told
{
    SearchSpace space = loadSpace("small");
    SearchConfig config{.alphaLearningRate = 0.01, .latencyLoss = LatencyLoss::Hinge, .budgetMs = 2};
    PathMask mask{space};
    std::vector<std::vector<GradientSum>> gradients;
    AlarmWatch watch{space, 300};
    std::vector<Alarm> alarms;
    std::int64_t step = 0;
    double greatest = meanEntropy(uniformProbabilities(space));

    void tell(EventBody body)
    {
        for (Alarm& alarm : watch.watch({.step = step, .body = std::move(body)}, mask, config, gradients))
            alarms.push_back(std::move(alarm));
    }
    /// Fair samples: each path of a block in turn.
    void weights(int steps, double loss = 1)
    {
        for (int k = 0; k < steps; ++k, ++step) {
            WeightStep weight{.loss = loss};
            for (int i = 0; i < space.choiceCount(); ++i)
                weight.sampled.push_back(int(step + i) % mask.candidates(i));
            tell(weight);
        }
    }
    void architecture(int steps, double entropy, double expectedMs)
    {
        for (int k = 0; k < steps; ++k)
            tell(ArchitectureStep{.expectedMs = expectedMs, .entropy = entropy});
    }
    QStringList kinds() const
    {
        QStringList list;
        for (const Alarm& alarm : alarms)
            list << QString::fromStdString(alarm.kind);
        return list;
    }
};

} // namespace

class TestAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHealthySearchRaisesNone()
    {
        Told told;
        told.weights(140);
        for (int epoch = 0; epoch < 10; ++epoch) {
            told.weights(70, 1.0 - 0.05 * epoch);
            for (int k = 0; k < 30; ++k) {
                const double share = (30.0 * epoch + k) / 300;
                told.architecture(1, told.greatest * (1 - 0.9 * share), 3 - share);
            }
            told.tell(ProbabilitySnapshot{std::make_shared<const PathProbabilities>(uniformProbabilities(told.space))});
            told.tell(Evaluation{.epoch = epoch, .loss = 1.2 - 0.05 * epoch});
        }
        QCOMPARE(told.kinds(), QStringList());
    }
    void entropyThatCollapsesOrStandsStill()
    {
        Told collapsed;
        collapsed.weights(140);
        collapsed.architecture(60, 0.05 * collapsed.greatest, 1.9);
        QCOMPARE(collapsed.kinds(), QStringList{QStringLiteral("entropy_collapsed")});
        const Command weaker = commandFromJson(collapsed.alarms[0].arguments["suggest"], "alarm");
        QCOMPARE(weaker.key, std::string("alpha.learning_rate"));
        QCOMPARE(weaker.value, 0.005);

        Told stuck;
        stuck.weights(140);
        stuck.architecture(99, 0.999 * stuck.greatest, 1.9);
        QCOMPARE(stuck.kinds(), QStringList());
        stuck.architecture(100, 0.999 * stuck.greatest, 1.9);
        QCOMPARE(stuck.kinds(), QStringList{QStringLiteral("entropy_stuck")}); // once
        // With most paths pruned the greatest entropy is smaller: the same number may mean undecided or decided.
        Told pruned;
        for (int i = 0; i < pruned.mask.blocks(); ++i)
            for (int j = 2; j < pruned.mask.candidates(i); ++j)
                pruned.mask.set({i, j}, false);
        pruned.weights(140);
        pruned.architecture(150, 0.995 * std::log(2), 1.9);
        QCOMPARE(pruned.kinds(), QStringList{QStringLiteral("entropy_stuck")});
    }
    void latencyThatStaysAboveTheBudget()
    {
        Told told;
        told.weights(140);
        told.architecture(160, 0.5 * told.greatest, 2.9);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("latency_not_approaching")});
        const Command stronger = commandFromJson(told.alarms[0].arguments["suggest"], "alarm");
        QCOMPARE(stronger.key, std::string("latency.lambda"));
        QCOMPARE(stronger.value, 0.2);
        Told onItsWay;
        onItsWay.weights(140);
        for (int k = 0; k < 160; ++k)
            onItsWay.architecture(1, 0.5 * onItsWay.greatest, 2.9 - 0.003 * k);
        QCOMPARE(onItsWay.kinds(), QStringList());
    }
    void aPathThatLeadsOnlyByItsSpeed()
    {
        Told told;
        for (int i = 0; i < told.mask.blocks(); ++i)
            told.gradients.emplace_back(told.mask.candidates(i));
        told.weights(140);
        const auto snapshot = [&](double leading) {
            PathProbabilities p = uniformProbabilities(told.space);
            for (double& value : p[2])
                value = (1 - leading) / double(p[2].size() - 1);
            p[2][4] = leading;
            told.tell(ProbabilitySnapshot{std::make_shared<const PathProbabilities>(p)});
        };
        snapshot(1.0 / told.mask.candidates(2));
        told.architecture(60, 0.5 * told.greatest, 1.9);
        told.gradients[2][4] = {.byCrossEntropy = -0.1, .byLatency = 3};
        snapshot(0.6);
        QCOMPARE(told.kinds(), QStringList());
        told.gradients[2][4] = {.byCrossEntropy = -1, .byLatency = 3};
        snapshot(0.6);
        snapshot(0.7);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("latency_only")});
        QVERIFY(told.alarms[0].arguments["path"].get<std::string>().starts_with(told.space.choice(2).name));
    }
    /// What a path gains because a person closes its siblings, it has not gained through latency.
    void closingSiblingsIsNoGain()
    {
        const auto prepared = [] {
            Told told;
            for (int i = 0; i < told.mask.blocks(); ++i)
                told.gradients.emplace_back(told.mask.candidates(i));
            told.weights(140);
            return told;
        };
        const auto tell = [](Told& told, const std::vector<double>& block) {
            PathProbabilities p = uniformProbabilities(told.space);
            p[2] = block;
            told.tell(ProbabilitySnapshot{std::make_shared<const PathProbabilities>(told.mask.apply(p))});
        };
        const std::vector<double> uniform(7, 1.0 / 7), leading{0.1, 0.1, 0.1, 0.1, 0.3, 0.2, 0.1};
        const GradientSum bySpeed{.byCrossEntropy = -1, .byLatency = 3};
        {
            Told told = prepared();
            tell(told, uniform);
            told.architecture(60, 0.5 * told.greatest, 1.9);
            told.gradients[2][4] = bySpeed;
            tell(told, leading); // 0.16 gained
            for (const int j : {0, 1, 2, 3, 6}) {
                told.mask.set({2, j}, false);
                tell(told, leading);
            }
            QCOMPARE(told.kinds(), QStringList()); // 0.5 then, 0.6 now
            told.mask.set({2, 5}, false);
            tell(told, leading); // pinned
            QCOMPARE(told.kinds(), QStringList());
            told.mask.set({2, 5}, true);
            tell(told, {0, 0, 0, 0, 0.75, 0.25, 0});
            QCOMPARE(told.kinds(), QStringList{QStringLiteral("latency_only")});
            QVERIFY(std::abs(told.alarms[0].arguments["gained"].get<double>() - 0.25) < 1e-12);
        }
        { // closed when architecture steps began: it counts from when it was opened
            Told told = prepared();
            told.mask.set({2, 4}, false);
            tell(told, uniform);
            told.architecture(60, 0.5 * told.greatest, 1.9);
            told.gradients[2][4] = bySpeed;
            told.mask.set({2, 4}, true);
            tell(told, leading);
            tell(told, {0.1, 0.1, 0.1, 0.1, 0.4, 0.1, 0.1});
            QCOMPARE(told.kinds(), QStringList());
            tell(told, {0.1, 0.1, 0.1, 0.1, 0.51, 0.04, 0.05});
            QCOMPARE(told.kinds(), QStringList{QStringLiteral("latency_only")});
            QVERIFY(std::abs(told.alarms[0].arguments["gained"].get<double>() - 0.21) < 1e-12);
        }
    }
    void heldOutLossThatRisesAlone()
    {
        Told told;
        told.weights(140);
        for (int epoch = 0; epoch < 5; ++epoch) {
            told.weights(20, 1.0 - 0.1 * epoch);
            told.tell(Evaluation{.epoch = epoch, .loss = epoch == 0 ? 2 : 1 + 0.1 * epoch});
        }
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("held_out_diverging")});
    }
    void snapshot(Told& told, const PathProbabilities& p) const
    {
        told.tell(ProbabilitySnapshot{std::make_shared<const PathProbabilities>(told.mask.apply(p))});
    }
    /// Weight steps that leave one path of block 1 out, in the end once an architecture step.
    Told withoutLastPath(int steps) const
    {
        Told told;
        for (int k = 0; k < steps; ++k) {
            WeightStep weight{.loss = 1};
            for (int i = 0; i < told.mask.blocks(); ++i)
                weight.sampled.push_back(i == 1 ? k % (told.mask.candidates(i) - 1) : k % told.mask.candidates(i));
            told.tell(weight);
        }
        told.architecture(1, told.greatest, 1.9);
        return told;
    }
    void aPathThatWasHardlyTrained()
    {
        // Of 7 paths each is expected 20 times in 140 steps; before that no count says anything.
        Told early = withoutLastPath(139);
        snapshot(early, uniformProbabilities(early.space));
        QCOMPARE(early.kinds(), QStringList());

        Told told = withoutLastPath(140);
        const int last = told.mask.candidates(1) - 1;
        snapshot(told, uniformProbabilities(told.space));
        snapshot(told, uniformProbabilities(told.space));
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("hardly_sampled")}); // once
        QCOMPARE(told.alarms[0].arguments["candidate"].get<int>(), last);
        QCOMPARE(told.alarms[0].arguments["samples"].get<int>(), 0);
        QCOMPARE(told.alarms[0].arguments["steps"].get<int>(), 140);
        QCOMPARE(told.alarms[0].arguments["paths"].get<int>(), 1);

        // What the search has given up is not sampled, and nothing hangs on it.
        Told lost = withoutLastPath(400);
        PathProbabilities p = uniformProbabilities(lost.space);
        p[1].assign(p[1].size(), 0.99 / double(p[1].size() - 1));
        p[1][std::size_t(last)] = 0.01;
        snapshot(lost, p);
        QCOMPARE(lost.kinds(), QStringList());
        // Its probability rises although it was never tried.
        p[1].assign(p[1].size(), 0.5 / double(p[1].size() - 1));
        p[1][std::size_t(last)] = 0.5;
        snapshot(lost, p);
        QCOMPARE(lost.kinds(), QStringList{QStringLiteral("hardly_sampled")});
    }
    /// A warm-up of 39 steps samples each of seven paths five or six times, some only once: that is chance.
    void aShortWarmUpIsNoAlarm()
    {
        Told told;
        RandomStream random(3);
        for (int k = 0; k < 1500; ++k) {
            WeightStep weight{.loss = 1};
            for (int i = 0; i < told.mask.blocks(); ++i)
                weight.sampled.push_back(random.below(told.mask.candidates(i)));
            told.tell(weight);
            if (k >= 39) {
                told.architecture(1, 0.5 * told.greatest, 1.9);
                snapshot(told, uniformProbabilities(told.space));
            }
        }
        QVERIFY2(!told.kinds().contains(QStringLiteral("hardly_sampled")), qPrintable(told.kinds().join(u' ')));
    }
    void aTrainingLossThatRunsAway()
    {
        Told told;
        told.config.warmupLearningRate = 0.05;
        told.config.learningRate = 0.05;
        told.tell(PhaseChanged{Phase::WarmUp, {}});
        for (int k = 0; k < 60; ++k)
            told.weights(1, 2.3 - 0.02 * k);
        told.tell(PhaseChanged{Phase::Joint, {}});
        told.config.learningRate = 90;
        // Median of 20 at step k of the rise: 2 + (k - 10) beyond, and far above from k = 13 to 33.
        int steps = 0;
        for (; steps < 200 && told.alarms.empty(); ++steps)
            told.weights(1, 2 + steps);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("loss_diverging")});
        QVERIFY2(steps > 30 && steps < 40, qPrintable(QString::number(steps)));
        QVERIFY(told.alarms[0].arguments["loss"].get<double>() > 2 * std::log(10));
        QVERIFY(told.alarms[0].arguments["best"].get<double>() < 1.5);
        const Command lower = commandFromJson(told.alarms[0].arguments["suggest"], "alarm");
        QCOMPARE(lower.key, std::string("weights.learning_rate"));
        QCOMPARE(lower.value, 0.05); // half of 90 would run away as well
        told.weights(300, 25'000);
        QCOMPARE(told.alarms.size(), std::size_t(1)); // once

        // In the warm-up already, with the rate it began with.
        Told atOnce;
        atOnce.config.warmupLearningRate = 8;
        atOnce.weights(25, 2.3);
        atOnce.weights(60, 300);
        QCOMPARE(atOnce.kinds(), QStringList{QStringLiteral("loss_diverging")});
        const Command half = commandFromJson(atOnce.alarms[0].arguments["suggest"], "alarm");
        QCOMPARE(half.key, std::string("weights.warmup_learning_rate"));
        QCOMPARE(half.value, 4.0);
    }
    /// Noise that follows the mean, single batches a thousand times as bad, the first steps of untrained weights, a
    /// jump after a change of the learning rate: all of that passes.
    void aNoisyTrainingLossIsNoAlarm()
    {
        RandomStream random(5);
        Told told;
        for (int k = 0; k < 2000; ++k) {
            const double mean = 0.3 + 2 * std::exp(-k / 200.0) + 12 * std::exp(-k / 6.0); // from 14 at first
            const double noise = std::exp(0.5 * random.normal());
            told.weights(1, k % 37 == 36 ? 2500 : mean * noise);
        }
        QCOMPARE(told.kinds(), QStringList());

        Told jump;
        jump.weights(100, 0.5);
        for (int k = 0; k < 120; ++k) // above twice chance level (4.6) for 46 steps
            jump.weights(1, 0.5 + 40 * std::exp(-k / 20.0));
        jump.weights(100, 0.5);
        QCOMPARE(jump.kinds(), QStringList());

        // Chance level itself, for whatever reason, is not running away.
        Told forgets;
        forgets.weights(100, 0.05);
        forgets.weights(200, 2.4);
        QCOMPARE(forgets.kinds(), QStringList());
    }
    void theStateReadsBack()
    {
        Told told;
        told.weights(140);
        told.architecture(60, 0.05 * told.greatest, 1.9);
        AlarmWatch again(told.space, 300);
        again.setState(Json::parse(told.watch.state().dump()));
        QVERIFY(again.state() == told.watch.state());
        told.watch = again;
        told.architecture(20, 0.05 * told.greatest, 1.9);
        QCOMPARE(told.alarms.size(), std::size_t(1)); // known already
        // In the midst of a loss that runs away: the alarm comes at the same step.
        told.weights(25, 50);
        AlarmWatch midway(told.space, 300);
        midway.setState(Json::parse(told.watch.state().dump()));
        QVERIFY(midway.state() == told.watch.state());
        told.watch = midway;
        told.weights(4, 50);
        QCOMPARE(told.alarms.size(), std::size_t(1));
        told.weights(2, 50);
        QCOMPARE(told.kinds().last(), QStringLiteral("loss_diverging"));
        // A checkpoint of a version that did not watch the loss is still one.
        Json older = told.watch.state();
        for (const char* key : {"newest_losses", "best_loss", "best_rate", "loss_before", "far_above", "joint"})
            older.erase(key);
        midway.setState(older);
    }
    /// In the engine: pruned in steps, recorded as its own acts, cheaper from then on, and undone like any other.
    void theEnginePrunesAndCanBeStopped()
    {
        TinySearch search;
        SearchEngine engine(search.job({"epochs=6", "alpha.learning_rate=0.3", "prune.below=0.25", "prune.after=3"}),
                            search.path("r"), {});
        QCOMPARE(engine.run(), Phase::Finished);
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Read);
        Steering steering(run->space());
        int byEngine = 0;
        for (const Event& event : run->eventsOfKind("command_accepted")) {
            steering.apply(std::get<CommandAccepted>(event.body), event.step);
            byEngine += steering.acts().back().byEngine;
        }
        QVERIFY(byEngine > 0);
        QVERIFY(steering.mask().openPaths() < steering.mask().allPaths());
        const auto last = run->probabilitiesAt(run->lastStep());
        for (int i = 0; i < steering.mask().blocks(); ++i)
            for (int j = 0; j < steering.mask().candidates(i); ++j)
                QCOMPARE((*last)[i][j] == 0, !steering.mask().isOpen({i, j}));
        // No step after the pruning of a path has sampled it.
        PathMask mask(run->space());
        run->readEvents(0, [&](const Event& event) {
            if (const auto* command = std::get_if<CommandAccepted>(&event.body))
                if (const auto act = actOf(*command))
                    for (const Path& path : act->closed)
                        mask.set(path, false);
            if (const auto* weight = std::get_if<WeightStep>(&event.body))
                QVERIFY(mask.allows({weight->sampled}));
        });
    }
    void aLossThatRunsAwayEndsTheSearchAndCanBeTakenBack()
    {
        TinySearch search;
        QStringList alarms;
        const auto sink = [&](const Event& event) {
            if (const auto* alarm = std::get_if<Alarm>(&event.body))
                alarms << QString::fromStdString(alarm->kind);
        };
        SearchEngine engine(search.job({"weights.learning_rate=100", "weights.decay=1"}), search.path("r"), sink);
        QVERIFY(errorOf([&] { engine.run(); }).contains("finite"));
        QVERIFY(alarms.contains(QStringLiteral("loss_not_finite")));
        {
            const auto run = RunStore::open(search.path("r"), RunStore::Access::Read);
            QCOMPARE(run->info().state, Phase::Failed);
            QVERIFY(!run->newestCheckpoint().empty());
        }
        SearchEngine again(search.path("r"), {});
        again.post({.kind = Command::Kind::Set, .key = "weights.learning_rate", .value = 0.01});
        QCOMPARE(again.run(), Phase::Finished);
    }
};

QTEST_GUILESS_MAIN(TestAlarms)
#include "tst_alarms.moc"
