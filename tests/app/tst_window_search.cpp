// SPDX-License-Identifier: MIT
#include "app/window/actions.h"
#include "app/window/export_dialog.h"
#include "app/window/front_dialog.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/network_jobs.h"
#include "app/window/networks_panel.h"
#include "app/window/runs_panel.h"
#include "app/window/window_settings.h"
#include "core/derive/remaining_work.h"
#include "core/latency/targets.h"
#include "core/run/run_store.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "tests/support/idx_files.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/paths.h"
#include "widgets/front/front_curve.h"
#include "widgets/front/front_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <clocale>

using namespace pathloom;

namespace {

constexpr const char* tinySpace = R"({
  "format": "pathloom.space", "version": 1, "name": "tiny",
  "input": {"channels": 1, "height": 16, "width": 16}, "classes": 4,
  "stem": {"op": "conv k3 s2", "channels": 8},
  "candidates": ["k3e2.5", "k5e3", "skip"],
  "stages": [{"blocks": 2, "channels": 8, "stride": 1}, {"blocks": 2, "channels": 16, "stride": 2}],
  "head": {"channels": 32}
})";

} // namespace

/// The window with the real engine on tiny images.
class TestWindowSearch : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60000;

    struct Fixture
    {
        QTemporaryDir folder;
        SearchRequest request;
        WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
        std::unique_ptr<MainWindow> window = std::make_unique<MainWindow>(settings);

        explicit Fixture(int epochs = 2)
        {
            const QString data = folder.filePath(QStringLiteral("data"));
            const QString space = folder.filePath(QStringLiteral("tiny.json"));
            writeIdxFolder(data.toStdString(), 240, 80, 16, 4);
            writeTextFile(space.toStdString(), tinySpace);
            request.data.kind = "idx";
            request.data.folder = data.toStdString();
            request.space = space;
            request.folder = folder.filePath(QStringLiteral("tiny.pathloom"));
            request.settings = {{"warmup_epochs", 1},       {"epochs", epochs},     {"batch_size", 24},
                                {"held_out_fraction", 0.3}, {"alpha.interval", 1},  {"latency.loss", "hinge"},
                                {"alpha.first_epoch", 0},   {"training.epochs", 2}, {"training.batch_size", 24}};
            window->show();
        }
        const Actions& actions() const { return window->actions(); }
        SearchController& controller() const { return *window->controller(); }
        std::filesystem::path run() const { return request.folder.toStdString(); }
        QString message() const { return window->findChild<MessageBar*>(QStringLiteral("messageBar"))->text(); }

        bool prepare()
        {
            window->prepareSearch(request);
            return QTest::qWaitFor([this] { return actions().start->isEnabled(); }, patience);
        }
        /// From start to end. It starts at once, or as soon as what is looked up is known.
        bool search()
        {
            actions().start->trigger();
            const auto isActive = [this] { return controller().session().isActive(); };
            const auto hasBegun = [&] { return isActive() || !window->view()->history().weights().step.empty(); };
            return QTest::qWaitFor(hasBegun, patience) && QTest::qWaitFor([&] { return !isActive(); }, patience);
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        test::useScratchData();
        // As main() does after QApplication. Without it JSON is misread now and then under a locale with decimal commas
        // while another thread lays a graph out in the C locale: what localeconv() returns is shared by all threads.
        std::setlocale(LC_NUMERIC, "C");
    }

    void searchIsWatchedDerivedTrainedAndExported()
    {
        Fixture f;
        // For moments only: measuring has tests of its own.
        tableFor(findTarget(thisMachineId), loadSpace(f.request.space.toStdString()), {}, {},
                 {.secondsPerShape = 0.01});
        QVERIFY2(f.prepare(), qPrintable(f.message()));
        QSignalSpy exported(f.window->findChild<NetworkJobs*>(), &NetworkJobs::exportedByItself);
        QVERIFY2(f.search(), qPrintable(f.message()));
        const auto& history = f.window->view()->history();
        QVERIFY2(!history.weights().step.empty(), qPrintable(f.message()));
        QVERIFY(!history.snapshots().empty());
        QCOMPARE(history.evaluations().step.size(), std::size_t(2));
        QTRY_VERIFY(f.window->view()->header().latency.has_value());
        const SearchSpace space = RunStore::open(f.run(), RunStore::Access::Read)->space();
        QCOMPARE(space.choice(0).candidates[0].expand, 2.5); // under a locale with decimal commas, too

        // The search derives, trains and exports its network by itself, and draws its plots.
        const auto isTrained = [&] {
            const auto row = f.window->findChild<NetworksPanel*>()->selectedNetwork();
            return row && row->network.testAccuracy && row->network.measuredMs;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isTrained(), qPrintable(f.message()), patience);
        QCOMPARE(history.training().size(), std::size_t(1));
        const std::filesystem::path run = f.run();
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(run / "networks/net-1.onnx"), patience);
        for (const char* plot : {"supernet.svg", "loss_terms.svg", "loss_terms.csv", "networks/net-1.svg"})
            QTRY_VERIFY2_WITH_TIMEOUT(std::filesystem::exists(run / "plots" / plot), plot, patience);
        QTRY_VERIFY(f.actions().exportOnnx->isEnabled());
        QCOMPARE(exported.size(), 1);
        QCOMPARE(exported.front()[1].toString(), textOf(run / "networks/net-1.onnx"));
        for (const char* told :
             {"The training of net-1 begins", "net-1 is trained", "net-1 was measured", "net-1 was exported to"})
            QTRY_VERIFY2(std::ranges::any_of(history.messages(),
                                             [told](const Event& event) {
                                                 const auto* message = std::get_if<Message>(&event.body);
                                                 return message && message->text.starts_with(told);
                                             }),
                         told);

        f.actions().exportOnnx->trigger();
        auto* dialog = f.window->findChild<ExportDialog*>();
        QVERIFY(dialog);
        const QString file = f.folder.filePath(QStringLiteral("net.onnx"));
        for (QLineEdit* edit : dialog->findChildren<QLineEdit*>())
            edit->setText(file);
        for (const QLabel* label : dialog->findChildren<QLabel*>()) // else its & is shown
            QVERIFY2(label->buddy() || !label->text().contains(u'&'), qPrintable(label->text()));
        auto* input = dialog->findChild<QComboBox*>(QStringLiteral("exportInput"));
        input->setCurrentIndex(input->findData(static_cast<int>(OnnxInput::Uint8Nhwc)));
        QVERIFY(dialog->options().input == OnnxInput::Uint8Nhwc && dialog->options().normalizesInside());
        dialog->findChild<QCheckBox*>(QStringLiteral("exportSamples"))->setChecked(true);
        dialog->findChild<QPushButton*>(QStringLiteral("exportButton"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(f.folder.filePath(QStringLiteral("classify.py"))), patience);
        const auto saysChecked = [&] {
            for (const QLabel* label : dialog->findChildren<QLabel*>()) {
                if (label->text().contains(QStringLiteral("checker")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(saysChecked());

        // A training that a person began does not end what the run has to do.
        {
            std::unique_ptr<RunStore> stored;
            const auto isOpened = [&] {
                try {
                    stored = RunStore::open(run, RunStore::Access::Write);
                } catch (const Error&) { // the export has told its end and is about to close the run
                }
                return stored != nullptr;
            };
            QTRY_VERIFY(isOpened());
            stored->changeWork([](RunWork& work) {
                work.job = JobPlan{.until = Stage::Derive};
                work.begin({.stage = Stage::Train, .network = 1});
            });
        }
        auto* jobs = f.window->findChild<NetworkJobs*>();
        jobs->train({f.request.folder, 1, QStringLiteral("net-1")});
        jobs->goOn(f.request.folder, false);
        const auto isAllDone = [&] {
            const RunWork work = RunStore::open(run, RunStore::Access::Read)->work();
            return work.begun.empty() && work.job->isDone(Stage::Derive) && work.job->isDone(Stage::Report);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isAllDone(), qPrintable(f.message()), patience);
    }

    void openedRunShowsTheSameHistory()
    {
        Fixture f;
        f.request.until = Stage::Search;
        QVERIFY2(f.prepare(), qPrintable(f.message()));
        QVERIFY2(f.search(), qPrintable(f.message()));
        const auto live = f.window->view()->history();
        QCOMPARE(live.weights().step.size(), std::size_t(3 * 7));
        // The plots are drawn after the search: until then there is something left to go on with.
        QTRY_VERIFY_WITH_TIMEOUT(!nextWork(*RunStore::open(f.run(), RunStore::Access::Read)), patience);

        WindowSettings settings(f.folder.filePath(QStringLiteral("second.ini")));
        MainWindow second(settings);
        second.show();
        second.openRun(f.request.folder);
        QTRY_COMPARE(second.view()->history().weights().step.size(), live.weights().step.size());
        const auto& replayed = second.view()->history();
        QVERIFY(replayed.weights().loss == live.weights().loss);
        QVERIFY(replayed.architecture().expectedMs == live.architecture().expectedMs);
        QCOMPARE(replayed.snapshots().size(), live.snapshots().size());
        QVERIFY(!second.actions().start->isEnabled());
        QTRY_VERIFY(second.actions().derive->isEnabled());
    }

    void stoppedSearchGoesOnAndIsShownAsOne()
    {
        constexpr int epochs = 20, steps = (1 + epochs) * 7;
        Fixture f(epochs);
        f.request.until = Stage::Search;
        QVERIFY2(f.prepare(), qPrintable(f.message()));
        f.actions().start->trigger();
        const auto& view = *f.window->view();
        const auto taken = [&] { return view.history().weights().step.size(); };
        QTRY_VERIFY_WITH_TIMEOUT(taken() > 10, patience);
        f.window->view()->select(1, 1);
        QTRY_VERIFY(f.actions().prunePath->isEnabled());
        f.actions().prunePath->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!view.mask().isOpen({1, 1}), patience);
        // As if the loss had become infinite: the search ends, and there is something to be done about it.
        Q_EMIT f.controller().alarmRaised({.body = Alarm{"loss_not_finite", Json{{"learning_rate", 0.05}}}},
                                          f.controller().liveFolder());
        f.actions().stop->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!f.controller().session().isActive(), patience);
        const std::size_t before = taken();
        QVERIFY2(before < steps, "the search was too fast to be stopped");

        // The same button goes on with it.
        QTRY_VERIFY2_WITH_TIMEOUT(f.actions().start->isEnabled(), qPrintable(f.message()), patience);
        QVERIFY(f.actions().start->text().contains(QStringLiteral("sume")));
        const auto* bar = f.window->findChild<MessageBar*>(QStringLiteral("alarmBar"));
        QToolButton* goOn = nullptr;
        for (QToolButton* button : bar->findChildren<QToolButton*>())
            if (button->text().contains(QStringLiteral("go on")))
                goOn = button;
        QVERIFY2(goOn && goOn->isVisible(), qPrintable(bar->text()));
        const SearchConfig& config = view.header().info.config;
        const double warmUpRate = config.warmupLearningRate, rate = config.learningRate;
        QTRY_VERIFY(goOn->isEnabled());
        QTest::mouseClick(goOn, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(f.controller().session().isActive(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!f.controller().session().isActive(), patience);
        QTRY_VERIFY2_WITH_TIMEOUT(taken() == std::size_t(steps), qPrintable(f.message()), patience);
        for (std::size_t i = 0; i < taken(); ++i)
            QCOMPARE(view.history().weights().step[i], double(i + 1));
        QVERIFY(!view.mask().isOpen({1, 1}));
        for (std::size_t i = 0; i < view.history().snapshots().size(); ++i)
            if (view.history().snapshots().step(i) > std::int64_t(before))
                QCOMPARE(view.history().snapshots().at(i)[1][1], 0.0);
        QTRY_VERIFY(view.header().info.config.learningRate == rate / 2 ||
                    view.header().info.config.warmupLearningRate == warmUpRate / 2);
        QTRY_VERIFY(!f.actions().start->isEnabled()); // it has finished
    }

    void pauseAndStopAnswerWithinASecond()
    {
        Fixture f(5000);
        QVERIFY2(f.prepare(), qPrintable(f.message()));
        std::filesystem::remove_all(f.request.data.folder); // the images were opened once, for the draft
        f.actions().start->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.window->view()->history().weights().step.size() > 20, patience);
        QElapsedTimer timer;
        timer.start();
        f.actions().pause->trigger();
        QTRY_COMPARE(f.controller().session().state(), SearchSession::State::Paused);
        // The session answers within a step; what is left is the batch interval, at most a second.
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        f.actions().derive->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(RunStore::open(f.run(), RunStore::Access::Read)->networks().size(), std::size_t(1),
                                  patience);
        f.actions().start->trigger();
        timer.restart();
        f.actions().stop->trigger();
        QTRY_VERIFY(!f.controller().session().isActive());
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(RunStore::open(f.run(), RunStore::Access::Read)->info().state, Phase::Stopped);
    }

    void theFrontIsDerivedWhileItSearchesAndAfterwards()
    {
        Fixture f(5000);
        tableFor(findTarget(thisMachineId), loadSpace(f.request.space.toStdString()), {}, {},
                 {.secondsPerShape = 0.01});
        QVERIFY2(f.prepare(), qPrintable(f.message()));
        f.actions().start->trigger();
        auto* page = f.window->findChild<FrontPage*>();
        QVERIFY(page && page->isVisible());
        const auto networks = [&] { return RunStore::open(f.run(), RunStore::Access::Read)->networks(); };
        // The curve grows while it searches: with the probabilities more than the fastest network is worth something.
        QTRY_VERIFY_WITH_TIMEOUT(page->curve() && page->curve()->points().size() > 2, patience);
        const std::int64_t seen = page->curve()->step();
        QTRY_VERIFY_WITH_TIMEOUT(page->curve() && page->curve()->step() > seen, patience);
        QTest::keyClick(page->plot(), Qt::Key_Home);
        QTRY_VERIFY(f.actions().deriveAtBudget->isEnabled());
        const Architecture fastest = page->best()->architecture;
        f.actions().deriveAtBudget->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(networks().size(), std::size_t(1), patience);
        const SearchSpace space = RunStore::open(f.run(), RunStore::Access::Read)->space();
        QCOMPARE(networks()[0].architecture, toText(space, fastest));
        QVERIFY(networks()[0].choice && networks()[0].choice->budgetMs >= networks()[0].predictedMs - 1e-6);
        QTRY_COMPARE_WITH_TIMEOUT(page->plot()->content().marks.size(), std::size_t(1), patience);

        f.actions().stop->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!f.controller().session().isActive(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(f.actions().deriveFront->isEnabled(), patience);
        // After the search, of a moment at which it had not decided: its networks are trained too, one after another,
        // and the trained ones become a front.
        f.window->view()->setMoment(seen);
        QTRY_VERIFY_WITH_TIMEOUT(page->curve() && page->curve()->step() == seen, patience);
        QVERIFY(page->curve()->points().size() > 2);
        QTRY_VERIFY(f.actions().deriveFront->isEnabled());
        f.actions().deriveFront->trigger();
        auto* dialog = f.window->findChild<FrontDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QSpinBox*>(QStringLiteral("frontCount"))->setValue(3);
        auto* trains = dialog->findChild<QCheckBox*>(QStringLiteral("frontTrains"));
        QVERIFY(trains->isEnabled());
        trains->setChecked(true);
        auto* derive = dialog->findChild<QPushButton*>(QStringLiteral("deriveThem"));
        QVERIFY(derive->isEnabled());
        derive->click();
        const auto trained = [&] {
            const auto all = networks();
            return all.size() > 1 && std::ranges::all_of(all.begin() + 1, all.end(), [](const DerivedNetwork& network) {
                       return network.testAccuracy.has_value();
                   });
        };
        QTRY_VERIFY2_WITH_TIMEOUT(trained(), qPrintable(f.message()), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!page->plot()->trainedFront().empty(), patience);
        // Before they were trained, the search's weights said what they are worth; of the first one nobody asked.
        const auto isEvaluated = [](const DerivedNetwork& network) { return network.sharedAccuracy.has_value(); };
        QVERIFY(std::ranges::count_if(networks(), isEvaluated) == std::ssize(networks()) - 1);
        f.window->findChild<NetworksPanel*>()->select(textOf(f.run()), 1);
        f.actions().evaluateShared->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(networks(), isEvaluated), patience);
        for (const DerivedNetwork& network : networks())
            QVERIFY(std::ranges::any_of(page->curve()->points(), [&](const FrontPoint& point) {
                return network.id == 1 || toText(space, point.architecture) == network.architecture;
            }));
    }

    void closingTheWindowKeepsTheRun()
    {
        Fixture f(5000);
        QVERIFY2(f.prepare(), qPrintable(f.message()));
        f.actions().start->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.window->view()->history().weights().step.size() > 20, patience);
        const std::size_t seen = f.window->view()->history().weights().step.size();
        f.window->close();
        f.window.reset();
        const auto run = RunStore::open(f.run(), RunStore::Access::Read);
        QCOMPARE(run->info().state, Phase::Stopped);
        QVERIFY(!run->isBeingWritten());
        QVERIFY(!run->newestCheckpoint().empty());
        std::size_t steps = 0;
        run->readEvents(0, [&steps](const Event& event) { steps += std::holds_alternative<WeightStep>(event.body); });
        QVERIFY(steps >= seen);
    }

    void missingImagesAreOneSentence()
    {
        Fixture f;
        QFile::remove(QString::fromStdString((f.request.data.folder / "train-labels-idx1-ubyte").string()));
        QSignalSpy messages(&f.controller(), &SearchController::message);
        f.window->prepareSearch(f.request);
        QVERIFY(messages.wait(patience));
        QVERIFY(messages.front()[1].toString().contains(QStringLiteral("train-labels")));
        QVERIFY(!f.actions().start->isEnabled());
        QVERIFY(f.actions().newSearch->isEnabled());
    }
};

QTEST_MAIN(TestWindowSearch)
#include "tst_window_search.moc"
