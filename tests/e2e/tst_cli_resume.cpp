// SPDX-License-Identifier: MIT
// Jobs of the real program that are interrupted, or that begin with a mistake: the hint that is printed is true, what
// is asked for is done in the end, and nothing is in the way.
#include "core/util/files.h"
#include "tests/e2e/cli_harness.h"
#include "tests/support/tiny_search.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <iterator>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace tinysearch;
namespace fs = std::filesystem;

class CliResumeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aTerminatedTrainingOfAJobGoesOn();
    void searchesForFurtherTargetsGoOn();
    void aStoppedTrainingOfANetworkFileGoesOn();
    void aFailedStartLeavesNothing_data();
    void aFailedStartLeavesNothing();
    void aFurtherTargetWithoutLatenciesIsRefusedAtOnce();
    void whatAnotherVersionWroteIsTold();
    void movedImagesAreFound();

private:
    QString path(const char* name) const { return QString::fromStdString(m_tiny.path(name).string()); }
    /// Whole jobs of seconds, but for the epochs of the training.
    QStringList search(const QStringList& further, int epochs = 1) const;
    /// Starts the program and sends a signal when it has said something. @return what it left
    static Outcome interrupted(const QStringList& arguments, const QByteArray& when, int signal = SIGTERM);

    TinySearch m_tiny;
};

void CliResumeTest::initTestCase()
{
    writeTextFile(m_tiny.path("toy.json"), toJson(m_tiny.job().space).dump());
    fs::copy_file(m_tiny.path("toy.csv"), m_tiny.path("other.csv"));
    QVERIFY2(runCli(search({"--run", path("run"), "--until", "train"})).code == 0, "search");
}

QStringList CliResumeTest::search(const QStringList& further, int epochs) const
{
    QStringList arguments = {"search", "--space", path("toy.json"), "--data", "idx:" + path("data")};
    if (!further.contains("--target"))
        arguments += {"--target", path("toy.csv")};
    for (const char* setting : {"batch_size=16", "warmup_epochs=1", "epochs=1", "alpha.first_epoch=0",
                                "held_out_fraction=0.2", "latency.loss=hinge", "threads=1", "training.batch_size=16"})
        arguments += {"--set", setting};
    return arguments + QStringList{"--set", QStringLiteral("training.epochs=%1").arg(epochs)} + further;
}

Outcome CliResumeTest::interrupted(const QStringList& arguments, const QByteArray& when, int signal)
{
    QProcess process;
    process.start(cliProgram(), arguments);
    QByteArray seen;
    const bool said = QTest::qWaitFor(
        [&] {
            seen += process.readAllStandardError();
            return seen.contains(when) || process.state() == QProcess::NotRunning;
        },
        60'000);
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(process.processId()), signal);
    Outcome outcome = finished(process);
    outcome.err = seen + outcome.err;
    if (!said || timer.elapsed() > 10'000)
        outcome.crashed = true;
    return outcome;
}

void CliResumeTest::aTerminatedTrainingOfAJobGoesOn()
{
    const QString run = path("job of mine"); // a name that a shell would split
    const Outcome stopped = interrupted(search({"--run", run}, 30), "training epoch 2/");
    QVERIFY2(!stopped.crashed && stopped.code == 130, stopped.text());
    QVERIFY2(stopped.err.contains("To go on: pathloom-cli resume '" + run.toUtf8() + "'"), stopped.text());
    QVERIFY2(!stopped.err.contains("most probable network so far"), stopped.text()); // its search is over

    const QJsonObject between = runCli({"describe", run, "--target", path("toy.csv"), "--json"}).json();
    QCOMPARE(between["state"].toString(), "finished");
    QVERIFY(between["interrupted"].toBool());
    QCOMPARE(between["work"].toObject()["begun"].toArray()[0].toObject()["stage"].toString(), "train");

    const Outcome resumed = runCli({"resume", run, "--json"});
    QVERIFY2(resumed.code == 0, resumed.text());
    QVERIFY2(resumed.err.contains("goes on in epoch"), resumed.text());
    QVERIFY2(!resumed.err.contains("training epoch 1/"), resumed.text());
    QVERIFY(QFile::exists(resumed.json()["onnx"].toObject()["file"].toString()));
    QVERIFY(!resumed.json()["plots"].toArray().isEmpty());
    QCOMPARE(resumed.json()["network"].toObject()["name"].toString(), "net-1");

    const Outcome nothing = runCli({"resume", run});
    QVERIFY2(nothing.code == 2 && nothing.errors().value(0).contains("nothing to go on with"), nothing.text());
}

void CliResumeTest::searchesForFurtherTargetsGoOn()
{
    const QString home = path("several");
    qputenv("PATHLOOM_DATA", home.toUtf8());
    const QStringList arguments =
        search({"--target", path("toy.csv"), "--target", path("other.csv"), "--name", "two"}, 30);
    const Outcome stopped = interrupted(arguments, "training epoch 2/");
    QVERIFY2(!stopped.crashed && stopped.code == 130, stopped.text());
    const QStringList runs = QDir(home + "/runs").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(runs.size(), 1);
    const Outcome resumed = runCli({"resume", home + "/runs/" + runs.first(), "--json"});
    QVERIFY2(resumed.code == 0, resumed.text());
    const QJsonArray results = QJsonDocument::fromJson(resumed.out).array();
    QCOMPARE(results.size(), 2);
    for (const QJsonValue& result : results)
        QVERIFY(QFile::exists(result["onnx"]["file"].toString()));
    QVERIFY(results[0]["target"]["id"] != results[1]["target"]["id"]);
    QCOMPARE(runCli({"resume", home + "/runs/" + runs.first()}).code, 2); // all of it is done
}

void CliResumeTest::aStoppedTrainingOfANetworkFileGoesOn()
{
    const QStringList arguments = {"train",     path("run/networks/net-1.json"),
                                   "--data",    "idx:" + path("data"),
                                   "--out",     path("net.pt"),
                                   "--threads", "1",
                                   "--set",     "training.epochs=30",
                                   "--set",     "training.batch_size=16"};
    const Outcome stopped = interrupted(arguments, "training epoch 2/", SIGHUP);
    QVERIFY2(!stopped.crashed && stopped.code == 130, stopped.text());
    QVERIFY2(stopped.err.contains("The same command goes on"), stopped.text());
    const Outcome again = runCli(arguments);
    QVERIFY2(again.code == 0 && again.err.contains("goes on in epoch"), again.text());
    QVERIFY(QFile::exists(path("net.pt")) && !QFile::exists(path("net.pt.checkpoints")));
}

void CliResumeTest::aFailedStartLeavesNothing_data()
{
    QTest::addColumn<QStringList>("mistake");
    QTest::newRow("budget") << QStringList{"--budget", "0.0001"};
    QTest::newRow("images") << QStringList{"--data", "idx:/nowhere/at/all"};
    QTest::newRow("target") << QStringList{"--target", "/nowhere/at/all.csv"};
}

void CliResumeTest::aFailedStartLeavesNothing()
{
    QFETCH(QStringList, mistake);
    const QString run = path("mistaken");
    QStringList arguments = search({"--run", run, "--until", "search"});
    for (const QString& word : mistake)
        if (const auto at = arguments.indexOf(word); word.startsWith("--") && at >= 0)
            arguments.remove(at, 2); // CLI11 takes each of these once
    const Outcome failed = runCli(arguments + mistake);
    QVERIFY2(failed.code != 0 && failed.errors().size() == 1, failed.text());
    QVERIFY2(!QFile::exists(run), failed.text());
}

/// Not after the search for the first one.
void CliResumeTest::aFurtherTargetWithoutLatenciesIsRefusedAtOnce()
{
    const QString home = path("without latencies");
    qputenv("PATHLOOM_DATA", home.toUtf8());
    LatencyTable table = readLatencyCsv(m_tiny.path("toy.csv"));
    table.entries.erase(std::next(table.entries.begin()), table.entries.end()); // too few to estimate the others
    writeLatencyCsv(table, m_tiny.path("poor.csv"));
    const Outcome outcome =
        runCli(search({"--target", path("toy.csv"), "--target", path("poor.csv"), "--name", "two"}));
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("poor.csv") && outcome.err.contains("has no time for"), outcome.text());
    QVERIFY2(!QDir(home + "/runs").exists() || QDir(home + "/runs").isEmpty(), outcome.text());
}

void CliResumeTest::whatAnotherVersionWroteIsTold()
{
    const QString run = path("newer");
    fs::copy(m_tiny.path("run"), m_tiny.path("newer"), fs::copy_options::recursive);
    {
        SQLite::Database database((m_tiny.path("newer") / "run.db").string(), SQLite::OPEN_READWRITE);
        database.exec("INSERT INTO events VALUES (100000, 3, 1, 'party', '{\"guests\": 3}')");
        database.exec("INSERT INTO events VALUES (100001, 3, 1, 'command_accepted',"
                      " '{\"command\": \"freeze\", \"arguments\": {\"act\": 1}}')");
        database.exec("UPDATE meta SET value = json_set(value, '$.config.shape', 'round') WHERE key = 'info'");
    }
    const Outcome told = runCli({"describe", run, "--target", path("toy.csv")});
    QVERIFY2(told.code == 0, told.text());
    for (const char* word : {"party", "freeze", "shape", "another version"})
        QVERIFY2(told.out.contains(word), told.text());
    const QJsonObject unknown =
        runCli({"describe", run, "--target", path("toy.csv"), "--json"}).json()["unknown"].toObject();
    QCOMPARE(unknown["settings"].toObject()["shape"].toString(), "round");
    QCOMPARE(unknown["events"].toArray()[0].toObject()["body"].toObject()["guests"].toInt(), 3);
    QCOMPARE(unknown["commands"].toArray()[0].toString(), "freeze");
    for (const QStringList& words : {QStringList{"report", run}, QStringList{"derive", run},
                                     QStringList{"replay", run, "--run", path("newer again"), "--quiet"}}) {
        const Outcome outcome = runCli(words);
        QVERIFY2(outcome.code == 0, outcome.text());
    }
    const QJsonObject copy = runCli({"describe", path("newer again"), "--target", path("toy.csv"), "--json"}).json();
    QCOMPARE(copy["settings"].toObject()["shape"].toString(), "round");

    {
        SQLite::Database database((m_tiny.path("newer") / "run.db").string(), SQLite::OPEN_READWRITE);
        database.exec("UPDATE meta SET value = json_set(value, '$.config.method', 'evolution') WHERE key = 'info'");
    }
    const Outcome refused = runCli({"replay", run, "--run", path("another search")});
    QVERIFY2(refused.code == 1 && refused.errors().value(0).contains("method = \"evolution\""), refused.text());
    QVERIFY(!QFile::exists(path("another search")));
}

/// The last one: it takes the images away from where the others expect them.
void CliResumeTest::movedImagesAreFound()
{
    const QString run = path("run");
    fs::rename(m_tiny.path("data"), m_tiny.path("moved"));
    writeBars(m_tiny.path("others"), 200, 100);
    const QStringList train = {"train", run, "--set", "training.epochs=1", "--quiet"};
    const QStringList replay = {"replay", run, "--run", path("replayed"), "--quiet"};
    for (const QStringList& words : {replay, train}) { // the run remembers what it was trained with
        const Outcome missing = runCli(words);
        QVERIFY2(missing.code == 1 && missing.errors().value(0).contains("/data") &&
                     missing.errors().value(0).contains("--data"),
                 missing.text());
        const Outcome other = runCli(words + QStringList{"--data", "idx:" + path("others")});
        QVERIFY2(other.code == 1 && other.errors().value(0).contains("200x12x12"), other.text());
        QVERIFY(words != replay || !QFile::exists(path("replayed")));
        const Outcome found = runCli(words + QStringList{"--data", "idx:" + path("moved")});
        QVERIFY2(found.code == 0, found.text());
    }
    QCOMPARE(runCli(train).code, 0); // the run knows by now
}

QTEST_GUILESS_MAIN(CliResumeTest)
#include "tst_cli_resume.moc"
