// SPDX-License-Identifier: MIT
// Targets, measuring and predicting through the real program.
#include "tests/e2e/cli_harness.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

class CliTargetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PATHLOOM_DATA", m_folder.path().toUtf8());
        m_space = m_folder.filePath("tiny.json");
        QFile file(m_space);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": "pathloom.space", "version": 1, "name": "tiny",
            "input": {"channels": 1, "height": 8, "width": 8}, "classes": 3, "stem": {"op": "conv k3 s2", "channels": 8},
            "stages": [{"channels": 8, "blocks": 2, "stride": 1, "candidates": ["k3e3", "k5e6", "skip"]}],
            "head": {"channels": 16}})");
    }

    void thisMachineIsMeasuredWithEveryRuntime_data()
    {
        QTest::addColumn<QString>("runtime");
        for (const char* runtime : {"onnxruntime", "libtorch", "opencv"})
            QTest::newRow(runtime) << runtime;
    }

    void thisMachineIsMeasuredWithEveryRuntime()
    {
        QFETCH(QString, runtime);
        const QString table = m_folder.filePath(runtime + ".csv");
        const Outcome outcome = runCli({"measure", "--space", m_space, "--runtime", runtime, "--networks", "4",
                                        "--seconds", "0.02", "-o", table, "--json"});
        if (outcome.code == 1 && outcome.err.contains("is not available"))
            QSKIP(outcome.err.constData());
        QVERIFY2(outcome.code == 0, outcome.text());
        const QJsonObject json = outcome.json();
        QCOMPARE(json["id"].toString(), "this-machine-" + runtime + "-1t-b1");
        QCOMPARE(json["coverage"]["in_table"].toInt(), json["entries"].toInt());
        QCOMPARE(json["coverage"]["missing"].toInt(), 0);
        QCOMPARE(json["calibration"]["networks"].toArray().size(), 4);
        QVERIFY(json["busy_share"].isDouble() && json["common_error"].isDouble());
        QVERIFY(json["facts"].toObject().contains("disturbance"));
        QVERIFY(QFile::exists(table));
        // The file makes it a target of another machine.
        const Outcome imported =
            runCli({"targets", "import", table, "--id", runtime + "-elsewhere", "--space", m_space, "--json"});
        QVERIFY2(imported.code == 0, imported.text());
        QCOMPARE(imported.json()["entries"].toInt(), json["entries"].toInt());
        QCOMPARE(imported.json()["correction"], json["correction"]);
        QCOMPARE(json["corrections"].toObject().size(), 1); // of the space's input size
        QCOMPARE(imported.json()["corrections"], json["corrections"]);
    }

    void predictionsComeWithErrorAndOriginInLists()
    {
        const Outcome outcome = runCli({"list", "networks", "--target", "intel-xeon-6130-1t", "--json"});
        QVERIFY2(outcome.code == 0, outcome.text());
        int known = 0;
        for (const QJsonValue& network : QJsonDocument::fromJson(outcome.out).array()) {
            known += network["latency_ms"].isDouble() ? 1 : 0;
            QVERIFY2(network["latency_ms"].isNull() ? network["reason"].isString()
                                                    : network["error_ms"].isDouble() && network["origin"].isString(),
                     outcome.text());
        }
        QVERIFY2(known > 0, outcome.text());
    }

    void aNetworkIsPredicted()
    {
        const Outcome outcome =
            runCli({"predict", "mobilenet-v2-100", "--target", "intel-xeon-6130-1t", "--parts", "--json"});
        QVERIFY2(outcome.code == 0, outcome.text());
        const QJsonObject json = QJsonDocument::fromJson(outcome.out).array().first().toObject();
        QCOMPARE(json["origin"].toString(), "estimated");
        QVERIFY(json["latency_ms"].toDouble() > 10 && json["latency_ms"].toDouble() < 100);
        QVERIFY(json["error_ms"].toDouble() > 0);
        QVERIFY(json["blocks"].toArray().size() > 15);
        const Outcome text = runCli({"predict", "mobilenet-v2-100", "--target", "intel-xeon-6130-1t"});
        QVERIFY2(text.out.contains("ms (estimated)"), text.text());
        // A table of differences has no constant for networks outside its own space.
        const Outcome outside = runCli({"predict", "mobilenet-v2-100", "--target", "google-pixel1-tflite"});
        QVERIFY2(outside.out.contains("without stem and head"), outside.text());
        const Outcome refused = runCli({"predict", "mobilenet-v2-100", "--target", "google-pixel3-tflite"});
        QVERIFY2(refused.code == 1 && refused.err.contains("too far outside the table's range"), refused.text());
        // One that refuses does not keep the others from answering.
        const Outcome several = runCli({"predict", "mobilenet-v2-100", "--target", "google-pixel3-tflite", "--target",
                                        "intel-xeon-6130-1t", "--json"});
        QVERIFY2(several.code == 0, several.text());
        const QJsonArray both = QJsonDocument::fromJson(several.out).array();
        QCOMPARE(both.size(), 2);
        QVERIFY(both[0].toObject()["latency_ms"].isNull() && !both[0].toObject()["reason"].toString().isEmpty());
        QCOMPARE(both[1].toObject()["latency_ms"], json["latency_ms"]);
    }

    void targetsComeAndGo()
    {
        QVERIFY(runCli({"targets", "duplicate", "raspberry-pi4-tflite", "my-pi"}).code == 0);
        const Outcome deleted = runCli({"targets", "delete", "my-pi"});
        QVERIFY2(deleted.code == 0, deleted.text());
        QVERIFY(runCli({"targets", "show", "my-pi"}).code == 2);
        const QByteArray folder = deleted.err.mid(deleted.err.indexOf("restore ") + 8).trimmed();
        QVERIFY2(runCli({"targets", "restore", folder}).code == 0, folder.constData());
        QVERIFY(runCli({"targets", "show", "my-pi", "--json"}).json()["entries"].toInt() > 100);
        const QString file = m_folder.filePath("pi.csv");
        QVERIFY(runCli({"targets", "export", "my-pi", file}).code == 0);
        QVERIFY(runCli({"targets", "import", file, "--preview", "--json"}).json()["entries"].toInt() > 100);
        const Outcome shipped = runCli({"targets", "delete", "raspberry-pi4-tflite"});
        QVERIFY2(shipped.code == 1 && shipped.err.contains("cannot be deleted"), shipped.text());
    }

    void aBundleIsMeasuredByItsScript()
    {
        const QString bundle = m_folder.filePath("bundle");
        QCOMPARE(runCli({"measure", "--space", m_space, "--bundle", bundle}).code, 0);
        if (QStandardPaths::findExecutable("python3").isEmpty())
            QSKIP("needs python3");
        // A stand-in for the runtime's Python package, which takes 1 ms a run: the script's own work is what is tested.
        QDir(m_folder.path()).mkpath("fake");
        const auto write = [&](const QString& name, const QByteArray& text) {
            QFile file(m_folder.filePath("fake/" + name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("onnxruntime.py", "import time\n__version__ = '0.0'\nclass SessionOptions: pass\n"
                                "class _Input: name = 'images'\n"
                                "class InferenceSession:\n"
                                "    def __init__(self, path, options, providers):\n"
                                "        assert open(path, 'rb').read(1)\n"
                                "        if path.endswith('001.onnx'): raise RuntimeError('refused')\n"
                                "    def get_inputs(self): return [_Input]\n"
                                "    def get_providers(self): return ['CPUExecutionProvider']\n"
                                "    def run(self, names, feed): time.sleep(0.001)\n");
        write("numpy.py", "float32 = 0\nclass random:\n    @staticmethod\n    def default_rng(seed): return random\n"
                          "    @staticmethod\n    def random(shape, dtype): return shape\n");
        QProcess python;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PYTHONPATH", m_folder.filePath("fake"));
        python.setProcessEnvironment(environment);
        const auto runScript = [&](const QStringList& more) {
            python.start("python3",
                         QStringList{bundle + "/measure.py", "--device", "Board, rev 2", "--seconds", "0.02"} + more);
            return python.waitForFinished(60000) ? python.readAllStandardError() : QByteArray();
        };
        QVERIFY(runScript({"--provider", "CUDAExecutionProvider"}).contains("CUDAExecutionProvider cannot be used"));
        QVERIFY(runScript({}).contains("refused"));
        QCOMPARE(python.exitCode(), 1); // one model was refused, and that is said
        QVERIFY(runScript({"--threads", "2"}).contains("was measured with another threads"));
        QVERIFY(runScript({}).contains("1/1 ")); // only what is missing, again
        const Outcome outcome = runCli({"targets", "import", bundle, "--id", "board", "--space", m_space, "--json"});
        QVERIFY2(outcome.code == 0, outcome.text());
        const QJsonObject json = outcome.json();
        QCOMPARE(json["device"].toString(), "Board; rev 2");
        QCOMPARE(json["coverage"]["in_table"].toInt(), json["entries"].toInt());
        QCOMPARE(json["coverage"]["missing"].toInt(), 1); // what was refused
    }

    void wrongUsageIsExplained_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QStringList{"targets"} << 2 << "subcommand is required";
        QTest::newRow("runtime") << QStringList{"measure", "--runtime", "tflite"} << 2
                                 << "there is no runtime 'tflite'";
        QTest::newRow("cuda") << QStringList{"measure", "--runtime", "libtorch-cuda"} << 1 << "is not available";
        QTest::newRow("threads") << QStringList{"measure", "--threads", "0"} << 2 << "--threads";
        QTest::newRow("target") << QStringList{"predict", "proxyless-cpu", "--target", "toaster"} << 2
                                << "there is no target";
        QTest::newRow("network") << QStringList{"predict", "nothing", "--target", "this-machine"} << 2 << "nothing";
        QTest::newRow("not measured") << QStringList{"predict", "proxyless-cpu", "--target",
                                                     "this-machine-libtorch-7t-b3"}
                                      << 1 << "was not measured yet";
        QTest::newRow("import nothing") << QStringList{"targets", "import", "/nowhere.csv"} << 1 << "/nowhere.csv";
        QTest::newRow("runs") << QStringList{"search", "--target",  "this-machine", "--target", "raspberry-pi4-tflite",
                                             "--run",  "x.pathloom"}
                              << 2 << "--run names one folder";
    }

    void wrongUsageIsExplained()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, says);
        const Outcome outcome = runCli(arguments);
        QVERIFY2(outcome.code == code, outcome.text());
        QVERIFY2(outcome.err.contains(says.toUtf8()), outcome.text());
        QVERIFY(outcome.out.isEmpty());
    }

private:
    QTemporaryDir m_folder;
    QString m_space;
};

QTEST_GUILESS_MAIN(CliTargetsTest)
#include "tst_cli_targets.moc"
