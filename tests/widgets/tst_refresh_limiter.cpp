// SPDX-License-Identifier: MIT
#include "widgets/common/refresh_limiter.h"

#include <QTest>
#include <QWidget>

#include <memory>
#include <thread>
#include <vector>

using namespace pathloom;
using namespace std::chrono_literals;

namespace {

struct Viewer
{
    explicit Viewer(std::chrono::milliseconds cost, RefreshLimiter::Limits limits)
        : limiter(
              &widget,
              [this, cost] {
                  std::this_thread::sleep_for(cost);
                  ++refreshed;
              },
              limits)
    {
    }
    QWidget widget;
    int refreshed = 0;
    RefreshLimiter limiter;
};

} // namespace

class RefreshLimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHiddenViewDoesNothingUntilItIsShown()
    {
        Viewer viewer(0ms, {10ms, 100ms, 1});
        for (int i = 0; i < 100; ++i)
            viewer.limiter.request();
        viewer.limiter.refreshNow();
        QTest::qWait(50);
        QCOMPARE(viewer.refreshed, 0);
        viewer.widget.show();
        QTRY_COMPARE(viewer.refreshed, 1);
        viewer.widget.hide();
        viewer.widget.show();
        QTest::qWait(50);
        QCOMPARE(viewer.refreshed, 1); // nothing new came in between
    }

    void inTurnIsOneViewATurn()
    {
        std::vector<std::unique_ptr<Viewer>> viewers;
        for (int i = 0; i < 4; ++i) {
            viewers.push_back(std::make_unique<Viewer>(0ms, RefreshLimiter::Limits{0ms, 1000ms, 1}));
            viewers.back()->widget.show();
            QVERIFY(QTest::qWaitForWindowExposed(&viewers.back()->widget));
        }
        const auto refreshed = [&] {
            int sum = 0;
            for (const auto& viewer : viewers)
                sum += viewer ? viewer->refreshed : 0;
            return sum;
        };
        QTest::qWait(20);
        const int before = refreshed();
        for (const auto& viewer : viewers) {
            viewer->limiter.refreshInTurn();
            viewer->limiter.refreshInTurn();
            viewer->limiter.request(); // has its turn already
        }
        QCOMPARE(refreshed(), before);
        viewers[1].reset(); // gone before its turn
        int seen = before;
        for (int turn = 0; turn < 50; ++turn) {
            QCoreApplication::processEvents();
            QVERIFY(refreshed() - seen <= 1);
            seen = refreshed();
        }
        QCOMPARE(seen, before + 3);
    }

    void aBurstBecomesOneRefreshNowAndOneLater()
    {
        Viewer viewer(0ms, {60ms, 1000ms, 1});
        viewer.widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&viewer.widget));
        for (int i = 0; i < 1000; ++i)
            viewer.limiter.request();
        QCOMPARE(viewer.refreshed, 1);
        QTRY_COMPARE(viewer.refreshed, 2);
        QTest::qWait(150);
        QCOMPARE(viewer.refreshed, 2);
    }

    void aCostlyViewWaitsLonger()
    {
        // 10 ms at a share of 5 % is a refresh every 200 ms.
        Viewer viewer(10ms, {20ms, 5000ms, 0.05});
        viewer.widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&viewer.widget));
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < 1000) {
            viewer.limiter.request();
            QTest::qWait(5);
        }
        QVERIFY2(viewer.refreshed >= 2 && viewer.refreshed <= 6, qPrintable(QString::number(viewer.refreshed)));
    }

    void whatPaintingCostsCounts()
    {
        Viewer viewer(0ms, {20ms, 5000ms, 0.05});
        viewer.widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&viewer.widget));
        viewer.limiter.request();
        QCOMPARE(viewer.refreshed, 1);
        viewer.limiter.addCost(50ms); // a second at 5 %
        viewer.limiter.request();
        QTest::qWait(300);
        QCOMPARE(viewer.refreshed, 1);
    }

    void thePersonDoesNotWait()
    {
        Viewer viewer(0ms, {10000ms, 20000ms, 0.01});
        viewer.widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&viewer.widget));
        viewer.limiter.request();
        viewer.limiter.refreshNow();
        viewer.limiter.refreshNow();
        QCOMPARE(viewer.refreshed, 3);
    }
};

QTEST_MAIN(RefreshLimiterTest)
#include "tst_refresh_limiter.moc"
