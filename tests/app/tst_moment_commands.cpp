// SPDX-License-Identifier: MIT
// What can be done with a moment of a run, in a real window over run folders: derive, compare, save as an animation.
#include "prepared_search.h"
#include "scripted_runner.h"
#include "tests/support/run_fixture.h"

#include "app/window/actions.h"
#include "app/window/animation_dialog.h"
#include "app/window/difference_dialog.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/network_jobs.h"
#include "app/window/window_settings.h"
#include "core/run/run_moment.h"
#include "core/util/files.h"
#include "widgets/compare/difference_view.h"
#include "widgets/graph/supernet_view.h"
#include "widgets/timeline/timeline_track.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDir>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <fstream>

using namespace pathloom;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t jointBegin = 20, runEnd = 120;

const SearchSpace& space()
{
    static const SearchSpace made = runfixture::tinySpace();
    return made;
}

LatencyTable fullTable()
{
    LatencyTable table{.device = "device", .runtime = "runtime", .batch = 1, .threads = 1};
    double ms = 0.1;
    for (const LatencyKey& key : latencyKeys(space()))
        table.entries[key] = LatencyEntry{.ms = ms += 0.05};
    return table;
}

/// The first candidate leads at first, another one in the end.
PathProbabilities probabilitiesAt(std::int64_t step)
{
    PathProbabilities probabilities = uniformProbabilities(space());
    const double t = static_cast<double>(step - jointBegin) / static_cast<double>(runEnd - jointBegin);
    for (auto& block : probabilities) {
        double sum = 0;
        for (std::size_t j = 0; j < block.size(); ++j)
            sum += block[j] = j == 0 ? 3.0 * (1 - t) + 0.2 : j == 1 ? 3.0 * t + 0.1 : 0.3;
        for (double& p : block)
            p = static_cast<float>(p / sum);
    }
    return probabilities;
}

fs::path makeRun(const std::string& name, bool inherit = false)
{
    const fs::path folder = defaultRunsFolder() / (name + ".pathloom");
    RunInfo info = runfixture::tinyInfo();
    info.id = info.name = name;
    info.created = "2026-01-05T09:30:00Z";
    info.state = Phase::Stopped;
    info.config.training.inheritWeights = inherit;
    const auto run = RunStore::create(folder, info, space(), fullTable());
    run->record({0, 0, PhaseChanged{Phase::WarmUp, {}}});
    for (std::int64_t step = 1; step <= runEnd; ++step) {
        if (step == jointBegin)
            run->record({step, double(step), PhaseChanged{Phase::Joint, {}}});
        run->record(runfixture::weightEvent(step));
        if (step >= jointBegin)
            run->record({step, double(step),
                         ProbabilitySnapshot{std::make_shared<const PathProbabilities>(probabilitiesAt(step))}});
    }
    run->setState(Phase::Stopped);
    run->flush();
    return folder;
}

void addCheckpoint(const fs::path& folder, std::int64_t step)
{
    const auto run = RunStore::open(folder, RunStore::Access::Write);
    run->writeCheckpoint(step, [](const fs::path& file) { std::ofstream(file) << "weights"; });
    run->keepCheckpoint();
}

QString textOf(const fs::path& path)
{
    return QString::fromStdU16String(path.u16string());
}

} // namespace

class TestMomentCommands : public QObject
{
    Q_OBJECT

private:
    struct Fixture
    {
        QTemporaryDir data;
        fs::path run;
        std::unique_ptr<WindowSettings> settings;
        std::unique_ptr<MainWindow> window;

        explicit Fixture(bool inherit = false)
        {
            qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
            run = makeRun("first try", inherit);
            settings = std::make_unique<WindowSettings>(data.filePath(QStringLiteral("window.ini")));
            settings->lastFigureFolder.set(data.path());
            window = std::make_unique<MainWindow>(*settings);
            window->resize(1280, 800);
            window->show();
        }
        bool open() const
        {
            window->openRun(textOf(run));
            return QTest::qWaitFor([this] { return window->view()->history().step() == runEnd; }, 20000);
        }
        const Actions& actions() const { return window->actions(); }
        QString message() const { return window->findChild<MessageBar*>()->text(); }
        std::vector<DerivedNetwork> networks() const { return RunStore::open(run, RunStore::Access::Read)->networks(); }
        AnimationDialog* animation() const
        {
            actions().saveAnimation->trigger();
            return window->findChild<AnimationDialog*>();
        }
    };
    template<typename T>
    static T* in(const QWidget* dialog, const char* name)
    {
        return dialog->findChild<T*>(QLatin1String(name));
    }
    static QString leading(std::int64_t step)
    {
        return QString::fromStdString(toText(space(), mostProbable(probabilitiesAt(step))));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void derivesWhatLedAtTheMoment()
    {
        QVERIFY(leading(30) != leading(runEnd));
        Fixture f;
        addCheckpoint(f.run, 65);
        QVERIFY(f.open());
        QAction* derive = f.actions().derive;
        QVERIFY(derive->isEnabled());
        QCOMPARE(derive->text(), QStringLiteral("&Derive"));
        f.window->view()->setMoment(30);
        QTRY_COMPARE(derive->text(), QStringLiteral("&Derive from step 30"));
        QCOMPARE(derive->iconText(), QStringLiteral("Derive"));
        QTRY_VERIFY2(derive->toolTip().contains(QStringLiteral("could start from the weights of step 65, 35")),
                     qPrintable(derive->toolTip()));
        f.window->view()->setMoment(70);
        QTRY_VERIFY2(derive->toolTip().contains(QStringLiteral("5 step(s) earlier")) ||
                         derive->toolTip().contains(QStringLiteral("5 steps earlier")),
                     qPrintable(derive->toolTip()));
        f.window->view()->setMoment(30);
        derive->trigger();
        QTRY_COMPARE(f.networks().size(), std::size_t(1));
        QCOMPARE(f.networks()[0].step, std::int64_t(30));
        QCOMPARE(QString::fromStdString(f.networks()[0].architecture), leading(30));
        QTRY_VERIFY2(f.message().contains(QStringLiteral("derived from step 30")), qPrintable(f.message()));

        f.window->view()->goLive();
        QTRY_COMPARE(derive->text(), QStringLiteral("&Derive"));
        derive->trigger();
        QTRY_COMPARE(f.networks().size(), std::size_t(2));
        QCOMPARE(f.networks()[1].step, runEnd);
        QCOMPARE(QString::fromStdString(f.networks()[1].architecture), leading(runEnd));
    }

    void nothingIsDerivedBeforeSomethingLeads()
    {
        Fixture f;
        QVERIFY(f.open());
        f.window->view()->setMoment(5);
        QTRY_VERIFY(!f.actions().derive->isEnabled());
        QVERIFY2(f.actions().derive->toolTip().contains(QStringLiteral("step 5 nothing leads")),
                 qPrintable(f.actions().derive->toolTip()));
    }

    void inheritedWeightsAreTold()
    {
        Fixture f(true);
        QVERIFY(f.open());
        f.window->view()->setMoment(40);
        QTRY_VERIFY2(f.actions().derive->toolTip().contains(QStringLiteral("trained anew")),
                     qPrintable(f.actions().derive->toolTip()));
        addCheckpoint(f.run, 40);
        f.actions().derive->trigger();
        QTRY_VERIFY2(f.message().contains(QStringLiteral("Training starts from the weights of step 40.")),
                     qPrintable(f.message()));
        QTRY_VERIFY2(
            f.actions().train->toolTip().contains(QStringLiteral("training starts from the weights of step 40")),
            qPrintable(f.actions().train->toolTip()));
    }

    void aRunningSearchDerivesOnlyWhatLeadsNow()
    {
        Fixture f;
        const auto shared = std::make_shared<ScriptedRunner::Shared>();
        f.window->controller()->setRunnerMaker([shared](const PreparedSearch&, const QString&) {
            return ScriptedRunner::factory(
                shared, [](const EventSink& sink, ScriptedRunner::Shared& state, std::stop_token stop) {
                    sink({.step = 9,
                          .body = ProbabilitySnapshot{
                              std::make_shared<const PathProbabilities>(uniformProbabilities(loadSpace("small")))}});
                    return ScriptedRunner::untilStopped(sink, state, stop);
                });
        });
        f.window->controller()->showDraft(preparedSmall());
        f.actions().start->trigger();
        QTRY_VERIFY(f.actions().derive->isEnabled());
        QTRY_COMPARE(f.window->view()->history().step(), std::int64_t(9));
        f.window->view()->setMoment(9);
        QTRY_VERIFY(!f.actions().derive->isEnabled());
        QVERIFY(f.actions().derive->toolTip().contains(QStringLiteral("go to live")));
        f.actions().goLive->trigger();
        QTRY_VERIFY(f.actions().derive->isEnabled());
    }

    void momentsAreCompared()
    {
        Fixture f;
        const fs::path other = makeRun("other");
        QVERIFY(f.open());
        f.window->view()->setMoment(30);
        QTRY_VERIFY(f.actions().momentDifference->isEnabled());
        f.actions().refreshRuns->trigger();
        QTest::qWait(600); // the list of runs
        f.actions().momentDifference->trigger();
        auto* dialog = f.window->findChild<DifferenceDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        auto* leftStep = in<QSpinBox>(dialog, "differenceLeftStep");
        auto* rightStep = in<QSpinBox>(dialog, "differenceRightStep");
        QVERIFY(leftStep->isVisible() && rightStep->isVisible());
        QCOMPARE(leftStep->value(), 30);
        QCOMPARE(rightStep->value(), int(runEnd));
        const auto* view = dialog->findChild<DifferenceView*>();
        QTRY_VERIFY(!view->networks().difference.pairs.empty());
        const NetworkDescription early = describe(space(), mostProbable(probabilitiesAt(30)));
        const NetworkDescription late = describe(space(), mostProbable(probabilitiesAt(runEnd)));
        QVERIFY(view->networks().left.blocks == early.blocks);
        QVERIFY(view->networks().right.blocks == late.blocks);
        QCOMPARE(view->networks().difference.changedKernels, difference(early, late).changedKernels);
        QVERIFY(view->networks().difference.changedKernels > 0);
        QCOMPARE(view->networks().leftName, QStringLiteral("step 30"));
        // Another step.
        rightStep->setValue(31);
        QTRY_COMPARE(view->networks().rightName, QStringLiteral("step 31"));
        QTRY_COMPARE(view->networks().difference.changedKernels, 0);
        // Another run: at the step of this side.
        auto* right = in<QComboBox>(dialog, "differenceRight");
        const int row = right->findText(QStringLiteral("other"), Qt::MatchContains);
        QVERIFY(row >= 0);
        right->setCurrentIndex(row);
        Q_EMIT right->activated(row);
        QCOMPARE(rightStep->value(), 30);
        QTRY_COMPARE(view->networks().rightName, QStringLiteral("step 30 of other"));
        QCOMPARE(view->networks().leftName, QStringLiteral("step 30 of first try"));
        // A run that cannot be read is one sentence.
        fs::remove_all(other);
        rightStep->setValue(50);
        const auto* summary = in<QLabel>(dialog, "differenceSummary");
        QTRY_VERIFY2(summary->text().contains(QStringLiteral("other.pathloom")), qPrintable(summary->text()));
        QVERIFY(view->networks().difference.pairs.empty());
        // A step at which nothing leads yet, too.
        right->setCurrentIndex(in<QComboBox>(dialog, "differenceLeft")->currentIndex());
        rightStep->setValue(3);
        QTRY_VERIFY2(summary->text().contains(QStringLiteral("no path probabilities yet")),
                     qPrintable(summary->text()));
        dialog->close();
    }

    void actionsStandInBothMenus()
    {
        Fixture f;
        const auto* track = f.window->findChild<TimelineTrack*>();
        QVERIFY(track->actions().contains(f.actions().momentDifference));
        QVERIFY(track->actions().contains(f.actions().saveAnimation));
        QVERIFY(!f.actions().saveAnimation->isEnabled()); // no run yet
        QVERIFY(f.open());
        QTRY_VERIFY(f.actions().saveAnimation->isEnabled());
        bool seen = false;
        QTimer::singleShot(300, f.window.get(), [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            seen = menu && menu->actions().contains(f.actions().saveAnimation) &&
                   menu->actions().contains(f.actions().momentDifference);
            if (menu)
                menu->close();
        });
        auto* graph = f.window->findChild<SupernetView*>();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, graph->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(graph->viewport(), &event);
        QVERIFY(seen);
    }

    void savesAnAnimation()
    {
        Fixture f;
        QVERIFY(f.open());
        AnimationDialog* dialog = f.animation();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(in<QSpinBox>(dialog, "animationFirst")->value(), int(jointBegin));
        QCOMPARE(in<QSpinBox>(dialog, "animationLast")->value(), int(runEnd));
        in<QSpinBox>(dialog, "animationWidth")->setValue(640);
        in<QSpinBox>(dialog, "animationHeight")->setValue(360);
        in<QDoubleSpinBox>(dialog, "animationRate")->setValue(10);
        in<QDoubleSpinBox>(dialog, "animationDuration")->setValue(2.5);
        QCOMPARE(in<QSpinBox>(dialog, "animationFrames")->value(), 25);
        const auto* size = in<QLabel>(dialog, "animationSize");
        QTRY_VERIFY2(size->text().contains(QStringLiteral("about")), qPrintable(size->text()));
        QVERIFY2(size->text().contains(QStringLiteral("25")), qPrintable(size->text()));
        QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("animationPreview"))->pixmap().isNull());
        const QString target = in<QLineEdit>(dialog, "animationTarget")->text();
        QVERIFY2(target.endsWith(QStringLiteral("/first-try-evolution.webp")), qPrintable(target));
        in<QPushButton>(dialog, "animationSave")->click();
        QVERIFY(dialog->isBusy());
        const auto* result = in<QLabel>(dialog, "animationResult");
        QTRY_VERIFY2_WITH_TIMEOUT(result->text().startsWith(QStringLiteral("Written to")), qPrintable(result->text()),
                                  30000);
        QVERIFY(QFileInfo(target).size() > 1000);
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP");
        QCOMPARE(bytes.count("ANMF"), 25); // a chunk a frame
        dialog->close();
    }

    void sequencesAreKeptWhenCancelled()
    {
        Fixture f;
        QVERIFY(f.open());
        AnimationDialog* dialog = f.animation();
        auto* format = in<QComboBox>(dialog, "animationFormat");
        format->setCurrentIndex(format->findData(int(AnimationFormat::Png)));
        in<QSpinBox>(dialog, "animationFrames")->setValue(100);
        const QString folder = in<QLineEdit>(dialog, "animationTarget")->text();
        QVERIFY2(folder.endsWith(QStringLiteral("/first-try-evolution")), qPrintable(folder));
        in<QPushButton>(dialog, "animationSave")->click();
        QTRY_VERIFY(QDir(folder).entryList({QStringLiteral("*.png")}).size() >= 3);
        QElapsedTimer time;
        time.start();
        QTest::keyClick(dialog, Qt::Key_Escape); // cancels, and leaves the window open
        QTRY_VERIFY(!dialog->isBusy());
        QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(dialog->isVisible());
        const QStringList files = QDir(folder).entryList(QDir::Files);
        const auto* result = in<QLabel>(dialog, "animationResult");
        QVERIFY2(result->text().contains(QString::number(files.size()) + QStringLiteral(" of 100")),
                 qPrintable(result->text()));
        for (const QString& file : files)
            QVERIFY2(!QImage(QDir(folder).filePath(file)).isNull(), qPrintable(file));
        // The next one would mix with these.
        in<QPushButton>(dialog, "animationSave")->click();
        QTRY_VERIFY2(result->text().contains(QStringLiteral("holds frames of an animation already")),
                     qPrintable(result->text()));
        QVERIFY(!dialog->isBusy());
        QCOMPARE(QDir(folder).entryList(QDir::Files), files);
    }

    void aCancelledFileIsNotThere()
    {
        Fixture f;
        QVERIFY(f.open());
        AnimationDialog* dialog = f.animation();
        in<QSpinBox>(dialog, "animationWidth")->setValue(3840);
        in<QSpinBox>(dialog, "animationHeight")->setValue(2160);
        const QString target = in<QLineEdit>(dialog, "animationTarget")->text();
        in<QPushButton>(dialog, "animationSave")->click();
        const auto* result = in<QLabel>(dialog, "animationResult");
        QTRY_VERIFY2_WITH_TIMEOUT(result->text().contains(QStringLiteral(" left")), qPrintable(result->text()), 20000);
        QElapsedTimer time;
        time.start();
        in<QPushButton>(dialog, "animationClose")->click();
        QTRY_VERIFY(!dialog->isBusy());
        QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(result->text(), QStringLiteral("Cancelled; nothing was written."));
        QVERIFY(!QFileInfo::exists(target));
        QVERIFY(!QFileInfo::exists(target + QStringLiteral(".part")));
        // Closing the whole window in the middle leaves nothing either.
        in<QPushButton>(dialog, "animationSave")->click();
        QTRY_VERIFY(result->text().contains(QStringLiteral("1 of")));
        f.window.reset();
        QVERIFY(!QFileInfo::exists(target));
    }

    void troubleIsOneSentence()
    {
        Fixture f;
        QVERIFY(f.open());
        AnimationDialog* dialog = f.animation();
        const auto* result = in<QLabel>(dialog, "animationResult");
        auto* target = in<QLineEdit>(dialog, "animationTarget");
        auto* save = in<QPushButton>(dialog, "animationSave");
        target->setText(QStringLiteral("/nowhere/at/all.webp"));
        QVERIFY(!save->isEnabled());
        QVERIFY(result->text().contains(QStringLiteral("does not exist")));
        in<QSpinBox>(dialog, "animationFirst")->setValue(int(runEnd));
        QVERIFY(result->text().contains(QStringLiteral("after the first")));
        in<QSpinBox>(dialog, "animationFirst")->setValue(0);
        // The kernel's own folders take no files, not even of root.
        target->setText(QStringLiteral("/proc/animation.webp"));
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_VERIFY2(result->text().startsWith(QStringLiteral("Not saved: /proc/animation.webp: cannot be written")),
                     qPrintable(result->text()));
        QVERIFY(!result->text().contains(u'\n'));
        QVERIFY(save->isEnabled());
    }
};

QTEST_MAIN(TestMomentCommands)
#include "tst_moment_commands.moc"
