// SPDX-License-Identifier: MIT
// Alarms of several runs: each is shown, counted, listed and dismissed with its own run.
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
    QWidget window;
    QToolButton counter{&window};
    MessageBar bar{&window};
    AlarmDesk desk{&controller, &view, &steering, &bar, &counter};

    /// An alarm about a path.
    void raise(const RunHeader& run, int block, const char* kind = "latency_only", std::int64_t step = 5)
    {
        const Json path{{"block", block}, {"candidate", 3}, {"gained", 0.3}};
        Q_EMIT controller.alarmRaised({.step = step, .body = Alarm{kind, path}}, run.folder);
    }
    bool isShown() const { return !bar.isHidden(); }
    bool tellsOf(int block) const { return bar.text().contains(SteeringText::path(*first.space, {block, 3})); }
    /// How many alarms wait, as the counter says.
    int count() const { return counter.isHidden() ? 0 : counter.text().section(u' ', 0, 0).toInt(); }
    /// The list of the alarms, made as it opens.
    QMenu* list() const
    {
        Q_EMIT counter.menu()->aboutToShow();
        return counter.menu();
    }
    QList<QAction*> listed() const
    {
        QList<QAction*> alarms;
        for (QAction* action : list()->actions())
            if (action->isCheckable()) // neither what stands above them nor what dismisses them
                alarms << action;
        return alarms;
    }
    void press(const char* text) const
    {
        for (QToolButton* button : bar.findChildren<QToolButton*>())
            if (button->text() == QLatin1String(text))
                button->click();
    }
};

} // namespace

class TestAlarmDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

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
        QVERIFY2(d.tellsOf(1) && d.count() == 1, qPrintable(d.bar.text()));
        d.view.setRun(d.first);
        QVERIFY2(d.tellsOf(0) && d.count() == 1, qPrintable(d.bar.text()));
        d.press("Dismiss");
        QVERIFY(!d.isShown());
        QCOMPARE(d.count(), 0);
        d.view.setRun(d.second);
        QVERIFY(d.isShown() && d.tellsOf(1));
    }

    void whatIsPutAwayStaysInTheList()
    {
        Desk d;
        d.view.setRun(d.first);
        d.raise(d.first, 0);
        d.bar.dismiss(); // by the cross
        QVERIFY(!d.isShown());
        QCOMPARE(d.count(), 1);
        Q_EMIT d.view.headerChanged(); // not brought up again by what else happens
        QVERIFY(!d.isShown());
        d.raise(d.first, 1);
        QVERIFY(d.isShown() && d.tellsOf(1)); // the newest
        QCOMPARE(d.count(), 2);
        d.press("Dismiss");
        QVERIFY(!d.isShown()); // one after the other is not put before a person
        d.listed().constFirst()->trigger();
        QVERIFY(d.isShown() && d.tellsOf(0));
    }

    void theListHasTheNewestFirstAndThoseOfAKindTogether()
    {
        Desk d;
        d.view.setRun(d.first);
        d.raise(d.first, 0, "latency_only", 10);
        d.raise(d.first, 1, "hardly_sampled", 1200);
        d.raise(d.first, 2, "latency_only", 1300);
        QStringList lines;
        for (const QAction* action : d.list()->actions())
            if (!action->text().isEmpty())
                lines << (action->isSeparator() ? u'#' + action->text() : action->toolTip().section(u':', 0, 0));
        QCOMPARE(lines, QStringList({u'#' + SteeringText::alarmKind("latency_only"), QStringLiteral("Step 1,300"),
                                     QStringLiteral("Step 10"), u'#' + SteeringText::alarmKind("hardly_sampled"),
                                     QStringLiteral("Step 1,200"), QStringLiteral("Dismiss all")}));
    }

    void theListIsThatOfTheRunOnShow()
    {
        Desk d;
        d.view.setRun(d.first);
        for (int block : {0, 1})
            d.raise(d.first, block);
        for (int block : {2, 3, 4})
            d.raise(d.second, block); // a search of this window that is not looked at
        QCOMPARE(d.count(), 2);
        QCOMPARE(d.listed().size(), 2);
        d.listed().at(1)->trigger();
        QVERIFY(d.tellsOf(0));
        d.list()->actions().constLast()->trigger(); // all are dismissed
        QVERIFY(!d.isShown());
        d.view.setRun(d.second);
        QVERIFY(d.isShown() && d.tellsOf(4));
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
        QVERIFY2(d.bar.text().contains(QStringLiteral("diverged")), qPrintable(d.bar.text()));
        QCOMPARE(d.count(), 2);
        QStringList buttons;
        for (const QToolButton* button : d.bar.findChildren<QToolButton*>())
            buttons << button->text();
        QVERIFY2(buttons.contains(QStringLiteral("Lower the learning rate of the weights to 0.015 and go on")),
                 qPrintable(buttons.join(u'|')));
    }
};

QTEST_MAIN(TestAlarmDesk)
#include "tst_alarm_desk.moc"
