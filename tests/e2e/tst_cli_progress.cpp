// SPDX-License-Identifier: MIT
#include "app/cli/common/progress_display.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include <unistd.h>

using namespace pathloom;

/// What the command line says about progress, as it stands in a log file.
class CliProgressTest : public QObject
{
    Q_OBJECT

private:
    /// What standard error is told of this.
    static QString told(const Progress& progress)
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
            display.show({.body = progress});
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
};

QTEST_APPLESS_MAIN(CliProgressTest)
#include "tst_cli_progress.moc"
