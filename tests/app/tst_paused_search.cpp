// SPDX-License-Identifier: MIT
// A paused search in a real window: what may compute meanwhile, what waits for it, where it stands.
#include "prepared_search.h"
#include "scripted_runner.h"
#include "travelled_window.h"

#include "app/window/networks_panel.h"
#include "app/window/run_library.h"
#include "app/window/target_measuring.h"

#include <QLabel>

#include <latch>

using namespace pathloom;
using namespace pathloom::test;

namespace {

struct Fixture : TravelledWindow
{
    std::shared_ptr<ScriptedRunner::Shared> shared = std::make_shared<ScriptedRunner::Shared>();

    ~Fixture() { window.reset(); } // its search uses what is below
    /// A scripted search with a run of its own.
    void startSearch()
    {
        window->controller()->setRunnerMaker([this](const PreparedSearch& prepared, const QString& folder) {
            return [this, space = prepared.job.space, folder](EventSink sink) {
                RunInfo info = runfixture::tinyInfo();
                info.name = "running";
                info.state = Phase::Joint;
                store = RunStore::create(pathOf(folder), info, space, {});
                const Architecture first{std::vector<int>(static_cast<std::size_t>(space.choiceCount()), 0)};
                DerivedNetwork network{.step = 4, .architecture = toText(space, first)};
                network.description = describe(space, first);
                store->addNetwork(network);
                return ScriptedRunner::factory(
                    shared, [this](const EventSink& tell, ScriptedRunner::Shared& commands, std::stop_token stop) {
                        const Phase phase = obeyPause(tell, commands, std::move(stop));
                        store.reset();
                        return phase;
                    })(std::move(sink));
            };
        });
        window->controller()->showDraft(preparedSmall());
        actions().start->trigger();
    }

private:
    static Phase obeyPause(const EventSink& tell, ScriptedRunner::Shared& shared, std::stop_token stop)
    {
        std::unique_lock lock(shared.mutex);
        for (std::size_t taken = 0; shared.changed.wait(lock, stop, [&] { return shared.commands.size() > taken; });
             ++taken)
            tell({5, 1, CommandAccepted{toText(shared.commands[taken].kind), Json::object()}});
        return Phase::Stopped;
    }

    std::unique_ptr<RunStore> store;
};

} // namespace

class TestPausedSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    /// A paused search leaves the processor to others, and says of its own run what is waited for.
    void networksAreTrainedWhileTheSearchIsPaused()
    {
        Fixture f;
        addNetwork(f.run);
        auto* networks = f.window->findChild<NetworkJobs*>();
        f.startSearch();
        QTRY_VERIFY(!f.window->controller()->liveFolder().isEmpty());
        const QString own = f.window->controller()->liveFolder(), other = textOf(f.run);

        networks->train({other, 1, QStringLiteral("net-1")});
        QVERIFY2(f.message().contains(QStringLiteral("waits until the search has ended or is paused")),
                 qPrintable(f.message()));
        QVERIFY2(networks->trainingText(other, 1).contains(QStringLiteral("waits until")),
                 qPrintable(networks->trainingText(other, 1)));
        f.actions().pause->trigger();
        // It begins now, and ends at once: the images of that run are nowhere.
        QTRY_VERIFY2(f.message().startsWith(QStringLiteral("Training net-1: the images")), qPrintable(f.message()));
        QCOMPARE(f.window->controller()->session().state(), SearchSession::State::Paused);
        QTRY_VERIFY(!networks->isTraining(other, 1));

        networks->train({own, 1, QStringLiteral("net-1")});
        const QString waits = QStringLiteral("waits until the search of its run has ended");
        QVERIFY2(f.message().contains(waits), qPrintable(f.message()));
        QVERIFY2(networks->trainingText(own, 1).contains(waits), qPrintable(networks->trainingText(own, 1)));
        const auto toldBelow = [&] {
            return std::ranges::any_of(f.window->findChildren<QLabel*>(), [&](const QLabel* label) {
                return label->isVisible() && label->text() == QStringLiteral("Training net-1: ") + waits;
            });
        };
        QTRY_VERIFY(toldBelow());
        f.actions().stop->trigger();
        QTRY_VERIFY(!networks->isTraining(own, 1)); // it had its turn
    }

    void aNetworkOfASearchThatIsNotOverIsNotChanged()
    {
        Fixture f;
        f.startSearch();
        QTRY_VERIFY(!f.window->controller()->liveFolder().isEmpty());
        auto* panel = f.window->findChild<NetworksPanel*>();
        f.actions().refreshRuns->trigger();
        QTRY_VERIFY(f.window->findChild<RunLibrary*>()->networks()->rowCount() == 1);
        panel->selectNewestOf(f.window->controller()->liveFolder());
        QVERIFY(panel->selectedNetwork());
        for (const QAction* action : {f.actions().renameNetwork, f.actions().noteNetwork, f.actions().removeNetwork}) {
            QTRY_VERIFY2(!action->isEnabled(), qPrintable(action->text()));
            for (const QString& tip : {action->toolTip(), action->statusTip()})
                QVERIFY2(tip.contains(QStringLiteral("search of this network's run is not over")), qPrintable(tip));
        }
        QVERIFY(f.actions().openPicture->isEnabled());
        f.actions().stop->trigger();
        QTRY_VERIFY(f.actions().removeNetwork->isEnabled() && f.actions().renameNetwork->isEnabled());
        QCOMPARE(f.actions().removeNetwork->statusTip(), f.actions().removeNetwork->whatsThis());
    }

    void aSearchGoesOnOnlyWhenTheProcessorIsFree()
    {
        Fixture f;
        auto* measuring = f.window->findChild<TargetMeasuring*>();
        std::latch begun(1);
        measuring->setFunctions({.shapes = {},
                                 .networks = [&begun](const HardwareTarget&, const SearchSpace&, int,
                                                      const TargetMeasuring::Progress&, std::stop_token stop) {
                                     begun.count_down();
                                     std::mutex mutex;
                                     std::unique_lock lock(mutex);
                                     std::condition_variable_any().wait(lock, stop, [] { return false; });
                                 }});
        f.startSearch();
        f.actions().pause->trigger();
        QTRY_COMPARE(f.window->controller()->session().state(), SearchSession::State::Paused);
        const JobId job = measuring->measureNetworks(findTarget(thisMachineId), QStringLiteral("small"), 1);
        begun.wait();
        QTRY_VERIFY(!f.window->controller()->isComputing());
        QCoreApplication::processEvents(); // that it has begun
        f.actions().start->trigger();
        QTRY_VERIFY2(f.message().contains(QStringLiteral("can have the processor when that has ended")),
                     qPrintable(f.message()));
        QCOMPARE(f.window->controller()->session().state(), SearchSession::State::Paused);
        measuring->cancel(job);
        QTRY_VERIFY(!measuring->isMeasuring(job));
        f.actions().start->trigger();
        QCOMPARE(f.window->controller()->session().state(), SearchSession::State::Running);
    }

    void aPausedSearchStandsAtOneStep()
    {
        Fixture f;
        f.window->controller()->setRunnerMaker([&](const PreparedSearch&, const QString&) {
            return ScriptedRunner::factory(
                f.shared, [](const EventSink& sink, ScriptedRunner::Shared& shared, std::stop_token stop) {
                    sink({3, 0.3, Progress{.phase = Phase::Joint, .step = 3, .totalSteps = 100, .totalEpochs = 2}});
                    for (int step = 1; step <= 7; ++step) // what it tells of its progress comes twice a second
                        sink(weightStep(step));
                    {
                        std::unique_lock lock(shared.mutex);
                        shared.changed.wait(lock, stop, [&] { return !shared.commands.empty(); });
                    }
                    sink({7, 0.7, CommandAccepted{"pause", Json::object()}});
                    return ScriptedRunner::untilStopped(sink, shared, stop);
                });
        });
        f.window->controller()->showDraft(preparedSmall());
        f.actions().start->trigger();
        f.actions().pause->trigger();
        QTRY_COMPARE(f.window->controller()->session().state(), SearchSession::State::Paused);
        QTRY_COMPARE(f.window->view()->history().step(), std::int64_t(7));
        const auto statusTells = [&](const QString& text) {
            return std::ranges::any_of(f.window->findChildren<QLabel*>(),
                                       [&](const QLabel* label) { return label->text().startsWith(text); });
        };
        QTRY_VERIFY(statusTells(QStringLiteral("step 7 of 100")));
        QVERIFY(!statusTells(QStringLiteral("step 3 of 100")));
    }
};

QTEST_MAIN(TestPausedSearch)
#include "tst_paused_search.moc"
