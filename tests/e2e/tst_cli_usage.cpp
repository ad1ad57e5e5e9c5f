// SPDX-License-Identifier: MIT
#include "app/search_options.h"
#include "tests/e2e/cli_harness.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

/// pathloom-cli from outside: help, wrong usage, listings, descriptions, and input that is bad before a search begins.
class CliUsageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everySubcommandExplainsItself_data();
    void everySubcommandExplainsItself();
    void searchTakesTheOptionsOfBothPrograms();
    void versionIsTold();
    void ownAllocatorIsInUse();
    void whatDoesNotComputeStartsWithoutLibTorch_data();
    void whatDoesNotComputeStartsWithoutLibTorch();
    void wrongUsageGivesTwo_data();
    void wrongUsageGivesTwo();
    void badInputIsOneSentence_data();
    void badInputIsOneSentence();
    void listingsAreJson_data();
    void listingsAreJson();
    void spaceIsDescribed();
    void spaceIsProposed();
    void expansionsKeepTheirFraction();
    void publishedNetworkIsDescribed();
    void targetWithoutShapesGetsTheReason();
    void unwritableOutputIsAFailure();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void writeBadData();

    QTemporaryDir m_folder;
};

void CliUsageTest::initTestCase()
{
    QVERIFY(QFile::exists(cliProgram()));
    QVERIFY(m_folder.isValid());
    QVERIFY(writeTinyData(path("data")));
    QVERIFY(QDir(m_folder.path()).mkdir("hollow"));
    QVERIFY(writeFile(path("tiny.json"), tinySpace));
    QVERIFY(writeFile(path("twice.json"),
                      QByteArray(tinySpace).replace("\"stride\": 2}", "\"stride\": 2, \"blocks\": 1}")));
    writeBadData();
}

void CliUsageTest::writeBadData()
{
    QVERIFY(writeTinyData(path("truncated")));
    QVERIFY(writeFile(path("truncated/train-images-idx3-ubyte"), quadrantImages(240, 16).chopped(1000)));
    QVERIFY(writeTinyData(path("label"))); // a class that the training images do not have
    QByteArray labels = quadrantLabels(80);
    labels[20] = static_cast<char>(200);
    QVERIFY(writeFile(path("label/t10k-labels-idx1-ubyte"), labels));

    QByteArray space = tinySpace;
    QVERIFY(writeFile(path("stride.json"), QByteArray(space).replace("\"stride\": 2", "\"stride\": \"two\"")));
    QVERIFY(writeFile(path("half.json"), space.left(120)));
    QVERIFY(writeFile(path("utf16.json"), QByteArray("{\0\"\0f\0\"\0", 8)));
    QVERIFY(writeFile(path("other.json"), "{\"format\": \"recipe\"}"));

    const QByteArray header = "device,runtime,batch,op,kernel,expand,mid,groups,se,act,cin,cout,stride,in_h,in_w,"
                              "latency_ms,latency_std_ms,samples,method,layer\n";
    const QByteArray row = "phone,tflite,1,mbconv,3,3,72,1,0,relu6,24,24,1,56,56,";
    QVERIFY(writeFile(path("shapes.csv"), header + row + "1.5,,,measured,\n"));
    QVERIFY(writeFile(path("nan.csv"), header + row + "nan,,,measured,\n"));
    QVERIFY(writeFile(path("columns.csv"), "device,runtime\nphone,tflite\n"));
    QVERIFY(writeFile(path("file"), "in the way"));
}

void CliUsageTest::everySubcommandExplainsItself_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("program") << QStringList{"--help"};
    for (const char* command :
         {"search", "propose", "derive", "front", "train", "export", "describe", "list", "compare", "diff", "report"})
        QTest::addRow("%s", command) << QStringList{command, "--help"};
}

void CliUsageTest::everySubcommandExplainsItself()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = runCli(arguments);
    QVERIFY2(outcome.code == 0 && !outcome.crashed, outcome.text());
    QVERIFY2(outcome.out.contains("Usage:"), outcome.text());
    if (arguments.size() > 1)
        QVERIFY2(outcome.out.contains("--json"), outcome.text());
}

/// The window reads the same table (tst_command_line).
void CliUsageTest::searchTakesTheOptionsOfBothPrograms()
{
    QStringList expected{QStringLiteral("help")}, found;
    for (const pathloom::SearchOption& option : pathloom::searchOptions)
        expected << QString::fromLatin1(option.name);
    static const QRegularExpression name(QStringLiteral("^ *(?:-\\w, ?)?--([a-z-]+)"),
                                         QRegularExpression::MultilineOption);
    const QString help = QString::fromUtf8(runCli({"search", "--help"}).out);
    for (auto match = name.globalMatch(help); match.hasNext();)
        found << match.next().captured(1);
    expected.sort();
    found.sort();
    QCOMPARE(found, expected);
}

void CliUsageTest::versionIsTold()
{
    const Outcome outcome = runCli({"--version"});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.startsWith("Pathloom ") && outcome.out.contains("LibTorch"), outcome.text());
}

/// The one that keeps the memory of training steps (app/allocator.cpp); it tells of itself when it is asked to.
void CliUsageTest::ownAllocatorIsInUse()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Sanitizers bring their own allocator.");
#endif
    qputenv("MALLOC_CONF", "stats_print:true");
    const Outcome outcome = runCli({"search", "--set", "nonsense=1"}); // a command that would compute
    qunsetenv("MALLOC_CONF");
    QVERIFY2(outcome.err.contains("opt.narenas: 1\n") && outcome.err.contains("opt.oversize_threshold: 0\n"),
             outcome.text());
}

void CliUsageTest::whatDoesNotComputeStartsWithoutLibTorch_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("loads");
    const auto row = [](const QStringList& arguments, bool loads = false) {
        QTest::addRow("%s", qPrintable(arguments.join(' '))) << arguments << loads;
    };
    row({"--help"});
    row({"--version"});
    row({"search", "--help"});
    for (const char* what : {"spaces", "networks", "targets", "runs", "settings"})
        row({"list", what});
    row({"describe", "small"});
    row({"describe", "proxyless-mobile", "--target", "google-pixel3-tflite"});
    row({"predict", "mobilenet-v2-100", "--target", "intel-xeon-6130-1t"});
    row({"diff", "mobilenet-v2-100", "mobilenet-v2-050", "--target", "intel-xeon-6130-1t"});
    row({"targets", "show", "nvidia-titan-xp-b32"});
    row({"search", "--set", "nonsense=1"}, true); // so the trace would show it
}

/// Loading it and what stands behind it takes half a second. The dynamic loader tells what it loads.
void CliUsageTest::whatDoesNotComputeStartsWithoutLibTorch()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Sanitizers have a loader's trace of their own.");
#endif
    QFETCH(QStringList, arguments);
    QFETCH(bool, loads);
    const QTemporaryDir traces;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LD_DEBUG", "files");
    environment.insert("LD_DEBUG_OUTPUT", traces.filePath("trace"));
    process.setProcessEnvironment(environment);
    process.start(cliProgram(), arguments);
    const Outcome outcome = finished(process);
    QVERIFY2(outcome.code == (loads ? 2 : 0), outcome.text());
    QByteArray all;
    for (const QFileInfo& trace : QDir(traces.path()).entryInfoList(QDir::Files)) {
        QFile file(trace.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        all += file.readAll();
    }
    QVERIFY(all.contains("libonnx")); // there is a trace
    QCOMPARE(all.contains("libtorch"), loads);
    QCOMPARE(all.contains("libopencv_imgcodecs"), loads); // a hundred libraries of their own
}

void CliUsageTest::wrongUsageGivesTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const QStringList& arguments, const char* named) {
        QTest::addRow("%s", name) << arguments << QString::fromLatin1(named);
    };
    row("nothing", {}, "subcommand");
    row("unknown subcommand", {"dance"}, "dance");
    row("unknown option", {"search", "--fast"}, "--fast");
    row("missing argument", {"describe"}, "required");
    row("unknown listing", {"list", "cats"}, "cats");
    row("negative budget", {"search", "--budget", "-1"}, "--budget");
    row("budget is no number", {"search", "--budget", "soon"}, "--budget");
    row("budget is none", {"search", "--budget", "nan"}, "--budget: must be a number above 0, not \"nan\"");
    row("budget in hexadecimal", {"search", "--budget", "0x10"}, "--budget: must be a number above 0, not \"0x10\"");
    row("budget without end", {"search", "--budget", "1e400"}, "--budget: must be a number above 0, not \"1e400\"");
    row("fewer images than none", {"search", "--train-images", "-5"}, "--train-images: must be a number, 0 or above");
    row("unknown method", {"search", "--method", "magic"}, "magic");
    row("unknown device", {"search", "--device", "tpu"}, "tpu");
    row("unknown stage", {"search", "--until", "lunch"}, "lunch");
    row("opset too old", {"export", "proxyless-mobile", "--onnx", "x.onnx", "--opset", "9"}, "--opset");
    row("opset too new", {"export", "proxyless-mobile", "--onnx", "x.onnx", "--opset", "18"}, "--opset");
    row("no such ONNX input", {"export", "proxyless-mobile", "--onnx", "x.onnx", "--input", "int4"}, "--input");
    row("no ONNX file for a network", {"export", "proxyless-mobile"}, "--onnx");
    row("unknown kind of data", {"search", "--data", "tapes"}, "tapes");
    row("data folder left out", {"search", "--data", "idx:"}, "--data");
    row("unknown setting", {"search", "--data", "DATA", "--set", "epohcs=1"}, "epohcs");
    row("unknown space", {"search", "--data", "DATA", "--space", "outer"}, "outer");
    row("unknown subject", {"describe", "atlantis"}, "atlantis");
    row("report of a network", {"report", "proxyless-mobile"}, "proxyless-mobile");
    row("training a space", {"train", "small"}, "small");
    row("proposal for nothing", {"propose"}, "--data, or --size and --classes");
    row("proposal for two things", {"propose", "--data", "DATA", "--size", "64"}, "--size");
    row("setting that is none of training", {"train", "proxyless-mobile", "--set", "epochs=1"}, "epochs=1");
}

void CliUsageTest::wrongUsageGivesTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    arguments.replaceInStrings("DATA", "idx:" + path("data"));
    const Outcome outcome = runCli(arguments);
    QVERIFY2(!outcome.crashed && outcome.code == 2, outcome.text());
    QVERIFY2(outcome.out.isEmpty(), outcome.text());
    QVERIFY2(outcome.err.contains(named.toUtf8()), outcome.text());
}

void CliUsageTest::badInputIsOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("named");
    const auto data = [](const char* name, const QStringList& named) {
        QTest::addRow("data: %s", name) << QStringList{"search", "--data", QStringLiteral("idx:@/") + name} << named;
    };
    data("nowhere", {"nowhere"});
    data("truncated", {"train-images-idx3-ubyte"});
    data("label", {"t10k-labels-idx1-ubyte", "200"});

    const auto space = [](const char* name, const QStringList& named) {
        QTest::addRow("space: %s", name) << QStringList{"search", "--data", "idx:@/data", "--space",
                                                        QStringLiteral("@/") + name}
                                         << named;
    };
    space("stride.json", {"stride.json", "stages[1]", "stride"});
    space("half.json", {"half.json"});
    space("utf16.json", {"utf16.json", "UTF-16 (save it as UTF-8)"});

    const auto target = [](const char* name, const QStringList& named) {
        QTest::addRow("target: %s", name) << QStringList{"search",
                                                         "--data",
                                                         "idx:@/data",
                                                         "--space",
                                                         "@/tiny.json",
                                                         "--target",
                                                         QStringLiteral("@/") + name,
                                                         "--run",
                                                         QStringLiteral("@/run-for-") + name}
                                          << named;
    };
    target("missing.csv", {"missing.csv"});
    target("shapes.csv", {"conv k3", "has no time"});
    target("nan.csv", {"nan.csv", "latency_ms"});
    target("columns.csv", {"columns.csv"});

    QTest::addRow("too few images to hold one out")
        << QStringList{"search", "--data",   "idx:@/data",     "--space", "@/tiny.json",
                       "--run",  "@/lonely", "--train-images", "1"}
        << QStringList{"of 1 training images none can be held out", "more images"};
    QTest::addRow("run folder below a file")
        << QStringList{"search", "--data", "idx:@/data", "--space", "@/tiny.json", "--run", "@/file/run"}
        << QStringList{"file/run"};
    QTest::addRow("run folder in a read-only place")
        << QStringList{"search", "--data", "idx:@/data", "--space", "@/tiny.json", "--run", "/proc/pathloom-run"}
        << QStringList{"/proc/pathloom-run"};
    QTest::addRow("run folder that holds something else")
        << QStringList{"search", "--data", "idx:@/data", "--space", "@/tiny.json", "--run", "@/data"}
        << QStringList{"data", "empty"};
    QTest::addRow("folder that is neither a run nor images") << QStringList{"describe", "@/hollow"} << QStringList{"hollow"};
    QTest::addRow("file of another kind") << QStringList{"describe", "@/other.json"} << QStringList{"recipe"};
    QTest::addRow("weights that are not there")
        << QStringList{"export", "proxyless-mobile", "--onnx", "@/x.onnx", "--weights", "@/no.weights"}
        << QStringList{"no.weights"};
    QTest::addRow("weights folder that takes no file")
        << QStringList{"train", "proxyless-mobile", "--data", "idx:@/data", "--out", "/proc/none/x.weights"}
        << QStringList{"/proc/none"};
}

void CliUsageTest::badInputIsOneSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, named);
    arguments.replaceInStrings("@", m_folder.path());
    const Outcome outcome = runCli(arguments);
    QVERIFY2(!outcome.crashed && outcome.code != 0, outcome.text());
    QVERIFY2(outcome.out.isEmpty(), outcome.text());
    QCOMPARE(outcome.errors().size(), 1);
    for (const QString& word : named)
        QVERIFY2(outcome.errors().first().contains(word.toUtf8()), outcome.text() + "\nlacks " + word.toUtf8());
}

void CliUsageTest::listingsAreJson_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("member");
    QTest::addRow("spaces") << "spaces"
                            << "name"
                            << "small";
    QTest::addRow("networks") << "networks"
                              << "name"
                              << "proxyless-mobile";
    QTest::addRow("targets") << "targets"
                             << "id"
                             << "raspberry-pi4-tflite";
    QTest::addRow("settings") << "settings"
                              << "key"
                              << "epochs";
}

void CliUsageTest::listingsAreJson()
{
    QFETCH(QString, what);
    QFETCH(QString, key);
    QFETCH(QString, member);
    const Outcome json = runCli({"list", what, "--json"});
    QVERIFY2(json.code == 0, json.text());
    bool found = false;
    const QJsonArray entries = QJsonDocument::fromJson(json.out).array();
    for (const QJsonValue& entry : entries)
        found = found || entry[key].toString() == member;
    QVERIFY2(found, json.text());

    const Outcome table = runCli({"list", what});
    QVERIFY2(table.code == 0 && table.out.contains(member.toUtf8()), table.text());
}

void CliUsageTest::spaceIsDescribed()
{
    const Outcome outcome = runCli({"describe", path("tiny.json"), "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    const QJsonObject json = outcome.json();
    QCOMPARE(json["kind"].toString(), "space");
    QCOMPARE(json["choice_blocks"].toInt(), 4);
    QVERIFY(json["parameters"].toInt() > 0);
    QVERIFY(json["macs"].toDouble() > 0);
    // stem, four blocks, mix, pool, classifier
    QCOMPARE(json["blocks"].toArray().size(), 8);
    QVERIFY(json["targets"].toObject().contains("google-pixel3-tflite"));
    QVERIFY(json["smallest_macs"].toDouble() < json["macs"].toDouble());
    QVERIFY(json["macs"].toDouble() < json["largest_macs"].toDouble());
    QCOMPARE(json["smallest_map"].toArray(), (QJsonArray{16, 4, 4}));
    QCOMPARE(runCli({"describe", path("tiny.json")}).code, 0);
}

/// For images, and for their size alone; the file that is written is a space.
void CliUsageTest::spaceIsProposed()
{
    const QString file = path("proposal.json");
    const Outcome outcome = runCli({"propose", "--size", "64", "--classes", "10", "-o", file, "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    const QJsonObject json = outcome.json();
    QCOMPARE(json["name"].toString(), "cifar-64");
    QCOMPARE(json["base"].toString(), "cifar");
    QVERIFY2(json["reason"].toString().contains("halved 4 times instead of 3"), outcome.text());
    const QJsonObject described = runCli({"describe", file, "--target", path("shapes.csv"), "--json"}).json();
    for (const char* key : {"name", "choice_blocks", "smallest_macs", "largest_macs", "smallest_map"})
        QCOMPARE(described[QLatin1String(key)], json[QLatin1String(key)]);

    const QString data = "idx:" + path("data");
    const Outcome ofImages = runCli({"propose", "--data", data});
    QVERIFY2(ofImages.code == 0 && ofImages.out.contains("For images of 16x16 pixels 'small' is right as it is"),
             ofImages.text());
    // A search tells it before anything else; a space that is named wins.
    const QStringList search{"search", "--data", data, "--run", path("file/run")};
    const Outcome searched = runCli(search);
    QVERIFY2(searched.code == 1 && searched.err.startsWith("Proposed space: For images of 16x16 pixels 'small' is"),
             searched.text());
    const Outcome named = runCli(search + QStringList{"--space", path("tiny.json")});
    QVERIFY2(named.code == 1 && !named.err.contains("Proposed space"), named.text());
    QVERIFY2(named.err.contains("Searching 'tiny'"), named.text());
}

/// Runs under a locale with decimal commas, too.
void CliUsageTest::expansionsKeepTheirFraction()
{
    QVERIFY(writeFile(path("fractions.json"), QByteArray(tinySpace).replace("k3e3", "k3e1.5")));
    const Outcome outcome = runCli({"describe", path("fractions.json"), "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    const QJsonArray candidates = outcome.json()["blocks"].toArray()[1].toObject()["candidates"].toArray();
    QCOMPARE(candidates[0].toObject()["op"].toString(), "mbconv k3 e1.5 c8");
    // 8 channels, 12 of them in the middle: two pointwise convolutions, the depthwise one, three batch norms
    QCOMPARE(candidates[0].toObject()["parameters"].toInt(), 8 * 12 + 12 * 9 + 12 * 8 + 2 * (12 + 12 + 8));
    const Outcome wrong = runCli({"describe", path("twice.json")});
    QVERIFY2(wrong.code == 1 && wrong.errors().size() == 1, wrong.text());
    QVERIFY2(wrong.err.contains("stages[1]: key 'blocks' stands there twice"), wrong.text());
}

void CliUsageTest::publishedNetworkIsDescribed()
{
    const Outcome outcome = runCli({"describe", "proxyless-mobile", "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    // Counted from the published layer list (tst_space has all four networks).
    QCOMPARE(outcome.json()["parameters"].toInt(), 4'080'512);
    QCOMPARE(outcome.json()["macs"].toInt(), 320'427'584);
    QVERIFY(!outcome.json()["blocks"].toArray().isEmpty());
    QCOMPARE(runCli({"describe", "proxyless-mobile"}).code, 0);
}

void CliUsageTest::targetWithoutShapesGetsTheReason()
{
    const Outcome outcome = runCli({"describe", path("tiny.json"), "--target", path("shapes.csv"), "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    const QJsonObject target = outcome.json()["targets"].toObject()[path("shapes.csv")].toObject();
    QVERIFY2(target.contains("latency_ms") && target["latency_ms"].isNull(), outcome.text());
    QVERIFY2(target["reason"].toString().contains("conv k3"), outcome.text());
}

void CliUsageTest::unwritableOutputIsAFailure()
{
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(cliProgram(), {"list", "networks", "--json"});
    const Outcome outcome = finished(process);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("standard output"), outcome.err);
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_cli_usage.moc"
