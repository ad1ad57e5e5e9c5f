// SPDX-License-Identifier: MIT
// Searches whose checkpoints are damaged, whose loss explodes, or that were killed at an awkward moment.
#include "tests/support/tiny_search.h"
#include "tests/support/watched_search.h"

#include <QTest>

#include <fstream>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace pathloom;
using namespace tinysearch;
namespace fs = std::filesystem;

namespace {

fs::path sumOf(const fs::path& checkpoint)
{
    return checkpoint.string() + ".sum";
}

void flipBytes(const fs::path& file)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(5000);
    char byte = 0;
    stream.get(byte);
    stream.seekp(5000);
    stream.put(char(byte ^ 1));
}

template<typename Body>
std::vector<Body> bodiesOf(const WatchedSearch& search)
{
    std::vector<Body> found;
    for (const Event& event : search.events())
        if (const auto* body = std::get_if<Body>(&event.body))
            found.push_back(*body);
    return found;
}

} // namespace

class TestSearchTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedCheckpointsCostStepsOnly_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<int>("checkpoints"); // of the two that alternate, the newest first
        QTest::newRow("none") << "none" << 0;
        QTest::newRow("newest: a bit") << "flip" << 1;
        QTest::newRow("newest: half of it") << "truncate" << 1;
        QTest::newRow("newest: empty") << "empty" << 1;
        QTest::newRow("newest: no checksum") << "no sum" << 1;
        QTest::newRow("newest: checksum half written") << "half sum" << 1;
        QTest::newRow("both: a bit") << "flip" << 2;
        QTest::newRow("both: no checksum") << "no sum" << 2;
        QTest::newRow("both: gone") << "remove" << 2;
    }
    void damagedCheckpointsCostStepsOnly()
    {
        QFETCH(QString, damage);
        QFETCH(int, checkpoints);
        TinySearch tiny;
        const std::vector<std::string> settings{"checkpoint_steps=10"};
        {
            WatchedSearch undisturbed(tiny.job(settings), tiny.path("undisturbed"));
            undisturbed.engine().setScript(script());
            undisturbed.start();
            QVERIFY2(undisturbed.waitForEnd(60), undisturbed.said());
        }
        const fs::path run = tiny.path("run");
        {
            WatchedSearch first(tiny.job(settings), run); // checkpoints at step 30 and at its end, 34
            first.engine().setScript(script());
            first.onEvent([&](const Event& event) {
                if (event.step == 34)
                    first.requestStop();
            });
            first.start();
            QVERIFY2(first.waitForEnd(60), first.said());
        }
        QCOMPARE(RunStore::open(run, RunStore::Access::Read)->lastStep(), 34);
        const std::vector<fs::path> files = byAge(run);
        for (int i = 0; i < checkpoints; ++i)
            hurt(damage, files.at(i));

        WatchedSearch resumed(run);
        resumed.start();
        QVERIFY2(resumed.waitForEnd(60), resumed.said());
        resumed.join();
        QVERIFY2(resumed.end() == Phase::Finished, resumed.said());
        QCOMPARE(tiny.record("run"), tiny.record("undisturbed"));
        const auto events = bodiesOf<Resumed>(resumed);
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events.front().repeated, std::int64_t(checkpoints == 0 ? 0 : checkpoints == 1 ? 4 : 34));
        QVERIFY(events.front().exact);
        // One without checksum is what a kill leaves that came before it was written: nothing is damaged.
        const bool there = checkpoints > 0 && damage != QLatin1String("remove") && damage != QLatin1String("no sum");
        QCOMPARE(resumed.waitForMessage("damaged", 0), there);
        QCOMPARE(resumed.waitForMessage("from the one before it, at step 30", 0), there && checkpoints == 1);
        QCOMPARE(resumed.waitForMessage("beginning", 0), there && checkpoints == 2);
    }
    void anExplodedLossLeavesAGoodCheckpoint_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("deriving");
        QTest::newRow("the checkpoint knows the learning rate") << 39 << false;
        QTest::newRow("set after the checkpoint") << 41 << false;
        QTest::newRow("a network is derived at every step") << 41 << true;
    }
    void anExplodedLossLeavesAGoodCheckpoint()
    {
        QFETCH(int, step);
        QFETCH(bool, deriving);
        TinySearch tiny;
        const fs::path run = tiny.path("run");
        const Command explode{.kind = Command::Kind::Set, .key = "weights.learning_rate", .value = 100};
        WatchedSearch search(tiny.job({"checkpoint_steps=10", "weights.decay=1", "epochs=6"}), run);
        std::vector<ScriptedCommand> commands{{step, explode}};
        for (int at = step; deriving && at < 7 * 20; ++at)
            commands.push_back({at, {.kind = Command::Kind::Derive}});
        search.engine().setScript(commands);
        search.start();
        QVERIFY2(search.waitForEnd(60), search.said());
        search.join();
        QVERIFY2(search.end() != Phase::Finished && search.error().contains("finite"), search.said());
        QVERIFY2(!search.waitForMessage("No network", 0), search.said()); // it is not the network's failure
        if (deriving)
            return; // a checkpoint at every step: the newest ones have diverged already, if not to infinity
        const auto alarms = bodiesOf<Alarm>(search);
        QVERIFY2(!alarms.empty() && alarms.back().kind == "loss_not_finite", search.said());
        QCOMPARE(alarms.back().arguments.at("learning_rate").get<double>(), 100.0);
        const std::int64_t failedAt = search.weightSteps();
        std::int64_t goodStep = 0;
        {
            const auto store = RunStore::open(run, RunStore::Access::Read);
            QCOMPARE(store->info().state, Phase::Failed);
            QVERIFY(!store->newestCheckpointIsDamaged());
            goodStep = store->nearestCheckpoint(1'000'000).step;
            QVERIFY2(goodStep >= 40 && goodStep < failedAt, search.said());
            bool recorded = false;
            for (const Event& event : store->eventsOfKind("alarm"))
                recorded |= std::get<Alarm>(event.body).kind == "loss_not_finite";
            QVERIFY(recorded);
        }
        WatchedSearch resumed(run);
        resumed.engine().post({.kind = Command::Kind::Set, .key = "weights.learning_rate", .value = 0.01});
        resumed.start();
        QVERIFY2(resumed.waitForEnd(60), resumed.said());
        resumed.join();
        QVERIFY2(resumed.end() == Phase::Finished, resumed.said());
        QCOMPARE(bodiesOf<Resumed>(resumed).front().repeated, failedAt - goodStep);
        const auto store = RunStore::open(run, RunStore::Access::Read);
        QCOMPARE(store->lastStep(), 7 * 20);
        QCOMPARE(store->info().config.learningRate, 0.01);
    }
    void aCommandBetweenTwoPhasesIsRepeatedAsItWas()
    {
        TinySearch tiny;
        WatchedSearch search(tiny.job(), tiny.path("run"));
        search.onEvent([&](const Event& event) { // at the last step of the warm-up
            if (event.step == 20 && std::holds_alternative<WeightStep>(event.body))
                search.engine().post({.kind = Command::Kind::Prune, .paths = {{0, 1}}});
        });
        search.start();
        QVERIFY2(search.waitForEnd(60), search.said());
        search.join();
        const auto store = RunStore::open(tiny.path("run"), RunStore::Access::Read);
        WatchedSearch again(jobOf(*store), tiny.path("again"));
        again.engine().setScript(commandsOf(*store));
        again.start();
        QVERIFY2(again.waitForEnd(60), again.said());
        again.join();
        QCOMPARE(tiny.record("again"), tiny.record("run"));
    }
    void aNamedNetworkIsTakenOutAgainInAReplay()
    {
        TinySearch tiny;
        const Architecture named{{0, 1, 0}};
        const NetworkChoice choice{3, {{macsLimit, 1e9}}, -2};
        std::vector<ScriptedCommand> script{{25, deriveCommand(named, 20, choice)}};
        for (const char* name : {"first", "replay"}) {
            WatchedSearch search(tiny.job(), tiny.path(name));
            search.engine().setScript(script);
            search.start();
            QVERIFY2(search.waitForEnd(60), search.said());
            search.join();
            const auto store = RunStore::open(tiny.path(name), RunStore::Access::Read);
            const std::vector<DerivedNetwork> networks = store->networks();
            QCOMPARE(networks.size(), std::size_t(1));
            QCOMPARE(networks[0].architecture, toText(store->space(), named));
            QCOMPARE(networks[0].step, std::int64_t(20));
            QVERIFY(networks[0].choice == choice);
            QVERIFY(commandsOf(*store) == script);
            script = commandsOf(*store);
        }
    }
    void aDerivedNetworkIsTakenOutOnce_data()
    {
        QTest::addColumn<bool>("done");
        QTest::newRow("killed after it was taken out") << true;
        QTest::newRow("killed before") << false;
    }
    void aDerivedNetworkIsTakenOutOnce()
    {
        QFETCH(bool, done);
        TinySearch tiny;
        const fs::path killed = tiny.path("killed");
        WatchedSearch search(tiny.job({"checkpoint_steps=10"}), tiny.path("run"));
        search.engine().setScript({{25, {.kind = Command::Kind::Derive}}});
        bool copied = false;
        search.onEvent([&](const Event& event) { // what a kill would leave: a derived network after the checkpoint
            if (std::holds_alternative<NetworkDerived>(event.body) && !std::exchange(copied, true))
                fs::copy(tiny.path("run"), killed, fs::copy_options::recursive);
        });
        search.start();
        QVERIFY2(search.waitForEnd(60), search.said());
        search.join();
        QVERIFY(copied);
        if (!done) {
            SQLite::Database database((killed / "run.db").string(), SQLite::OPEN_READWRITE);
            database.exec("DELETE FROM networks");
            QCOMPARE(database.exec("DELETE FROM events WHERE kind = 'network_derived' OR body LIKE '%\"derive\"%'"), 2);
        }
        WatchedSearch resumed(killed);
        resumed.start();
        QVERIFY2(resumed.waitForEnd(60), resumed.said());
        resumed.join();
        QCOMPARE(resumed.end(), Phase::Finished);
        const auto store = RunStore::open(killed, RunStore::Access::Read);
        QCOMPARE(store->networks().size(), std::size_t(1));
        QCOMPARE(store->network(1).step, std::int64_t(25));
        QCOMPARE(store->eventsOfKind("network_derived").size(), std::size_t(1));
        std::size_t derived = 0;
        for (const Event& event : store->eventsOfKind("command_accepted"))
            derived += std::get<CommandAccepted>(event.body).command == "derive";
        QCOMPARE(derived, std::size_t(1));
        QCOMPARE(tiny.record("killed"), tiny.record("run"));
    }
    void aBudgetThatWasNotYetStoredIsFoundAgain()
    {
        TinySearch tiny;
        const fs::path killed = tiny.path("killed");
        WatchedSearch search(tiny.job(), tiny.path("run"));
        search.onEvent([&](const Event& event) {
            if (std::holds_alternative<Message>(event.body) && !fs::exists(killed))
                fs::copy(tiny.path("run"), killed, fs::copy_options::recursive);
        });
        search.start();
        QVERIFY2(search.waitForEnd(60), search.said());
        search.join();
        {
            const auto store = RunStore::open(killed, RunStore::Access::Write);
            QVERIFY(!store->latencyTable().entries.empty() && store->newestCheckpoint().empty());
            RunInfo info = store->info();
            info.config.budgetMs = 0;
            store->updateInfo(info);
        }
        WatchedSearch resumed(killed);
        resumed.start();
        QVERIFY2(resumed.waitForEnd(60), resumed.said());
        resumed.join();
        QCOMPARE(tiny.record("killed"), tiny.record("run"));
    }

private:
    static std::vector<ScriptedCommand> script()
    {
        return {{12, {.kind = Command::Kind::Prune, .paths = {{0, 1}}}},
                {25, {.kind = Command::Kind::Set, .key = "latency.lambda", .value = 0.7}},
                {31, {.kind = Command::Kind::Pin, .paths = {{1, 0}}}},
                {33, {.kind = Command::Kind::Undo}},
                {45, {.kind = Command::Kind::Undo}}};
    }
    /// The two checkpoints that alternate, the newest first.
    static std::vector<fs::path> byAge(const fs::path& run)
    {
        std::vector<std::pair<int, fs::path>> files;
        for (const char* name : {"checkpoint-a.pt", "checkpoint-b.pt"}) {
            const fs::path file = run / "checkpoints" / name;
            files.emplace_back(-Json::parse(std::ifstream(sumOf(file))).at("number").get<int>(), file);
        }
        std::ranges::sort(files);
        return {files.at(0).second, files.at(1).second};
    }
    static void hurt(const QString& damage, const fs::path& file)
    {
        if (damage == QLatin1String("flip"))
            flipBytes(file);
        else if (damage == QLatin1String("truncate"))
            fs::resize_file(file, fs::file_size(file) / 2);
        else if (damage == QLatin1String("empty"))
            fs::resize_file(file, 0);
        else if (damage == QLatin1String("half sum"))
            fs::resize_file(sumOf(file), fs::file_size(sumOf(file)) / 2);
        else if (damage == QLatin1String("no sum"))
            fs::remove(sumOf(file));
        else if (damage == QLatin1String("remove"))
            fs::remove(file);
    }
};

QTEST_GUILESS_MAIN(TestSearchTrouble)
#include "tst_search_trouble.moc"
