// SPDX-License-Identifier: MIT
#include "core/search/search_pace.h"

#include <QtTest>

#include <thread>

using namespace pathloom;
using namespace std::chrono_literals;

class TestSearchPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShareOfWaitingFollowsTheLastSeconds()
    {
        SearchPace pace;
        std::this_thread::sleep_for(20ms);
        QCOMPARE(pace.dataWaitShare(0), 0.0);
        double before = 0;
        for (int i = 1; i <= 5; ++i) { // half of the time is waited
            const double spent = pace.secondsHere();
            std::this_thread::sleep_for(40ms);
            m_waited += (pace.secondsHere() - spent) / 2;
            const double share = pace.dataWaitShare(m_waited);
            QVERIFY2(share > before && share < 0.5, qPrintable(QString::number(share)));
            before = share;
        }
        // 0.2 s at one half, of ten seconds
        QVERIFY2(before > 0.008, qPrintable(QString::number(before)));
        std::this_thread::sleep_for(100ms);
        const double after = pace.dataWaitShare(m_waited);
        QVERIFY(after < before && after > 0);
    }

    void pausesDoNotCount()
    {
        SearchPace pace;
        std::this_thread::sleep_for(50ms);
        const double before = pace.dataWaitShare(0.04);
        QVERIFY(before > 0);
        pace.pause();
        std::this_thread::sleep_for(500ms); // would lower the share by 5 %
        const double paused = pace.dataWaitShare(0.04);
        pace.resume();
        QVERIFY2(before - paused < 0.02 * before, qPrintable(QString::number(paused / before)));
    }

    void aSearchThatGoesOnStartsAnew()
    {
        SearchPace pace;
        pace.goOnFrom(1000); // those seconds waited for nothing that this process knows of
        std::this_thread::sleep_for(50ms);
        const double share = pace.dataWaitShare(pace.secondsHere());
        QVERIFY2(share > 0.9 * pace.secondsHere() / 10, qPrintable(QString::number(share)));
    }

    void dataThatIsTheLimitIsSaidOnce()
    {
        SearchPace pace;
        std::vector<double> said;
        while (pace.secondsHere() < 3) { // all of the time is waited: a fifth of ten seconds is reached after 2.2
            std::this_thread::sleep_for(20ms);
            pace.dataWaitShare(pace.secondsHere());
            if (pace.dataIsTheLimit(0.2))
                said.push_back(pace.secondsHere());
        }
        QCOMPARE(said.size(), std::size_t(1));
        QVERIFY2(said.front() > 2.2, qPrintable(QString::number(said.front())));
    }

private:
    double m_waited = 0;
};

QTEST_APPLESS_MAIN(TestSearchPace)
#include "tst_search_pace.moc"
