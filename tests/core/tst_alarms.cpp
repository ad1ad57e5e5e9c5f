// SPDX-License-Identifier: MIT
// What deserves a person's attention is told once, and nothing else is.
#include "core/search/steering.h"
#include "core/util/random.h"
#include "tests/support/tiny_search.h"
#include "tests/support/told_search.h"

#include <QTest>

#include <cmath>

using namespace tinysearch;
using pathloom::test::Told;

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
    /// Where latency has to bring a search to its budget, cross entropy pulls against it in the fast paths: at the
    /// budget the two are in balance. That is what a budget is for.
    void latencyThatTheBudgetAsksForIsNoAlarm()
    {
        Told told = withGradients();
        leading(told, 1.0 / 7);
        for (auto& block : told.gradients)
            block.assign(block.size(), bySpeed);
        for (const double expectedMs : {2.4, 2.1, 1.95, 1.7}) {
            told.architecture(60, 0.5 * told.greatest, expectedMs);
            leading(told, 0.6, 0);
        }
        QCOMPARE(told.kinds(), QStringList());
    }
    void pathsThatLeadOnlyByTheirSpeed()
    {
        Told told = withGradients();
        leading(told, 1.0 / 7);
        told.architecture(60, 0.5 * told.greatest, 1.5); // of 2 ms
        told.gradients[2][4] = {.byCrossEntropy = 1, .byLatency = 3};
        leading(told, 0.6);
        QCOMPARE(told.kinds(), QStringList()); // cross entropy is for it as well
        told.gradients[1][4] = told.gradients[2][4] = bySpeed;
        leading(told, 0.6, 1);
        leading(told, 0.7, 1);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("latency_only")}); // once
        const Json& with = told.alarms[0].arguments;
        QVERIFY(with["path"].get<std::string>().starts_with(told.space.choice(1).name));
        QCOMPARE(with["paths"].get<int>(), 2);
        QCOMPARE(with["expected_ms"].get<double>(), 1.5);
        QCOMPARE(with["budget_ms"].get<double>(), 2.0);
        const Command weaker = commandFromJson(with["suggest"], "alarm");
        QCOMPARE(weaker.key, std::string("latency.lambda"));
        QCOMPARE(weaker.value, 0.05);
    }
    /// To mul#log a budget is no place to stay at.
    void farBelowTheBudgetIsOrdinaryWhereNothingEndsThere()
    {
        Told told = withGradients();
        told.config.latencyLoss = LatencyLoss::MulLog;
        leading(told, 1.0 / 7);
        for (auto& block : told.gradients)
            block.assign(block.size(), bySpeed);
        told.architecture(60, 0.5 * told.greatest, 1.2); // of 2 ms
        leading(told, 0.6);
        QCOMPARE(told.kinds(), QStringList());
        told.config.latencyLoss = LatencyLoss::Hinge;
        told.architecture(60, 0.5 * told.greatest, 1.2);
        leading(told, 0.7);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("latency_only")});
    }
    /// At its budget as well, where cross entropy has no say: what the search finds there is chance.
    void latencyThatDrownsCrossEntropy()
    {
        Told told = withGradients();
        leading(told, 1.0 / 7);
        for (auto& block : told.gradients)
            block.assign(block.size(), {.byCrossEntropy = -0.1, .byLatency = 1.1});
        told.architecture(40, 0.5 * told.greatest, 1.95);
        leading(told, 0.6);
        QCOMPARE(told.kinds(), QStringList()); // too early to tell
        told.architecture(20, 0.5 * told.greatest, 1.95);
        leading(told, 0.3);
        QCOMPARE(told.kinds(), QStringList()); // nothing is decided yet
        leading(told, 0.6);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("latency_only")});
        QVERIFY(std::abs(told.alarms[0].arguments["pull"].get<double>() - 11) < 1e-6);
    }
    /// It has to last: a search that swings back by itself needs no help, and a budget that was just raised is above
    /// the expected latency for a while.
    void aShortTimeFarBelowTheBudgetIsNoAlarm()
    {
        Told told = withGradients();
        leading(told, 1.0 / 7);
        for (auto& block : told.gradients)
            block.assign(block.size(), bySpeed);
        for (int swing = 0; swing < 3; ++swing) {
            told.architecture(40, 0.5 * told.greatest, 1.5);
            leading(told, 0.6, 0);
            told.architecture(10, 0.5 * told.greatest, 1.7);
        }
        told.config.budgetMs = 3;
        told.architecture(40, 0.5 * told.greatest, 1.7);
        leading(told, 0.6, 0);
        QCOMPARE(told.kinds(), QStringList());
        AlarmWatch again(told.space, 300); // it went on from a checkpoint
        again.setState(Json::parse(told.watch.state().dump()));
        told.watch = again;
        told.architecture(11, 0.5 * told.greatest, 1.7);
        leading(told, 0.6, 0);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("latency_only")});
    }
    /// What a path gains because a person closes its siblings, it has not gained through latency.
    void closingSiblingsIsNoGain()
    {
        const auto tell = [this](Told& told, const std::vector<double>& block) {
            PathProbabilities p = uniformProbabilities(told.space);
            p[2] = block;
            snapshot(told, p);
        };
        const std::vector<double> uniform(7, 1.0 / 7), leading{0.1, 0.1, 0.1, 0.1, 0.3, 0.2, 0.1};
        {
            Told told = withGradients();
            tell(told, uniform);
            told.architecture(60, 0.5 * told.greatest, 1.5);
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
            Told told = withGradients();
            told.mask.set({2, 4}, false);
            tell(told, uniform);
            told.architecture(60, 0.5 * told.greatest, 1.5);
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
    /// Whole searches: one that comes to its budget, and one that latency runs away with.
    void wholeSearches_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QStringList>("kinds");
        const QStringList alarm{QStringLiteral("latency_only")};
        QTest::newRow("healthy") << QStringList{QStringLiteral("latency.lambda=1")} << QStringList();
        QTest::newRow("far below its budget")
            << QStringList{QStringLiteral("latency.loss=add#linear"), QStringLiteral("latency.lambda=20")} << alarm;
    }
    void wholeSearches()
    {
        QFETCH(QStringList, settings);
        QFETCH(QStringList, kinds);
        TinySearch search;
        std::vector<std::string> given{"epochs=10", "alpha.learning_rate=0.05"};
        for (const QString& setting : settings)
            given.push_back(setting.toStdString());
        QStringList raised;
        SearchEngine engine(search.job(given), search.path("r"), [&](const Event& event) {
            if (const auto* alarm = std::get_if<Alarm>(&event.body))
                raised << QString::fromStdString(alarm->kind);
        });
        QCOMPARE(engine.run(), Phase::Finished);
        QCOMPARE(raised, kinds);
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

private:
    static constexpr GradientSum bySpeed{.byCrossEntropy = -1, .byLatency = 3};

    void snapshot(Told& told, const PathProbabilities& p) const
    {
        told.tell(ProbabilitySnapshot{std::make_shared<const PathProbabilities>(told.mask.apply(p))});
    }
    /// Weight steps that leave one path of block 1 out, in the end once an architecture step.
    Told withoutLastPath(int steps) const
    {
        Told told;
        for (int k = 0; k < steps; ++k) {
            WeightStep weight{.loss = 1, .accuracy = told.accuracy};
            for (int i = 0; i < told.mask.blocks(); ++i)
                weight.sampled.push_back(i == 1 ? k % (told.mask.candidates(i) - 1) : k % told.mask.candidates(i));
            told.tell(weight);
        }
        told.architecture(1, told.greatest, 1.9);
        return told;
    }
    /// A search whose gradients are told, in its joint phase: cross entropy and latency pull as strongly.
    static Told withGradients()
    {
        Told told;
        for (int i = 0; i < told.mask.blocks(); ++i)
            told.gradients.emplace_back(told.mask.candidates(i), GradientSum{.byCrossEntropy = 0.5, .byLatency = -0.5});
        told.weights(140);
        return told;
    }
    /// Path 4 of blocks `from` to 2 leads with this probability.
    void leading(Told& told, double probability, int from = 2) const
    {
        PathProbabilities p = uniformProbabilities(told.space);
        for (int i = from; i <= 2; ++i) {
            for (double& value : p[i])
                value = (1 - probability) / double(p[i].size() - 1);
            p[i][4] = probability;
        }
        snapshot(told, p);
    }
};

QTEST_GUILESS_MAIN(TestAlarms)
#include "tst_alarms.moc"
