// SPDX-License-Identifier: MIT
#include "tests/e2e/cli_harness.h"

#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

/// compare, diff and yardsticks from outside, on runs of a tiny search.
class CliCompareTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongUsageGivesTwo_data();
    void wrongUsageGivesTwo();
    void shippedNetworksDiffer();
    void latenciesOfABlockAreThoseOfTheTable();
    void otherImagesAreToldOrAdapted();
    void aNetworkIsDrawn();
    void aYardstickIsTrainedInARun();
    void theNewestNetworkIsTheOneFound();
    void networksOfRunsAreCompared();
    void theTableIsCsv();
    void networksOfARunDiffer();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    QString m_run;
};

namespace {

bool isSvg(const QString& file)
{
    QFile svg(file);
    if (!svg.open(QIODevice::ReadOnly))
        return false;
    QXmlStreamReader reader(&svg);
    reader.readNextStartElement();
    const bool right = reader.name() == QLatin1String("svg");
    while (!reader.atEnd())
        reader.readNext();
    return right && !reader.hasError();
}

/// A network for tiny images with one block that is not fixed.
QByteArray tinyNetwork(const char* op)
{
    return QByteArray(R"({"format": "pathloom.network", "version": 1, "name": "tiny",
        "input": {"channels": 1, "height": 16, "width": 16}, "classes": 4,
        "blocks": [{"name": "stem", "op": "conv k3 s2 c8", "inputs": [-1]},
                   {"name": "stage0.block0", "stage": 0, "op": "OP", "inputs": [0]},
                   {"name": "pool", "op": "globalpool", "inputs": [1]},
                   {"name": "classifier", "op": "linear c4", "inputs": [2]}]})")
        .replace("OP", op);
}

} // namespace

void CliCompareTest::initTestCase()
{
    QVERIFY(QFile::exists(cliProgram()));
    QVERIFY(m_folder.isValid());
    QVERIFY(writeTinyData(path("data")));
    QVERIFY(writeFile(path("tiny.json"), tinySpace));
    QVERIFY(writeFile(path("a.json"), tinyNetwork("k3e3")));
    QVERIFY(writeFile(path("b.json"), tinyNetwork("k5e3")));
    QVERIFY(writeFile(path("table.csv"),
                      "device,runtime,batch,op,kernel,expand,mid,groups,se,act,cin,cout,stride,in_h,in_w,latency_ms,"
                      "latency_std_ms,samples,method,layer\n"
                      "phone,tflite,1,conv,3,,,1,0,relu6,1,8,2,16,16,1,0.1,9,measured,\n"
                      "phone,tflite,1,mbconv,3,3,24,1,0,relu6,8,8,1,8,8,2,0.1,9,measured,\n"
                      "phone,tflite,1,mbconv,5,3,24,1,0,relu6,8,8,1,8,8,3.5,0.1,9,measured,\n"
                      "phone,tflite,1,classifier,,,,1,0,,8,4,,8,8,0.25,0.1,9,measured,\n"));
    m_run = path("run.pathloom");
    const Outcome search = runCli(tinySearch(m_folder.path(), m_run, 1, 1) + QStringList{"--until", "derive"});
    QVERIFY2(search.code == 0 && !search.crashed, search.text());
}

void CliCompareTest::wrongUsageGivesTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const QStringList& arguments, const char* named) {
        QTest::addRow("%s", name) << arguments << QString::fromLatin1(named);
    };
    row("compare nothing", {"compare"}, "runs");
    row("compare a network", {"compare", "proxyless-mobile"}, "proxyless-mobile");
    row("compare with an unknown target", {"compare", "RUN", "--target", "toaster"}, "toaster");
    row("compare with an unknown yardstick", {"compare", "RUN", "--yardstick", "resnet-9000"}, "resnet-9000");
    row("two results on standard output", {"compare", "RUN", "--csv", "-", "--json"}, "--csv");
    row("diff of one network", {"diff", "proxyless-mobile"}, "right");
    row("diff with a space", {"diff", "proxyless-mobile", "small"}, "small");
    row("diff with nothing of that name", {"diff", "proxyless-mobile", "atlantis"}, "atlantis");
    row("diff with an unknown network of a run", {"diff", "RUN", "RUN:net-77"}, "net-77");
    row("diff with an unknown run", {"diff", "RUN", "atlantis:net-1"}, "atlantis");
    row("diff with a colon and nothing behind", {"diff", "RUN", "RUN:"}, "colon");
    row("diff with an unknown target", {"diff", "RUN", "RUN", "--target", "toaster"}, "toaster");
    row("yardstick and network", {"train", "RUN", "--yardstick", "mobilenet-v2-050", "--network", "1"}, "--yardstick");
    row("yardstick that inherits", {"train", "RUN", "--yardstick", "mobilenet-v2-050", "--inherit"}, "--inherit");
    row("yardstick of a file", {"train", "proxyless-mobile", "--yardstick", "mobilenet-v2-050"}, "--yardstick");
    row("unknown yardstick", {"train", "RUN", "--yardstick", "resnet-9000"}, "resnet-9000");
    row("picture of a space", {"describe", "small", "--svg", "x.svg"}, "--svg");
}

void CliCompareTest::wrongUsageGivesTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    arguments.replaceInStrings("RUN", m_run);
    const Outcome outcome = runCli(arguments);
    QVERIFY2(!outcome.crashed && outcome.code == 2, outcome.text());
    QVERIFY2(outcome.out.isEmpty(), outcome.text());
    QVERIFY2(outcome.err.contains(named.toUtf8()), outcome.text());
}

void CliCompareTest::shippedNetworksDiffer()
{
    const Outcome outcome = runCli({"diff", "proxyless-mobile", "proxyless-cpu", "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    const QJsonObject json = outcome.json();
    // Counted from the published layer lists (tst_space).
    QCOMPARE(json["left"]["parameters"].toInt(), 4'080'512);
    QCOMPARE(json["right"]["parameters"].toInt(), 4'361'648);
    double parameters = 0, macs = 0;
    int kernels = 0;
    const QJsonArray blocks = json["blocks"].toArray();
    for (const QJsonValue& block : blocks) {
        parameters += block["parameters_difference"].toDouble();
        macs += block["macs_difference"].toDouble();
        kernels += block["changed"].toArray().contains("kernel");
        QVERIFY(block["latency_difference_ms"].isNull());
    }
    QCOMPARE(parameters, 4'361'648.0 - 4'080'512);
    QCOMPARE(macs, 439'243'864.0 - 320'427'584);
    QVERIFY(kernels > 0);
    QCOMPARE(json["changed_kernels"].toInt(), kernels);
    const Outcome text = runCli({"diff", "proxyless-mobile", "proxyless-cpu"});
    QVERIFY2(text.code == 0 && text.out.contains("+281,136"), text.text());
}

void CliCompareTest::latenciesOfABlockAreThoseOfTheTable()
{
    const Outcome outcome = runCli(
        {"diff", path("a.json"), path("b.json"), "--target", path("table.csv"), "--svg", path("d.svg"), "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    const QJsonObject json = outcome.json();
    QCOMPARE(json["left"]["latency"]["latency_ms"].toDouble(), 3.25);
    QCOMPARE(json["right"]["latency"]["latency_ms"].toDouble(), 4.75);
    QCOMPARE(json["right"]["latency"]["origin"].toString(), "table");
    QCOMPARE(json["right"]["latency"]["left_out_parts"].toInt(-1), 0);
    const QJsonValue block = json["blocks"][1];
    QCOMPARE(block["left"]["latency_ms"].toDouble(), 2.0);
    QCOMPARE(block["right"]["latency_ms"].toDouble(), 3.5);
    QCOMPARE(block["latency_difference_ms"].toDouble(), 1.5);
    QCOMPARE(block["changed"].toArray(), QJsonArray{"kernel"});
    QVERIFY(json["latency_problem"].isNull());
    QVERIFY(isSvg(path("d.svg")));
    const Outcome text = runCli({"diff", path("a.json"), path("b.json"), "--target", path("table.csv")});
    QVERIFY2(text.code == 0 && text.out.contains("+1.500 ms") && text.out.contains("(table)"), text.text());
}

void CliCompareTest::otherImagesAreToldOrAdapted()
{
    const Outcome told = runCli({"diff", path("a.json"), "mobilenet-v2-035", "--json"});
    QVERIFY2(told.code == 0 && told.err.contains("--adapt"), told.text());
    QCOMPARE(told.json().value("right")["classes"].toInt(), 1000);
    const Outcome adapted = runCli({"diff", path("a.json"), "mobilenet-v2-035", "--adapt", "--json"});
    QVERIFY2(adapted.code == 0 && !adapted.err.contains("--adapt"), adapted.text());
    QCOMPARE(adapted.json().value("right")["classes"].toInt(), 4);
    QCOMPARE(adapted.json().value("right")["input"].toArray(), (QJsonArray{1, 16, 16}));
}

void CliCompareTest::aNetworkIsDrawn()
{
    const Outcome outcome =
        runCli({"describe", "mobilenet-v2-035", "--svg", path("n.svg"), "--target", path("table.csv")});
    QVERIFY2(outcome.code == 0, outcome.text());
    QVERIFY(isSvg(path("n.svg")));
    QVERIFY2(runCli({"describe", m_run, "--svg", path("r.svg"), "--target", path("table.csv")}).code == 0, "run");
    QVERIFY(isSvg(path("r.svg")));
    QCOMPARE(runCli({"describe", "mobilenet-v2-035", "--svg", "/proc/none/n.svg"}).code, 1);
}

void CliCompareTest::aYardstickIsTrainedInARun()
{
    const QStringList train = {"train",     m_run, "--yardstick", "mobilenet-v2-035",
                               "--threads", "1",   "--quiet",     "--json"};
    const Outcome outcome = runCli(train);
    QVERIFY2(outcome.code == 0 && !outcome.crashed, outcome.text());
    const QJsonObject json = outcome.json();
    QCOMPARE(json["name"].toString(), "mobilenet-v2-035");
    QCOMPARE(json["yardstick"].toBool(), true);
    QVERIFY(json["test_accuracy"].isDouble());
    QVERIFY(json["measured_latency_ms"].toDouble() > 0);      // the run's target is this machine
    QCOMPARE(json["training"]["training.epochs"].toInt(), 1); // the run's protocol
    QCOMPARE(json["training"]["training.batch_size"].toInt(), 16);
    QVERIFY(QFile::exists(json["weights"].toString()));
    // once more is the same network, trained again
    const Outcome again = runCli(train);
    QVERIFY2(again.code == 0, again.text());
    QCOMPARE(again.json()["id"].toInt(), json["id"].toInt());
    QCOMPARE(runCli({"describe", m_run, "--target", path("table.csv"), "--json"}).json()["networks"].toArray().size(),
             2);
}

void CliCompareTest::theNewestNetworkIsTheOneFound()
{
    // The yardstick came last, but is nothing that the search found.
    const Outcome outcome = runCli({"diff", m_run, m_run + ":mobilenet-v2-035", "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    QCOMPARE(outcome.json().value("left")["network"].toString(), "tiny run:net-1");
    QCOMPARE(outcome.json().value("right")["network"].toString(), "tiny run:mobilenet-v2-035");
    const Outcome list = runCli({"list", "runs", "--folder", m_folder.path(), "--json"});
    QVERIFY2(QJsonDocument::fromJson(list.out).array().at(0)["best_test_accuracy"].isNull(), list.text());
}

void CliCompareTest::networksOfRunsAreCompared()
{
    const Outcome outcome =
        runCli({"compare", m_run, "--yardstick", "proxyless-mobile", "--target", "this-machine", "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    const QJsonArray networks = outcome.json()["networks"].toArray();
    QCOMPARE(networks.size(), 3);
    QCOMPARE(networks[0]["network"].toString(), "net-1");
    QCOMPARE(networks[0]["run"].toString(), "tiny run");
    const QString target = networks[0]["found_for"].toString(); // with the runtime there is on this machine
    QVERIFY2(target.startsWith("this-machine"), outcome.text());
    QCOMPARE(outcome.json().value("targets")[0]["id"].toString(), target);
    QVERIFY(networks[0]["test_accuracy"].isNull());
    QCOMPARE(networks[0]["latency"][target]["found_for"].toBool(), true);
    QVERIFY(networks[0]["latency"][target]["latency_ms"].toDouble() > 0);
    QVERIFY(networks[1]["found_for"].isNull());
    QVERIFY(networks[1]["test_accuracy"].isDouble());
    QCOMPARE(networks[1]["latency"][target]["origin"].toString(), "measured");
    QCOMPARE(networks[1]["pareto_front"].toBool(), true); // the only one with an accuracy
    QCOMPARE(networks[2]["network"].toString(), "proxyless-mobile");
    QVERIFY(networks[2]["run"].isNull() && networks[2]["test_accuracy"].isNull());
    const int best = static_cast<int>(std::count_if(networks.begin(), networks.end(), [&](const QJsonValue& network) {
        return network["latency"][target]["best"].toBool();
    }));
    QCOMPARE(best, 1);

    // without --target the runs' own
    const Outcome own = runCli({"compare", m_run});
    QVERIFY2(own.code == 0 && own.out.contains("ON this-machine") && own.out.contains("(measured)"), own.text());
    QVERIFY2(own.out.contains("front") && own.out.contains("(yardstick)"), own.text());
    // --yardstick wrote nothing into the run
    QVERIFY(!own.out.contains("proxyless-mobile"));
}

void CliCompareTest::theTableIsCsv()
{
    const Outcome outcome = runCli({"compare", m_run, "--csv", "-", "--target", path("table.csv")});
    QVERIFY2(outcome.code == 0, outcome.text());
    const QList<QByteArray> lines = outcome.out.split('\n');
    QCOMPARE(lines.size(), 4); // header, two networks, nothing behind the last line end
    QVERIFY2(lines[0].startsWith("network,run,found_for,accuracy,parameters,macs,"), outcome.text());
    for (const QByteArray& line : lines.mid(0, 3))
        QCOMPARE(line.count(','), 8);
    const Outcome file = runCli({"compare", m_run, "--csv", path("c.csv"), "--target", path("table.csv"), "--json"});
    QVERIFY2(file.code == 0 && !file.json().isEmpty(), file.text());
    QFile written(path("c.csv"));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), outcome.out);
    QCOMPARE(runCli({"compare", m_run, "--csv", "/proc/none/c.csv"}).code, 1);
}

void CliCompareTest::networksOfARunDiffer()
{
    const Outcome outcome = runCli({"diff", m_run + ":net-1", m_run + ":2", "--target", "this-machine", "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    QCOMPARE(outcome.json().value("right")["network"].toString(), "tiny run:mobilenet-v2-035");
    QVERIFY(outcome.json().value("left")["latency"]["latency_ms"].toDouble() > 0);
    QVERIFY(outcome.json()["changed_depths"].toInt() > 0);
}

QTEST_GUILESS_MAIN(CliCompareTest)
#include "tst_cli_compare.moc"
