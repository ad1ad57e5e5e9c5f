// SPDX-License-Identifier: MIT
// The self-test of the first start, in a real window.
#include "app/window/job_strip.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "core/nn/compute_threads.h"
#include "core/nn/inference.h"
#include "core/util/files.h"
#include "core/util/machine.h"
#include "tests/support/scratch_data.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace pathloom;

namespace {

struct Fixture
{
    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    std::optional<MainWindow> window{std::in_place, settings};

    Fixture() { window->show(); }
    JobStrip* strip() const { return window->findChild<JobStrip*>(); }
    bool isTesting() const
    {
        return strip()->isVisible() &&
               strip()->findChild<QLabel*>()->text().contains(QStringLiteral("how many threads are fastest"));
    }
};

} // namespace

class TestThreadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void whatIsKnownIsNotTestedAgain()
    {
        const Json stored = {{"format", "pathloom.computing"},
                             {"version", 1},
                             {"cpu", thisMachine().cpu},
                             {"cores", thisMachine().cores},
                             {"library", trainingLibraryVersion()},
                             {"threads", 1},
                             {"trials", Json::array()}};
        writeTextFile(threadTestFile(), stored.dump());
        Fixture f;
        f.window->testThreads();
        QTest::qWait(100);
        QVERIFY(!f.isTesting());
        std::filesystem::remove(threadTestFile());
    }

    void aWindowThatIsClosedMeanwhileIsGoneAtOnce()
    {
        Fixture f;
        f.window->testThreads();
        QTRY_VERIFY(f.isTesting());
        QElapsedTimer timer;
        timer.start();
        f.window->close();
        f.window.reset();
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!storedThreadTest());
    }

    void theWindowAnswersDuringTheTest()
    {
        Fixture f;
        QTest::qWait(300); // its own first work
        qint64 latest = 0;
        QElapsedTimer since;
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] { latest = std::max(latest, since.restart()); });
        since.start();
        beat.start(10);
        f.window->testThreads();
        QTRY_VERIFY(f.isTesting());
        QTRY_VERIFY_WITH_TIMEOUT(!f.isTesting(), 30000);
        beat.stop();
        QVERIFY2(latest < 300, qPrintable(QString::number(latest))); // 50 ms where nothing else runs
        const int threads = knownThreadsFor(0);
        QVERIFY(threads >= 1 && threads <= thisMachine().cores);
        QCOMPARE(threadsFor(0), threads); // known, stored or not
    }
};

QTEST_MAIN(TestThreadTest)
#include "tst_thread_test.moc"
