// SPDX-License-Identifier: MIT
// A search that was interrupted has, in the end, the history of one that was not: bit for bit.
#include "core/derive/derive.h"
#include "core/run/command_folder.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/interrupted_search.h"
#include "tests/support/scratch_data.h"

#include <QTest>

#include <thread>

using namespace tinysearch;
using Kind = Command::Kind;

namespace {

std::vector<ScriptedCommand> someCommands()
{
    return {{5, {.kind = Kind::Set, .key = "weights.warmup_learning_rate", .value = 0.03}},
            {12, {.kind = Kind::Prune, .paths = {{0, 1}}}},
            {25, {.kind = Kind::Set, .key = "latency.lambda", .value = 0.4}},
            {25, {.kind = Kind::PruneBelow, .value = 0.3}},
            {33, {.kind = Kind::Undo}},
            {34, {.kind = Kind::Pin, .paths = {{2, 0}}}},
            {41, {.kind = Kind::Set, .key = "weights.learning_rate", .value = 0.01}},
            {47, {.kind = Kind::Undo}},
            {47, {.kind = Kind::Undo}},
            {52, {.kind = Kind::Redo}}};
}

std::vector<std::string> given(const QStringList& settings)
{
    std::vector<std::string> texts;
    for (const QString& setting : settings)
        texts.push_back(setting.toStdString());
    return texts;
}

} // namespace

class TestResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void anInterruptedSearchGoesOnAsIfNothingHadHappened_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::newRow("gradient, all paths") << QStringList{"alpha.gates=full"};
        QTest::newRow("gradient, two paths") << QStringList{"alpha.gates=two", "loader_threads=2"};
        QTest::newRow("reinforce") << QStringList{"method=reinforce", "reinforce.samples=3"};
        QTest::newRow("random") << QStringList{"method=random"};
        QTest::newRow("fair paths, growing pressure")
            << QStringList{"weights.sampling=fair", "latency.ramp=0.7", "latency.loss=hinge"};
        QTest::newRow("fair warm-up") << QStringList{"weights.sampling=fair-warmup"};
        QTest::newRow("automatic pruning") << QStringList{"prune.below=0.3", "prune.after=3"};
        QTest::newRow("classes weighed") << QStringList{"class_weights=inverse-frequency"};
        QTest::newRow("two threads") << QStringList{"threads=2"};
    }
    /// Stopped in the warm-up, between two phases, in the joint phase and in an evaluation, with commands in between.
    void anInterruptedSearchGoesOnAsIfNothingHadHappened()
    {
        QFETCH(QStringList, settings);
        const bool uneven = !settings.filter(QStringLiteral("class_weights")).isEmpty(); // else all weights are 1
        TinySearch search(uneven ? 4 : 2);
        const SearchJob job = search.job(given(settings));
        SearchEngine whole(job, search.path("whole"), {});
        whole.setScript(someCommands());
        QCOMPARE(whole.run(), Phase::Finished);
        const auto expected = search.record("whole");

        int resumes = 0;
        std::unique_ptr<SearchEngine> engine;
        std::stop_source stop;
        std::int64_t next = 8;
        const auto sink = [&](const Event& event) {
            if (std::holds_alternative<WeightStep>(event.body) && event.step >= next)
                stop.request_stop();
        };
        engine = std::make_unique<SearchEngine>(job, search.path("parts"), sink);
        engine->setScript(someCommands());
        Phase end = engine->run(stop.get_token());
        for (const std::int64_t until : {13, 20, 26, 34, 40, 47, 48, 59, 100}) {
            QCOMPARE(end, Phase::Stopped);
            next = until;
            stop = std::stop_source();
            engine = std::make_unique<SearchEngine>(search.path("parts"), sink);
            end = engine->run(stop.get_token());
            ++resumes;
        }
        QCOMPARE(end, Phase::Finished);
        QCOMPARE(resumes, 9);
        const auto record = search.record("parts");
        QVERIFY2(record == expected, difference(expected, record));
        int acts = 0;
        for (const std::string& line : record)
            acts += line.find(" command_accepted ") != std::string::npos;
        QVERIFY(acts >= int(someCommands().size()) - 1); // pruning below 0.3 may find nothing
        QVERIFY(errorOf([&] { SearchEngine(search.path("parts"), {}).run(); }).contains("has finished"));
        QVERIFY(search.record("parts") == expected);
        QCOMPARE(RunStore::open(search.path("parts"), RunStore::Access::Read)->info().state, Phase::Finished);
    }
    /// As after a kill: the record is ahead of the checkpoint, commands included.
    void whatCameAfterTheCheckpointIsDoneAgainOnce()
    {
        TinySearch search;
        const SearchJob job = search.job({"checkpoint_seconds=100000"});
        SearchEngine whole(job, search.path("whole"), {});
        whole.setScript(someCommands());
        whole.run();

        std::stop_source stop;
        SearchEngine first(job, search.path("parts"), [&](const Event& event) {
            if (std::holds_alternative<WeightStep>(event.body) && event.step == 43)
                stop.request_stop();
        });
        first.setScript(someCommands());
        QCOMPARE(first.run(stop.get_token()), Phase::Stopped);
        // The checkpoint of the stop goes: what is left is the one from before the first step.
        const auto store = RunStore::open(search.path("parts"), RunStore::Access::Read);
        const auto generation = store->generation();
        std::filesystem::remove(store->newestCheckpoint());
        std::int64_t repeated = -1;
        stop = std::stop_source();
        SearchEngine second(search.path("parts"), [&](const Event& event) {
            if (const auto* resumed = std::get_if<Resumed>(&event.body))
                repeated = resumed->repeated;
            if (std::holds_alternative<WeightStep>(event.body) && event.step == 30)
                stop.request_stop();
        });
        QCOMPARE(second.run(stop.get_token()), Phase::Stopped);
        QCOMPARE(repeated, std::int64_t(43));
        QVERIFY(store->generation() > generation);
        // Again from the first checkpoint: commands that were waiting and those that were taken again, each once.
        std::filesystem::remove(store->newestCheckpoint());
        SearchEngine third(search.path("parts"), {});
        QCOMPARE(third.run(), Phase::Finished);
        const auto expected = search.record("whole"), record = search.record("parts");
        QVERIFY2(record == expected, difference(expected, record));
    }
    void derivedNetworksAndTheirTrainingStay()
    {
        TinySearch search;
        std::stop_source stop;
        SearchEngine* running = nullptr;
        SearchEngine first(search.job(), search.path("r"), [&](const Event& event) {
            if (!std::holds_alternative<WeightStep>(event.body))
                return;
            if (event.step == 30)
                running->post({.kind = Kind::Derive});
            if (event.step == 35)
                stop.request_stop();
        });
        running = &first;
        QCOMPARE(first.run(stop.get_token()), Phase::Stopped);
        {
            const auto run = RunStore::open(search.path("r"), RunStore::Access::Write);
            QCOMPARE(run->networks().size(), std::size_t(1));
            run->record({30, 1, TrainingEpoch{.network = 1, .epoch = 1, .epochs = 2, .loss = 0.5}});
            std::filesystem::remove(run->newestCheckpoint()); // that of the stop; the one of the derivation is left
        }
        QCOMPARE(SearchEngine(search.path("r"), {}).run(), Phase::Finished);
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Read);
        QCOMPARE(run->networks().size(), std::size_t(1));
        QCOMPARE(run->eventsOfKind("network_derived").size(), std::size_t(1));
        QCOMPARE(run->eventsOfKind("training_epoch").size(), std::size_t(1));
        search.history("whole");
        const auto expected = search.record("whole"), record = search.record("r");
        QVERIFY2(record == expected, difference(expected, record));
    }
    void whatWasAskedForAtOneStepKeepsItsOrder()
    {
        TinySearch search;
        std::stop_source stop;
        const std::vector<ScriptedCommand> script{{30, {.kind = Kind::Prune, .paths = {{0, 1}}}},
                                                  {30, {.kind = Kind::Derive, .step = 22}},
                                                  {30, {.kind = Kind::Restore, .paths = {{0, 1}}}},
                                                  {32, {.kind = Kind::Checkpoint}}};
        const auto checkpoints = search.path("r") / Checkpoints::folderName;
        SearchEngine first(search.job(), search.path("r"), [&](const Event& event) {
            if (!std::holds_alternative<WeightStep>(event.body))
                return;
            if (event.step == 5)
                std::filesystem::copy(checkpoints, search.path("early"));
            if (event.step == 35)
                stop.request_stop();
        });
        first.setScript(script);
        QCOMPARE(first.run(stop.get_token()), Phase::Stopped);
        // As a kill leaves it that comes before the second checkpoint, which was to be kept.
        std::filesystem::remove_all(checkpoints);
        std::filesystem::rename(search.path("early"), checkpoints);
        QCOMPARE(SearchEngine(search.path("r"), {}).run(), Phase::Finished);
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Read);
        QVERIFY(commandsOf(*run) == script);
        QCOMPARE(run->networks().size(), std::size_t(1));
        QCOMPARE(run->network(1).step, std::int64_t(22));
        QCOMPARE(run->network(1).architecture, toText(run->space(), leadingArchitecture(*run, 22)));
        QVERIFY(std::filesystem::exists(search.path("r") / RunStore::keptCheckpoint(32)));

        SearchEngine again(jobOf(*run), search.path("again"), {});
        again.setScript(commandsOf(*run));
        QCOMPARE(again.run(), Phase::Finished);
        const auto expected = search.record("r"), record = search.record("again");
        QVERIFY2(record == expected, difference(expected, record));
        QVERIFY(commandsOf(*RunStore::open(search.path("again"), RunStore::Access::Read)) == script);
    }
    void aMomentToComeIsRefused()
    {
        TinySearch search;
        QStringList warnings;
        SearchEngine engine(search.job(), search.path("r"), [&](const Event& event) {
            if (const auto* said = std::get_if<Message>(&event.body); said && said->level == MessageLevel::Warning)
                warnings << QString::fromStdString(said->text);
        });
        engine.setScript({{30, {.kind = Kind::Derive, .step = 31}}});
        QCOMPARE(engine.run(), Phase::Finished);
        QCOMPARE(warnings, QStringList{"No network was derived. Step 31 has not come yet"});
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Read);
        QVERIFY(run->networks().empty() && commandsOf(*run).empty());
    }
    void aRunIsRepeatedWithItsCommands()
    {
        TinySearch search;
        SearchEngine first(search.job(), search.path("first"), {});
        first.setScript(someCommands());
        QCOMPARE(first.run(), Phase::Finished);
        const auto run = RunStore::open(search.path("first"), RunStore::Access::Read);
        QCOMPARE(jobOf(*run).config.latencyLambda, 0.1); // not what it ended with
        SearchEngine again(jobOf(*run), search.path("again"), {});
        again.setScript(commandsOf(*run));
        QCOMPARE(again.run(), Phase::Finished);
        const auto expected = search.record("first"), record = search.record("again");
        QVERIFY2(record == expected, difference(expected, record));
        QVERIFY(expected != (search.history("plain"), search.record("plain")));
    }
    void otherImagesAreRefused()
    {
        TinySearch search;
        stopInTheMiddle(search, "r");
        writeBars(search.path("data"), 410, 100);
        QVERIFY(errorOf([&] { SearchEngine(search.path("r"), {}).run(); }).contains("not those that the search began with"));
        QCOMPARE(RunStore::open(search.path("r"), RunStore::Access::Read)->info().state, Phase::Stopped);
        writeBars(search.path("data"), 400, 100);
        QCOMPARE(SearchEngine(search.path("r"), {}).run(), Phase::Finished); // the refusal has changed nothing
    }
    void commandsComeThroughTheRunFolder()
    {
        TinySearch search;
        const auto folder = search.path("r");
        std::atomic<int> steps{0};
        SearchEngine engine(search.job({"epochs=100000"}), folder,
                            [&](const Event& event) { steps += std::holds_alternative<WeightStep>(event.body); });
        engine.acceptCommands();
        Phase end{};
        std::jthread thread([&] { end = engine.run(); });
        QTRY_VERIFY(steps > 5);
        QVERIFY(CommandFolder::isOpen(folder));
        CommandFolder::send(folder, {.kind = Kind::Prune, .paths = {{0, 1}}});
        CommandFolder::send(folder, {.kind = Kind::Prune, .paths = {{0, 0}, {0, 2}}}); // no path would be left
        writeTextFile(folder / "commands" / "00-nonsense.json", "{\"command\": \"explode\"}");
        const auto run = RunStore::open(folder, RunStore::Access::Read);
        QTRY_COMPARE(run->eventsOfKind("command_accepted").size(), std::size_t(1));
        QTRY_COMPARE(run->eventsOfKind("message").size(), std::size_t(3)); // the budget, and two refusals
        QVERIFY(std::filesystem::is_empty(folder / "commands"));
        CommandFolder::send(folder, {.kind = Kind::Stop});
        thread.join();
        QCOMPARE(end, Phase::Stopped);
        QVERIFY(!CommandFolder::isOpen(folder));
        QVERIFY(errorOf([&] { CommandFolder::send(folder, {.kind = Kind::Stop}); }).contains("nobody takes commands"));
    }
    void withoutPermissionNoCommandIsTaken()
    {
        TinySearch search;
        std::stop_source stop;
        std::atomic<int> steps{0};
        SearchEngine engine(search.job({"epochs=100000"}), search.path("r"), [&](const Event&) { ++steps; });
        std::jthread thread([&] { engine.run(stop.get_token()); });
        QTRY_VERIFY(steps > 5);
        QVERIFY(errorOf([&] {
                    CommandFolder::send(search.path("r"), {.kind = Kind::Stop});
                }).contains("--accept-commands"));
        stop.request_stop();
    }
    void aKeptCheckpointStaysAndIsFound()
    {
        TinySearch search;
        SearchEngine* running = nullptr;
        std::string kept;
        SearchEngine engine(search.job({"checkpoint_steps=7"}), search.path("r"), [&](const Event& event) {
            if (std::holds_alternative<WeightStep>(event.body) && event.step == 22)
                running->post({.kind = Kind::Checkpoint});
            if (const auto* written = std::get_if<CheckpointWritten>(&event.body)) {
                QVERIFY(written->bytes > 1000);
                if (!written->kept.empty())
                    kept = written->kept;
            }
        });
        running = &engine;
        QCOMPARE(engine.run(), Phase::Finished);
        QCOMPARE(kept, std::string("checkpoints/step-22.pt"));
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Read);
        QCOMPARE(run->nearestCheckpoint(10).step, std::int64_t(22));
        QCOMPARE(run->nearestCheckpoint(10).file.filename(), std::filesystem::path("step-22.pt"));
        QCOMPARE(run->nearestCheckpoint(1000).step, std::int64_t(60));
        std::int64_t written = std::ssize(run->eventsOfKind("checkpoint_written"));
        QVERIFY(written >= 60 / 7 + 3);
    }
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
