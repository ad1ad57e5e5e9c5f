// SPDX-License-Identifier: MIT
#include "tests/e2e/cli_harness.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>
#include <csignal>

#include <sqlite3.h>

/// One whole job on tiny images, and what can be done with the run folder it leaves.
class CliJobTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void searchGoesThroughAllStages();
    void runIsListedAndDescribed();
    void earlierStepIsDerived();
    void derivedNetworkIsTrainedAndExported();
    void testImagesAreCountedByClass();
    void networkFileIsTrainedAndExported();
    void untrainedNetworkIsExportedForTiming();
    void reportIsWritten();
    void unknownNetworkIsNamed();
    void runOfANewerVersionIsRefused();
    void damagedRunIsRefused();
    void finishedRunIsNotOverwritten();
    void commandsAreCheckedBeforeTheyAreSent_data();
    void commandsAreCheckedBeforeTheyAreSent();
    void scriptIsTakenAsItIsDescribed();
    void badScriptIsOneSentence_data();
    void badScriptIsOneSentence();
    void interruptKeepsTheRun();
    void resumedWithMoreThreads();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList searchArguments(const QString& run, int epochs) const;
    /// A copy of the finished run, to be damaged.
    QString copyOfRun(const char* name) const;

    QTemporaryDir m_folder;
    QString m_run;
};

void CliJobTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY(writeTinyData(path("data")));
    QVERIFY(writeFile(path("tiny.json"), tinySpace));
    m_run = path("run.pathloom");
}

QStringList CliJobTest::searchArguments(const QString& run, int epochs) const
{
    return tinySearch(m_folder.path(), run, epochs, 2);
}

QString CliJobTest::copyOfRun(const char* name) const
{
    const QString copy = path(name);
    if (QProcess::execute("cp", {"-r", m_run, copy}) != 0)
        qFatal("the run folder could not be copied");
    return copy;
}

void CliJobTest::searchGoesThroughAllStages()
{
    const Outcome outcome = runCli(searchArguments(m_run, 3));
    QVERIFY2(outcome.code == 0 && !outcome.crashed, outcome.text());
    const QJsonObject json = outcome.json();
    QCOMPARE(json["state"].toString(), "finished");
    QCOMPARE(json["name"].toString(), "tiny run");
    QCOMPARE(json["seed"].toInt(), 7);
    QVERIFY(json["budget_ms"].toDouble() > 0);

    const QJsonObject network = json["network"].toObject();
    QCOMPARE(network["architecture"].toString().split(' ').size(), 4);
    QVERIFY(network["test_accuracy"].isDouble());
    QVERIFY(network["predicted_latency_ms"].toDouble() > 0);
    QVERIFY(network["predicted_latency_error_ms"].toDouble() > 0); // corrected by whole networks without being asked
    QCOMPARE(network["predicted_latency_origin"].toString(), "table");
    QVERIFY(network["measured_latency_ms"].toDouble() > 0);
    QVERIFY(QFile::exists(network["weights"].toString()));

    const QJsonObject onnx = json["onnx"].toObject();
    QVERIFY(QFile::exists(onnx["file"].toString()));
    QVERIFY(onnx["file"].toString().startsWith(m_run));
    QVERIFY(onnx["largest_difference"].toDouble() <= 1e-4);

    const QJsonArray plots = json["plots"].toArray();
    QVERIFY(!plots.isEmpty());
    for (const QJsonValue& plot : plots)
        QVERIFY2(QFile::exists(plot.toString()), qPrintable(plot.toString()));
}

void CliJobTest::runIsListedAndDescribed()
{
    const Outcome list = runCli({"list", "runs", "--folder", m_folder.path(), "--json"});
    const QJsonArray runs = QJsonDocument::fromJson(list.out).array();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs[0]["name"].toString(), "tiny run");

    const Outcome outcome = runCli({"describe", m_run, "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    QCOMPARE(outcome.json()["kind"].toString(), "run");
    QCOMPARE(outcome.json()["networks"].toArray().size(), 1);
    QVERIFY(outcome.json()["parameters"].toInt() > 0);
    QVERIFY(outcome.json()["macs"].toInt() > 0);
    QVERIFY(!outcome.json()["blocks"].toArray().isEmpty());
    QVERIFY(outcome.json()["targets"].toObject().contains("google-pixel3-tflite"));
    QCOMPARE(runCli({"describe", m_run}).code, 0);
}

void CliJobTest::earlierStepIsDerived()
{
    const Outcome outcome = runCli({"derive", m_run, "--step", "0", "--json"});
    // The first snapshot may lie after step 0; then a clear error is right as well, but no crash.
    QVERIFY2(!outcome.crashed, outcome.text());
    const Outcome newest = runCli({"derive", m_run, "--json"});
    QVERIFY2(newest.code == 0, newest.text());
    QVERIFY(newest.json()["test_accuracy"].isNull());
    QVERIFY(newest.json()["id"].toInt() >= 2);
}

void CliJobTest::derivedNetworkIsTrainedAndExported()
{
    const Outcome untrained = runCli({"export", m_run, "--onnx", path("early.onnx")});
    QVERIFY2(untrained.code == 1, untrained.text());
    QVERIFY2(untrained.errors().value(0).contains("train"), untrained.text());

    const Outcome trained = runCli({"train", m_run, "--inherit", "--set", "training.epochs=1", "--json"});
    QVERIFY2(trained.code == 0, trained.text());
    QVERIFY(trained.json()["test_accuracy"].isDouble());

    const Outcome exported =
        runCli({"export", m_run, "--onnx", path("out.onnx"), "--opset", "13", "--with-normalization", "--json"});
    QVERIFY2(exported.code == 0, exported.text());
    QVERIFY(QFile::exists(path("out.onnx")));
    QCOMPARE(exported.json()["onnx"].toObject()["opset"].toInt(), 13);
    QCOMPARE(exported.json()["onnx"].toObject()["folded_batch_norm"].toBool(true), false);

    QVERIFY(QDir().mkpath(path("deployed")));
    const Outcome bytes =
        runCli({"export", m_run, "--onnx", path("deployed/net.onnx"), "--input", "uint8-nhwc", "--samples", "--json"});
    QVERIFY2(bytes.code == 0, bytes.text());
    QCOMPARE(bytes.json()["onnx"].toObject()["input"].toString(), QStringLiteral("uint8-nhwc"));
    QCOMPARE(bytes.json()["onnx"].toObject()["samples"].toArray().size(), 2);
    QVERIFY(QFile::exists(path("deployed/classify.py")) && QFile::exists(path("deployed/classify.cpp")));

    const Outcome described = runCli({"describe", path("deployed/net.onnx"), "--json"});
    QVERIFY2(described.code == 0, described.text());
    QCOMPARE(described.json()["kind"].toString(), QStringLiteral("onnx"));
    QCOMPARE(described.json()["classes"].toArray().size(), 4);
    const QJsonObject input = described.json()["input"].toObject();
    QCOMPARE(input["layout"].toString(), QStringLiteral("NHWC"));
    QCOMPARE(input["range"].toArray(), (QJsonArray{0, 255}));
    QCOMPARE(input["mean"].toArray().size(), 1);
    QCOMPARE(described.json()["resize"].toObject()["crop"].toString(), QStringLiteral("centre"));
    const Outcome shown = runCli({"describe", path("deployed/net.onnx")});
    QVERIFY2(shown.code == 0 && shown.out.contains("images, uint8 Nx16x16x1") && shown.out.contains("inGraph true"),
             shown.text());
}

void CliJobTest::testImagesAreCountedByClass()
{
    const Outcome trained =
        runCli({"train", m_run, "--set", "training.epochs=1", "--set", "training.class_weights=effective-number",
                "--set", "training.class_weights_beta=0.99", "--json"});
    QVERIFY2(trained.code == 0, trained.text());
    const QJsonObject json = trained.json();
    QCOMPARE(json["training"]["training.class_weights"].toString(), "effective-number");
    QCOMPARE(json["training"]["training.class_weights_beta"].toDouble(), 0.99);
    const QJsonArray classes = json["test_classes"].toArray();
    QCOMPARE(classes.size(), 4);
    std::array<int, 4> images{}, right{};
    int all = 0, allRight = 0;
    for (const QJsonValue& value : json["test_confusion"].toArray()) {
        const QJsonArray cell = value.toArray();
        const auto truth = std::size_t(cell[0].toInt());
        images.at(truth) += cell[2].toInt();
        all += cell[2].toInt();
        if (cell[0] == cell[1]) {
            right.at(truth) += cell[2].toInt();
            allRight += cell[2].toInt();
        }
    }
    QCOMPARE(all, 80);
    QCOMPARE(json["test_images"].toInt(), 80);
    QCOMPARE(json["test_accuracy"].toDouble(), allRight / 80.);
    QCOMPARE(json["test_top5_accuracy"].toDouble(), 1.); // four classes
    double balanced = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(classes[qsizetype(i)]["images"].toInt(), 20);
        QCOMPARE(classes[qsizetype(i)]["accuracy"].toDouble(), right[i] / 20.);
        balanced += right[i] / 20. / 4;
    }
    QVERIFY(std::abs(json["test_balanced_accuracy"].toDouble() - balanced) < 1e-12);

    const Outcome described = runCli({"describe", m_run});
    QVERIFY2(described.code == 0, described.text());
    for (const char* text : {"80 images", "balanced", "PRECISION", "Images by true class (rows)"})
        QVERIFY2(described.out.contains(text), described.text());
    const Outcome report = runCli({"report", m_run});
    QVERIFY2(report.code == 0 && report.out.contains("confusion/net-") && report.out.contains("classes/net-"),
             report.text());
    const Outcome wrong = runCli({"train", m_run, "--set", "training.class_weights=some"});
    QVERIFY2(wrong.code == 2 && wrong.errors().value(0).contains("none, inverse-frequency, effective-number"),
             wrong.text());
}

void CliJobTest::networkFileIsTrainedAndExported()
{
    const QStringList found = QDir(m_run + "/networks").entryList({"*.json"});
    QVERIFY(!found.isEmpty());
    const QString file = m_run + "/networks/" + found.first();
    const Outcome trained = runCli({"train", file, "--data", "idx:" + path("data"), "--set", "training.epochs=1",
                                    "--set", "training.batch_size=16", "--out", path("net.weights"), "--json"});
    QVERIFY2(trained.code == 0, trained.text());
    const Outcome exported = runCli({"export", file, "--weights", path("net.weights"), "--onnx", path("net.onnx"),
                                     "--with-normalization", "--json"});
    QVERIFY2(exported.code == 0, exported.text());
    QVERIFY(QFile::exists(path("net.onnx")));
}

void CliJobTest::untrainedNetworkIsExportedForTiming()
{
    const Outcome outcome = runCli({"export", "proxyless-mobile", "--onnx", path("net.onnx"), "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    QVERIFY(outcome.err.contains("random weights"));
    QCOMPARE(outcome.json()["trained"].toBool(true), false);
    QCOMPARE(outcome.json()["onnx"].toObject()["opset"].toInt(), 17);
    QVERIFY(QFile(path("net.onnx")).size() > 10'000'000);
    const Outcome described = runCli({"describe", path("net.onnx")});
    QVERIFY2(described.code == 0 && described.out.contains("names not known"), described.text());
    QCOMPARE(runCli({"export", "proxyless-mobile", "--onnx", path("net.onnx"), "--with-normalization"}).code, 2);
    QCOMPARE(runCli({"export", "proxyless-mobile", "--onnx", path("net.onnx"), "--input", "uint8-nchw"}).code, 2);
}

void CliJobTest::reportIsWritten()
{
    const Outcome outcome = runCli({"report", m_run, "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    bool graph = false;
    for (const QJsonValue& file : outcome.json()["files"].toArray()) {
        QVERIFY(QFile::exists(file.toString()));
        graph = graph || file.toString().endsWith("supernet.svg");
    }
    QVERIFY2(graph, outcome.text());
}

void CliJobTest::unknownNetworkIsNamed()
{
    const Outcome outcome = runCli({"train", m_run, "--network", "net-77"});
    QVERIFY2(outcome.code == 2, outcome.text());
    QVERIFY2(outcome.errors().value(0).contains("net-77") && outcome.errors().value(0).contains("net-1"),
             outcome.text());
}

void CliJobTest::runOfANewerVersionIsRefused()
{
    const QString run = copyOfRun("newer.pathloom");
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(run + "/run.db"), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, "PRAGMA user_version = 99", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);

    const Outcome outcome = runCli({"describe", run});
    QVERIFY2(outcome.code == 1 && !outcome.crashed, outcome.text());
    QVERIFY2(outcome.errors().value(0).contains("newer"), outcome.text());
}

void CliJobTest::damagedRunIsRefused()
{
    const QString run = copyOfRun("damaged.pathloom");
    QVERIFY(writeFile(run + "/run.db", "this was a database once, and now it is not any more"));
    for (const char* command : {"describe", "derive", "train", "export", "report"}) {
        const Outcome outcome = runCli({QString::fromLatin1(command), run});
        QVERIFY2(outcome.code == 1 && !outcome.crashed, outcome.text());
        QVERIFY2(outcome.errors().size() == 1 && outcome.errors().first().contains("run.db"), outcome.text());
    }
    // It does not hide the others.
    const Outcome list = runCli({"list", "runs", "--folder", m_folder.path()});
    QVERIFY2(list.code == 0 && list.out.contains("run.pathloom") && list.out.contains("unreadable"), list.text());
}

void CliJobTest::finishedRunIsNotOverwritten()
{
    const Outcome outcome = runCli(searchArguments(m_run, 1));
    QVERIFY2(outcome.code == 1, outcome.text());
    QVERIFY2(outcome.errors().size() == 1 && outcome.errors().first().contains("run.pathloom"), outcome.text());
    QCOMPARE(runCli({"describe", m_run}).code, 0);
}

void CliJobTest::commandsAreCheckedBeforeTheyAreSent_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* name, const QStringList& words, const char* named) {
        QTest::addRow("%s", name) << words << QByteArray(named);
    };
    row("stage with a fraction", {"fix_stage", "1.7"}, "'1.7' is no whole number");
    row("stage that is none", {"fix_stage", "nan"}, "'nan' is no whole number");
    row("stage that is too large", {"fix_stage", "99999999999"}, "'99999999999' is no whole number");
    row("step with a fraction", {"derive", "2.5"}, "'2.5' is no whole number");
    row("step below 0", {"derive", "--", "-2"}, "'step' must lie between 0");
    row("no probability", {"prune_below", "nan"}, "'nan' is no number");
    row("unlimited probability", {"prune_below", "inf"}, "'inf' is no number");
}

void CliJobTest::commandsAreCheckedBeforeTheyAreSent()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, named);
    const Outcome outcome = runCli(QStringList{"command", m_run} + words);
    QVERIFY2(!outcome.crashed && outcome.code == 2, outcome.text());
    QCOMPARE(outcome.errors().size(), 1);
    QVERIFY2(outcome.errors()[0].contains(named), outcome.text());
}

void CliJobTest::scriptIsTakenAsItIsDescribed()
{
    QVERIFY(writeFile(path("script.json"), R"([{"step": 3, "command": {"command": "undo"}},
        {"step": 1, "command": {"command": "set", "key": "latency.lambda", "value": 0.4}}])"));
    const auto described = [&](const char* run, const QString& script) {
        const Outcome searched =
            runCli(searchArguments(path(run), 1) + QStringList{"--until", "search", "--script", script});
        return searched.code == 0 ? runCli({"describe", path(run), "--json"}) : searched;
    };
    const Outcome first = described("scripted.pathloom", path("script.json"));
    QVERIFY2(first.code == 0, first.text());
    QVERIFY(writeFile(path("described.json"), first.out));
    const Outcome second = described("again.pathloom", path("described.json"));
    QVERIFY2(second.code == 0, second.text());
    const QJsonArray commands = first.json()["commands"].toArray();
    QCOMPARE(commands.size(), 2);
    QCOMPARE(commands[0].toObject()["step"].toInt(), 1); // not as late as the one that stood before it
    QCOMPARE(commands[1].toObject()["step"].toInt(), 3);
    QCOMPARE(second.json()["commands"].toArray(), commands);
}

void CliJobTest::badScriptIsOneSentence_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("nothing") << QByteArray("{}") << QByteArray("must be a list of commands");
    QTest::newRow("no step") << QByteArray(R"([{"command": {"command": "undo"}}])")
                             << QByteArray("entry 1: key 'step'");
    QTest::newRow("step below 0") << QByteArray(R"([{"step": -4, "command": {"command": "undo"}}])")
                                  << QByteArray("below 0");
    for (const QByteArray command : {"pause", "resume"}) // nobody is there to ask for the other one
        QTest::newRow(command.constData())
            << QByteArray(R"([{"step": 4, "command": {"command": ")") + command + R"("}}])"
            << QByteArray("holds '") + command + "' for step 4";
}

void CliJobTest::badScriptIsOneSentence()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, named);
    QVERIFY(writeFile(path("bad.json"), script));
    const Outcome outcome =
        runCli(searchArguments(path("bad.pathloom"), 1) + QStringList{"--script", path("bad.json")});
    QVERIFY2(!outcome.crashed && outcome.code == 2, outcome.text());
    QCOMPARE(outcome.errors().size(), 1);
    QVERIFY2(outcome.errors()[0].contains("bad.json") && outcome.errors()[0].contains(named), outcome.text());
    QVERIFY(!QFile::exists(path("bad.pathloom")));
}

void CliJobTest::interruptKeepsTheRun()
{
    const QString run = path("interrupted.pathloom");
    QProcess process;
    process.start(cliProgram(), searchArguments(run, 5000));
    // Progress in the joint phase says that it really searches.
    QByteArray seen;
    QVERIFY(QTest::qWaitFor(
        [&] {
            seen += process.readAllStandardError();
            return seen.contains("after epoch");
        },
        60'000));
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    Outcome outcome = finished(process);
    outcome.err = seen + outcome.err;
    QVERIFY2(!outcome.crashed && outcome.code == 130, outcome.text());
    QVERIFY2(timer.elapsed() < 5000, "stopping took longer than five seconds");
    QVERIFY2(outcome.err.contains("interrupted.pathloom"), outcome.text());

    const Outcome described = runCli({"describe", run, "--json"});
    QVERIFY2(described.code == 0, described.text());
    QCOMPARE(described.json()["state"].toString(), "stopped");
    QCOMPARE(runCli({"derive", run}).code, 0);
}

void CliJobTest::resumedWithMoreThreads()
{
    QProcess process; // the search of interruptKeepsTheRun()
    process.start(cliProgram(), {"resume", path("interrupted.pathloom"), "--threads", "2", "--until", "search"});
    QByteArray seen;
    const bool said = QTest::qWaitFor(
        [&] {
            seen += process.readAllStandardError();
            return seen.contains("computing threads was 1, now");
        },
        60'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Outcome outcome = finished(process);
    QVERIFY2(said, seen + outcome.text());
    QCOMPARE(outcome.code, 130);
}

QTEST_GUILESS_MAIN(CliJobTest)
#include "tst_cli_job.moc"
