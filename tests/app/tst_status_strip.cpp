// SPDX-License-Identifier: MIT
#include "app/window/status_strip.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/elided_label.h"

#include <QTest>

using namespace pathloom;

namespace {

/// The visible fact of that name; null if it is not shown.
ElidedLabel* fact(const StatusStrip& strip, const QString& name)
{
    for (ElidedLabel* label : strip.findChildren<ElidedLabel*>())
        if (label->accessibleDescription() == name && label->isVisible())
            return label;
    return nullptr;
}

Progress progress(double dataWaitShare)
{
    return {.phase = Phase::Joint,
            .step = 10,
            .totalSteps = 100,
            .totalEpochs = 2,
            .imagesPerSecond = 500,
            .dataWaitShare = dataWaitShare,
            .secondsSpent = 5,
            .secondsLeft = 45};
}

} // namespace

class TestStatusStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void waitingForDataIsShownWhereItMatters()
    {
        const QString name = QStringLiteral("Waiting for data");
        StatusStrip strip;
        strip.resize(1400, 30);
        strip.show();
        QVERIFY(!fact(strip, name));
        strip.showProgress(progress(0.034));
        QVERIFY(fact(strip, name));
        QCOMPARE(fact(strip, name)->text(), QStringLiteral("waiting for data 3\u00A0%"));
        QVERIFY(fact(strip, name)->toolTip().contains(QStringLiteral("loader_threads"))); // what to do
        strip.showProgress(progress(0.009));
        QVERIFY(!fact(strip, name));
        strip.showProgress(progress(0.01));
        QVERIFY(fact(strip, name));
        strip.showState(QStringLiteral("Finished"));
        QVERIFY(!fact(strip, name));
    }

    void whatIsNotKnownIsLeftOut()
    {
        StatusStrip strip;
        strip.show();
        strip.showProgress({.phase = Phase::Preparing, .detail = "reading"});
        QCOMPARE(fact(strip, QStringLiteral("Detail"))->text(), QStringLiteral("reading"));
        QVERIFY(fact(strip, QStringLiteral("Speed"))->text().isEmpty());
        QVERIFY(fact(strip, QStringLiteral("Step and epoch"))->text().isEmpty());
        strip.showProgress(progress(0));
        QVERIFY(!fact(strip, QStringLiteral("Detail")));
        QVERIFY(fact(strip, QStringLiteral("Speed"))->text().contains(QStringLiteral("500")));
        QVERIFY(fact(strip, QStringLiteral("Step and epoch"))->text().contains(QStringLiteral("step 10 of 100")));
    }
};

QTEST_MAIN(TestStatusStrip)
#include "tst_status_strip.moc"
