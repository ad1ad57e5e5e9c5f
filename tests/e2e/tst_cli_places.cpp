// SPDX-License-Identifier: MIT
// Where the programs write and where they need not: homes, read-only runs, file systems without locks, and that nothing
// goes to other places or to the network, whatever libraries would like.
#include "tests/e2e/traced_program.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

/// A home that nobody can make, root neither.
const char* const noHome = "/proc/none";

QStringList filesBelow(const QString& folder)
{
    QStringList found;
    for (QDirIterator entry(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                            QDirIterator::Subdirectories);
         entry.hasNext();)
        found.append(entry.next());
    return found;
}

} // namespace

class CliPlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void tableAndRunAreMadeWithoutADataFolder();
    void readingNeedsNoFolder_data();
    void readingNeedsNoFolder();
    void whatCannotBeKeptIsToldBeforeTheWork();
    void theWindowKeepsToItsFolders();
    void aReadOnlyRunIsReadAndUsed_data();
    void aReadOnlyRunIsReadAndUsed();
    void aRunWithoutLocksIsRead();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList search(const QString& run, const QString& target) const;
    /// Runs a program in the test's working directory, with this home (none: no HOME), temporary folder and no data
    /// folder named; under strace if it is there.
    void start(QProcess& process, const QString& program, const QStringList& arguments, const char* home) const;
    Outcome run(const QStringList& arguments, const char* home) const;
    /// What was written elsewhere than below `allowed`, and sockets; empty if all is well.
    QString trespasses(const QStringList& allowed) const;
    QProcessEnvironment environment(const char* home) const;

    QTemporaryDir m_folder;
    bool m_hasStrace = false, m_hasMounts = false;
};

void CliPlacesTest::initTestCase()
{
    QVERIFY(m_folder.isValid() && writeTinyData(path("data")) && writeFile(path("tiny.json"), tinySpace));
    m_hasStrace = !QStandardPaths::findExecutable("strace").isEmpty();
    m_hasMounts = QProcess::execute("unshare", {"--user", "--map-root-user", "--mount", "true"}) == 0;
}

void CliPlacesTest::init()
{
    for (const char* name : {"home", "tmp", "cwd"}) {
        QDir(path(name)).removeRecursively();
        QVERIFY(QDir().mkpath(path(name)));
    }
}

QStringList CliPlacesTest::search(const QString& run, const QString& target) const
{
    QStringList arguments = {"search",   "--space", path("tiny.json"), "--data", "idx:" + path("data"),
                             "--target", target,    "--run",           run,      "--quiet",
                             "--json"};
    for (const char* setting : {"batch_size=16", "warmup_epochs=0", "alpha.first_epoch=0", "epochs=1",
                                "training.epochs=1", "training.batch_size=16"})
        arguments << "--set" << setting;
    return arguments;
}

QProcessEnvironment CliPlacesTest::environment(const char* home) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : environment.keys())
        if (name.startsWith("XDG_") || name.startsWith("ORT_") || name == "PATHLOOM_DATA" || name == "HOME")
            environment.remove(name);
    environment.insert("TMPDIR", path("tmp"));
    if (home)
        environment.insert("HOME", home);
    return environment;
}

void CliPlacesTest::start(QProcess& process, const QString& program, const QStringList& arguments,
                          const char* home) const
{
    process.setWorkingDirectory(path("cwd"));
    process.setProcessEnvironment(environment(home));
    QFile::remove(path("trace")); // of what ran before
    if (m_hasStrace)
        process.start("strace", traced(program, arguments, path("trace")));
    else
        process.start(program, arguments);
}

Outcome CliPlacesTest::run(const QStringList& arguments, const char* home) const
{
    QProcess process;
    start(process, cliProgram(), arguments, home);
    return finished(process);
}

QString CliPlacesTest::trespasses(const QStringList& allowed) const
{
    QStringList found = filesBelow(path("tmp")) + filesBelow(path("cwd"));
    const QStringList home = filesBelow(path("home"));
    std::copy_if(home.begin(), home.end(), std::back_inserter(found), [&](const QString& file) {
        return std::none_of(allowed.begin(), allowed.end(),
                            [&](const QString& folder) { return file.startsWith(folder) || folder.startsWith(file); });
    });
    if (m_hasStrace) {
        const Trace trace(path("trace"));
        found += trace.touchedOutside(allowed + QStringList{path("tmp/pathloom-")}) + trace.networkSockets();
    }
    return found.join('\n');
}

void CliPlacesTest::tableAndRunAreMadeWithoutADataFolder()
{
    const QByteArray home = path("home").toLocal8Bit();
    const Outcome measured = run({"measure", "--space", path("tiny.json"), "--networks", "1", "--seconds", "0.02", "-o",
                                  path("table.csv"), "--json"},
                                 home);
    QVERIFY2(measured.code == 0, measured.text());
    QCOMPARE(trespasses({path("table.csv")}), QString());
    if (m_hasStrace && measured.json()["runtime"].toString().startsWith("ONNX Runtime"))
        QVERIFY(Trace(path("trace")).contains("libonnxruntime")); // loaded, and quiet

    const Outcome found = run(search(path("run.pathloom"), path("table.csv")), noHome);
    QVERIFY2(found.code == 0, found.text());
    QCOMPARE(trespasses({path("run.pathloom")}), QString());
    QVERIFY2(found.errors().isEmpty() && !found.err.contains("kept:"), found.text());
}

void CliPlacesTest::readingNeedsNoFolder_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("home");
    const QByteArray fresh = path("home").toLocal8Bit(), unwritable = noHome, none;
    const QString run = path("run.pathloom"), table = path("table.csv");
    QTest::newRow("space, no home") << QStringList{"describe", "small"} << none;
    QTest::newRow("run, unwritable home") << QStringList{"describe", run} << unwritable;
    QTest::newRow("targets, fresh home") << QStringList{"targets", "list"} << fresh;
    QTest::newRow("targets, no home") << QStringList{"targets", "list"} << none;
    QTest::newRow("runs, unwritable home") << QStringList{"list", "runs"} << unwritable;
    QTest::newRow("prediction, unwritable home")
        << QStringList{"predict", "mobilenet-v2-035", "--target", "intel-xeon-6130-1t"} << unwritable;
    QTest::newRow("comparison, fresh home") << QStringList{"compare", run, "--target", table} << fresh;
    QTest::newRow("difference, unwritable home") << QStringList{"diff", run, run} << unwritable;
}

void CliPlacesTest::readingNeedsNoFolder()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, home);
    const Outcome outcome = run(arguments, home.isEmpty() ? nullptr : home.constData());
    QVERIFY2(outcome.code == 0, outcome.text());
    // SQLite's own files beside a run that could be written meanwhile.
    QCOMPARE(trespasses({path("run.pathloom/run.db-")}), QString());
}

void CliPlacesTest::whatCannotBeKeptIsToldBeforeTheWork()
{
    const QString run = path("not-made.pathloom");
    const auto isRefused = [&](const QStringList& arguments) {
        const Outcome outcome = this->run(arguments, noHome);
        const bool named = outcome.errors().size() == 1 && outcome.err.contains(noHome) &&
                           outcome.err.contains("PATHLOOM_DATA") && !outcome.err.contains("measuring");
        return outcome.code == 1 && named ? QByteArray() : outcome.text();
    };
    QCOMPARE(isRefused(search(run, "this-machine")), QByteArray());
    QVERIFY(!QFileInfo::exists(run));
    QStringList unnamed = search(run, path("table.csv"));
    unnamed.remove(unnamed.indexOf("--run"), 2);
    QCOMPARE(isRefused(unnamed), QByteArray());
    QCOMPARE(isRefused({"measure", "--space", path("tiny.json")}), QByteArray());
    QCOMPARE(isRefused({"targets", "import", path("table.csv")}), QByteArray());
    QCOMPARE(trespasses({}), QString());
}

void CliPlacesTest::theWindowKeepsToItsFolders()
{
    const QString window = qEnvironmentVariable("PATHLOOM_BIN") + "/pathloom";
    if (!QFileInfo::exists(window) || !m_hasStrace)
        QSKIP("needs the window, and strace");
    const QByteArray home = path("home").toLocal8Bit();
    QProcess process;
    start(process, window, {path("run.pathloom")}, home);
    const Trace trace(path("trace"));
    // By then it has its runs and targets, for which it loads ONNX Runtime if there is one.
    QTRY_VERIFY_WITH_TIMEOUT(trace.contains("run.db") && trace.contains("nvidia-titan-xp-b32.csv"), 60'000);
    QVERIFY(trace.process() > 0);
    ::kill(trace.process(), SIGTERM); // strace itself would wait
    QVERIFY(process.waitForFinished());
    QCOMPARE(trespasses({path("run.pathloom/run.db-"), path("home/.config/pathloom/")}), QString());
}

void CliPlacesTest::aReadOnlyRunIsReadAndUsed_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "read-only.pathloom";
    QTest::newRow("odd name") << "odd %41 #1 ?x=y.pathloom";
}

void CliPlacesTest::aReadOnlyRunIsReadAndUsed()
{
    if (!m_hasMounts)
        QSKIP("needs mounts of its own: 'unshare --user --map-root-user --mount' is not allowed");
    QFETCH(QString, name);
    const QString copy = path(name);
    QCOMPARE(QProcess::execute("cp", {"-r", path("run.pathloom"), copy}), 0);
    for (const char* log : {"/run.db-wal", "/run.db-shm"}) // left by somebody who read it
        QVERIFY(writeFile(copy + log, {}));
    const auto readOnly = [&](const QStringList& arguments) {
        QProcess process;
        process.setWorkingDirectory(path("cwd"));
        process.setProcessEnvironment(environment(noHome));
        process.start("unshare",
                      QStringList{"--user", "--map-root-user", "--mount", "sh", "-c",
                                  "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"", copy,
                                  cliProgram()} +
                          arguments);
        return finished(process);
    };
    const QString onnx = path("elsewhere.onnx"), plots = path("plots of " + name);
    const Outcome exported = readOnly({"export", copy, "--onnx", onnx, "--json"});
    QVERIFY2(exported.code == 0 && QFileInfo::exists(onnx), exported.text());
    QCOMPARE(exported.json()["onnx"].toObject()["file"].toString(), onnx);
    QVERIFY(QFile::remove(onnx));
    const Outcome reported = readOnly({"report", copy, "--folder", plots, "--json"});
    QVERIFY2(reported.code == 0 && QFileInfo::exists(plots + "/supernet.svg"), reported.text());
    const Outcome described = readOnly({"describe", "/" + copy, "--json"}); // two slashes begin a path as well
    QVERIFY2(described.code == 0 && described.json()["state"] == "finished", described.text());
    const Outcome listed = readOnly({"list", "runs", "--folder", m_folder.path()});
    QVERIFY2(listed.code == 0 && !listed.out.contains("unreadable"), listed.text());

    for (const QStringList& arguments : {QStringList{"export", copy}, {"report", copy}, {"derive", copy}}) {
        const Outcome refused = readOnly(arguments);
        QVERIFY2(refused.code == 1 && refused.errors().size() == 1, refused.text());
        QVERIFY2(refused.err.contains(copy.toLocal8Bit()) && refused.err.contains("Read-only file system"),
                 refused.text());
    }
}

void CliPlacesTest::aRunWithoutLocksIsRead()
{
    const auto withoutLocks = [&](const QStringList& arguments) {
        QProcess process;
        QProcessEnvironment without = environment(noHome);
        without.insert("LD_PRELOAD", PATHLOOM_NO_LOCKS);
        process.setProcessEnvironment(without);
        process.start(cliProgram(), arguments);
        return finished(process);
    };
    const Outcome described = withoutLocks({"describe", path("run.pathloom"), "--json"});
    QVERIFY2(described.code == 0 && described.json()["state"] == "finished", described.text());
    QVERIFY2(!described.err.contains("another"), described.text());
    const Outcome refused = withoutLocks({"derive", path("run.pathloom")});
    QVERIFY2(refused.code == 1 && refused.err.contains("knows no locks"), refused.text());
}

QTEST_GUILESS_MAIN(CliPlacesTest)
#include "tst_cli_places.moc"
