// SPDX-License-Identifier: MIT
// Work on networks that is interrupted: it goes on where it was, to the same bits, and the run knows what is left to
// do.
#include "core/derive/remaining_work.h"
#include "core/onnx/onnx_metadata.h"
#include "core/run/history.h"
#include "core/run/run_images.h"
#include "core/run/stored_history.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"

#include <QTest>

#include <fstream>

using namespace tinysearch;
namespace fs = std::filesystem;

namespace {

constexpr int epochs = 4;
constexpr std::int64_t stepsOfAnEpoch = 25; ///< 400 images in batches of 16
constexpr int stepsBetween = 7;
constexpr std::uintmax_t mostBytes = 1 << 26;

TrainConfig trainConfig(bool inherits)
{
    // Dropout draws from a stream of its own, which has to go on as well.
    return {.epochs = epochs,
            .batchSize = 16,
            .learningRate = 0.05,
            .dropout = 0.2,
            .inheritWeights = inherits,
            .classWeights = {.weighting = ClassWeighting::InverseFrequency}};
}

std::string weightsOf(const RunStore& run, std::int64_t id = 1)
{
    return readTextFile(run.folder() / run.network(id).weightsFile, mostBytes);
}

/// Steps of a training, and what it said.
struct Watched
{
    EventSink sink()
    {
        return [this](const Event& event) {
            if (const auto* epoch = std::get_if<TrainingEpoch>(&event.body)) {
                epochsDone.push_back(epoch->epoch);
                if (epoch->epoch == stopAfterEpoch)
                    stop.request_stop();
                if (epoch->epoch == copyAfterEpoch)
                    atCopy();
            }
            if (const auto* message = std::get_if<Message>(&event.body))
                said += message->text + "\n";
        };
    }
    int stopAfterEpoch = 0, copyAfterEpoch = 0;
    std::function<void()> atCopy;
    std::stop_source stop;
    std::vector<int> epochsDone;
    std::string said;
};

} // namespace

class TestResumeTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A finished search whose plan goes as far as exporting, and the same trained without any trouble.
    void initTestCase()
    {
        SearchJob job = m_tiny.job(
            {"checkpoint_steps=" + std::to_string(stepsBetween), "training.epochs=2", "training.batch_size=16"});
        job.plan.until = Stage::Export;
        QVERIFY(SearchEngine(job, m_tiny.path("searched"), {}).run() == Phase::Finished);
        fs::copy(m_tiny.path("searched"), m_tiny.path("finished-search"), fs::copy_options::recursive);
        deriveNetwork(*open("searched"));
        for (const bool inherits : {false, true}) {
            const auto run = copied("searched", undisturbed(inherits));
            trainDerived(*run, 1, trainConfig(inherits), 3, {});
            QVERIFY(!fs::exists(run->folder() / "checkpoints/net-1"));
            QCOMPARE(run->work().begun.size(), std::size_t(0));
        }
    }

    void aStoppedTrainingGoesOnToTheSameWeights_data()
    {
        QTest::addColumn<bool>("inherits");
        QTest::newRow("from scratch") << false;
        QTest::newRow("with the supernet's weights") << true;
    }
    void aStoppedTrainingGoesOnToTheSameWeights()
    {
        QFETCH(const bool, inherits);
        auto run = copied("searched", "stopped");
        Watched first{.stopAfterEpoch = 2};
        QVERIFY_EXCEPTION_THROWN(
            trainDerived(*run, 1, trainConfig(inherits), 3, first.sink(), first.stop.get_token(), {.threads = 1}),
            Cancelled);
        const std::optional<BegunWork> left = nextWork(*run);
        QVERIFY(left && left->stage == Stage::Train && left->network == 1);
        run.reset();
        run = open("stopped");
        Watched second;
        carryOut(*run, *left, second.sink());
        QVERIFY2(second.said.find("goes on in epoch 3 of 4, step 50 of 100") != std::string::npos, second.said.c_str());
        QCOMPARE(second.epochsDone, (std::vector{3, 4}));
        QCOMPARE(weightsOf(*run), weightsOf(*open(undisturbed(inherits))));
        QVERIFY(run->network(1).testAccuracy == open(undisturbed(inherits))->network(1).testAccuracy);
        QVERIFY(run->network(1).training == open(undisturbed(inherits))->network(1).training);
        QVERIFY(run->predictions(1) && run->predictions(1) == open(undisturbed(inherits))->predictions(1));
        QVERIFY(!fs::exists(run->folder() / "checkpoints/net-1"));
        QVERIFY(run->work().begun.empty());
        QCOMPARE(readStoredHistory(*run).history.training().at(1).epoch, (std::vector<double>{1, 2, 3, 4}));
    }

    /// What a kill leaves is what lies in the folder at that moment.
    void aKilledTrainingRepeatsNoMoreThanOneInterval_data()
    {
        QTest::addColumn<bool>("damaged");
        QTest::newRow("whole") << false;
        QTest::newRow("the newest checkpoint is damaged") << true;
    }
    void aKilledTrainingRepeatsNoMoreThanOneInterval()
    {
        QFETCH(const bool, damaged);
        const auto run = copied("searched", "running");
        Watched first{.copyAfterEpoch = 3};
        first.atCopy = [&] {
            run->flush();
            fs::remove_all(m_tiny.path("killed"));
            fs::copy(run->folder(), m_tiny.path("killed"), fs::copy_options::recursive);
        };
        trainDerived(*run, 1, trainConfig(false), 3, first.sink());
        const fs::path folder = m_tiny.path("killed") / "checkpoints/net-1";
        const CheckpointFile newest = Checkpoints(folder).newest();
        QVERIFY(newest.step > 3 * stepsOfAnEpoch - stepsBetween && newest.step <= 3 * stepsOfAnEpoch);
        if (damaged)
            std::ofstream(newest.file, std::ios::app) << "x";
        const auto killed = open("killed");
        Watched second;
        carryOut(*killed, nextWork(*killed).value(), second.sink());
        const int goesOnIn = damaged ? 3 : int(newest.step / stepsOfAnEpoch) + 1;
        QCOMPARE(second.epochsDone.front(), goesOnIn);
        QCOMPARE(weightsOf(*killed), weightsOf(*open(undisturbed(false))));
        QCOMPARE(readStoredHistory(*killed).history.training().at(1).epoch, (std::vector<double>{1, 2, 3, 4}));
    }

    void anotherTrainingStartsFromItsBeginning()
    {
        const auto run = copied("searched", "other");
        Watched first{.stopAfterEpoch = 2}, second;
        QVERIFY_EXCEPTION_THROWN(trainDerived(*run, 1, trainConfig(false), 3, first.sink(), first.stop.get_token()),
                                 Cancelled);
        TrainConfig other = trainConfig(false);
        other.learningRate = 0.04;
        trainDerived(*run, 1, other, 3, second.sink());
        QCOMPARE(second.epochsDone, (std::vector{1, 2, 3, 4}));
        QVERIFY2(second.said.find("begins: 4 epochs") != std::string::npos &&
                     second.said.find("goes on") == std::string::npos,
                 second.said.c_str());
        QVERIFY(run->work().begun.empty());
    }

    void otherThreadsAreNamed()
    {
        const auto run = copied("searched", "threads");
        Watched first{.stopAfterEpoch = 2}, second;
        QVERIFY_EXCEPTION_THROWN(trainDerived(*run, 1, trainConfig(false), 3, first.sink(), first.stop.get_token()),
                                 Cancelled);
        carryOut(*run, nextWork(*run).value(), second.sink(), {}, {.threads = 2});
        QVERIFY2(second.said.find("not bit for bit") != std::string::npos &&
                     second.said.find("threads was 1, now 2") != std::string::npos,
                 second.said.c_str());
    }

    /// The whole job, interrupted before each of its stages: each is done once, and the result is the same.
    void theJobGoesOnStageByStage()
    {
        const auto whole = copied("finished-search", "whole");
        while (const auto work = nextWork(*whole))
            carryOut(*whole, *work, {});
        copied("finished-search", "pieces");
        std::vector<std::string> stages;
        for (;;) {
            const auto run = open("pieces"); // as by another process each time
            const auto work = nextWork(*run);
            if (!work)
                break;
            std::stop_source stopped;
            stopped.request_stop();
            QVERIFY_EXCEPTION_THROWN(carryOut(*run, *work, {}, stopped.get_token()), Cancelled);
            QVERIFY(nextWork(*run).has_value());
            carryOut(*run, nextWork(*run).value(), {});
            stages.push_back(toText(work->stage));
        }
        QCOMPARE(stages, (std::vector<std::string>{"derive", "train", "export", "report"}));
        const auto run = open("pieces");
        QCOMPARE(run->networks().size(), std::size_t(1));
        QCOMPARE(weightsOf(*run), weightsOf(*whole));
        const auto onnx = [&](const RunStore& store) {
            return readTextFile(store.folder() / store.network(1).onnxFile, mostBytes);
        };
        QCOMPARE(onnx(*run), onnx(*whole));
        QCOMPARE(run->work().job->done.size(), std::size_t(5)); // all but the search, of which the state tells
        QVERIFY(fs::exists(run->folder() / "plots"));
    }

    void measuringAndExportAreBegunUntilTheyAreDone()
    {
        const auto run = copied(undisturbed(false), "later");
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY_EXCEPTION_THROWN(measureDerived(*run, 1, stopped.get_token()), Cancelled);
        const OnnxOptions options{.opset = 12, .foldBatchNorm = true, .input = OnnxInput::Uint8Nhwc, .samples = true};
        const fs::path file = m_tiny.path("elsewhere.onnx");
        QVERIFY_EXCEPTION_THROWN(exportDerived(*run, 1, options, file, stopped.get_token()), Cancelled);
        QVERIFY(!fs::exists(file));
        QVERIFY(nextWork(*run)->stage == Stage::Measure); // what was begun first
        carryOut(*run, nextWork(*run).value(), {});
        QVERIFY(run->network(1).measuredMs.has_value());
        QVERIFY(nextWork(*run)->stage == Stage::Export);
        const WorkDone done = carryOut(*run, nextWork(*run).value(), {});
        QVERIFY(fs::exists(file) && done.onnxOptions.opset == 12 && done.onnxOptions.foldBatchNorm);
        QVERIFY(done.onnxOptions.input == OnnxInput::Uint8Nhwc && fs::exists(m_tiny.path("classify.py")));
        const OnnxFile said = readOnnxMetadata(file);
        QCOMPARE(said.classNames, run->info().classNames);
        QVERIFY(!said.classNames.empty() && said.input["mean"] == Json(run->info().normalization.mean));
        QVERIFY(!run->info().resize.is_null() && said.resize == run->info().resize);
        QVERIFY(run->work().begun.empty());
        // What fails is no longer asked for.
        QVERIFY(!errorOf([&] { exportDerived(*run, 1, {.opset = 99}, file); }).isEmpty());
        QVERIFY(run->work().begun.empty());
    }

    void movedImagesAreTakenIfTheyAreTheSame()
    {
        const auto run = copied("searched", "moved-images");
        const fs::path there = m_tiny.path("data-elsewhere"), others = m_tiny.path("other-data");
        fs::copy(m_tiny.path("data"), there);
        writeBars(others, 398, 100);
        const auto at = [](const fs::path& folder) { return DataSpec{.kind = "idx", .folder = folder}; };
        const QString different = errorOf([&] { openRunImages(*run, at(others)); });
        QVERIFY2(different.contains("398x12x12") && different.contains("400x12x12"), qPrintable(different));
        const QString missing = errorOf([&] { openRunImages(*run, at(m_tiny.path("nowhere"))); });
        QVERIFY2(missing.contains("nowhere") && missing.contains("--data"), qPrintable(missing));
        QVERIFY(
            !errorOf([&] { trainDerived(*run, 1, trainConfig(false), 3, {}, {}, {.data = at(others)}); }).isEmpty());
        QVERIFY(run->work().begun.empty() && run->info().data.folder == m_tiny.path("data"));
        trainDerived(*run, 1, trainConfig(false), 3, {}, {}, {.data = at(there)});
        QCOMPARE(weightsOf(*run), weightsOf(*open(undisturbed(false))));
        QVERIFY(run->info().data.folder == there);
    }

    void anotherSeedTrainsOnTheImagesOfTheSearch()
    {
        const auto run = open("searched");
        TrainJob job{.network = run->network(1).description,
                     .config = {.epochs = 1, .batchSize = 16},
                     .data = run->info().data,
                     .threads = 1};
        job.data.trainLimit = 40;
        const auto imagesOf = [&](std::uint64_t seed, std::optional<std::uint64_t> imageSeed) {
            job.seed = seed;
            job.imageSeed = imageSeed;
            return trainNetwork(job, {}).normalization; // measured on the images
        };
        QVERIFY(imagesOf(5, 0) == imagesOf(0, 0));
        QVERIFY(!(imagesOf(5, {}) == imagesOf(0, {})));
    }

private:
    static std::string undisturbed(bool inherits) { return inherits ? "undisturbed-inheriting" : "undisturbed"; }
    std::unique_ptr<RunStore> open(const std::string& name) const
    {
        return RunStore::open(m_tiny.path(name), RunStore::Access::Write);
    }
    std::unique_ptr<RunStore> copied(const std::string& from, const std::string& to) const
    {
        fs::remove_all(m_tiny.path(to));
        fs::copy(m_tiny.path(from), m_tiny.path(to), fs::copy_options::recursive);
        return open(to);
    }

    TinySearch m_tiny{3}; ///< uneven classes, which are weighed
};

QTEST_GUILESS_MAIN(TestResumeTraining)
#include "tst_resume_training.moc"
