// SPDX-License-Identifier: MIT
// The real window on a real display server: what only goes wrong there. Skipped where the package xvfb is not
// installed.
#include "tests/e2e/cli_harness.h"
#include "tests/support/tiny_search.h"

#include "core/util/files.h"

#include <QStandardPaths>
#include <QTest>

using namespace pathloom;
using tinysearch::TinySearch;

class TestWindowOnX11 : public QObject
{
    Q_OBJECT

private:
    QProcess m_server;
    QByteArray m_display;
    TinySearch m_tiny;

    QString path(const char* name) const { return QString::fromStdString(m_tiny.path(name).string()); }

private Q_SLOTS:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("Xvfb"));
        if (program.isEmpty())
            QSKIP("Xvfb is not installed");
        m_server.start(program, {"-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"});
        QVERIFY(QTest::qWaitFor([this] { return m_server.canReadLine(); }, 20'000));
        m_display = ':' + m_server.readLine().trimmed();
        writeTextFile(m_tiny.path("toy.json"), toJson(m_tiny.job().space).dump());
    }

    void cleanupTestCase()
    {
        m_server.terminate();
        m_server.waitForFinished();
    }

    /// Qt takes --name for its own on X11, as the name of the window's class.
    void theNameOfARunIsTaken()
    {
        const QString run = path("named.pathloom"), name = QStringLiteral("as it was called");
        QStringList arguments{"--space",  path("toy.json"),
                              "--data",   "idx:" + path("data"),
                              "--target", path("toy.csv"),
                              "--run",    run,
                              "--name",   name,
                              "--until",  "search",
                              "--start"};
        for (const char* setting : {"batch_size=16", "warmup_epochs=1", "epochs=1", "alpha.first_epoch=0",
                                    "held_out_fraction=0.2", "latency.loss=hinge", "threads=1"})
            arguments += {"--set", setting};
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        environment.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(m_display));
        QProcess window;
        window.setProcessEnvironment(environment);
        window.start(QStringLiteral(PATHLOOM_PROGRAM), arguments);
        QString found;
        const bool begun = QTest::qWaitFor(
            [&] {
                found = runCli({"describe", run, "--json"}).json()["name"].toString();
                return !found.isEmpty() || window.state() == QProcess::NotRunning;
            },
            60'000);
        window.kill();
        window.waitForFinished();
        QVERIFY2(begun, window.readAllStandardError().constData());
        QCOMPARE(found, name);
    }
};

QTEST_GUILESS_MAIN(TestWindowOnX11)
#include "tst_window_on_x11.moc"
