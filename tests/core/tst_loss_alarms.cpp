// SPDX-License-Identifier: MIT
// Losses that run away and accuracies that stay where guessing is, and those that only look like it.
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"
#include "tests/support/told_search.h"

#include "core/derive/derive.h"
#include "core/util/random.h"

#include <QTest>

#include <cmath>

using namespace tinysearch;
using pathloom::test::Told;

class TestLossAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
    void aSupernetThatGuesses()
    {
        Told told; // ten classes: 15,000 images are enough, 300 steps are
        told.config.batchSize = 96;
        told.config.warmupLearningRate = 0.1;
        told.tell(PhaseChanged{Phase::WarmUp, {}});
        told.accuracy = 0.1;
        told.weights(299);
        QCOMPARE(told.kinds(), QStringList());
        told.weights(1);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("chance_level")});
        const Json& arguments = told.alarms[0].arguments;
        QCOMPARE(arguments["accuracy"].get<double>(), 0.1);
        QCOMPARE(arguments["chance"].get<double>(), 0.1);
        QCOMPARE(arguments["images"].get<int>(), 300 * 96);
        const Command half = commandFromJson(arguments["suggest"], "alarm");
        QCOMPARE(half.key, std::string("weights.warmup_learning_rate"));
        QCOMPARE(half.value, 0.05);
        told.weights(1000);
        QCOMPARE(told.alarms.size(), std::size_t(1)); // once

        // A rate that is out of the ordinary is brought back, from either side.
        for (const double rate : {1e-6, 40.0}) {
            Told far;
            far.config.batchSize = 96;
            far.config.learningRate = rate;
            far.tell(PhaseChanged{Phase::Joint, {}});
            far.accuracy = 0.11;
            far.weights(300);
            QCOMPARE(far.kinds(), QStringList{QStringLiteral("chance_level")});
            const Command usual = commandFromJson(far.alarms[0].arguments["suggest"], "alarm");
            QCOMPARE(usual.key, std::string("weights.learning_rate"));
            QCOMPARE(usual.value, SearchConfig().learningRate);
        }
    }
    void aSlowStartIsNoGuessing()
    {
        Told slow;
        slow.config.batchSize = 96;
        slow.accuracy = 0.1;
        slow.weights(200);
        slow.accuracy = 0.125; // little, but more than guessing gets
        slow.weights(100);
        slow.accuracy = 0.1; // one bad window after the other begins anew
        slow.weights(200);
        slow.accuracy = 0.3;
        slow.weights(1000);
        QCOMPARE(slow.kinds(), QStringList());
        // With many classes a hundred times the images are needed to tell.
        ChanceWatch many(1000);
        for (int k = 0; k < 4000; ++k)
            QVERIFY(!many.add(0.001, 256));
        bool isFound = false;
        for (int k = 0; k < 2500 && !isFound; ++k)
            isFound = many.add(0.001, 256).has_value();
        QVERIFY(isFound);
        for (const int classes : {2, 10, 1000}) {
            QVERIFY(chance::isHardlyBetter(chance::level(classes), classes));
            QVERIFY(!chance::isHardlyBetter(1.25 * chance::level(classes), classes));
        }
        QVERIFY(!chance::isHardlyBetter(1, 1)); // nothing to guess
    }
    void aTrainedNetworkThatGuesses()
    {
        TinySearch search;
        search.history("r.pathloom");
        const auto run = RunStore::open(search.path("r.pathloom"), RunStore::Access::Write);
        const DerivedNetwork derived = deriveNetwork(*run);
        const auto trained = [&](int epochs, double rate) {
            std::vector<Alarm> alarms;
            trainDerived(*run, derived.id, {.epochs = epochs, .batchSize = 16, .learningRate = rate}, 3,
                         [&](const Event& event) {
                             if (const auto* alarm = std::get_if<Alarm>(&event.body))
                                 alarms.push_back(*alarm);
                         });
            return alarms;
        };
        // At this rate no weight moves: 3000 training images and 300 steps tell, else the test images in the end.
        for (const auto& [epochs, of] : {std::pair(1, "test"), std::pair(13, "training")}) {
            const std::vector<Alarm> alarms = trained(epochs, 1e-12);
            QCOMPARE(alarms.size(), std::size_t(1));
            QCOMPARE(alarms[0].kind, std::string("network_at_chance"));
            QCOMPARE(alarms[0].arguments["of"].get<std::string>(), std::string(of));
            QCOMPARE(alarms[0].arguments["network"].get<std::int64_t>(), derived.id);
            QCOMPARE(alarms[0].arguments["name"].get<std::string>(), derived.name);
            QVERIFY(alarms[0].arguments["accuracy"].get<double>() < 0.55);
            QCOMPARE(alarms[0].arguments["chance"].get<double>(), 0.5);
        }
        QVERIFY(trained(6, 0.05).empty());
        run->flush();
        QCOMPARE(run->eventsOfKind("alarm").size(), std::size_t(2)); // the run remembers them
    }
    void theStateReadsBackMidway()
    {
        Told told;
        told.weights(140);
        // The alarm comes at the same step.
        told.weights(25, 50);
        AlarmWatch midway(told.space, 300);
        midway.setState(Json::parse(told.watch.state().dump()));
        QVERIFY(midway.state() == told.watch.state());
        told.watch = midway;
        told.weights(4, 50);
        QCOMPARE(told.kinds(), QStringList());
        told.weights(2, 50);
        QCOMPARE(told.kinds(), QStringList{QStringLiteral("loss_diverging")});
        // A checkpoint of a version that did not watch the loss is still one.
        Json older = told.watch.state();
        for (const char* key :
             {"newest_losses", "best_loss", "best_rate", "loss_before", "far_above", "chance", "joint"})
            older.erase(key);
        midway.setState(older);
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

QTEST_GUILESS_MAIN(TestLossAlarms)
#include "tst_loss_alarms.moc"
