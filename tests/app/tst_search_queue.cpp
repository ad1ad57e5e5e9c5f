// SPDX-License-Identifier: MIT
#include "prepared_search.h"
#include "scripted_runner.h"

#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/new_search_dialog.h"
#include "app/window/queue_dialog.h"
#include "app/window/queue_strip.h"
#include "app/window/search_queue.h"
#include "app/window/window_settings.h"
#include "core/util/error.h"
#include "tests/support/idx_files.h"
#include "tests/support/scratch_data.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <atomic>
#include <thread>

using namespace pathloom;

/// Searches for several targets, one after another.
class TestSearchQueue : public QObject
{
    Q_OBJECT

private:
    using Shared = ScriptedRunner::Shared;

    struct Started
    {
        QString target, name, folder;
        double budgetMs, budgetFraction;
    };

    struct Fixture
    {
        JobRunner jobs;
        RunView view;
        SearchController controller{&jobs, &view};
        SearchQueue queue{&controller, &jobs};
        std::shared_ptr<Shared> shared = std::make_shared<Shared>();
        std::vector<Started> started;

        explicit Fixture(ScriptedRunner::Script script = finishAtOnce)
        {
            controller.setRunnerMaker([this, script](const PreparedSearch& prepared, const QString& folder) {
                started.push_back({QString::fromStdString(prepared.job.target.id),
                                   QString::fromStdString(prepared.job.name), folder, prepared.job.config.budgetMs,
                                   prepared.job.config.budgetFraction});
                return ScriptedRunner::factory(shared, script);
            });
            queue.setLookUp(lookUp);
        }
        static PreparedSearch lookUp(const SearchRequest& request, std::stop_token = {})
        {
            if (request.target == QLatin1String("gone"))
                throw Error("there is no target 'gone'");
            PreparedSearch prepared = preparedSmall(request);
            prepared.job.target.id = request.target.toStdString();
            return prepared;
        }
        static PreparedSearch forTargets(const QStringList& targets, SearchRequest request = {})
        {
            request.target = targets.front();
            request.furtherTargets = targets.mid(1);
            return lookUp(request);
        }
        QStringList startedTargets() const
        {
            QStringList targets;
            for (const Started& search : started)
                targets << search.target;
            return targets;
        }
    };

    static QPushButton* button(const QWidget* dialog, const char* name)
    {
        return dialog->findChild<QPushButton*>(QLatin1String(name));
    }
    static Phase finishAtOnce(const EventSink&, Shared&, std::stop_token) { return Phase::Finished; }

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void oneTargetStartsAtOnceAndNothingWaits()
    {
        Fixture f(ScriptedRunner::untilStopped);
        f.queue.start(Fixture::forTargets({QStringLiteral("phone")}));
        QVERIFY(f.controller.session().isActive());
        QVERIFY(f.queue.isEmpty());
        QCOMPARE(f.startedTargets(), QStringList{QStringLiteral("phone")});
        f.controller.stopAndWait();
    }

    /// New search while one runs: it starts when that one has ended, as it was asked for.
    void whatIsAskedForWhileASearchRunsWaits()
    {
        Fixture f([](const EventSink& sink, Shared& shared, std::stop_token stop) {
            ScriptedRunner::untilStopped(sink, shared, stop);
            return Phase::Finished; // it has come to its end by itself
        });
        QSignalSpy messages(&f.queue, &SearchQueue::message);
        QVERIFY(!f.queue.wouldWait());
        f.queue.start(Fixture::forTargets({QStringLiteral("phone")}));
        QVERIFY(f.queue.wouldWait() && f.queue.isEmpty() && messages.isEmpty());
        QTemporaryDir folder;
        SearchRequest request;
        request.name = QStringLiteral("second");
        request.folder = folder.filePath(QStringLiteral("second.pathloom"));
        request.settings["seed"] = 7;
        f.queue.start(Fixture::forTargets({QStringLiteral("gpu")}, request));
        f.queue.start(Fixture::forTargets({QStringLiteral("cpu")}));
        QCOMPARE(f.queue.targets(), (QStringList{QStringLiteral("gpu"), QStringLiteral("cpu")}));
        QCOMPARE(messages.size(), 2);
        QCOMPARE(f.started.size(), std::size_t(1));
        f.controller.stopAndWait();
        QTRY_COMPARE(f.started.size(), std::size_t(2));
        QCOMPARE(f.started[1].name, QStringLiteral("second"));
        QCOMPARE(f.started[1].folder, request.folder);
        QCOMPARE(f.controller.draft()->job.config.seed, std::uint64_t(7));
        f.controller.stopAndWait();
        QTRY_COMPARE(f.startedTargets(),
                     (QStringList{QStringLiteral("phone"), QStringLiteral("gpu"), QStringLiteral("cpu")}));
        f.controller.stopAndWait();
        QVERIFY(f.queue.isEmpty());
    }

    /// The list of the queue in the real window: what each one is, another order, one out and back again.
    void theQueueIsAListThatCanBeChanged()
    {
        QTemporaryDir folder;
        WindowSettings settings(folder.filePath(QStringLiteral("window.ini")));
        const auto shared = std::make_shared<Shared>();
        QStringList started;
        MainWindow window(settings);
        window.resize(1280, 800);
        window.show();
        window.controller()->setRunnerMaker([&](const PreparedSearch& prepared, const QString&) {
            started << QString::fromStdString(prepared.job.target.id);
            return ScriptedRunner::factory(shared, [](const EventSink& sink, Shared& commands, std::stop_token stop) {
                ScriptedRunner::untilStopped(sink, commands, stop);
                return Phase::Finished;
            });
        });
        window.queue()->setLookUp(Fixture::lookUp);
        SearchRequest request;
        request.settings["seed"] = 7;
        for (const char* target : {"phone", "gpu", "cpu", "board"})
            window.queue()->start(Fixture::forTargets({QLatin1String(target)}, request));
        const auto turns = [&] { return window.queue()->targets().join(u' '); };
        QCOMPARE(turns(), QStringLiteral("gpu cpu board"));

        window.findChild<QToolButton*>(QStringLiteral("queuedSearches"))->click();
        auto* dialog = window.findChild<QueueDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto* list = dialog->findChild<QTreeWidget*>();
        QCOMPARE(list->topLevelItemCount(), 3);
        QStringList facts;
        for (int column = 0; column < list->columnCount(); ++column)
            facts << list->topLevelItem(0)->text(column);
        QCOMPARE(facts.front(), QStringLiteral("1"));
        QCOMPARE(facts.back(), QStringLiteral("7"));
        QVERIFY2(facts.contains(QStringLiteral("gpu")) && facts.contains(QStringLiteral("small")) &&
                     facts.contains(QStringLiteral("Fashion-MNIST")),
                 qPrintable(facts.join(u'|')));
        // By keys and by buttons; the selection goes with the search.
        list->setCurrentItem(list->topLevelItem(0));
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(turns(), QStringLiteral("cpu gpu board"));
        button(dialog, "moveDown")->click();
        QCOMPARE(turns(), QStringLiteral("cpu board gpu"));
        QVERIFY(!button(dialog, "moveDown")->isEnabled());
        button(dialog, "moveUp")->click();
        QCOMPARE(turns(), QStringLiteral("cpu gpu board"));
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(turns(), QStringLiteral("cpu board"));
        QVERIFY(window.findChild<MessageBar*>(QStringLiteral("messageBar"))->isVisible());
        window.actions().restoreQueued->trigger();
        QCOMPARE(turns(), QStringLiteral("cpu gpu board")); // where it was
        window.actions().clearQueue->trigger();
        QCOMPARE(turns(), QString());
        QVERIFY(!window.actions().clearQueue->isEnabled());
        window.actions().restoreQueued->trigger();
        QCOMPARE(turns(), QStringLiteral("cpu gpu board"));
        QVERIFY(!window.actions().restoreQueued->isEnabled());
        // In that order they start.
        window.controller()->stopAndWait();
        QTRY_COMPARE(started, (QStringList{QStringLiteral("phone"), QStringLiteral("cpu")}));
        QCOMPARE(turns(), QStringLiteral("gpu board"));
        window.queue()->clear();
        window.controller()->stopAndWait();
    }

    /// One that is being looked up is taken out, or another one takes its turn.
    void theOrderChangesWhileTheNextOneIsLookedUp()
    {
        Fixture f([](const EventSink& sink, Shared& shared, std::stop_token stop) {
            ScriptedRunner::untilStopped(sink, shared, stop);
            return Phase::Finished;
        });
        std::atomic<bool> mayEnd = false;
        std::atomic<int> looked = 0;
        f.queue.setLookUp([&](const SearchRequest& request, std::stop_token stop) {
            ++looked;
            while (!mayEnd && !stop.stop_requested())
                std::this_thread::yield();
            return Fixture::lookUp(request);
        });
        for (const char* target : {"phone", "gpu", "cpu", "board"})
            f.queue.start(Fixture::forTargets({QLatin1String(target)}));
        f.controller.stopAndWait();
        QTRY_COMPARE(looked.load(), 1); // gpu
        f.queue.move(1, 0);
        QTRY_COMPARE(looked.load(), 2); // cpu
        f.queue.remove({0});
        QTRY_COMPARE(looked.load(), 3); // gpu again
        mayEnd = true;
        QTRY_COMPARE(f.startedTargets(), (QStringList{QStringLiteral("phone"), QStringLiteral("gpu")}));
        QCOMPARE(f.queue.targets(), QStringList{QStringLiteral("board")});
        f.queue.move(0, 5); // there is no such place
        f.queue.remove({3, -1});
        QCOMPARE(f.queue.size(), 1);
        f.queue.clear();
        f.controller.stopAndWait();
        // Brought back where nothing runs it waits for a word.
        QTRY_VERIFY(!f.queue.wouldWait());
        f.queue.restoreRemoved();
        QVERIFY(f.queue.isHeld());
        f.queue.clear();
    }

    void eachTargetGetsASearchWithANameAndFolderOfItsOwn()
    {
        Fixture f;
        SearchRequest request;
        request.name = QStringLiteral("mine");
        f.queue.start(
            Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("gpu"), QStringLiteral("cpu")}, request));
        QCOMPARE(f.startedTargets(), QStringList{QStringLiteral("phone")}); // the first one at once
        QCOMPARE(f.queue.targets(), (QStringList{QStringLiteral("gpu"), QStringLiteral("cpu")}));
        QTRY_COMPARE(f.startedTargets(),
                     (QStringList{QStringLiteral("phone"), QStringLiteral("gpu"), QStringLiteral("cpu")}));
        QTRY_VERIFY(!f.controller.session().isActive());
        QVERIFY(f.queue.isEmpty());
        QSet<QString> names, folders;
        for (const Started& search : f.started) {
            QVERIFY2(search.name.contains(QStringLiteral("mine")) && search.name.contains(search.target),
                     qPrintable(search.name));
            QVERIFY2(search.folder.contains(search.target), qPrintable(search.folder));
            names.insert(search.name);
            folders.insert(search.folder);
        }
        QCOMPARE(names.size(), 3);
        QCOMPARE(folders.size(), 3);
        // What is remembered is what was asked for.
        QCOMPARE(f.controller.draft()->request.furtherTargets.size(), 2);
        QCOMPARE(f.controller.draft()->request.name, QStringLiteral("mine"));
    }

    void chosenFolderIsToldApart()
    {
        Fixture f;
        QTemporaryDir folder;
        SearchRequest request;
        request.folder = folder.filePath(QStringLiteral("my.run.pathloom"));
        f.queue.start(Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("/tables/big gpu.csv")}, request));
        QTRY_COMPARE(f.started.size(), std::size_t(2));
        QCOMPARE(f.started[0].folder, folder.filePath(QStringLiteral("my.run-phone.pathloom")));
        QCOMPARE(f.started[1].folder, folder.filePath(QStringLiteral("my.run-big-gpu.pathloom")));
    }

    void budgetInMsBecomesTheSameShareForTheOthers()
    {
        Fixture f;
        SearchRequest request;
        request.settings["latency.budget_ms"] = 3.0;
        const PreparedSearch first = Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("gpu")}, request);
        const double average = first.latency->expectedMs(uniformProbabilities(first.job.space));
        f.queue.start(first);
        QTRY_COMPARE(f.started.size(), std::size_t(2));
        QCOMPARE(f.started[0].budgetMs, 3.0);
        QCOMPARE(f.started[1].budgetMs, 0.0); // automatic, as a share
        QCOMPARE(f.started[1].budgetFraction, 3.0 / average);
    }

    void nextSearchWaitsForTheTrainingOfTheOneBefore()
    {
        Fixture f;
        std::atomic<bool> finish = false;
        int looksDuringTraining = 0;
        connect(&f.queue, &SearchQueue::looked, &f.jobs, [&] { looksDuringTraining += f.jobs.isComputing() ? 1 : 0; });
        connect(&f.controller, &SearchController::runEnded, &f.jobs, [&] {
            if (f.started.size() > 1)
                return;
            f.jobs.start({.title = QStringLiteral("Training"),
                          .lane = JobLane::Computing,
                          .work = [&finish](JobContext&) -> JobDelivery {
                              while (!finish)
                                  std::this_thread::sleep_for(std::chrono::milliseconds(5));
                              return [] {};
                          }});
        });
        f.queue.start(Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("gpu")}));
        QTRY_VERIFY(looksDuringTraining > 0);
        QCOMPARE(f.started.size(), std::size_t(1));
        QCOMPARE(f.queue.size(), 1);
        finish = true;
        QTRY_COMPARE(f.started.size(), std::size_t(2));
    }

    void trainingThatBeginsDuringALookUpIsWaitedFor()
    {
        Fixture f;
        std::atomic<bool> isTrained = false, begins = false, hasBegun = false;
        const auto train = [&] {
            f.jobs.start({.title = QStringLiteral("Training net-1"),
                          .lane = JobLane::Computing,
                          .work = [&](JobContext&) -> JobDelivery {
                              hasBegun = true;
                              hasBegun.notify_all();
                              isTrained.wait(false);
                              return {};
                          }});
        };
        f.queue.setLookUp([&](const SearchRequest& request, std::stop_token stop) {
            if (!begins.exchange(true)) {
                QMetaObject::invokeMethod(&f.jobs, train);
                hasBegun.wait(false);
            }
            return Fixture::lookUp(request, stop);
        });
        f.queue.start(Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("tablet")}));
        QTRY_VERIFY(hasBegun);
        QTRY_COMPARE(f.jobs.jobs().size(), std::size_t(1)); // the look-up is over
        QCOMPARE(f.queue.targets(), QStringList{QStringLiteral("tablet")});
        isTrained = true;
        isTrained.notify_all();
        QTRY_COMPARE(f.startedTargets(), QStringList({QStringLiteral("phone"), QStringLiteral("tablet")}));
    }

    void targetThatCannotBeHadIsLeftOutWithASentence()
    {
        Fixture f;
        QSignalSpy messages(&f.queue, &SearchQueue::message);
        f.queue.start(Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("gone"), QStringLiteral("cpu")}));
        QTRY_COMPARE(f.startedTargets(), (QStringList{QStringLiteral("phone"), QStringLiteral("cpu")}));
        QCOMPARE(messages.size(), 1);
        QVERIFY(messages.front()[1].toString().contains(QStringLiteral("gone")));
    }

    void failedSearchDoesNotHoldTheOthers()
    {
        Fixture f([](const EventSink&, Shared&, std::stop_token) -> Phase { throw Error("no space left"); });
        f.queue.start(Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("gpu")}));
        QTRY_COMPARE(f.started.size(), std::size_t(2));
    }

    void stoppingByHandHoldsTheQueue()
    {
        Fixture f(ScriptedRunner::untilStopped);
        f.queue.start(Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("gpu")}));
        QSignalSpy ended(&f.controller, &SearchController::runEnded), looks(&f.queue, &SearchQueue::looked);
        f.controller.stop();
        QTRY_VERIFY(!ended.isEmpty());
        looks.clear();
        QTRY_VERIFY(!looks.isEmpty());
        QCOMPARE(f.started.size(), std::size_t(1));
        QVERIFY(f.queue.isHeld());
        f.queue.startNext();
        QTRY_COMPARE(f.startedTargets(), (QStringList{QStringLiteral("phone"), QStringLiteral("gpu")}));
        f.controller.stopAndWait();
    }

    void clearedQueueStartsNothing()
    {
        Fixture f(ScriptedRunner::untilStopped);
        f.queue.start(Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("gpu")}));
        f.queue.clear();
        f.controller.stop();
        QTRY_VERIFY(!f.controller.session().isActive());
        f.queue.startNext();
        QVERIFY(f.jobs.jobs().empty()); // nothing is being looked up either
        QCOMPARE(f.started.size(), std::size_t(1));
    }

    void whatTheDialogIsAskedWhileASearchRunsIsQueued()
    {
        QTemporaryDir folder;
        WindowSettings settings(folder.filePath(QStringLiteral("window.ini")));
        SearchRequest request;
        request.data.kind = "idx";
        request.data.folder = folder.filePath(QStringLiteral("images")).toStdString();
        writeIdxFolder(request.data.folder, 40, 20, 28, 10);
        settings.lastSearch.set(toBytes(request));
        MainWindow window(settings);
        window.show();
        const auto shared = std::make_shared<Shared>();
        window.controller()->setRunnerMaker([&](const PreparedSearch&, const QString&) {
            return ScriptedRunner::factory(shared, ScriptedRunner::untilStopped);
        });
        // The button says what it will do; what it does is told.
        QString text, tip;
        const auto ask = [&] {
            QTimer::singleShot(0, &window, [&] {
                auto* dialog = window.findChild<NewSearchDialog*>();
                auto* start = dialog->findChild<QPushButton*>(QStringLiteral("startSearch"));
                text = start->text();
                tip = start->toolTip();
                if (QTest::qWaitFor([start] { return start->isEnabled(); }, 20000))
                    start->click();
                else
                    dialog->reject();
            });
            window.actions().newSearch->trigger();
        };
        ask();
        QCOMPARE(text, QStringLiteral("Start search"));
        QVERIFY(tip.isEmpty());
        QTRY_VERIFY(window.controller()->session().isActive());
        QVERIFY(window.queue()->isEmpty());
        ask();
        QCOMPARE(text, QStringLiteral("Add to the queue"));
        QVERIFY2(tip.contains(QStringLiteral("when what runs now has ended")), qPrintable(tip));
        QCOMPARE(window.queue()->size(), 1);
        QVERIFY(window.findChild<QueueStrip*>()->isVisible());
        window.queue()->clear();
        window.controller()->stopAndWait();
    }

    void windowShowsTheQueueAndDropsItWhenClosed()
    {
        QTemporaryDir folder;
        WindowSettings settings(folder.filePath(QStringLiteral("window.ini")));
        MainWindow window(settings);
        window.show();
        const auto shared = std::make_shared<Shared>();
        int started = 0;
        window.controller()->setRunnerMaker([&](const PreparedSearch&, const QString&) {
            ++started;
            return ScriptedRunner::factory(shared, ScriptedRunner::untilStopped);
        });
        window.queue()->setLookUp(Fixture::lookUp);
        auto* strip = window.findChild<QueueStrip*>();
        QVERIFY(strip && strip->isHidden());
        QVERIFY(!window.actions().clearQueue->isEnabled());
        window.queue()->start(
            Fixture::forTargets({QStringLiteral("phone"), QStringLiteral("gpu"), QStringLiteral("cpu")}));
        QVERIFY(!strip->isHidden());
        auto* text = strip->findChild<QToolButton*>(QStringLiteral("queuedSearches"));
        QVERIFY(text->text().contains(QLatin1Char('2')));
        QVERIFY(text->toolTip().contains(QStringLiteral("gpu, cpu")));
        QVERIFY(window.actions().clearQueue->isEnabled());
        QVERIFY(!window.actions().startQueued->isEnabled());
        QVERIFY(!window.close()); // it asks first
        auto* question = window.findChild<QMessageBox*>(QStringLiteral("closeQuestion"));
        QVERIFY(question);
        for (QAbstractButton* button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!window.isVisible());
        QVERIFY(window.queue()->isEmpty()); // so nothing is left that could start
        QCOMPARE(started, 1);
    }

    void severalTargetsAreRememberedToTheNextTime()
    {
        SearchRequest request;
        request.target = QStringLiteral("phone");
        request.furtherTargets = QStringList{QStringLiteral("gpu"), QStringLiteral("cpu")};
        QCOMPARE(requestFromBytes(toBytes(request)), request);
        QCOMPARE(
            requestFromBytes(R"({"data": {"kind": "fashion-mnist", "folder": ""}, "space": "small", "target": "phone",
                                      "settings": {}, "further_targets": 3})"),
            SearchRequest{}); // broken memory means defaults
    }
};

QTEST_MAIN(TestSearchQueue)
#include "tst_search_queue.moc"
