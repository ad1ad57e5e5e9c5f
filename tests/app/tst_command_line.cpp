// SPDX-License-Identifier: MIT
#include "app/search_options.h"
#include "app/window/command_line.h"
#include "tests/support/errors.h"
#include "widgets/common/core_text.h"

#include <QDir>
#include <QHash>
#include <QProcess>
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

    /// As in the terminal: images without a space are searched in the one that fits them.
    void imagesAloneAskForTheProposedSpace()
    {
        QCOMPARE(parse(words("--data idx:/photos")).request->space, QStringLiteral("proposed"));
        QCOMPARE(parse(words("--seed 3")).request->space, QStringLiteral("small"));
    }

    void everyOptionOfTheTerminalIsTakenOrRefusedInASentence()
    {
        const auto valueFor = [](const std::string& name) -> QString {
            static const QHash<QString, QString> values = {{QStringLiteral("data"), QStringLiteral("fashion-mnist")},
                                                           {QStringLiteral("until"), QStringLiteral("search")},
                                                           {QStringLiteral("method"), QStringLiteral("random")},
                                                           {QStringLiteral("device"), QStringLiteral("cpu")},
                                                           {QStringLiteral("set"), QStringLiteral("epochs=3")}};
            return values.value(QString::fromStdString(name), QStringLiteral("3"));
        };
        for (const SearchOption& option : searchOptions) {
            QStringList arguments{QStringLiteral("--") + QLatin1String(option.name)};
            if (option.value)
                arguments << valueFor(option.name);
            if (option.notInWindow) {
                const QString sentence = errorOf([&] { parse(arguments); });
                QVERIFY2(sentence.startsWith(arguments.front() + u' ') &&
                             sentence.contains(QStringLiteral("pathloom-cli search")),
                         qPrintable(sentence));
            } else {
                QVERIFY2(parse(arguments).request.has_value(), option.name);
            }
        }
    }

    void imagesThreadsStagesAndTargetsReachTheRequest()
    {
        const SearchRequest request = *parse(words("--train-images 600 --test-images 0 --threads 2 --until search "
                                                   "--target a --target b --target c --name N"))
                                           .request;
        QCOMPARE(request.data.trainLimit, 600);
        QCOMPARE(request.data.testLimit, 0);
        QCOMPARE(QString::fromStdString(request.settings.dump()), QStringLiteral("{\"threads\":2}"));
        QCOMPARE(request.until, Stage::Search);
        for (const Stage stage : {Stage::Derive, Stage::Train, Stage::Export})
            QCOMPARE(parse({QStringLiteral("--until"), QString::fromStdString(toText(stage))}).request->until, stage);
        QCOMPARE(request.target, QStringLiteral("a"));
        QCOMPARE(request.furtherTargets, (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
        QCOMPARE(request.name, QStringLiteral("N"));
    }

    /// The help is in the person's language, as all that is said of what was given wrong.
    void helpIsGerman()
    {
        const auto said = [](const QStringList& arguments, bool ofErrors) {
            QProcess window;
            QProcessEnvironment german = QProcessEnvironment::systemEnvironment();
            for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"})
                german.insert(QLatin1String(variable), QStringLiteral("de_DE.UTF-8"));
            window.setProcessEnvironment(german);
            window.start(QStringLiteral(PATHLOOM_PROGRAM), arguments);
            window.waitForFinished();
            return QString::fromUtf8(ofErrors ? window.readAllStandardError() : window.readAllStandardOutput());
        };
        const QString help = said({QStringLiteral("--help")}, false);
        for (const SearchOption& option : searchOptions) {
            QVERIFY2(CoreText::knows(option.help), option.help);
            QVERIFY2(!option.value || CoreText::knows(option.value), option.value);
            QVERIFY2(!option.notInWindow || CoreText::knows(option.notInWindow), option.notInWindow);
            QVERIFY2(!help.simplified().contains(QString::fromUtf8(option.help).simplified()), qPrintable(help));
        }
        QVERIFY2(help.contains(QStringLiteral("--train-images <ANZAHL>")), qPrintable(help));
        QVERIFY(help.simplified().contains(QStringLiteral("Nur so viele Trainingsbilder benutzen")));
        const QString error = said(words("--set epoch=3"), true);
        QVERIFY2(error.contains(QStringLiteral("es gibt keine Einstellung „epoch“")), qPrintable(error));
    }

    void helpIsPrinted_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("expected");
        QTest::newRow("help") << QStringLiteral("--help") << QStringLiteral("--train-images");
        QTest::newRow("all") << QStringLiteral("--help-all") << QStringLiteral("--qmljsdebugger"); // Qt's own as well
        QTest::newRow("version") << QStringLiteral("--version") << QStringLiteral("pathloom");
    }
    void helpIsPrinted()
    {
        QFETCH(QString, option);
        QFETCH(QString, expected);
        QProcess window;
        QProcessEnvironment noDisplay = QProcessEnvironment::systemEnvironment();
        for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            noDisplay.remove(QLatin1String(variable));
        window.setProcessEnvironment(noDisplay);
        window.start(QStringLiteral(PATHLOOM_PROGRAM), {option});
        QVERIFY(window.waitForFinished());
        QCOMPARE(window.exitCode(), 0);
        const QString text = QString::fromUtf8(window.readAllStandardOutput());
        QVERIFY2(text.contains(expected) && window.readAllStandardError().isEmpty(), qPrintable(text));
        // What it does not take is not offered.
        QVERIFY(!text.contains(QStringLiteral("--script")));
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
        QTest::newRow("images") << words("--train-images many") << QStringLiteral("--train-images");
        QTest::newRow("fewer than none") << words("--test-images -3") << QStringLiteral("--test-images");
        QTest::newRow("stage between") << words("--until measure") << QStringLiteral("search, derive, train or export");
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
