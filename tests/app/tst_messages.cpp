// SPDX-License-Identifier: MIT
// Messages and hints in the real window: where they stand, that they cover nothing, and how the whole of a long message
// is read.
#include "prepared_search.h"

#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/status_strip.h"
#include "app/window/window_settings.h"
#include "tests/support/scratch_data.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QStatusTipEvent>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

#include <utility>

using namespace pathloom;

namespace {

struct Window
{
    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    MainWindow main{settings};
    MessageBar* message = main.findChild<MessageBar*>(QStringLiteral("messageBar"));
    MessageBar* alarm = main.findChild<MessageBar*>(QStringLiteral("alarmBar"));

    explicit Window(const QSize& size)
    {
        main.setAnimated(false);
        main.resize(size);
        main.show();
        main.controller()->showDraft(preparedSmall());
        QString before; // until all that one panel makes another do has been done
        (void)QTest::qWaitFor([&] { return std::exchange(before, panels()) == panels() && !before.isEmpty(); });
    }
    void tell(MessageLevel level, const QString& sentence) const { Q_EMIT main.controller()->message(level, sentence); }
    /// As if the time for reading was over.
    static bool waitUntilRead(MessageBar* bar)
    {
        bar->findChild<QTimer*>(QStringLiteral("reading"))->start(0);
        return QTest::qWaitFor([bar] { return !bar->isRead(); });
    }
    QString panels() const
    {
        QString places;
        for (const QWidget* part : main.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if ((qobject_cast<const QDockWidget*>(part) || qobject_cast<const QToolBar*>(part)) && part->isVisible())
                places += QStringLiteral("%1,%2 %3x%4\n")
                              .arg(part->x())
                              .arg(part->y())
                              .arg(part->width())
                              .arg(part->height());
        return places;
    }
    /// In the row of the menus, beside the last of them.
    bool coversNothing(const MessageBar* bar) const
    {
        const QMenuBar* menus = main.menuBar();
        const QRect place = bar->geometry();
        return menus->geometry().contains(place) &&
               !place.intersects(menus->actionGeometry(menus->actions().constLast()));
    }
    QList<QLabel*> texts(const MessageBar* bar) const
    {
        QList<QLabel*> seen;
        for (QLabel* label : bar->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly))
            if (label->isVisible() && !label->text().isEmpty())
                seen << label;
        return seen;
    }
};

const QString longSentence =
    QStringLiteral("/data/images: a sentence with a place, a reason, and what to do about it. ").repeated(6).trimmed();

} // namespace

class TestMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::useScratchData();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void messagesThatStayCoverNothing_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("200 % of a small screen") << QSize(800, 500);
        QTest::newRow("small") << QSize(1280, 720);
        QTest::newRow("usual") << QSize(1600, 1000);
    }
    void messagesThatStayCoverNothing()
    {
        QFETCH(QSize, size);
        Window w(size);
        const QString before = w.panels();
        for (const MessageLevel level : {MessageLevel::Warning, MessageLevel::Error}) {
            w.tell(level, longSentence);
            QVERIFY(w.message->isVisible() && w.message->isRead());
            QVERIFY(Window::waitUntilRead(w.message));
            QVERIFY(w.message->isVisible());
            QVERIFY2(w.coversNothing(w.message), qPrintable(w.message->text()));
            QCOMPARE(w.panels(), before);
        }
        QAction go(QStringLiteral("Lower the trade-off to 0.5"));
        w.alarm->show(MessageLevel::Warning, longSentence, &go);
        QVERIFY(Window::waitUntilRead(w.alarm));
        QVERIFY(w.coversNothing(w.message) && w.coversNothing(w.alarm));
        QVERIFY(!w.message->geometry().intersects(w.alarm->geometry()));
        QCOMPARE(w.panels(), before);
    }

    /// What gives way to another message can be listed and shown again; what was closed by hand was read.
    void aReplacedWarningIsKept()
    {
        Window w({1280, 720});
        auto* counter = w.main.findChild<QToolButton*>(QStringLiteral("alarmCounter"));
        const auto listed = [&] {
            Q_EMIT counter->menu()->aboutToShow();
            QStringList texts;
            for (const QAction* entry : counter->menu()->actions())
                texts << (entry->isSeparator() ? u'[' + entry->text() + u']' : entry->text().section(u' ', -1));
            texts.removeLast(); // dismisses all
            texts.removeLast(); // what stands above that
            return texts.join(u' ');
        };
        QVERIFY(!counter->isVisible());
        w.tell(MessageLevel::Warning, QStringLiteral("a first"));
        QVERIFY(!counter->isVisible()); // it is on show
        w.tell(MessageLevel::Info, QStringLiteral("an information"));
        QVERIFY(counter->isVisible());
        w.tell(MessageLevel::Error, QStringLiteral("a second"));
        w.tell(MessageLevel::Warning, QStringLiteral("a third"));
        w.tell(MessageLevel::Error, QStringLiteral("a fourth"));
        w.tell(MessageLevel::Info, QStringLiteral("another"));
        QCOMPARE(listed(), QStringLiteral("[Errors] fourth second [Warnings] third first"));
        QVERIFY2(counter->text().contains(u'4'), qPrintable(counter->text()));
        // Told again it is on show, and in the list no more.
        w.tell(MessageLevel::Warning, QStringLiteral("a third"));
        QCOMPARE(listed(), QStringLiteral("[Errors] fourth second [Warnings] first"));
        // Chosen it is on show, and that one gives way.
        counter->menu()->actions().at(2)->trigger();
        QCOMPARE(w.message->text(), QStringLiteral("a second"));
        QCOMPARE(w.message->level(), MessageLevel::Error);
        QCOMPARE(listed(), QStringLiteral("[Errors] fourth [Warnings] third first"));
        QTest::keyClick(w.message, Qt::Key_Escape);
        w.tell(MessageLevel::Info, QStringLiteral("the last"));
        QCOMPARE(listed(), QStringLiteral("[Errors] fourth [Warnings] third first"));
        // By the keyboard.
        bool isOpen = false;
        QTimer::singleShot(0, counter->menu(), [&] {
            isOpen = counter->menu()->isVisible();
            counter->menu()->close();
        });
        w.main.actions().showMessages->trigger();
        QVERIFY(isOpen);
        Q_EMIT counter->menu()->aboutToShow();
        counter->menu()->actions().constLast()->trigger();
        QVERIFY(!counter->isVisible());
        w.main.actions().showMessages->trigger();
        QVERIFY2(w.message->text().startsWith(QStringLiteral("No alarm")), qPrintable(w.message->text()));
    }

    /// The training of a network gives alarms as a search does.
    void aNetworkThatGuessesIsAnAlarm()
    {
        Window w({1280, 720});
        const Alarm alarm{.kind = "network_at_chance",
                          .arguments = {{"network", 1},
                                        {"name", "net-7"},
                                        {"accuracy", 0.101},
                                        {"chance", 0.1},
                                        {"images", 10'000},
                                        {"of", "test"}}};
        auto* networks = w.main.findChild<NetworkJobs*>();
        const QString folder = w.main.view()->header().folder;
        Q_EMIT networks->eventsReady(folder, {{.step = 40, .body = Message{MessageLevel::Info, "is trained"}}});
        QVERIFY(!w.alarm->isVisible());
        Q_EMIT networks->eventsReady(folder, {{.step = 40, .body = alarm}});
        QVERIFY(w.alarm->isVisible());
        for (const char* part : {"net-7", "10.1", "10,000", "more epochs"})
            QVERIFY2(w.alarm->text().contains(QLatin1String(part)), qPrintable(w.alarm->text()));
        QVERIFY(w.main.findChild<QToolButton*>(QStringLiteral("alarmCounter"))->isVisible());
        Q_EMIT networks->eventsReady(QStringLiteral("/runs/another.pathloom"), {{.step = 3, .body = alarm}});
        QCOMPARE(w.main.findChild<QToolButton*>(QStringLiteral("alarmCounter"))->text().section(u' ', 0, 0),
                 QStringLiteral("1"));
    }

    void theWholeOfALongOneIsReadWhileItIsNew()
    {
        Window w({1280, 720});
        const QString before = w.panels();
        w.tell(MessageLevel::Error, longSentence);
        QVERIFY(w.main.rect().contains(w.message->geometry()));
        QCOMPARE(w.texts(w.message).size(), 1);
        const QLabel* text = w.texts(w.message).front();
        QTRY_VERIFY(text->height() >= text->heightForWidth(text->width()));
        QCOMPARE(text->text(), longSentence);
        QVERIFY2(w.message->height() < 8 * w.message->fontMetrics().lineSpacing(),
                 qPrintable(QString::number(w.message->height())));
        QCOMPARE(w.panels(), before);
        QVERIFY(Window::waitUntilRead(w.message));
        QCOMPARE(w.message->height(), w.main.menuBar()->height() - 2);
        // With the keyboard in it, it unfolds again.
        QToolButton* cross = nullptr;
        for (QToolButton* button : w.message->findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly))
            cross = button;
        w.main.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&w.main));
        cross->setFocus();
        QTRY_VERIFY(w.message->isRead());
        QVERIFY(w.message->height() > w.main.menuBar()->height());
        QTest::keyClick(cross, Qt::Key_Escape);
        QVERIFY(!w.message->isVisible());
        QCOMPARE(w.panels(), before);
    }

    void oneThatFitsStaysALine()
    {
        Window w({1600, 1000});
        w.tell(MessageLevel::Info, QStringLiteral("The search was stopped; what it found is kept."));
        QVERIFY(w.message->isRead() && w.coversNothing(w.message));
        QVERIFY(w.message->width() >= w.message->lineWidth());
        QVERIFY(w.message->findChild<QTimer*>(QStringLiteral("goes"))->isActive()); // it goes by itself
        w.message->findChild<QTimer*>(QStringLiteral("goes"))->start(0);
        QTRY_VERIFY(!w.message->isVisible());
    }

    /// What it suggests changes with each step of the search; that is no news.
    void aFigureInItsSecondLineDoesNotUnfoldItAgain()
    {
        Window w({1280, 720});
        w.alarm->show(MessageLevel::Warning, longSentence + QStringLiteral("\nLower it: saves 1 ms"));
        QVERIFY(Window::waitUntilRead(w.alarm));
        w.alarm->show(MessageLevel::Warning, longSentence + QStringLiteral("\nLower it: saves 2 ms"));
        QVERIFY(!w.alarm->isRead() && w.coversNothing(w.alarm));
        w.alarm->show(MessageLevel::Warning, QStringLiteral("Something else. ") + longSentence);
        QVERIFY(w.alarm->isRead());
    }

    void anActOfALineCanBePressedWhereThereIsRoom()
    {
        Window w({1600, 1000});
        QAction open(QStringLiteral("Open first try"));
        w.message->show(MessageLevel::Info, QStringLiteral("The search of first try was interrupted."), &open);
        QVERIFY(Window::waitUntilRead(w.message));
        QVERIFY(w.coversNothing(w.message));
        bool isPressed = false;
        connect(&open, &QAction::triggered, this, [&] { isPressed = true; });
        for (QToolButton* button : w.message->findChildren<QToolButton*>())
            if (button->defaultAction() == &open) {
                QVERIFY(button->isVisible());
                QTest::mouseClick(button, Qt::LeftButton);
            }
        QVERIFY(isPressed && !w.message->isVisible());
    }

    void hintsLeaveTheStatusWhereItIs()
    {
        Window w({1600, 1000});
        const auto* strip = w.main.findChild<StatusStrip*>();
        const auto* hint = strip->findChild<QLabel*>(QStringLiteral("hint"));
        QLabel* phase = nullptr;
        for (QLabel* label : strip->findChildren<QLabel*>())
            if (label->accessibleDescription() == QLatin1String("Phase"))
                phase = label;
        QVERIFY(phase && phase->isVisible() && !hint->isVisible());
        const QAction* action = w.main.actions().newSearch;
        QToolButton* button = nullptr;
        for (QToolButton* candidate : w.main.findChildren<QToolButton*>())
            if (candidate->defaultAction() == action)
                button = candidate;
        QVERIFY(button);
        w.main.actions().newSearch->showStatusText(button); // as the mouse does when it comes
        QCOMPARE(hint->text(), action->statusTip());
        QVERIFY(hint->isVisible() && phase->isVisible());
        QVERIFY(w.main.statusBar()->currentMessage().isEmpty());
        QStatusTipEvent gone{QString()};
        QCoreApplication::sendEvent(button, &gone);
        QVERIFY(!hint->isVisible() && phase->isVisible());
    }
};

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
