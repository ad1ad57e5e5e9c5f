// SPDX-License-Identifier: MIT
#include "app/window/command_line.h"
#include "tests/support/errors.h"

#include <QDir>
#include <QTest>

using namespace pathloom;

namespace {

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

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
        QVERIFY(parse(words("--start")).start);
        QVERIFY(!parse(words("--start")).request);
    }

    void aRunIsNamedByItsWholePath()
    {
        QCOMPARE(parse(words("some.pathloom")).run, QDir::current().absoluteFilePath(QStringLiteral("some.pathloom")));
    }

    void optionsDescribeASearch()
    {
        const CommandLine line =
            parse(words("--space cifar --data idx:/photos --target phone.csv --method reinforce --budget 2.5 --seed 7 "
                        "--device cuda --run /runs/a --name A --set epochs=3 --set latency.loss=hinge --start"));
        QVERIFY(line.start);
        QVERIFY(line.request.has_value());
        const SearchRequest& request = *line.request;
        QCOMPARE(request.space, QStringLiteral("cifar"));
        QCOMPARE(request.data.kind, std::string("idx"));
        QCOMPARE(request.data.folder, std::filesystem::path("/photos"));
        QCOMPARE(request.target, QStringLiteral("phone.csv"));
        QCOMPARE(request.folder, QStringLiteral("/runs/a"));
        QCOMPARE(request.name, QStringLiteral("A"));
        const Json expected = {{"method", "reinforce"}, {"latency.budget_ms", 2.5}, {"seed", 7}, {"device", "cuda"},
                               {"epochs", 3},           {"latency.loss", "hinge"}};
        QCOMPARE(QString::fromStdString(request.settings.dump()), QString::fromStdString(expected.dump()));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two runs") << words("a b") << QStringLiteral("only one run");
        QTest::newRow("run and start") << words("a --start") << QStringLiteral("exclude each other");
        QTest::newRow("run and seed") << words("a --seed 1") << QStringLiteral("exclude each other");
        QTest::newRow("unknown option") << words("--sed 1") << QStringLiteral("sed");
        QTest::newRow("no key") << words("--set 3") << QStringLiteral("key=value");
        QTest::newRow("unknown key") << words("--set epoch=3") << QStringLiteral("epochs");
        QTest::newRow("no number") << words("--seed x") << QStringLiteral("seed");
        QTest::newRow("unknown device") << words("--device tpu") << QStringLiteral("cpu, cuda");
        QTest::newRow("no data") << words("--data photos") << QStringLiteral("idx:FOLDER");
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
