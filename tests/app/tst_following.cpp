// SPDX-License-Identifier: MIT
// A search that another program runs, followed in a real window: the test holds the run as that program would.
#include "travelled_window.h"

#include "app/window/followed_progress.h"
#include "app/window/run_library.h"
#include "app/window/status_strip.h"
#include "core/run/command_folder.h"
#include "core/search/latency_loss.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>

using namespace pathloom;
using namespace pathloom::test;
namespace fs = std::filesystem;

namespace {

constexpr int perEpoch = 10, warmUpEpochs = 2, epochs = 4, allSteps = perEpoch * (warmUpEpochs + epochs);
constexpr double secondsPerStep = 5;

SearchConfig config()
{
    SearchConfig config = runfixture::tinyInfo().config;
    config.warmupEpochs = warmUpEpochs;
    config.epochs = epochs;
    config.batchSize = 20;
    return config;
}

/// As the engine records it.
Event step(std::int64_t number)
{
    const std::int64_t begin = warmUpEpochs * perEpoch;
    const bool joint = number > begin;
    const double rate = joint ? cosineLearningRate(config().learningRate, number - 1 - begin, epochs * perEpoch)
                              : cosineLearningRate(config().warmupLearningRate, number - 1, begin);
    return {number, secondsPerStep * double(number), WeightStep{2, 0.5, rate, {0, 1}}};
}

/// The main window over a run that is being searched elsewhere, in its warm-up at step 15.
struct FollowedWindow
{
    QTemporaryDir data;
    fs::path folder;
    std::unique_ptr<RunStore> writer;
    std::unique_ptr<CommandFolder> commands;
    std::unique_ptr<WindowSettings> settings;
    std::unique_ptr<MainWindow> window;

    explicit FollowedWindow(bool takesCommands)
    {
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
        folder = defaultRunsFolder() / "far.pathloom";
        RunInfo info = runfixture::tinyInfo();
        info.name = "far";
        info.config = config();
        writer = RunStore::create(folder, info, space(), fullTable());
        if (takesCommands)
            commands = std::make_unique<CommandFolder>(folder);
        enter(Phase::WarmUp, 0);
        writer->record({0, 0, ProbabilitySnapshot{runfixture::probabilitiesAt(space(), 0)}});
        search(1, 15);
        settings = std::make_unique<WindowSettings>(data.filePath(QStringLiteral("window.ini")));
        window = std::make_unique<MainWindow>(*settings);
        window->resize(1280, 800);
        window->show();
    }
    void enter(Phase phase, std::int64_t at)
    {
        writer->setState(phase);
        writer->record({at, secondsPerStep * double(at), PhaseChanged{phase, {}}});
    }
    void search(int first, int last)
    {
        for (int number = first; number <= last; ++number)
            writer->record(step(number));
        writer->flush();
    }
    bool open() const
    {
        window->openRun(textOf(folder));
        return QTest::qWaitFor([this] { return window->controller()->isFollowing(); }, 20000);
    }
    /// A fact of the status strip.
    QString fact(const char* name) const
    {
        for (const QLabel* label : window->findChildren<QLabel*>())
            if (label->accessibleDescription() == QLatin1String(name))
                return label->text();
        return {};
    }
    QString listed(RunListModel::Column column) const
    {
        RunListModel& runs = *window->findChild<RunListModel*>();
        const int row = runs.rowOf(textOf(folder));
        return row < 0 ? QString() : runs.index(row, column).data().toString();
    }
    QString listedState() const { return listed(RunListModel::State); }
    /// Derives the network that leads.
    std::int64_t derive(std::int64_t step) const
    {
        DerivedNetwork network;
        network.step = step;
        network.architecture = toText(space(), mostProbable(probabilitiesAt(step)));
        network.description = describe(space(), mostProbable(probabilitiesAt(step)));
        const auto events = [&](std::int64_t id) {
            return std::vector<Event>{
                {step, secondsPerStep * double(step), NetworkDerived{id, network.architecture, 1}}};
        };
        return writer->addNetwork(network, events).id;
    }
    void trainEpoch(std::int64_t id, int epoch) const
    {
        writer->record({0, 10.0 * epoch, TrainingEpoch{id, epoch, 2, 0.5, 0.8, 0.05}});
        writer->flush();
    }
    const Actions& actions() const { return window->actions(); }
};

} // namespace

class TestFollowing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void lengthOfAnEpochIsReadFromTheRecord()
    {
        History history;
        history.apply({0, 0, PhaseChanged{Phase::WarmUp, {}}});
        QCOMPARE(stepsPerEpoch(config(), history), std::int64_t(0));
        history.apply(step(1));
        history.apply(step(2));
        QCOMPARE(stepsPerEpoch(config(), history), std::int64_t(0)); // the first step tells nothing
        history.apply(step(3));
        QCOMPARE(stepsPerEpoch(config(), history), std::int64_t(perEpoch));
        SearchConfig changed = config();
        changed.warmupLearningRate *= 0.8; // what is recorded was done with another one
        QCOMPARE(stepsPerEpoch(changed, history), std::int64_t(0));
        for (int number = 4; number <= 20; ++number)
            history.apply(step(number));
        history.apply({20, 100, PhaseChanged{Phase::Joint, {}}});
        QCOMPARE(stepsPerEpoch(changed, history), std::int64_t(perEpoch)); // from the length of the warm-up
        // Without a warm-up there is the rate of the joint phase alone.
        SearchConfig cold = config();
        cold.warmupEpochs = 0;
        cold.epochs = 300;
        History later;
        later.apply({0, 0, PhaseChanged{Phase::Joint, {}}});
        for (int number = 1; number <= 40; ++number) // so near its top the cosine tells less with each step
            later.apply({number, 1.0 * number,
                         WeightStep{2, 0.5, cosineLearningRate(cold.learningRate, number - 1, 300 * 4804), {}}});
        QCOMPARE(stepsPerEpoch(cold, later), std::int64_t(4804));
    }

    void itIsShownAsIfItRanHere()
    {
        FollowedWindow f(true);
        QVERIFY(f.open());
        QTRY_COMPARE(f.fact("Step and epoch"), QStringLiteral("step 15 of 60 · epoch 2 of 2"));
        QCOMPARE(f.fact("Phase"), QStringLiteral("Warm-up"));
        QCOMPARE(f.fact("Speed"), QStringLiteral("4.0\u00a0images/s")); // 20 images in 5 s
        QVERIFY(!f.fact("Time").contains(QStringLiteral("left")));      // the steps to come are others
        QVERIFY2(f.fact("Detail").contains(QStringLiteral("another program")), qPrintable(f.fact("Detail")));
        QVERIFY2(f.actions().stop->toolTip().contains(QStringLiteral("another program")),
                 qPrintable(f.actions().stop->toolTip()));
        QTRY_COMPARE(f.listedState(), QStringLiteral("Warm-up"));

        f.search(16, 20);
        f.enter(Phase::Joint, 20);
        f.search(21, 34);
        QTRY_COMPARE(f.fact("Step and epoch"), QStringLiteral("step 34 of 60 · epoch 2 of 4"));
        QCOMPARE(f.fact("Time"),
                 QStringLiteral("2\u00a0min\u00a050\u00a0s spent · about 2\u00a0min\u00a010\u00a0s left"));
        QTRY_COMPARE(f.fact("Phase"), QStringLiteral("Searching"));
        QTRY_COMPARE(f.listedState(), QStringLiteral("Searching"));
        const auto* bar = f.window->findChild<StatusStrip*>()->findChild<QProgressBar*>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), bar->maximum() * 34 / 60);

        // Its networks come into the table, its alarms into the bar.
        f.derive(34);
        QTRY_COMPARE_WITH_TIMEOUT(f.window->findChild<NetworkTableModel*>()->rowCount(), 1, 10000);
        f.writer->record(
            {34, 170, Alarm{"hardly_sampled", Json{{"block", 0}, {"candidate", 1}, {"samples", 1}, {"steps", 90}}}});
        f.writer->flush();
        const auto* alarms = f.window->findChild<MessageBar*>(QStringLiteral("alarmBar"));
        QTRY_VERIFY(alarms->isVisible());

        // Derive asks the search for it.
        QVERIFY(f.actions().derive->isEnabled());
        f.actions().derive->trigger();
        std::vector<Command> sent;
        QVERIFY(QTest::qWaitFor([&] { return !(sent = f.commands->take().commands).empty(); }));
        QCOMPARE(sent.front().kind, Command::Kind::Derive);

        f.enter(Phase::Finished, 34);
        f.commands.reset();
        f.writer.reset();
        QTRY_COMPARE(f.fact("Phase"), QStringLiteral("Finished"));
        QTRY_COMPARE_WITH_TIMEOUT(f.listedState(), QStringLiteral("Finished"), 10000);
        QTRY_VERIFY(f.actions().derive->isEnabled());
    }

    void aFinishedSearchIsNoLongerFollowedWhileItsProgramTrains()
    {
        FollowedWindow f(true);
        QVERIFY(f.open());
        f.commands.reset();
        f.enter(Phase::Finished, 15);
        QTRY_VERIFY(!f.window->controller()->isFollowing());
        QTRY_COMPARE(f.fact("Phase"), QStringLiteral("Finished"));
        QCOMPARE(f.fact("Detail"), QString());
        const QAction& derive = *f.actions().derive;
        QVERIFY(!derive.isEnabled());
        QCOMPARE(derive.statusTip(), QStringLiteral("Another program writes to this run."));
        QVERIFY2(f.actions().start->toolTip().contains(QStringLiteral("has finished")),
                 qPrintable(f.actions().start->toolTip()));

        // What comes of the training is listed while it goes on, and at once when it has ended.
        const std::int64_t id = f.derive(15);
        f.trainEpoch(id, 1);
        f.writer->changeNetwork(id, [](DerivedNetwork& network) { network.testAccuracy = 0.91; });
        QTRY_COMPARE_WITH_TIMEOUT(f.listed(RunListModel::Accuracy), QStringLiteral("91.0\u00a0% test"), 10000);
        f.trainEpoch(id, 2);
        QTest::qWait(1500); // read
        f.writer->changeNetwork(id, [](DerivedNetwork& network) { network.testAccuracy = 0.93; });
        QSignalSpy changed(f.window->controller(), &SearchController::runChanged);
        f.writer.reset();
        QTRY_COMPARE(changed.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(f.listed(RunListModel::Accuracy), QStringLiteral("93.0\u00a0% test"), 2000);
        QTRY_VERIFY(derive.isEnabled());
    }

    void anInterruptedSearchGoesOnOnlyAfterItsTraining()
    {
        FollowedWindow f(false);
        QVERIFY(f.open()); // what holds it cannot be told yet
        f.trainEpoch(f.derive(15), 1);
        QTRY_VERIFY(!f.window->controller()->isFollowing());
        QTRY_COMPARE(f.fact("Phase"), QStringLiteral("Interrupted"));
        QVERIFY(!f.actions().start->isEnabled());
        QCOMPARE(f.actions().start->statusTip(), QStringLiteral("Another program writes to this run."));
        f.writer.reset();
        QTRY_VERIFY(f.actions().start->isEnabled());
        QVERIFY2(f.fact("Phase").contains(QStringLiteral("F5 goes on")), qPrintable(f.fact("Phase")));
    }

    void aSearchThatIsSteeredCannotBeStartedHere()
    {
        FollowedWindow f(true);
        QVERIFY(f.open());
        QVERIFY(f.window->controller()->isSteeredFromHere());
        QVERIFY(!f.actions().start->isEnabled());
        QCOMPARE(f.actions().start->statusTip(), QStringLiteral("Another program runs this search."));
        f.enter(Phase::Paused, 15);
        f.writer->flush();
        QTRY_VERIFY(f.actions().start->isEnabled());
        QCOMPARE(f.window->controller()->whyNotResumedFromHere(), QString());
    }

    void theListFollowsRunsThatNobodyLooksAt()
    {
        FollowedWindow f(false);
        QTRY_COMPARE(f.listedState(), QStringLiteral("Warm-up"));
        f.enter(Phase::Joint, 15);
        f.writer->flush();
        QTRY_COMPARE_WITH_TIMEOUT(f.listedState(), QStringLiteral("Searching"), 15000);
        f.writer.reset();
        QTRY_COMPARE_WITH_TIMEOUT(f.listedState(), QStringLiteral("Interrupted"), 15000);
    }

    void theListFollowsATrainingThatNobodyLooksAt()
    {
        FollowedWindow f(false);
        const std::int64_t id = f.derive(15);
        f.enter(Phase::Finished, 15);
        f.trainEpoch(id, 1);
        QTRY_COMPARE(f.listedState(), QStringLiteral("Finished"));
        QTest::qWait(500); // no changes of the folder are on their way any more
        f.writer->changeNetwork(id, [](DerivedNetwork& network) { network.testAccuracy = 0.91; });
        QTRY_COMPARE_WITH_TIMEOUT(f.listed(RunListModel::Accuracy), QStringLiteral("91.0\u00a0% test"), 10000);
        const NetworkTableModel& networks = *f.window->findChild<NetworkTableModel*>();
        QCOMPARE(networks.network(0).network.testAccuracy.value_or(0), 0.91);
    }

    void withoutCommandsEverythingSaysWhy()
    {
        FollowedWindow f(false);
        QVERIFY(f.open());
        QTRY_VERIFY(!f.window->view()->history().snapshots().empty());
        for (const QAction* action : {f.actions().derive, f.actions().pause, f.actions().stop, f.actions().undo,
                                      f.actions().changeSettings, f.actions().checkpoint}) {
            QTRY_VERIFY2(!action->isEnabled(), qPrintable(action->text()));
            QVERIFY2(action->toolTip().contains(QStringLiteral("--accept-commands")), qPrintable(action->toolTip()));
        }
        QVERIFY(!f.actions().start->isEnabled());
        QVERIFY2(f.actions().start->toolTip().contains(QStringLiteral("Another program")),
                 qPrintable(f.actions().start->toolTip()));
        QCOMPARE(f.fact("Detail"), QStringLiteral("run by another program"));
        // It dies: now the search can go on here.
        f.writer.reset();
        QTRY_VERIFY_WITH_TIMEOUT(f.actions().start->isEnabled(), 10000);
        QVERIFY(f.actions().derive->isEnabled());
        QVERIFY2(f.fact("Phase").contains(QStringLiteral("F5 goes on")), qPrintable(f.fact("Phase")));
    }
};

QTEST_MAIN(TestFollowing)
#include "tst_following.moc"
