// SPDX-License-Identifier: MIT
// Searches on a disk that fails: they stand still, say why, go on when it is mended, and nothing of them is lost.
#include "core/derive/derive.h"
#include "core/util/files.h"
#include "tests/support/errors.h"
#include "tests/support/tiny_search.h"
#include "tests/support/watched_search.h"

#include <QTest>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace pathloom;
using namespace tinysearch;
namespace fs = std::filesystem;

namespace {

constexpr const char* insideVariable = "PATHLOOM_TEST_OWN_MOUNTS";
constexpr std::int64_t troubleStep = 27; ///< in the joint phase, between two checkpoints

/// Something is mounted as long as this lives.
class Mounted
{
public:
    Mounted(const fs::path& source, const fs::path& place, const char* type, unsigned long flags, const char* options)
        : m_place(place)
    {
        if (::mount(source.c_str(), place.c_str(), type, flags, options) != 0)
            throw Error(std::strerror(errno), place.string());
    }
    ~Mounted() { undo(); }
    void moved(const fs::path& place) { m_place = place; } ///< with the folder around it
    void undo()
    {
        if (!m_place.empty() && ::umount2(m_place.c_str(), MNT_DETACH) != 0)
            qWarning("%s: %s", m_place.c_str(), std::strerror(errno));
        m_place.clear();
    }

private:
    fs::path m_place;
};

/// Writes until nothing more fits.
void fillDisk(const fs::path& file)
{
    std::ofstream filler(file, std::ios::binary);
    const std::string block(512, 'x');
    while (filler.write(block.data(), std::streamsize(block.size())).flush()) {
    }
}

bool isOneSentence(const QString& text)
{
    return !text.isEmpty() && !text.contains(u'\n');
}

} // namespace

class TestDiskTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        WatchedSearch search(job(), m_tiny.path("undisturbed"));
        search.engine().setScript(script());
        search.start();
        QVERIFY2(search.waitForEnd(60) && search.join() < 1 && search.end() == Phase::Finished, search.said());
        m_expected = m_tiny.record("undisturbed");
        QCOMPARE(std::ranges::count_if(
                     m_expected,
                     [](const std::string& line) { return line.find(" command_accepted ") != std::string::npos; }),
                 3);
    }

    void aFullDiskHoldsTheSearch()
    {
        if (const QString why = whyNoMounts(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const fs::path disk = m_tiny.path("small-disk");
        fs::create_directories(disk);
        const Mounted mounted("none", disk, "tmpfs", 0, "size=4m");
        WatchedSearch search(job(), disk / "run");
        search.onEvent(atTroubleStep([&] { fillDisk(disk / "filler"); }));
        start(search);
        QVERIFY2(search.waitForPhase(Phase::Paused, 5), search.said());
        QVERIFY2(search.waitForMessage("stands still", 1), search.said());
        standsStill(search);
        fs::remove(disk / "filler");
        goesOn(search, "small-disk/run");
    }
    void aFullDiskHoldsTheTraining()
    {
        if (const QString why = whyNoMounts(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const fs::path disk = m_tiny.path("small-disk-for-training");
        fs::create_directories(disk);
        const Mounted mounted("none", disk, "tmpfs", 0, "size=8m");
        const auto trained = [&](const fs::path& folder, const EventSink& sink) {
            fs::copy(m_tiny.path("undisturbed"), folder, fs::copy_options::recursive);
            const auto run = RunStore::open(folder, RunStore::Access::Write);
            const TrainConfig config{.epochs = 3, .batchSize = 16, .learningRate = 0.05};
            return readTextFile(folder / trainDerived(*run, deriveNetwork(*run).id, config, 1, sink).weightsFile);
        };
        const std::string expected = trained(m_tiny.path("trained"), {});
        std::string said;
        const std::string found = trained(disk / "run", [&](const Event& event) {
            if (const auto* epoch = std::get_if<TrainingEpoch>(&event.body); epoch && epoch->epoch == 1)
                fillDisk(disk / "filler");
            if (const auto* message = std::get_if<Message>(&event.body)) {
                said += message->text + "\n";
                fs::remove(disk / "filler"); // somebody makes room
            }
        });
        QVERIFY2(said.find("stands still") != std::string::npos && said.find("nothing was lost") != std::string::npos,
                 said.c_str());
        QCOMPARE(found, expected);
    }
    void aReadOnlyFolderHoldsTheSearch()
    {
        if (const QString why = whyNoMounts(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const fs::path run = m_tiny.path("read-only");
        WatchedSearch search(job(), run);
        std::unique_ptr<Mounted> mounted;
        search.onEvent(atTroubleStep([&] {
            // What is open stays writable, as the kernel has it; every new file is refused.
            mounted = std::make_unique<Mounted>(run, run, nullptr, MS_BIND, nullptr);
            if (::mount(nullptr, run.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0)
                qFatal("%s", std::strerror(errno));
        }));
        start(search);
        QVERIFY2(search.waitForPhase(Phase::Paused, 5), search.said());
        QVERIFY2(search.waitForMessage("Read-only file system", 1), search.said());
        standsStill(search);
        mounted->undo();
        goesOn(search, "read-only");
    }
    void aFolderThatIsAwayHoldsTheSearch()
    {
        const fs::path run = m_tiny.path("moved");
        WatchedSearch search(job(), run);
        search.onEvent(atTroubleStep([&] { fs::rename(run, m_tiny.path("elsewhere")); }));
        start(search);
        QVERIFY2(search.waitForPhase(Phase::Paused, 5), search.said());
        QVERIFY2(search.waitForMessage("moved", 1), search.said());
        standsStill(search);
        fs::rename(m_tiny.path("elsewhere"), run);
        goesOn(search, "moved");
    }
    void anotherRunInItsPlaceIsLeftAlone()
    {
        const fs::path run = m_tiny.path("swapped");
        fs::copy(m_tiny.path("undisturbed"), m_tiny.path("other"), fs::copy_options::recursive);
        const auto sizeOf = [](const fs::path& folder) {
            return fs::file_size(folder / "checkpoints/checkpoint-a.pt");
        };
        const auto before = m_tiny.record("other");
        const auto bytes = sizeOf(m_tiny.path("other"));
        const auto written = fs::last_write_time(m_tiny.path("other") / "checkpoints/checkpoint-a.pt");
        WatchedSearch search(job(), run);
        search.onEvent(atTroubleStep([&] {
            fs::rename(run, m_tiny.path("mine"));
            fs::rename(m_tiny.path("other"), run);
        }));
        start(search);
        QVERIFY2(search.waitForMessage("holds another run", 5), search.said());
        standsStill(search);
        QCOMPARE(m_tiny.record("swapped"), before);
        QCOMPARE(sizeOf(run), bytes);
        QVERIFY(fs::last_write_time(run / "checkpoints/checkpoint-a.pt") == written);
        fs::rename(run, m_tiny.path("other"));
        fs::rename(m_tiny.path("mine"), run);
        goesOn(search, "swapped");
    }
    /// A folder of commands that cannot go, as one on NFS with a file that somebody holds open.
    void commandsThatCannotBeRemovedAreInTheWayOnlyWhereTheyAre()
    {
        if (const QString why = whyNoMounts(); !why.isEmpty())
            QSKIP(qPrintable(why));
        const fs::path run = m_tiny.path("commands-left"), held = run / "commands" / "held";
        fs::copy(m_tiny.path("undisturbed"), run, fs::copy_options::recursive);
        const auto open = [&] { return errorOf([&] { RunStore::open(run, RunStore::Access::Write); }); };
        fs::create_directories(held);
        Mounted mounted("none", held, "tmpfs", 0, nullptr);
        QCOMPARE(open(), QString()); // they are aside now
        QVERIFY(!fs::exists(run / "commands") && fs::exists(run / "commands.old/held"));
        QCOMPARE(open(), QString());
        fs::create_directories(run / "commands"); // of a search that was killed since
        const QString message = open();
        QVERIFY2(isOneSentence(message) && message.startsWith(QString::fromStdString((run / "commands.old").string())),
                 qPrintable(message));
        QVERIFY(message.contains(QString::fromUtf8(std::strerror(EBUSY))));
        mounted.moved(run / "commands.old/held");
        mounted.undo();
        QCOMPARE(open(), QString());
        QVERIFY(!fs::exists(run / "commands") && !fs::exists(run / "commands.old"));
    }
    void aFolderThatIsGoneEndsWithStop()
    {
        const fs::path run = m_tiny.path("gone");
        WatchedSearch search(job(), run);
        search.onEvent(atTroubleStep([&] { fs::remove_all(run); }));
        start(search);
        QVERIFY2(search.waitForPhase(Phase::Paused, 5), search.said());
        standsStill(search);
        search.engine().post({Command::Kind::Stop});
        QVERIFY2(search.waitForEnd(1), search.said());
        search.join();
        QVERIFY2(isOneSentence(search.error()) && search.error().contains(QString::fromStdString(run.string())),
                 qPrintable(search.error()));
        QVERIFY2(search.waitForPhase(Phase::Failed, 0), search.said());
        QVERIFY(!fs::exists(run)); // not half made anew
    }
    void aLockedDatabaseHoldsTheSearch()
    {
        const fs::path run = m_tiny.path("locked");
        WatchedSearch search(job(), run);
        std::unique_ptr<SQLite::Database> other;
        search.onEvent(atTroubleStep([&] {
            other = std::make_unique<SQLite::Database>((run / "run.db").string(), SQLite::OPEN_READWRITE, 5000);
            other->exec("BEGIN EXCLUSIVE");
            search.engine().post({.kind = Command::Kind::Derive});
        }));
        start(search);
        QVERIFY2(search.waitForPhase(Phase::Paused, 8), search.said());
        QVERIFY2(search.waitForMessage("locked by another program", 1), search.said());
        standsStill(search);
        other->exec("ROLLBACK");
        goesOn(search, "locked");
        const auto networks = RunStore::open(run, RunStore::Access::Read)->networks();
        QVERIFY2(networks.size() == 1 && networks.front().step == troubleStep, search.said());
    }
    void aSecondWriterIsRefused()
    {
        const fs::path run = m_tiny.path("two");
        WatchedSearch search(job(), run);
        QString writer, resumed;
        search.onEvent(atTroubleStep([&] {
            writer = errorOf([&] { RunStore::open(run, RunStore::Access::Write); });
            resumed = errorOf([&] { SearchEngine(run, {}).run(); });
        }));
        start(search);
        goesOn(search, "two");
        for (const QString& text : {writer, resumed})
            QVERIFY2(text.contains("is being written") && text.contains(QString::fromStdString(run.string())),
                     qPrintable(text));
    }

private:
    SearchJob job() const { return m_tiny.job({"checkpoint_steps=5"}); }
    /// Commands before, in and after the trouble.
    static std::vector<ScriptedCommand> script()
    {
        return {{12, {.kind = Command::Kind::Prune, .paths = {{0, 1}}}},
                {troubleStep + 1, {.kind = Command::Kind::Set, .key = "latency.lambda", .value = 0.7}},
                {45, {.kind = Command::Kind::Undo}}};
    }
    static EventSink atTroubleStep(std::function<void()> trouble)
    {
        return [trouble = std::move(trouble)](const Event& event) {
            if (event.step == troubleStep && std::holds_alternative<WeightStep>(event.body))
                trouble();
        };
    }
    static void start(WatchedSearch& search)
    {
        search.engine().setScript(script());
        search.start();
    }
    static void standsStill(WatchedSearch& search)
    {
        const std::int64_t steps = search.weightSteps();
        QTest::qWait(300);
        QCOMPARE(search.weightSteps(), steps);
        QVERIFY2(steps >= troubleStep && steps < 60, search.said());
    }
    /// To the end, by itself, with the history of the search that met no trouble.
    void goesOn(WatchedSearch& search, const std::string& name) const
    {
        QVERIFY2(search.waitForEnd(20), search.said());
        search.join();
        QVERIFY2(search.end() == Phase::Finished && search.error().isEmpty(), search.said());
        QCOMPARE(m_tiny.record(name), m_expected);
        const auto run = RunStore::open(m_tiny.path(name), RunStore::Access::Read);
        QVERIFY(run->info().state == Phase::Finished && !run->newestCheckpoint().empty());
    }
    static QString whyNoMounts()
    {
        return qEnvironmentVariableIsSet(insideVariable)
                   ? QString()
                   : QStringLiteral("needs a disk of its own: 'unshare --user --map-root-user --mount' is not allowed");
    }

    TinySearch m_tiny;
    std::vector<std::string> m_expected;
};

int main(int argc, char** argv)
{
    // Libraries start threads while they are loaded, and a process with threads cannot get mounts of its own: another
    // program makes them and starts this one again.
    if (!qEnvironmentVariableIsSet(insideVariable) &&
        std::system("unshare --user --map-root-user --mount mount -t tmpfs none /mnt 2>/dev/null") == 0) {
        ::setenv(insideVariable, "1", 1);
        std::vector<char*> arguments;
        for (const char* word : {"unshare", "--user", "--map-root-user", "--mount", "--"})
            arguments.push_back(const_cast<char*>(word));
        const std::string self = fs::read_symlink("/proc/self/exe").string();
        arguments.push_back(const_cast<char*>(self.c_str()));
        arguments.insert(arguments.end(), argv + 1, argv + argc);
        arguments.push_back(nullptr);
        ::execvp(arguments.front(), arguments.data());
        ::unsetenv(insideVariable);
    }
    QCoreApplication application(argc, argv);
    TestDiskTrouble test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_disk_trouble.moc"
