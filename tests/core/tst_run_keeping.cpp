// SPDX-License-Identifier: MIT
// Runs and networks that are kept: what stands in them, what people and newer versions do with them, deleting and
// bringing back.
#include "core/compare/yardsticks.h"
#include "core/run/run_json.h"
#include "core/run/run_store.h"
#include "core/run/run_trash.h"
#include "core/run/stored_history.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace pathloom;
namespace fs = std::filesystem;

class TestRunKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("run.pathloom")).toStdString();
    }

    void derivedNetworksReadBack()
    {
        const SearchSpace space = runfixture::tinySpace();
        DerivedNetwork network{.step = 12, .architecture = "k3e3 k5e3", .predictedMs = 1.5};
        network.predictedErrorMs = 0.05;
        network.predictedOrigin = LatencyOrigin::Estimated;
        network.description = describe(space, parseArchitecture(space, network.architecture));
        {
            auto store = create();
            QCOMPARE(store->addNetwork(network).id, std::int64_t(1));
            QCOMPARE(store->addNetwork(network).name, std::string("net-2"));
            DerivedNetwork second = store->network(2);
            QCOMPARE(second.name, std::string("net-2"));
            second.testAccuracy = 0.9125;
            second.measuredMs = 1.75;
            second.training = Json{{"epochs", 4}};
            second.weightsFile = "networks/net-2.pt";
            store->changeNetwork(2, [&](DerivedNetwork& stored) { stored = second; });
        }
        const auto store = RunStore::open(m_folder, RunStore::Access::Read);
        QCOMPARE(store->networks().size(), std::size_t(2));
        QVERIFY(store->network(1).description == network.description);
        QVERIFY(!store->network(1).testAccuracy);
        QVERIFY((predictionOf(store->network(1)) ==
                 PredictedLatency{.ms = 1.5, .errorMs = 0.05, .origin = LatencyOrigin::Estimated}));
        // As it was stored by programs that kept neither error nor origin.
        Json older = toJson(network);
        for (const char* key : {"predicted_error_ms", "predicted_origin"})
            QCOMPARE(older.erase(key), std::size_t(1));
        const DerivedNetwork read = derivedNetworkFromJson(older, "network");
        QCOMPARE(read.predictedMs, 1.5);
        QVERIFY(!read.predictedErrorMs && !read.predictedOrigin);
        QCOMPARE(store->network(1).step, std::int64_t(12));
        const DerivedNetwork second = store->network(2);
        QCOMPARE(*second.testAccuracy, 0.9125);
        QCOMPARE(*second.measuredMs, 1.75);
        QVERIFY(!second.measuredDeviationMs);
        QCOMPARE(second.weightsFile, std::string("networks/net-2.pt"));
        QCOMPARE(second.training["epochs"].get<int>(), 4);
        QVERIFY(loadNetwork(m_folder / "networks/net-2.json") == network.description);
        const QString message = errorOf([&] { store->network(3); });
        QVERIFY2(message.contains(QStringLiteral("it has 1, 2")), qPrintable(message));
    }

    void predictionsGoWithTheTrainingOfTheirNetwork()
    {
        const SearchSpace space = runfixture::tinySpace();
        DerivedNetwork network{.architecture = "k3e3 k5e3", .predictedMs = 1.5};
        network.description = describe(space, parseArchitecture(space, network.architecture));
        Predictions said{.classes = 3};
        for (int i = 0; i < 200; ++i)
            said.add(i % 3, (i / 2) % 3, 1 + i % 3);
        const auto trained = [](const char* seed) {
            return [seed](DerivedNetwork& changed) {
                changed.testAccuracy = 0.5;
                changed.training = Json{{"seed", seed}};
            };
        };
        {
            auto store = create();
            for (int i = 0; i < 2; ++i)
                store->addNetwork(network);
            QVERIFY(!store->predictions(1));
            store->changeNetwork(1, trained("one"), {}, said);
            QVERIFY(store->predictions(1) == said);
            store->changeNetwork(1, [](DerivedNetwork& changed) { changed.note = "good"; });
            store->renameNetwork(1, "best");
        }
        auto store = RunStore::open(m_folder, RunStore::Access::Write);
        QVERIFY(store->predictions(1) == said && !store->predictions(2));
        // They go with the network, and come back with it.
        store->setNetworkRemoved(1, true);
        QVERIFY(errorOf([&] { store->predictions(1); }).contains(QStringLiteral("it has 2")));
        store->setNetworkRemoved(1, false);
        QVERIFY(store->predictions(1) == said);
        // A version that does not know them has trained the network again.
        store->changeNetwork(1, trained("two"));
        QVERIFY(!store->predictions(1));
        said.add(1, 2, 3);
        store->changeNetwork(1, trained("three"), {}, said);
        QVERIFY(store->predictions(1) == said);
    }

    /// A newer version has written to it that says that this one may go on: all that it added stays, whatever is
    /// written since, and is told as unknown.
    void whatANewerVersionHasAddedIsKept()
    {
        {
            auto store = create();
            store->record(runfixture::weightEvent(1));
            DerivedNetwork network{.architecture = "k3e3 k5e3", .predictedMs = 1.5};
            network.description =
                describe(runfixture::tinySpace(), parseArchitecture(runfixture::tinySpace(), network.architecture));
            for (int i = 0; i < 2; ++i)
                store->addNetwork(network);
        }
        const auto sql = [&](const std::string& text) {
            SQLite::Database((m_folder / "run.db").string(), SQLite::OPEN_READWRITE).exec(text);
        };
        sql("PRAGMA user_version = 99");
        sql("UPDATE meta SET value = '99' WHERE key = 'schema_version'");
        sql("UPDATE meta SET value = 'growing' WHERE key = 'state'");
        sql("UPDATE meta SET value = json_set(value, '$.colour', 'red', '$.config.shape', 'round', '$.config.method',"
            " 'evolution') WHERE key = 'info'");
        sql("ALTER TABLE weight_steps ADD COLUMN temperature REAL");
        sql("CREATE TABLE moods (row INTEGER PRIMARY KEY, mood TEXT)");
        sql("INSERT INTO events VALUES (2, 1, 0.5, 'party', '{\"guests\":3}')");
        sql("UPDATE networks SET body = json_set(body, '$.taste', 'sweet') WHERE id = 1");
        sql("UPDATE networks SET body = json_set(body, '$.description.blocks[0].op', 'hologram') WHERE id = 2");
        for (int round = 0; round < 2; ++round) { // as it was found, and after it was written to
            auto store = RunStore::open(m_folder, round == 0 ? RunStore::Access::Write : RunStore::Access::Read);
            const RunInfo info = store->info();
            QCOMPARE(info.state, round == 0 ? Phase::Stopped : Phase::Finished);
            QVERIFY(round == 1 || info.message.find("'growing'") != std::string::npos);
            QVERIFY(info.further == (Json{{"colour", "red"}}));
            QVERIFY(info.config.unknown == (Json{{"shape", "round"}, {"method", "evolution"}}));
            QCOMPARE(settingsWithUnknownValues(info.config), std::vector<std::string>{"method"});
            QCOMPARE(info.config.seed, runfixture::tinyInfo().config.seed);
            const std::vector<Event> events = unknownEvents(*store);
            QVERIFY(events.size() == 1 && kindOf(events.front().body) == "party");
            QCOMPARE(bodyToJson(events.front().body).dump(), std::string(R"({"guests":3})"));
            QCOMPARE(store->networks().size(), std::size_t(1));
            QVERIFY(store->network(1).further == (Json{{"taste", "sweet"}}));
            QCOMPARE(store->unknownNetworks(), std::vector<std::string>{"net-2"});
            const QString why = errorOf([&] { store->network(2); });
            QVERIFY2(why.contains("net-2") && why.contains("another version"), qPrintable(why));
            if (round == 1)
                continue;
            store->record(runfixture::weightEvent(2));
            store->cutBack(1, 1, {}); // a search that goes on takes out what it does again, and nothing else
            store->updateInfo(info);
            store->setState(Phase::Finished);
            store->changeNetwork(1, [](DerivedNetwork& changed) { changed.measuredMs = 2; });
        }
        SQLite::Database database((m_folder / "run.db").string(), SQLite::OPEN_READONLY);
        QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), 99);
        QCOMPARE(database.execAndGet("SELECT count(*) FROM weight_steps").getInt(), 1);
    }

    void networksAreNamedNotedRemovedAndBroughtBack()
    {
        const auto run = create();
        DerivedNetwork network{.step = 4, .architecture = "k3e3 k3e3"};
        network.description = describe(runfixture::tinySpace(), {{0, 0}});
        for (int i = 0; i < 2; ++i)
            run->addNetwork(network);
        fs::create_directories(m_folder / "checkpoints" / "net-1"); // of a training that was interrupted
        QCOMPARE(run->renameNetwork(1, "fast one").name, std::string("fast one"));
        QVERIFY(fs::exists(m_folder / "checkpoints" / "fast one"));
        run->changeNetwork(1, [](DerivedNetwork& changed) { changed.note = "for the talk"; });
        QCOMPARE(run->network(1).note, std::string("for the talk"));
        for (const char* bad : {"", "net-2", "net-3", "a/b", "..", "fast\none"})
            QVERIFY2(!errorOf([&] { run->renameNetwork(1, bad); }).isEmpty(), bad);
        QCOMPARE(run->renameNetwork(1, "net-1").name, std::string("net-1")); // its own again

        run->changeWork([](RunWork& work) {
            work.job = JobPlan{.until = Stage::Export, .network = 2, .done = {Stage::Derive}};
            work.begin({.stage = Stage::Train, .network = 2});
        });
        run->setState(Phase::Finished);
        run->setNetworkRemoved(2, true);
        QCOMPARE(run->networks().size(), std::size_t(1));
        QVERIFY(!errorOf([&] { run->network(2); }).isEmpty());
        const auto left = nextWork(run->work(), true); // nothing is done to what was deleted
        QVERIFY(!left || left->stage == Stage::Report);
        QVERIFY(!errorOf([&] { run->renameNetwork(1, "net-2"); }).isEmpty());
        QCOMPARE(run->addNetwork(network).id, std::int64_t(3));
        run->setNetworkRemoved(2, false);
        QCOMPARE(run->networks().size(), std::size_t(3));
    }

    void noNetworkTakesTheFilesOfAnother()
    {
        const auto run = create();
        DerivedNetwork network{.name = "yardstick", .step = 4, .architecture = "k3e3 k3e3"};
        network.description = describe(runfixture::tinySpace(), {{0, 0}});
        run->addNetwork(network);
        run->changeNetwork(1, [](DerivedNetwork& changed) {
            changed.weightsFile = "networks/yardstick.pt";
            changed.onnxFile = "networks/yardstick.onnx";
        });
        run->renameNetwork(1, "kept"); // its files keep their names
        QCOMPARE(run->addNetwork(network).name, std::string("yardstick-2"));
        const auto refusal = [&](const char* name) { return errorOf([&] { run->renameNetwork(2, name); }); };
        for (const char* taken : {"yardstick", "kept-anew"})
            QVERIFY2(refusal(taken).contains(QStringLiteral("files of kept")), qPrintable(refusal(taken)));
        run->changeNetwork(1, [](DerivedNetwork& changed) {
            changed.weightsFile = "networks/kept.pt";
            changed.onnxFile.clear();
        });
        run->setNetworkRemoved(1, true);
        QCOMPARE(run->renameNetwork(2, "yardstick").name, std::string("yardstick"));
        run->setNetworkRemoved(2, true);
        QCOMPARE(run->addNetwork(network).name, std::string("yardstick-2")); // the other one can come back
    }

    void aRunGoesToTheTrashAndComesBack()
    {
        QTemporaryDir data;
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
        {
            const auto run = create();
            QVERIFY(errorOf([&] { removeRun(m_folder); }).contains(QStringLiteral("being written")));
        }
        const fs::path trash = removeRun(m_folder / ""); // however it is written
        QVERIFY(!fs::exists(m_folder));
        fs::create_directory(m_folder); // something else has come
        QVERIFY(errorOf([&] { restoreRun(trash); }).contains(QStringLiteral("cannot be brought back")));
        fs::remove(m_folder);
        QCOMPARE(restoreRun(trash), m_folder);
        QCOMPARE(RunStore::open(m_folder, RunStore::Access::Read)->info().name, std::string("first try"));
        QVERIFY(!fs::exists(trash));
        qunsetenv("PATHLOOM_DATA");
    }

private:
    std::unique_ptr<RunStore> create() const
    {
        return RunStore::create(m_folder, runfixture::tinyInfo(), runfixture::tinySpace(), {});
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestRunKeeping)
#include "tst_run_keeping.moc"
