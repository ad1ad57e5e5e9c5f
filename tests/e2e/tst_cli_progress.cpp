// SPDX-License-Identifier: MIT
#include "app/cli/common/progress_display.h"
#include "core/search/command.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include <unistd.h>

using namespace pathloom;

/// What the command line says about progress and alarms, as it stands in a log file.
class CliProgressTest : public QObject
{
    Q_OBJECT

private:
    /// What standard error is told of this.
    static QString told(const EventBody& body)
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("log"));
        std::fflush(stderr);
        const int terminal = dup(STDERR_FILENO);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || dup2(file.handle(), STDERR_FILENO) < 0)
            return {};
        {
            cli::ProgressDisplay display;
            display.show({.body = body});
        }
        std::fflush(stderr);
        dup2(terminal, STDERR_FILENO);
        close(terminal);
        file.close();
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void waitingForDataIsSaidWhereItMatters()
    {
        Progress progress{.phase = Phase::Joint, .step = 5, .totalSteps = 10, .imagesPerSecond = 640};
        QVERIFY2(told(progress).contains(QStringLiteral("5/10")), qPrintable(told(progress)));
        QVERIFY(told(progress).contains(QStringLiteral("640 img/s")));
        QVERIFY(!told(progress).contains(QStringLiteral("waiting")));
        progress.dataWaitShare = 0.009;
        QVERIFY(!told(progress).contains(QStringLiteral("waiting")));
        progress.dataWaitShare = 0.12;
        QVERIFY2(told(progress).contains(QStringLiteral("  waiting for data 12 %")), qPrintable(told(progress)));
    }

    void everyAlarmSaysWhatToDo_data()
    {
        QTest::addColumn<std::string>("arguments");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char* kind, const Json& arguments, const QStringList& said) {
            QTest::newRow(kind) << arguments.dump() << said;
        };
        const auto set = [](const char* key, double value) {
            return toJson(Command{.kind = Command::Kind::Set, .key = key, .value = value});
        };
        row("loss_not_finite", {{"learning_rate", 0.1}, {"suggest", set("weights.learning_rate", 0.05)}},
            {"rate of 0.1", "--set weights.learning_rate=0.05 with 'pathloom-cli resume'."});
        row("entropy_collapsed", {{"entropy", 0.12}, {"share", 0.2}, {"suggest", set("alpha.learning_rate", 0.06)}},
            {"0.120 nats", "--set alpha.learning_rate=0.06."});
        row("entropy_stuck", {{"entropy", 1.93}, {"steps", 400}, {"suggest", set("alpha.learning_rate", 0.24)}},
            {"400", "--set alpha.learning_rate=0.24."});
        row("latency_not_approaching", {{"expected_ms", 4.25}, {"budget_ms", 3}, {"suggest", set("latency.lambda", 2)}},
            {"4.25", "--set latency.lambda=2."});
        row("latency_only",
            {{"path", "stage1.block0: skip"},
             {"gained", 0.5},
             {"paths", 3},
             {"pull", 12.5},
             {"expected_ms", 2.5},
             {"budget_ms", 4},
             {"suggest", set("latency.lambda", 0.5)}},
            {"stage1.block0: skip", "first of 3 such paths", "12 times", "2.5", "--set latency.lambda=0.5."});
        row("held_out_diverging",
            {{"training_loss", 0.41}, {"held_out_loss", 1.7}, {"suggest", set("weights.learning_rate", 0.05)}},
            {"1.700", "0.410", "--set weights.learning_rate=0.05."});
        row("loss_diverging",
            {{"loss", 25}, {"best", 1.4}, {"steps", 31}, {"suggest", set("weights.warmup_learning_rate", 0.05)}},
            {"31", "--set weights.warmup_learning_rate=0.05."});
        row("chance_level",
            {{"accuracy", 0.104},
             {"chance", 0.1},
             {"images", 28'800},
             {"learning_rate", 5},
             {"suggest", set("weights.learning_rate", 0.025)}},
            {"28800", "10.40 %", "rate of 5", "--set weights.learning_rate=0.025."});
        row("network_at_chance",
            {{"name", "net-1"}, {"accuracy", 0.1}, {"chance", 0.1}, {"images", 10'000}, {"of", "test"}},
            {"net-1", "10000 test images", "more epochs"});
        row("hardly_sampled", {{"path", "stage1.block0: k3e6"}, {"samples", 3}, {"steps", 250}, {"paths", 2}},
            {"stage1.block0: k3e6", "3 of 250", "longer warm-up"});
    }
    void everyAlarmSaysWhatToDo()
    {
        QFETCH(std::string, arguments);
        QFETCH(QStringList, said);
        const QString text = told(Alarm{.kind = QTest::currentDataTag(), .arguments = Json::parse(arguments)});
        QVERIFY2(text.startsWith(QStringLiteral("warning: ")), qPrintable(text));
        for (const QString& part : said)
            QVERIFY2(text.contains(part), qPrintable(text));
    }
};

QTEST_APPLESS_MAIN(CliProgressTest)
#include "tst_cli_progress.moc"
