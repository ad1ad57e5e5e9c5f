// SPDX-License-Identifier: MIT
// What deserves a person's attention is told once, and nothing else is.
#include "core/search/alarms.h"
#include "core/search/steering.h"
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
    void aPathThatWasHardlyTrained()
    {
        Told told;
        for (int k = 0; k < 210; ++k) {
            WeightStep weight;
            for (int i = 0; i < told.mask.blocks(); ++i)
                weight.sampled.push_back(i == 1 ? k % (told.mask.candidates(i) - 1) : k % told.mask.candidates(i));
            told.tell(weight);
        }
        told.architecture(1, told.greatest, 1.9);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("hardly_sampled")});
        QCOMPARE(told.alarms[0].arguments["candidate"].get<int>(), told.mask.candidates(1) - 1);
        QCOMPARE(told.alarms[0].arguments["samples"].get<int>(), 0);
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
