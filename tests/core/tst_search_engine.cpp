// SPDX-License-Identifier: MIT
// Whole searches on tiny data: what they record, that they repeat, that they answer, that they learn.
#include "core/derive/derive.h"
#include "core/nn/inference.h"
#include "core/search/estimate.h"
#include "core/search/search_engine.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <thread>

using namespace pathloom;

using namespace tinysearch;

class TestSearchEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameHistory_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::newRow("gradient, all paths") << QStringList{QStringLiteral("alpha.gates=full")};
        QTest::newRow("gradient, two paths") << QStringList{QStringLiteral("alpha.gates=two")};
        QTest::newRow("reinforce") << QStringList{QStringLiteral("method=reinforce"),
                                                  QStringLiteral("reinforce.samples=3")};
        QTest::newRow("random") << QStringList{QStringLiteral("method=random")};
        QTest::newRow("mul#log") << QStringList{QStringLiteral("latency.loss=mul#log")};
        QTest::newRow("three loader threads") << QStringList{QStringLiteral("loader_threads=3")};
    }
    void theSameSeedGivesTheSameHistory()
    {
        QFETCH(QStringList, settings);
        std::vector<std::string> given;
        for (const QString& setting : settings)
            given.push_back(setting.toStdString());
        TinySearch search;
        const auto first = search.history("a.pathloom", given);
        QCOMPARE(search.history("b.pathloom", given), first);
        given.push_back("seed=1");
        QVERIFY(search.history("c.pathloom", given) != first);
        int steps = 0;
        int architectureSteps = 0;
        for (const std::string& line : first) {
            steps += line.find(" weight_step ") != std::string::npos;
            architectureSteps += line.find(" architecture_step ") != std::string::npos;
        }
        QCOMPARE(steps, 3 * 20);
        QCOMPARE(architectureSteps, 2 * 10);
    }
    void theRunFolderHoldsTheWholeHistory()
    {
        TinySearch search;
        const auto lines = search.history("run.pathloom");
        const auto run = RunStore::open(search.path("run.pathloom"), RunStore::Access::Read);
        QVERIFY(run->info().state == Phase::Finished);
        // What is told is stored, once each and in that order.
        std::vector<std::string> told, stored;
        for (const std::string& line : lines)
            told.push_back(line.substr(0, line.find(' ', line.find(' ') + 1))); // step and kind
        run->readEvents(0, [&](const Event& event) {
            if (!std::holds_alternative<CheckpointWritten>(event.body)) // as in history()
                stored.push_back(std::to_string(event.step) + " " + kindOf(event.body));
        });
        QCOMPARE(stored, told);
        const PathProbabilities p = run->probabilitiesAt(1'000'000).value();
        for (const auto& block : p) {
            double sum = 0;
            for (double value : block)
                sum += value;
            QVERIFY(std::abs(sum - 1) < 1e-5);
        }
        QVERIFY(!run->newestCheckpoint().empty());
        QVERIFY(!run->isBeingWritten());
    }
    void latencyPressureMovesTheSearchBelowTheBudget()
    {
        // fixed 1 + 1 + 1 ms; uniform paths: 3 + 3 ms in the first block, 2 + 2 in the others
        TinySearch search;
        SearchEngine engine(search.job({"epochs=8", "latency.lambda=20", "latency.budget_ms=6"}),
                            search.path("r.pathloom"), {});
        QVERIFY(engine.run() == Phase::Finished);
        const auto run = RunStore::open(search.path("r.pathloom"), RunStore::Access::Write);
        const LatencyModel latency = latencyModel(run->latencyTable(), run->space());
        const double start = latency.expectedMs(uniformProbabilities(run->space()));
        const double end = latency.expectedMs(run->probabilitiesAt(1'000'000).value());
        QVERIFY2(start > 7 && end < 6.5, qPrintable(QStringLiteral("from %1 to %2 ms").arg(start).arg(end)));
    }
    /// Where all networks take nearly the same time, the usual share of the average one is too little as well.
    void anAutomaticBudgetIsNeverBelowTheFastestNetwork()
    {
        TinySearch search;
        std::vector<std::string> warnings;
        SearchEngine engine(search.job({"epochs=1", "latency.budget_fraction=0.1"}), search.path("r.pathloom"),
                            [&](const Event& event) {
                                const auto* message = std::get_if<Message>(&event.body);
                                if (message && message->level == MessageLevel::Warning)
                                    warnings.push_back(message->text);
                            });
        QVERIFY(engine.run() == Phase::Finished);
        const auto run = RunStore::open(search.path("r.pathloom"), RunStore::Access::Read);
        QCOMPARE(run->info().config.budgetMs, latencyModel(run->latencyTable(), run->space()).smallestMs());
        QVERIFY(std::ranges::any_of(warnings, [](const std::string& text) {
            return text.starts_with("10 % of the average network's ") && text.ends_with("that is the budget now.");
        }));
    }
    void aDerivedNetworkLearnsTheTask()
    {
        TinySearch search;
        search.history("r.pathloom");
        const auto run = RunStore::open(search.path("r.pathloom"), RunStore::Access::Write);
        const DerivedNetwork derived = deriveNetwork(*run);
        QCOMPARE(derived.id, 1);
        TrainConfig config{.epochs = 6, .batchSize = 16, .learningRate = 0.05};
        int epochs = 0;
        const DerivedNetwork trained = trainDerived(*run, derived.id, config, 3, [&](const Event& event) {
            epochs += std::holds_alternative<TrainingEpoch>(event.body);
        });
        QCOMPARE(epochs, 6);
        QVERIFY2(trained.testAccuracy.value() > 0.9, qPrintable(QString::number(*trained.testAccuracy)));
        QVERIFY(std::filesystem::exists(run->folder() / trained.weightsFile));
        QVERIFY(run->network(1).testAccuracy == trained.testAccuracy);
        QVERIFY(!trained.measuredMs); // the toy target is not this machine
        const std::optional<Predictions> said = run->predictions(derived.id);
        QVERIFY(said && said->size() == 100 && said->classes == 2);
        const DataSets images = openData(run->info().data);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(said->labels[std::size_t(i)], images.test->label(i));
        QCOMPARE(trained.testAccuracy.value(), topAccuracy(*said, 1));

        config.inheritWeights = true;
        config.epochs = 2;
        QVERIFY(trainDerived(*run, derived.id, config, 3, {}, {}, {.threads = 3}).testAccuracy.value() > 0.8);
        QCOMPARE(computeThreads(), 3); // not the search's
    }
    void inheritedWeightsNeedTheirStatisticsRecalibrated()
    {
        TinySearch search;
        search.history("r.pathloom", {"epochs=4"});
        const auto run = RunStore::open(search.path("r.pathloom"), RunStore::Access::Write);
        const DerivedNetwork derived = deriveNetwork(*run);
        TrainJob job{.network = derived.description, .config = {.batchSize = 16}, .data = run->info().data};
        job.inherited = inheritedWeights(*run, derived).weights;
        const TrainResult result = recalibrateBatchNorm(job, 10);
        QVERIFY2(result.testAccuracy > 0.75, qPrintable(QString::number(result.testAccuracy)));
        job.inherited.clear();
        QVERIFY(errorOf([&] { recalibrateBatchNorm(job, 10); }).contains("inherited"));
    }
    void pauseHoldsStillAndStopEndsWithinASecond()
    {
        TinySearch search;
        std::atomic<int> steps{0};
        std::atomic<bool> paused{false};
        SearchEngine engine(search.job({"epochs=100000"}), search.path("r.pathloom"), [&](const Event& event) {
            steps += std::holds_alternative<WeightStep>(event.body);
            if (const auto* change = std::get_if<PhaseChanged>(&event.body))
                paused = change->phase == Phase::Paused;
        });
        Phase end{};
        std::jthread thread([&] { end = engine.run(); });
        QTRY_VERIFY(steps > 30);
        QElapsedTimer timer;
        timer.start();
        engine.post({Command::Kind::Pause});
        QTRY_VERIFY(paused);
        QVERIFY(timer.elapsed() < 1000);
        const int held = steps;
        QTest::qWait(300);
        QCOMPARE(steps.load(), held);
        engine.post({.kind = Command::Kind::Set, .key = "latency.budget_ms", .value = 7});
        engine.post({.kind = Command::Kind::Set, .key = "latency.budget_ms", .value = 0.001}); // refused: too fast
        engine.post({.kind = Command::Kind::Set, .key = "latency.lambda", .value = 3});
        engine.post({Command::Kind::Derive});
        engine.post({Command::Kind::Resume});
        QTRY_VERIFY(steps > held);
        timer.restart();
        engine.post({Command::Kind::Stop});
        thread.join();
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(end == Phase::Stopped);

        const auto run = RunStore::open(search.path("r.pathloom"), RunStore::Access::Read);
        QVERIFY(run->info().state == Phase::Stopped);
        QCOMPARE(run->info().config.budgetMs, 7.0);
        QCOMPARE(run->info().config.latencyLambda, 3.0);
        QCOMPARE(run->networks().size(), std::size_t(1));
        QStringList commands;
        bool warned = false;
        run->readEvents(0, [&](const Event& event) {
            if (const auto* command = std::get_if<CommandAccepted>(&event.body))
                commands << QString::fromStdString(command->command);
            if (const auto* message = std::get_if<Message>(&event.body))
                warned |= message->level == MessageLevel::Warning && message->text.find("fastest") != std::string::npos;
        });
        QCOMPARE(commands.join(QLatin1Char(' ')), QStringLiteral("pause set set derive resume stop"));
        QVERIFY(warned);
    }
    void aCommandThatCannotBeObeyedEndsNothing_data()
    {
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("expected");
        QTest::newRow("derive too early")
            << QStringList{"method=random", "warmup_epochs=100000"} << "" << 0. << "no evaluated architecture";
        QTest::newRow("budget of 1 ms under mul#log")
            << QStringList{"latency.loss=mul#log"} << "latency.budget_ms" << 1. << "mul#log";
        QTest::newRow("budget below all networks")
            << QStringList{} << "latency.budget_ms" << 0.001 << "fastest network";
        QTest::newRow("trade-off that is no number")
            << QStringList{} << "latency.lambda" << std::nan("") << "latency.lambda";
    }
    void aCommandThatCannotBeObeyedEndsNothing()
    {
        QFETCH(QStringList, settings);
        QFETCH(QString, key);
        QFETCH(double, value);
        QFETCH(QString, expected);
        TinySearch search;
        std::vector<std::string> texts{"epochs=100000"};
        for (const QString& setting : settings)
            texts.push_back(setting.toStdString());
        std::atomic<int> steps{0}, warnings{0};
        QString warning;
        SearchEngine engine(search.job(texts), search.path("r.pathloom"), [&](const Event& event) {
            steps += std::holds_alternative<WeightStep>(event.body);
            if (const auto* message = std::get_if<Message>(&event.body);
                message && message->level == MessageLevel::Warning) {
                warning = QString::fromStdString(message->text);
                ++warnings;
            }
        });
        Phase end{};
        std::jthread thread([&] { end = engine.run(); });
        QTRY_VERIFY(steps > 5);
        engine.post({.kind = key.isEmpty() ? Command::Kind::Derive : Command::Kind::Set,
                     .key = key.toStdString(),
                     .value = value});
        QTRY_COMPARE(warnings.load(), 1);
        const int before = steps;
        QTRY_VERIFY(steps > before + 5);
        engine.post({Command::Kind::Stop});
        thread.join();
        QCOMPARE(end, Phase::Stopped);
        QVERIFY2(warning.contains(expected), qPrintable(warning));
    }
    void theStopTokenEndsItWithACheckpoint()
    {
        TinySearch search;
        std::stop_source stop;
        SearchEngine engine(search.job({"epochs=100000"}), search.path("r.pathloom"), [&](const Event& event) {
            if (event.step == 25)
                stop.request_stop();
        });
        QVERIFY(engine.run(stop.get_token()) == Phase::Stopped);
        QVERIFY(!RunStore::open(search.path("r.pathloom"), RunStore::Access::Read)->newestCheckpoint().empty());
    }

    void badJobsFailWithOneSentence()
    {
        TinySearch search;
        const auto failure = [&](SearchJob job, const std::string& folder) {
            return errorOf([&] { SearchEngine(std::move(job), search.path(folder), {}).run(); });
        };
        QVERIFY(failure(search.job({"latency.budget_ms=0.5"}), "1").contains("fastest network"));
        QVERIFY(!std::filesystem::exists(search.path("1"))); // nothing is in the way of the mended job
        QVERIFY(failure(search.job({"weights.warmup_learning_rate=1", "weights.learning_rate=100", "weights.decay=1",
                                    "epochs=50"}),
                        "2")
                    .contains("finite"));
        SearchJob noData = search.job();
        noData.data.folder = search.path("nowhere");
        QVERIFY(failure(noData, "3").contains("nowhere"));
        SearchJob otherSpace = search.job();
        otherSpace.space = loadSpace("small");
        QVERIFY(failure(otherSpace, "4").contains("other images"));
        QVERIFY(failure(search.job({"alpha.gates=two", "alpha.beta1=0.9"}), "5").contains("alpha.beta1"));
        for (const char* none : {"3", "4", "5"})
            QVERIFY(!std::filesystem::exists(search.path(none)));
        std::filesystem::create_directories(search.path("given")); // by somebody, who finds it as it was
        QVERIFY(failure(search.job({"latency.budget_ms=0.5"}), "given").contains("fastest network"));
        QVERIFY(std::filesystem::is_empty(search.path("given")));
        QVERIFY(failure(search.job(), "2").contains("2")); // the folder is taken
        writeBytes(search.path("file"), Bytes{1});
        QVERIFY(!failure(search.job(), "file/run").isEmpty());
    }
    void aTableWithoutTheShapesIsRefusedByName()
    {
        TinySearch search;
        LatencyTable table = readLatencyCsv(search.path("toy.csv"));
        for (auto entry = table.entries.begin(); entry != table.entries.end();)
            entry =
                entry->first.op == "mbconv" && entry->first.kernel == 5 ? table.entries.erase(entry) : std::next(entry);
        writeLatencyCsv(table, search.path("toy.csv"));
        const QString error = errorOf([&] { SearchEngine(search.job(), search.path("r"), {}).run(); });
        QVERIFY2(error.contains("mbconv k5"), qPrintable(error));
    }
    void theImagesAreOpenedOnce()
    {
        TinySearch search;
        SearchJob job = search.job({"epochs=1", "warmup_epochs=0"});
        job.images = openData(job.data);
        std::filesystem::remove_all(search.path("data"));
        QVERIFY(SearchEngine(job, search.path("r"), {}).run() == Phase::Finished);
        QVERIFY(errorOf([&] { SearchEngine(search.job(), search.path("s"), {}).run(); }).contains("does not exist"));
    }
    void whatWasMadeOfTheImagesIsRecorded()
    {
        TinySearch search;
        Bytes labels(400);
        for (std::size_t i = 0; i < labels.size(); ++i)
            labels[i] = std::uint8_t(1 + i % 2);
        writeBytes(search.path("data") / "train-labels-idx1-ubyte", idxLabels(400, labels));
        labels.resize(100);
        writeBytes(search.path("data") / "t10k-labels-idx1-ubyte", idxLabels(100, labels));
        SearchEngine(search.job({"epochs=1", "warmup_epochs=0", "augmentation.shift=4"}), search.path("r"), {}).run();
        const auto run = RunStore::open(search.path("r"), RunStore::Access::Read);
        QVERIFY((run->info().classNames == std::vector<std::string>{"1", "2"}));
        std::string said;
        run->readEvents(0, [&](const Event& event) {
            if (const auto* message = std::get_if<Message>(&event.body))
                said += message->text + "|";
        });
        QVERIFY2(said.find("The labels are 1 to 2: those that occur are the 2 classes.") != std::string::npos &&
                     said.find("shifted by at most 3 pixels to the sides and 3 up and down, instead of 4") !=
                         std::string::npos,
                 said.c_str());
    }
    void estimatesArePlausible()
    {
        TinySearch search;
        const SearchEstimate estimate = estimateSearch(search.job(), 400);
        QVERIFY(estimate.secondsPerWeightStep > 0);
        QVERIFY(estimate.searchSeconds > 60 * 0.5 * estimate.secondsPerWeightStep);
        QVERIFY(estimate.memoryBytes > (100 << 20));
        SearchJob withImages = search.job();
        withImages.images = openData(withImages.data);
        QCOMPARE(estimateSearch(withImages, 400).memoryBytes - estimate.memoryBytes, withImages.images.memoryBytes());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, estimateSearch(search.job(), 400, stop.get_token()));
    }
    void stepsThatWereTriedTellLongerSearches()
    {
        TinySearch search;
        const SearchJob job = search.job();
        const StepSeconds step{.weight = 0.5, .architecture = 0.25};
        SearchJob longer = job;
        longer.config.warmupEpochs *= 2;
        longer.config.epochs *= 2;
        longer.config.training.epochs *= 2;
        longer.config.seed = 17;
        longer.config.budgetMs = 3;
        QVERIFY(haveSameSteps(job, longer));
        const SearchEstimate one = estimateFrom(step, job, 400), two = estimateFrom(step, longer, 400);
        QCOMPARE(one.secondsPerWeightStep, 0.5);
        QVERIFY(std::abs(two.trainingSeconds - 2 * one.trainingSeconds) < 1e-9);
        QVERIFY(two.searchSeconds > 1.9 * one.searchSeconds); // architecture steps begin in the same epoch
        QCOMPARE(two.memoryBytes, one.memoryBytes);
        // 8 networks see 2 batches and 10 images each, a third as long as training; 2 are trained for an epoch.
        SearchJob choosing = job;
        choosing.config.selection = {.candidates = 8, .images = 10, .batches = 2, .trainBest = 2, .trainEpochs = 1};
        QVERIFY(haveSameSteps(job, choosing));
        const double perImage = 0.5 / job.config.batchSize;
        const double images = 8 * (2 * job.config.batchSize + 10) / 3.0 + 2 * 400 * (1 - job.config.heldOutFraction);
        QVERIFY(std::abs(estimateFrom(step, choosing, 400).searchSeconds - one.searchSeconds - perImage * images) <
                1e-9);
        // Effects take the held-out batches' own statistics, and paths enough for what is unknown (1 + 3 blocks x 2).
        choosing.config.selection = {
            .score = SelectionScore::Effect, .trainBest = 1, .effectPaths = 3, .effectImages = 20};
        const double effects = 2 * 7 * 20 / 3.0;
        QVERIFY(std::abs(estimateFrom(step, choosing, 400).searchSeconds - one.searchSeconds - perImage * effects) <
                1e-9);
        // What is computed without running anything is what estimateSearch() says.
        QCOMPARE(estimateSearch(job, 400).memoryBytes, one.memoryBytes);
        QCOMPARE(estimateFrom({}, job, 400).memoryBytes, one.memoryBytes);
        SearchJob other = job;
        other.config.batchSize += 1;
        QVERIFY(!haveSameSteps(job, other));
        other = job;
        other.space.classes += 1;
        QVERIFY(!haveSameSteps(job, other));
    }
};

QTEST_GUILESS_MAIN(TestSearchEngine)
#include "tst_search_engine.moc"
