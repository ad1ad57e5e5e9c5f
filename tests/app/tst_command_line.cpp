// SPDX-License-Identifier: MIT
#include "app/window/command_line.h"
#include "tests/support/errors.h"

#include <QDir>
#include <QTest>

using namespace pathloom;

class TestCommandLine : public QObject
{
    Q_OBJECT

private:
    static CommandLine parse(const QStringList& arguments)
    {
        return parseCommandLine(QStringList{QStringLiteral("pathloom")} + arguments);
    }

private Q_SLOTS:
    void nothingAskedForIsNothingDone()
    {
        const CommandLine line = parse({});
        QVERIFY(line.run.isEmpty() && !line.start && !line.request);
        QVERIFY(parse({QStringLiteral("--start")}).start);
        QVERIFY(!parse({QStringLiteral("--start")}).request);
    }

    void aRunIsNamedByItsWholePath()
    {
        QCOMPARE(parse({QStringLiteral("some.pathloom")}).run, QDir::current().absoluteFilePath("some.pathloom"));
    }

    void optionsDescribeASearch()
    {
        const CommandLine line = parse({"--space",   "cifar",    "--data",    "idx:/photos", "--target",
                                        "phone.csv", "--method", "reinforce", "--budget",    "2.5",
                                        "--seed",    "7",        "--run",     "/runs/a",     "--name",
                                        "A",         "--set",    "epochs=3",  "--set",       "latency.loss=hinge",
                                        "--start"});
        QVERIFY(line.start);
        QVERIFY(line.request.has_value());
        const SearchRequest& request = *line.request;
        QCOMPARE(request.space, QStringLiteral("cifar"));
        QCOMPARE(request.data.kind, std::string("idx"));
        QCOMPARE(request.data.folder, std::filesystem::path("/photos"));
        QCOMPARE(request.target, QStringLiteral("phone.csv"));
        QCOMPARE(request.folder, QStringLiteral("/runs/a"));
        QCOMPARE(request.name, QStringLiteral("A"));
        QCOMPARE(QString::fromStdString(request.settings.dump()), QString::fromStdString(Json{
                                                                      {"method", "reinforce"},
                                                                      {"latency.budget_ms", 2.5},
                                                                      {"seed", 7},
                                                                      {"epochs", 3},
                                                                      {"latency.loss",
                                                                       "hinge"}}.dump()));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two runs") << QStringList{"a", "b"} << "only one run";
        QTest::newRow("run and start") << QStringList{"a", "--start"} << "exclude each other";
        QTest::newRow("run and seed") << QStringList{"a", "--seed", "1"} << "exclude each other";
        QTest::newRow("unknown option") << QStringList{"--sed", "1"} << "sed";
        QTest::newRow("no key") << QStringList{"--set", "3"} << "key=value";
        QTest::newRow("unknown key") << QStringList{"--set", "epoch=3"} << "epochs";
        QTest::newRow("no number") << QStringList{"--seed", "x"} << "seed";
        QTest::newRow("no data") << QStringList{"--data", "photos"} << "idx:FOLDER";
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, expected);
        const QString sentence = errorOf([&] { parse(arguments); });
        QVERIFY2(sentence.contains(expected) && !sentence.contains(u'\n'), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
