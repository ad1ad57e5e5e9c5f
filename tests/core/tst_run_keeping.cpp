// SPDX-License-Identifier: MIT
// What people do with runs and networks that they keep: names, notes, deleting and bringing back.
#include "core/run/run_store.h"
#include "core/run/run_trash.h"
#include "tests/support/errors.h"
#include "tests/support/run_fixture.h"

#include <QTemporaryDir>
#include <QTest>

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

    void networksAreNamedNotedRemovedAndBroughtBack()
    {
        const auto run = RunStore::create(m_folder, runfixture::tinyInfo(), runfixture::tinySpace(), {});
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
        const auto run = RunStore::create(m_folder, runfixture::tinyInfo(), runfixture::tinySpace(), {});
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
            const auto run = RunStore::create(m_folder, runfixture::tinyInfo(), runfixture::tinySpace(), {});
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
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestRunKeeping)
#include "tst_run_keeping.moc"
