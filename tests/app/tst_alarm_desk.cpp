// SPDX-License-Identifier: MIT
// Alarms of several runs: each is shown, listed and dismissed with its own run.
#include "app/window/alarm_desk.h"
#include "app/window/message_bar.h"
#include "app/window/search_controller.h"
#include "prepared_search.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QAction>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace pathloom;

namespace {

/// Of the space "small", without a name of its own.
RunHeader run(const QString& folder, double learningRate = 0.1)
{
    RunHeader header;
    header.folder = folder;
    header.space = std::make_shared<const SearchSpace>(preparedSmall().job.space);
    header.info.config.learningRate = learningRate;
    return header;
}

struct Desk
{
    const RunHeader first = run(QStringLiteral("/runs/first.pathloom")),
                    second = run(QStringLiteral("/runs/second.pathloom"), 0.03);
    JobRunner jobs;
    RunView view;
    RunSteering steering{&view};
    SearchController controller{&jobs, &view};
    QWidget row;
    MessageBar bar{&row};
    AlarmDesk desk{&controller, &view, &steering, &bar, &row};

    /// An alarm about a path.
    void raise(const RunHeader& run, int block)
    {
        const Json path{{"block", block}, {"candidate", 3}, {"gained", 0.3}};
        Q_EMIT controller.alarmRaised({.step = 5, .body = Alarm{"latency_only", path}}, run.folder);
    }
    bool isShown() const { return !row.isHidden(); }
    bool tellsOf(int block) const { return bar.text().contains(SteeringText::path(*first.space, {block, 3})); }
    bool tellsOfMore() const { return bar.text().contains(QStringLiteral("more alarm")); }
    /// The list of the alarms, made as it opens.
    QMenu* list() const
    {
        QMenu* menu = bar.findChild<QToolButton*>(QStringLiteral("allAlarms"))->menu();
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    QStringList listed() const
    {
        QStringList texts;
        for (const QAction* action : list()->actions())
            if (action->isCheckable()) // neither the line nor what dismisses them
                texts << action->toolTip();
        return texts;
    }
};

} // namespace

class TestAlarmDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAlarmOfOneRunDoesNotHideThoseOfAnother()
    {
        Desk d;
        d.view.setRun(d.first);
        d.raise(d.first, 0);
        QVERIFY(d.isShown() && d.tellsOf(0));
        d.view.setRun(d.second);
        QVERIFY(!d.isShown());
        d.raise(d.second, 1);
        QVERIFY(d.isShown());
        QVERIFY2(d.tellsOf(1) && !d.tellsOfMore(), qPrintable(d.bar.text()));
        d.view.setRun(d.first);
        QVERIFY2(d.tellsOf(0) && !d.tellsOfMore(), qPrintable(d.bar.text()));
        d.bar.dismiss();
        QVERIFY(!d.isShown());
        d.view.setRun(d.second);
        QVERIFY(d.isShown() && d.tellsOf(1));
    }

    void theListIsThatOfTheRunOnShow()
    {
        Desk d;
        d.view.setRun(d.first);
        for (int block : {0, 1})
            d.raise(d.first, block);
        for (int block : {2, 3, 4})
            d.raise(d.second, block); // a search of this window that is not looked at
        QVERIFY2(d.bar.text().contains(QStringLiteral("(1 more alarm")), qPrintable(d.bar.text()));
        QCOMPARE(d.listed().size(), 2);
        d.list()->actions().at(1)->trigger();
        QVERIFY(d.tellsOf(1));
        d.list()->actions().constLast()->trigger(); // all are dismissed
        QVERIFY(!d.isShown());
        d.view.setRun(d.second);
        QVERIFY(d.isShown() && d.tellsOf(2));
        QCOMPARE(d.listed().size(), 3);
    }

    void aSearchThatStartsDropsItsOwnAlone()
    {
        Desk d;
        d.view.setRun(d.first);
        d.raise(d.first, 0);
        d.raise(d.second, 1);
        Q_EMIT d.controller.runStarted(d.second.folder); // goes on
        QVERIFY(d.isShown() && d.tellsOf(0));
        d.view.setRun(d.second);
        QVERIFY(!d.isShown());
    }

    /// The search may be one that is not looked at as its weights diverge.
    void aSuggestionGoesByItsOwnRun()
    {
        Desk d;
        d.view.setRun(d.first);
        d.raise(d.second, 0);
        Q_EMIT d.controller.alarmRaised({.step = 6, .body = Alarm{"loss_not_finite", Json{{"learning_rate", 0.02}}}},
                                        d.second.folder);
        d.view.setRun(d.second);
        // It comes first: nothing else can be done before.
        QVERIFY2(d.bar.text().contains(QStringLiteral("diverged")) && d.tellsOfMore(), qPrintable(d.bar.text()));
        QStringList buttons;
        for (const QToolButton* button : d.bar.findChildren<QToolButton*>())
            buttons << button->text();
        QVERIFY2(buttons.contains(QStringLiteral("Lower the learning rate of the weights to 0.015 and go on")),
                 qPrintable(buttons.join(u'|')));
    }
};

QTEST_MAIN(TestAlarmDesk)
#include "tst_alarm_desk.moc"
