// SPDX-License-Identifier: MIT
#include "app/window/steering_bar.h"
#include "app/window/tool_bar_fit.h"
#include "app/window/trade_off.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QMainWindow>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolBar>
#include <QToolTip>

using namespace pathloom;

namespace {

struct Bar
{
    Bar()
    {
        SearchConfig config;
        config.latencyLoss = LatencyLoss::Hinge;
        config.budgetMs = 2;
        widget.showConfig(config, QStringLiteral("toy"), QStringLiteral("Toy"));
        widget.setReach(SteeringBar::Reach::Steer);
        widget.setPreview([this](const Command& command) {
            previewed.push_back(command);
            return QStringLiteral("%1 would be %2").arg(QString::fromStdString(command.key)).arg(command.value);
        });
        widget.show();
    }
    SteeringBar widget;
    std::vector<Command> previewed;
    QSlider* tradeOff = widget.findChild<QSlider*>(QStringLiteral("tradeOff"));
    QDoubleSpinBox* budget = widget.findChild<QDoubleSpinBox*>(QStringLiteral("budget"));
};

} // namespace

class TestSteeringBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDragTellsItsEffectBeforeItIsDone()
    {
        Bar bar;
        QVERIFY(QTest::qWaitForWindowExposed(&bar.widget));
        QSignalSpy chosen(&bar.widget, &SteeringBar::tradeOffChosen);
        bar.tradeOff->setSliderDown(true);
        for (int position : {20, 60, 150})
            bar.tradeOff->setSliderPosition(position);
        QTest::qWait(700); // a person hesitates
        QCOMPARE(chosen.size(), 0);
        QVERIFY(!bar.previewed.empty());
        const Command& last = bar.previewed.back();
        QCOMPARE(last.key, std::string("latency.lambda"));
        QVERIFY(last.value > bar.previewed.front().value);
        QVERIFY2(QToolTip::text().startsWith(QStringLiteral("latency.lambda would be")), qPrintable(QToolTip::text()));
        QCOMPARE(bar.tradeOff->accessibleDescription(), QToolTip::text());
        bar.tradeOff->setSliderDown(false);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toDouble(), last.value);
    }
    void takingTheHandleAloneIsNoChange()
    {
        Bar bar;
        SearchConfig config;
        config.latencyLoss = LatencyLoss::Hinge;
        config.latencyLambda = 0.617; // between two positions of the slider
        bar.widget.showConfig(config, QStringLiteral("toy"), QStringLiteral("Toy"));
        const int position = bar.tradeOff->value();
        QVERIFY(TradeOff(config).valueAt(position) != config.latencyLambda);
        QSignalSpy chosen(&bar.widget, &SteeringBar::tradeOffChosen);
        bar.tradeOff->setSliderDown(true);
        bar.tradeOff->setSliderDown(false);
        bar.tradeOff->setSliderDown(true);
        for (int there : {position + 20, position}) // and back
            bar.tradeOff->setSliderPosition(there);
        bar.tradeOff->setSliderDown(false);
        QTest::qWait(700);
        QCOMPARE(chosen.size(), 0);
    }
    void keysTellTheirEffectAndAreOneChange()
    {
        Bar bar;
        QVERIFY(QTest::qWaitForWindowActive(&bar.widget));
        QSignalSpy chosen(&bar.widget, &SteeringBar::tradeOffChosen);
        bar.tradeOff->setFocus();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(bar.tradeOff, Qt::Key_Right);
        QCOMPARE(bar.previewed.size(), std::size_t(4));
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toDouble(), bar.previewed.back().value);
    }
    void theBudgetTellsItsEffectWhileItIsTyped()
    {
        Bar bar;
        QVERIFY(QTest::qWaitForWindowActive(&bar.widget));
        QSignalSpy chosen(&bar.widget, &SteeringBar::budgetChosen);
        bar.budget->setFocus();
        bar.budget->selectAll();
        QTest::keyClicks(bar.budget, QStringLiteral("1.5"));
        QCOMPARE(bar.previewed.size(), std::size_t(3));
        QCOMPARE(bar.previewed.back().key, std::string("latency.budget_ms"));
        QCOMPARE(bar.previewed.back().value, 1.5);
        QCOMPARE(chosen.size(), 0);
        QTest::keyClick(bar.budget, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toDouble(), 1.5);
    }
    /// What cannot be had is marked while it is typed, and goes back when it is chosen, with the reason.
    void aRefusedBudgetGoesBack()
    {
        Bar bar;
        const QString reason = QStringLiteral("The budget is too small");
        bar.widget.setCheck([&](const Command& command) { return command.value < 1 ? reason : QString(); });
        QVERIFY(QTest::qWaitForWindowActive(&bar.widget));
        QSignalSpy chosen(&bar.widget, &SteeringBar::budgetChosen), refused(&bar.widget, &SteeringBar::refused);
        const QColor usual = bar.budget->palette().color(QPalette::Text);
        const auto type = [&](const QString& text) {
            bar.budget->setFocus();
            bar.budget->selectAll();
            QTest::keyClicks(bar.budget, text);
        };
        for (const QString& typed : {QStringLiteral("0.5"), QStringLiteral("0.0001"), QStringLiteral("0")}) {
            refused.clear();
            type(typed);
            if (typed != QStringLiteral("0")) { // which may become 0.5
                QVERIFY(bar.budget->palette().color(QPalette::Text) != usual);
                QCOMPARE(QToolTip::text(), reason);
            }
            QTest::keyClick(bar.budget, Qt::Key_Return);
            QCOMPARE(refused.size(), 1);
            QCOMPARE(refused.first().first().toString(), reason);
            QCOMPARE(bar.budget->text(), QLocale().toString(2) + QStringLiteral(" ms"));
            QCOMPARE(bar.budget->palette().color(QPalette::Text), usual);
            QCOMPARE(bar.budget->accessibleDescription(), reason);
        }
        QCOMPARE(chosen.size(), 0);
        type(QStringLiteral("1.5"));
        QCOMPARE(bar.budget->palette().color(QPalette::Text), usual);
        QTest::keyClick(bar.budget, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
    }
    /// The box has the keyboard still, but what stands in it was refused by the search.
    void whatIsInForceComesBackUnlessItIsBeingTyped()
    {
        Bar bar;
        QVERIFY(QTest::qWaitForWindowActive(&bar.widget));
        SearchConfig config;
        config.latencyLoss = LatencyLoss::Hinge;
        config.budgetMs = 2;
        bar.budget->setFocus();
        bar.budget->selectAll();
        QTest::keyClicks(bar.budget, QStringLiteral("1.5"));
        bar.widget.showConfig(config, QStringLiteral("toy"), QStringLiteral("Toy"));
        QVERIFY(bar.budget->text().startsWith(QLocale().toString(1.5)));
        QTest::keyClick(bar.budget, Qt::Key_Return);
        bar.widget.showConfig(config, QStringLiteral("toy"), QStringLiteral("Toy"));
        QVERIFY(bar.budget->hasFocus());
        QCOMPARE(bar.budget->value(), 2.0);
    }
    /// Everything of a tool bar stays within reach: words go before anything goes behind the arrow.
    void aNarrowToolBarShowsIconsAlone()
    {
        QMainWindow window;
        QToolBar* bar = window.addToolBar(QStringLiteral("Search"));
        bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        bar->setMovable(false);
        QPixmap picture(20, 20);
        picture.fill(Qt::black);
        for (int i = 0; i < 6; ++i)
            bar->addAction(QIcon(picture), QStringLiteral("Something rather long"));
        auto* last = new QLabel(bar);
        last->setMinimumWidth(300);
        bar->addWidget(last);
        new ToolBarFit(bar);
        window.resize(1700, 200);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_COMPARE(bar->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        for (int width = 1700; width >= 600; width -= 20) {
            window.resize(width, 200);
            QTRY_VERIFY2(last->isVisible() && last->geometry().right() < bar->width(),
                         qPrintable(QString::number(width)));
        }
        QCOMPARE(bar->toolButtonStyle(), Qt::ToolButtonIconOnly);
        window.resize(1700, 200);
        QTRY_COMPARE(bar->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
        QVERIFY(last->isVisible());
    }
    void whatTheSearchReportsIsNoChange()
    {
        Bar bar;
        QSignalSpy chosen(&bar.widget, &SteeringBar::budgetChosen);
        SearchConfig config;
        config.latencyLoss = LatencyLoss::Hinge;
        config.budgetMs = 3;
        bar.widget.showConfig(config, QStringLiteral("toy"), QStringLiteral("Toy"));
        QCOMPARE(bar.budget->value(), 3.0);
        QVERIFY(bar.previewed.empty() && chosen.isEmpty());
    }
};

QTEST_MAIN(TestSteeringBar)
#include "tst_steering_bar.moc"
