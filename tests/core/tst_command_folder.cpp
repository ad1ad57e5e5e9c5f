// SPDX-License-Identifier: MIT
// Commands from other processes: taken once, and only while somebody takes them.
#include "core/run/command_folder.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"

#include <QElapsedTimer>
#include <QTest>

#include <fstream>
#include <thread>

using namespace tinysearch;
using Kind = Command::Kind;

namespace {

/// What a search leaves that took commands and was killed, with one that it had not taken yet.
void leaveCommand(const std::filesystem::path& run, const Command& command)
{
    std::filesystem::create_directories(run / "commands");
    writeTextFile(run / "commands" / "00000000000000000001-00000000.json", toJson(command).dump());
}

void stopAt(const TinySearch& search, const std::string& name, std::int64_t step)
{
    std::stop_source stop;
    SearchEngine engine(search.job(), search.path(name), [&](const Event& event) {
        if (event.step == step)
            stop.request_stop();
    });
    engine.run(stop.get_token());
}

} // namespace

class TestCommandFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsAreTakenOnceAndInOrder()
    {
        TinySearch search;
        std::filesystem::create_directories(search.path("r"));
        CommandFolder folder(search.path("r"));
        const auto file = [&](const char* name) { return search.path("r") / "commands" / name; };
        writeTextFile(file("2.json"), toJson(Command{.kind = Kind::Undo}).dump());
        writeTextFile(file("1.json"), toJson(Command{.kind = Kind::Redo}).dump());
        writeTextFile(file("3.json"), "{");
        std::ofstream(file("4.part")) << "half";
        std::filesystem::create_directories(file("5.json") / "x"); // can neither be read nor be removed
        const CommandFolder::Taken taken = folder.take();
        QCOMPARE(taken.commands, (std::vector<Command>{{.kind = Kind::Redo}, {.kind = Kind::Undo}}));
        QCOMPARE(taken.refused.size(), std::size_t(2));
        QVERIFY(!std::filesystem::exists(file("1.json")));
        QVERIFY(std::filesystem::exists(file("5.json")));
        const CommandFolder::Taken again = folder.take();
        QVERIFY(again.commands.empty());
        QVERIFY(again.refused.empty()); // else the search would complain of it every 200 ms
    }
    void whoOpensForWritingClearsWhatWasLeft()
    {
        TinySearch search;
        stopAt(search, "r", 3);
        const auto run = search.path("r");
        leaveCommand(run, {.kind = Kind::Stop});
        RunStore::open(run, RunStore::Access::Read);
        QVERIFY(std::filesystem::exists(run / "commands"));
        const auto writer = RunStore::open(run, RunStore::Access::Write); // a training, say
        QVERIFY(!CommandFolder::isOpen(run));
        QVERIFY(errorOf([&] { CommandFolder::send(run, {.kind = Kind::Stop}); }).contains("--accept-commands"));
        CommandFolder folder(run);
        QVERIFY(CommandFolder::isOpen(run));
        QVERIFY(folder.take().commands.empty());
    }
    /// Who sends while the folder goes away is told; the folder goes away all the same.
    void sendersDoNotKeepTheFolderThere()
    {
        TinySearch search;
        stopAt(search, "r", 3);
        const auto run = search.path("r");
        std::atomic<int> sent{0}, refused{0};
        std::jthread sender([&](std::stop_token stop) {
            while (!stop.stop_requested()) {
                try {
                    CommandFolder::send(run, {.kind = Kind::Undo});
                    ++sent;
                } catch (const Error&) {
                    ++refused;
                }
            }
        });
        for (int k = 0; k < 60; ++k) {
            leaveCommand(run, {.kind = Kind::Undo});
            const auto writer = RunStore::open(run, RunStore::Access::Write);
            QVERIFY(!CommandFolder::isOpen(run));
            const int before = sent;
            CommandFolder folder(run);
            QTRY_VERIFY(sent > before);
        }
        QTRY_VERIFY(refused > 0);
    }
    void aResumedSearchTakesCommandsOnlyIfItIsTold()
    {
        TinySearch search;
        for (const bool accepts : {false, true}) {
            const std::string name = accepts ? "a" : "b";
            stopAt(search, name, 25);
            leaveCommand(search.path(name), {.kind = Kind::Stop});
            std::optional<bool> open;
            SearchEngine engine(search.path(name), [&](const Event& event) {
                if (std::holds_alternative<WeightStep>(event.body))
                    open = CommandFolder::isOpen(search.path(name));
            });
            if (accepts)
                engine.acceptCommands();
            QCOMPARE(engine.run(), Phase::Finished); // the stop was meant for the search before it
            QCOMPARE(open, std::optional(accepts));
        }
    }
    /// A kill within the second in which events are gathered must not lose what came of a command whose file is gone.
    void whatCameOfACommandIsStoredSoon()
    {
        TinySearch search;
        const auto run = search.path("r");
        std::atomic<int> steps{0}, accepted{0};
        SearchEngine engine(search.job({"epochs=100000", "checkpoint_seconds=1000000"}), run, [&](const Event& event) {
            steps += std::holds_alternative<WeightStep>(event.body);
            accepted += std::holds_alternative<CommandAccepted>(event.body);
        });
        engine.acceptCommands();
        std::jthread thread([&] { engine.run(); });
        QTRY_VERIFY(steps > 5);
        const auto reader = RunStore::open(run, RunStore::Access::Read);
        qint64 waited = 0; // ms, from the acceptance to the disk
        for (int k = 1; k <= 5; ++k) {
            CommandFolder::send(run, {.kind = k % 2 ? Kind::Prune : Kind::Restore, .paths = {{0, 1}}});
            while (accepted < k)
                QTest::qWait(2);
            QElapsedTimer timer;
            timer.start();
            while (reader->eventsOfKind("command_accepted").size() < std::size_t(k))
                QTest::qWait(2);
            waited += timer.elapsed();
        }
        engine.post({.kind = Kind::Stop});
        thread.join();
        QVERIFY2(waited < 2000, qPrintable(QString::number(waited))); // else four fifths of a second each
    }
};

QTEST_GUILESS_MAIN(TestCommandFolder)
#include "tst_command_folder.moc"
