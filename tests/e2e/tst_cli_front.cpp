// SPDX-License-Identifier: MIT
#include "tests/e2e/cli_harness.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

/// front and derive at a budget from outside, on runs of a tiny search.
class CliFrontTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wrongUsageGivesTwo_data();
    void wrongUsageGivesTwo();
    void theFrontAscendsAndKeepsItsBudgets();
    void limitsAreKept();
    void anotherTargetIsALimit();
    void anEmptyFrontSaysTheFastest();
    void theFrontIsDerivedOnce();
    void aNetworkWithinLimitsIsDerived();
    void aRandomSearchHasNone();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QJsonArray front(const QStringList& more) const
    {
        const Outcome outcome = runCli(QStringList{"front", m_run, "--json"} + more);
        if (outcome.code != 0 || outcome.crashed)
            qWarning("%s", outcome.text().constData());
        return QJsonDocument::fromJson(outcome.out).array();
    }

    QTemporaryDir m_folder;
    QString m_run;
};

namespace {

/// Every shape of the tiny space: 1 ms, but for blocks with large kernels. So the fastest network takes 4 ms.
QByteArray latencyTable(const QByteArray& largeKernelMs)
{
    QByteArray table("device,runtime,batch,op,kernel,expand,mid,groups,se,act,cin,cout,stride,in_h,in_w,latency_ms,"
                     "latency_std_ms,samples,method,layer\n");
    const auto add = [&](const char* shape, const QByteArray& ms) {
        table += QByteArray("phone,tflite,1,") + shape + "," + ms + ",0.1,9,measured,\n";
    };
    add("conv,3,,,1,0,relu6,1,8,2,16,16", "1");
    for (const char* places : {"24,1,0,relu6,8,8,1,8,8", "24,1,0,relu6,8,16,2,8,8", "48,1,0,relu6,16,16,1,4,4"}) {
        add((QByteArray("mbconv,3,3,") + places).constData(), "1");
        add((QByteArray("mbconv,5,3,") + places).constData(), largeKernelMs);
    }
    add("conv,1,,,1,0,relu6,16,32,1,4,4", "1");
    add("classifier,,,,1,0,,32,4,,4,4", "1");
    return table;
}

} // namespace

void CliFrontTest::initTestCase()
{
    QVERIFY(QFile::exists(cliProgram()));
    QVERIFY(m_folder.isValid());
    QVERIFY(writeTinyData(path("data")));
    QVERIFY(writeFile(path("tiny.json"), tinySpace));
    QVERIFY(writeFile(path("phone.csv"), latencyTable("2")));
    m_run = path("run.pathloom");
    const Outcome search = runCli(tinySearch(m_folder.path(), m_run, 2, 1) +
                                  QStringList{"--target", path("phone.csv"), "--until", "search"});
    QVERIFY2(search.code == 0 && !search.crashed, search.text());
}

void CliFrontTest::wrongUsageGivesTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const QStringList& arguments, const char* named) {
        QTest::addRow("%s", name) << (QStringList{"front"} + arguments) << QString::fromLatin1(named);
    };
    row("no run", {}, "run");
    row("an unknown run", {"atlantis"}, "atlantis");
    row("budgets that are none", {"RUN", "--budgets", "much"}, "FROM:TO:COUNT");
    row("budgets without a count", {"RUN", "--budgets", "1:2"}, "FROM:TO:COUNT");
    row("no budgets", {"RUN", "--budgets", "1:2:0"}, "FROM:TO:COUNT");
    row("a budget of nothing", {"RUN", "--budgets", "0:2:3"}, "FROM:TO:COUNT");
    row("budgets that descend", {"RUN", "--budgets", "2:1:3"}, "below the first");
    row("an unknown limit", {"RUN", "--limit", "colour=3"}, "no limit 'colour'");
    row("a limit without a value", {"RUN", "--limit", "macs"}, "LIMIT=VALUE");
    row("a value without sense", {"RUN", "--limit", "memory=many"}, "MB");
    row("a limit twice", {"RUN", "--limit", "macs=1M", "--limit", "macs=2M"}, "given twice");
    row("an unknown target", {"RUN", "--limit", "latency@toaster=1"}, "toaster");
    row("a limit that nothing keeps", {"RUN", "--limit", "macs=1"}, "the least is");
    row("memory that nothing keeps", {"RUN", "--limit", "memory=10B"}, "activations");
    row("a negative step", {"RUN", "--step", "-1"}, "--step");
}

void CliFrontTest::wrongUsageGivesTwo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    arguments.replaceInStrings(QStringLiteral("RUN"), m_run);
    const Outcome outcome = runCli(arguments);
    QVERIFY2(!outcome.crashed && outcome.code == 2, outcome.text());
    QVERIFY2(outcome.out.isEmpty() && outcome.err.contains(named.toUtf8()), outcome.text());
}

void CliFrontTest::theFrontAscendsAndKeepsItsBudgets()
{
    const QJsonArray rows = front({});
    QCOMPARE(rows.size(), 9);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonObject row = rows[i].toObject();
        QVERIFY(row["latency_ms"].toDouble() > 0);
        QVERIFY(row["latency_ms"].toDouble() <= row["budget_ms"].toDouble() * (1 + 1e-9));
        QCOMPARE(row["architecture"].toString().split(u' ').size(), 4);
        QVERIFY(row["score"].toDouble() < 0);
        if (i > 0)
            QVERIFY(row["score"].toDouble() >= rows[i - 1].toObject()["score"].toDouble());
    }
    QCOMPARE(rows.first().toObject()["latency_ms"].toDouble(), 4.0);
    QVERIFY(rows.last().toObject()["score"].toDouble() > rows.first().toObject()["score"].toDouble());
    const Outcome text = runCli({"front", m_run, "--budgets", "1000"});
    QVERIFY2(text.code == 0 && text.out.startsWith("BUDGET") && text.out.count('\n') == 2, text.text());
    QVERIFY(text.out.contains(rows.last().toObject()["architecture"].toString().toUtf8()));
}

void CliFrontTest::limitsAreKept()
{
    const QJsonObject free = front({"--budgets", "1000"}).first().toObject();
    for (const auto& [limit, key] :
         {std::pair("macs", "macs"), std::pair("parameters", "parameters"), std::pair("memory", "memory_bytes")}) {
        const double most = free[QLatin1String(key)].toDouble() - 1;
        const QJsonArray rows = front({"--budgets", "1000", "--limit", QStringLiteral("%1=%2").arg(limit).arg(most, 0, 'f', 0)});
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows.first()[QLatin1String(key)].toDouble() <= most);
        QVERIFY(rows.first()["score"].toDouble() <= free["score"].toDouble());
    }
}

void CliFrontTest::anotherTargetIsALimit()
{
    QVERIFY(writeFile(path("poor.csv"), latencyTable("2").split('\n').mid(0, 2).join('\n') + '\n'));
    const Outcome lacking = runCli({"front", m_run, "--limit", "latency@" + path("poor.csv") + "=9"});
    QVERIFY2(lacking.code == 1 && !lacking.crashed && lacking.errors().size() == 1, lacking.text());
    QVERIFY2(lacking.err.contains("mbconv"), lacking.text()); // a shape that it lacks
    QVERIFY(writeFile(path("other.csv"), latencyTable("50"))); // large kernels alone take long
    const QJsonArray rows = front({"--budgets", "1000", "--limit", "latency@" + path("other.csv") + "=20ms"});
    QCOMPARE(rows.size(), 1);
    QVERIFY(!rows.first()["architecture"].toString().isEmpty());
    QVERIFY(!rows.first()["architecture"].toString().contains("k5"));
}

void CliFrontTest::anEmptyFrontSaysTheFastest()
{
    for (const QStringList& command : {QStringList{"front", m_run, "--budgets", "0.0001:0.0002:3"},
                                       QStringList{"derive", m_run, "--budget", "0.0001"}}) {
        const Outcome outcome = runCli(command);
        QVERIFY2(outcome.code == 2 && !outcome.crashed && outcome.out.isEmpty(), outcome.text());
        QVERIFY2(outcome.err.contains("the fastest") && outcome.err.contains("4 ms"), outcome.text());
    }
    // A part of the budgets is another matter.
    const QJsonArray rows = front({"--budgets", "0.0001:1000:2"});
    QCOMPARE(rows.size(), 2);
    QVERIFY(rows[0]["architecture"].isNull() && rows[0]["latency_ms"].isNull());
    QVERIFY(rows[0]["reason"].toString().contains(QLatin1String("the fastest takes")));
    QVERIFY(rows[1]["architecture"].isString());
}

void CliFrontTest::theFrontIsDerivedOnce()
{
    const QJsonArray rows = front({"--budgets", "1000:2000:3", "--derive"});
    QCOMPARE(rows.size(), 3);
    for (const QJsonValue& row : rows)
        QCOMPARE(row["network"].toString(), QStringLiteral("net-1")); // the same for so large budgets
    const Outcome described = runCli({"describe", m_run, "--json"});
    const QJsonArray networks = described.json()["networks"].toArray();
    QCOMPARE(networks.size(), 1);
    QCOMPARE(networks.first()["architecture"], rows.first()["architecture"]);
    QCOMPARE(networks.first()["choice"]["budget_ms"].toDouble(), 1000.0);
    QCOMPARE(networks.first()["choice"]["score"], rows.first()["score"]);
}

void CliFrontTest::aNetworkWithinLimitsIsDerived()
{
    const QJsonObject row = front({"--budgets", "1000", "--limit", "macs=300k"}).first().toObject();
    const QStringList derive{"derive", m_run, "--budget", "1000", "--limit", "macs=300k"};
    const Outcome outcome = runCli(derive + QStringList{"--candidates", "1", "--json"});
    QVERIFY2(outcome.code == 0, outcome.text());
    QCOMPARE(outcome.json()["architecture"], row["architecture"]);
    QVERIFY(outcome.json()["macs"].toDouble() <= 300e3);
    const QJsonArray limits = outcome.json()["choice"].toObject()["limits"].toArray();
    QCOMPARE(limits.first().toObject()["name"].toString(), QStringLiteral("macs"));
    // Several are compared within the limits as well.
    const Outcome compared = runCli(derive + QStringList{"--candidates", "3", "--json"});
    QVERIFY2(compared.code == 0, compared.text());
    QVERIFY(compared.json()["macs"].toDouble() <= 300e3);
    const QJsonObject selection = compared.json()["selection"].toObject();
    QCOMPARE(selection["entries"].toArray().size(), 3);
    QCOMPARE(selection["entries"].toArray().first().toObject()["architecture"], row["architecture"]);
    QCOMPARE(selection["limits"], QJsonValue(limits));
    const Outcome told = runCli(derive + QStringList{"--candidates", "3"});
    QVERIFY2(told.out.contains(" ms and macs of at most 300 k, by probability"), told.text());
}

void CliFrontTest::aRandomSearchHasNone()
{
    const QString run = path("random.pathloom");
    const Outcome search = runCli(tinySearch(m_folder.path(), run, 1, 1) +
                                  QStringList{"--target", path("phone.csv"), "--set", "method=random", "--until", "search"});
    QVERIFY2(search.code == 0, search.text());
    const Outcome outcome = runCli({"front", run});
    QVERIFY2(outcome.code == 2 && outcome.err.contains("random search"), outcome.text());
}

QTEST_GUILESS_MAIN(CliFrontTest)
#include "tst_cli_front.moc"
