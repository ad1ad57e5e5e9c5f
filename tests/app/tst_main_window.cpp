// SPDX-License-Identifier: MIT
#include "prepared_search.h"
#include "scripted_runner.h"

#include "app/window/actions.h"
#include "app/window/command_palette.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/new_search_dialog.h"
#include "app/window/space_dialog.h"
#include "app/window/window_settings.h"
#include "core/util/error.h"
#include "core/util/files.h"

#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTranslator>
#include <QXmlStreamReader>

#include <set>

using namespace pathloom;

namespace {

/// Marks every text that went through tr().
class MarkingTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        return QStringLiteral("¤") + QString::fromUtf8(source);
    }
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    using Shared = ScriptedRunner::Shared;

    struct Fixture
    {
        QTemporaryDir folder;
        WindowSettings settings;
        MainWindow window;
        std::shared_ptr<Shared> shared = std::make_shared<Shared>();

        Fixture() : Fixture(std::make_unique<QTemporaryDir>()) {}
        explicit Fixture(std::unique_ptr<QTemporaryDir> dir)
            : settings(dir->filePath(QStringLiteral("window.ini"))), window(settings), keep(std::move(dir))
        {
            window.show();
        }
        void script(ScriptedRunner::Script script)
        {
            window.controller()->setRunnerMaker([shared = shared, script](const PreparedSearch&, const QString&) {
                return ScriptedRunner::factory(shared, script);
            });
        }
        QString message() const { return window.findChild<MessageBar*>(QStringLiteral("messageBar"))->text(); }

        std::unique_ptr<QTemporaryDir> keep;
    };

private Q_SLOTS:
    void initTestCase()
    {
        QTemporaryDir data;
        data.setAutoRemove(false);
        qputenv("PATHLOOM_DATA", data.path().toLocal8Bit());
    }

    void opensOnASearchThatIsReadyToStart()
    {
        Fixture f;
        const Actions& a = f.window.actions();
        QVERIFY(!a.start->isEnabled());
        QVERIFY(a.newSearch->isEnabled());
        f.window.controller()->showDraft(preparedSmall());
        QVERIFY(f.window.view()->hasRun());
        QVERIFY(a.start->isEnabled());
        QVERIFY(!a.pause->isEnabled());
        QVERIFY(!a.stop->isEnabled());
        QVERIFY(!a.derive->isEnabled());
        QVERIFY(!a.train->isEnabled());
        QVERIFY(!a.exportOnnx->isEnabled());
        QVERIFY(f.window.findChild<QComboBox*>(QStringLiteral("target"))->isEnabled());
    }

    /// Without the form of a new search, which gets what comes of it.
    void theSpacePageOpensByItself()
    {
        Fixture f;
        f.window.controller()->showDraft(preparedSmall());
        f.window.actions().editSpace->trigger();
        f.window.actions().editSpace->trigger(); // there is one already
        const QList<SpaceDialog*> pages = f.window.findChildren<SpaceDialog*>();
        QCOMPARE(pages.size(), 1);
        QVERIFY(pages.front()->isVisible());
        QVERIFY(pages.front()->space()->blocks == preparedSmall().job.space.blocks);
        QString space;
        QTimer watch; // the dialog has an event loop of its own
        connect(&watch, &QTimer::timeout, this, [&] {
            auto* dialog = qobject_cast<NewSearchDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            space = dialog->findChild<QComboBox*>(QStringLiteral("searchSpace"))->currentText();
            dialog->reject();
        });
        watch.start(20);
        pages.front()->findChild<QSpinBox*>(QStringLiteral("stemChannels"))->setValue(24);
        pages.front()->findChild<QPushButton*>(QStringLiteral("useSpace"))->click();
        QTRY_VERIFY(!space.isEmpty());
        QCOMPARE(space, QStringLiteral("From a file…"));
    }

    /// Whatever the rows below it do while one types.
    void everyFilterKeepsTheKeyboard()
    {
        Fixture f;
        f.window.controller()->showDraft(preparedSmall());
        const auto check = [](QLineEdit* filter) {
            filter->window()->activateWindow();
            filter->setFocus();
            QTRY_VERIFY2(filter->hasFocus(), qPrintable(filter->placeholderText()));
            filter->clear();
            const QString typed = QStringLiteral("e2x");
            for (const QChar key : typed) { // wherever the keyboard is by then
                QTest::keyClick(QApplication::focusWidget(), key.toLatin1());
                QVERIFY2(filter->hasFocus(), qPrintable(filter->placeholderText()));
            }
            QCOMPARE(filter->text(), typed);
            for (int i = 0; i < typed.size(); ++i)
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
            QVERIFY2(filter->hasFocus() && filter->text().isEmpty(), qPrintable(filter->placeholderText()));
        };
        f.window.actions().shortcuts->trigger();
        int filters = 0;
        for (QLineEdit* filter : f.window.findChildren<QLineEdit*>()) {
            if (!filter->placeholderText().startsWith(QStringLiteral("Filter")))
                continue;
            for (QWidget* page = filter; page; page = page->parentWidget()) {
                if (auto* dock = qobject_cast<QDockWidget*>(page)) {
                    dock->show();
                    dock->raise();
                }
                for (QWidget* outer = page->parentWidget(); outer; outer = outer->parentWidget())
                    if (auto* tabs = qobject_cast<QTabWidget*>(outer); tabs && tabs->indexOf(page) >= 0)
                        tabs->setCurrentWidget(page);
            }
            check(filter);
            ++filters;
        }
        QVERIFY2(filters >= 4, qPrintable(QString::number(filters))); // log, comparison, entries, keys
        CommandPalette palette(&f.window, f.settings);
        palette.show();
        check(palette.findChild<QLineEdit*>());
    }

    void actionsFollowTheSearch()
    {
        Fixture f;
        const Actions& a = f.window.actions();
        f.script([](const EventSink& sink, Shared& shared, std::stop_token stop) {
            sink({.body = ProbabilitySnapshot{
                      std::make_shared<const PathProbabilities>(uniformProbabilities(loadSpace("small")))}});
            return ScriptedRunner::untilStopped(sink, shared, stop);
        });
        f.window.controller()->showDraft(preparedSmall());
        a.start->trigger();
        QVERIFY(!a.start->isEnabled());
        QVERIFY(a.newSearch->isEnabled()); // for the queue
        QVERIFY(a.pause->isEnabled());
        QVERIFY(a.stop->isEnabled());
        QTRY_VERIFY(!f.window.view()->history().snapshots().empty());
        QTRY_VERIFY(a.derive->isEnabled());
        QVERIFY(!f.window.findChild<QComboBox*>(QStringLiteral("target"))->isEnabled());

        a.pause->trigger();
        QVERIFY(!a.pause->isEnabled());
        QVERIFY(a.start->isEnabled()); // resumes
        a.start->trigger();
        QVERIFY(a.pause->isEnabled());
        a.stop->trigger();
        QVERIFY(!a.stop->isEnabled());
        QTRY_VERIFY(!f.window.controller()->session().isActive());
        using Kind = Command::Kind;
        QVERIFY((f.shared->kinds() == std::vector<Kind>{Kind::Pause, Kind::Resume, Kind::Stop}));
    }

    void steeringReachesTheSearch()
    {
        Fixture f;
        f.script(ScriptedRunner::untilStopped);
        f.window.controller()->showDraft(preparedSmall());
        f.window.actions().start->trigger();
        f.window.findChild<QDoubleSpinBox*>(QStringLiteral("budget"))->setValue(6.5);
        f.window.findChild<QSlider*>(QStringLiteral("tradeOff"))->setValue(150);
        QTRY_COMPARE(f.shared->kinds().size(), std::size_t(2));
        const Command budget{.kind = Command::Kind::Set, .key = "latency.budget_ms", .value = 6.5};
        QCOMPARE(f.shared->commands[0], budget);
        QCOMPARE(f.shared->commands[1].kind, Command::Kind::Set);
        QCOMPARE(f.shared->commands[1].key, std::string("latency.lambda"));
        QVERIFY(f.shared->commands[1].value > 0);
    }

    void steeringBeforeTheStartChangesTheDraft()
    {
        Fixture f;
        f.window.controller()->showDraft(preparedSmall());
        f.window.findChild<QDoubleSpinBox*>(QStringLiteral("budget"))->setValue(6.5);
        QCOMPARE(f.window.controller()->draft()->job.config.budgetMs, 6.5);
        QCOMPARE(f.window.view()->header().info.config.budgetMs, 6.5);
        QVERIFY(f.window.controller()->draft()->request.settings.contains("latency.budget_ms"));
    }

    /// Before the start and while it searches: below the fastest network of the space (5.5 ms) there is none.
    void aRefusedBudgetIsToldAndGoesBack()
    {
        Fixture f;
        f.script(ScriptedRunner::untilStopped);
        f.window.controller()->showDraft(preparedSmall());
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        auto* budget = f.window.findChild<QDoubleSpinBox*>(QStringLiteral("budget"));
        const auto choose = [&](const QString& text) {
            budget->setFocus();
            budget->selectAll();
            QTest::keyClicks(budget, text);
            QTest::keyClick(budget, Qt::Key_Return);
        };
        choose(QStringLiteral("6.5"));
        for (const bool running : {false, true}) {
            if (running)
                f.window.actions().start->trigger();
            choose(QStringLiteral("0.0001"));
            QCOMPARE(budget->value(), 6.5);
            QVERIFY2(f.message().startsWith(QStringLiteral("The budget is below the fastest network")) &&
                         f.message().contains(QStringLiteral("5.500")),
                     qPrintable(f.message()));
            QCOMPARE(f.window.view()->header().info.config.budgetMs, 6.5);
        }
        QVERIFY(f.shared->kinds().empty()); // nothing was asked of the search
    }

    void errorOfTheSearchIsOneSentenceAndTheWindowStaysUsable()
    {
        Fixture f;
        f.script([](const EventSink&, Shared&, std::stop_token) -> Phase {
            throw Error("cannot be written: no space left on device", "/full/run.db");
        });
        f.window.controller()->showDraft(preparedSmall());
        f.window.actions().start->trigger();
        QTRY_COMPARE(f.message(), QStringLiteral("/full/run.db: cannot be written: no space left on device"));
        QVERIFY(f.window.findChild<MessageBar*>(QStringLiteral("messageBar"))->isVisible());
        QVERIFY(f.window.actions().newSearch->isEnabled());
        f.window.controller()->showDraft(preparedSmall());
        QVERIFY(f.window.actions().start->isEnabled());
    }

    void stoppedBeforeItHadARunNothingIsSaidOfOne()
    {
        Fixture f;
        f.script(ScriptedRunner::untilStopped);
        f.window.controller()->showDraft(preparedSmall());
        f.window.actions().start->trigger();
        QTRY_VERIFY(f.window.actions().stop->isEnabled());
        QSignalSpy ended(f.window.controller(), &SearchController::runEnded);
        f.window.actions().stop->trigger();
        QTRY_COMPARE(ended.count(), 1);
        QTest::qWait(300); // a report would fail by now
        QCOMPARE(f.message(), QString());
        QVERIFY(f.window.actions().start->isEnabled());
    }

    void closingWhileSearchingAsksAndThenStopsAndJoins()
    {
        Fixture f;
        f.script(ScriptedRunner::untilStopped);
        f.window.controller()->showDraft(preparedSmall());
        f.window.actions().start->trigger();
        QTRY_COMPARE(([&] {
                         const std::lock_guard lock(f.shared->mutex);
                         return f.shared->alive;
                     })(),
                     1);
        const auto answer = [&](const char* text) {
            auto* box = f.window.findChild<QMessageBox*>(QStringLiteral("closeQuestion"));
            if (!box)
                return false;
            for (QAbstractButton* button : box->buttons())
                if (button->text() == QLatin1String(text))
                    button->click();
            return QTest::qWaitFor([&] { return !f.window.findChild<QMessageBox*>(QStringLiteral("closeQuestion")); });
        };
        const QString folder = f.window.controller()->liveFolder();
        QVERIFY(!f.window.close());
        QVERIFY(!f.window.close()); // one question is enough
        QCOMPARE(f.window.findChildren<QMessageBox*>().size(), 1);
        QVERIFY(answer("Keep the window"));
        QVERIFY(f.window.isVisible() && f.window.controller()->session().isActive());
        QVERIFY(!f.window.close());
        QVERIFY(answer("End the search and close"));
        QTRY_VERIFY(!f.window.isVisible());
        QVERIFY(!f.window.controller()->session().isActive());
        QCOMPARE(f.shared->alive, 0);
        QCOMPARE(f.settings.endedByClosing.get(), folder);
    }

    void everyActionIsInAMenuWithTextAndTip()
    {
        Fixture f;
        std::set<QString> texts;
        const auto actions = actionsOf(&f.window);
        QVERIFY(actions.size() > 25);
        for (const auto& [action, menu] : actions) {
            const QByteArray name = action->objectName().toUtf8();
            QVERIFY2(!name.isEmpty(), qPrintable(action->text()));
            QVERIFY2(!menu.isEmpty(), name);
            QVERIFY2(!action->text().isEmpty() && !action->statusTip().isEmpty(), name);
            QVERIFY2(texts.insert(menu + plainText(action)).second, name);
        }
    }

    void everyTextIsTranslatable()
    {
        MarkingTranslator translator;
        QCoreApplication::installTranslator(&translator);
        {
            Fixture f;
            const auto isMarked = [](const QString& text) { return text.isEmpty() || text.contains(QChar(u'¤')); };
            for (const auto& [action, menu] : actionsOf(&f.window)) {
                QVERIFY2(isMarked(action->text()) && isMarked(action->statusTip()), qPrintable(action->text()));
                QVERIFY2(isMarked(menu), qPrintable(menu));
            }
            for (const QDockWidget* dock : f.window.findChildren<QDockWidget*>())
                QVERIFY2(isMarked(dock->windowTitle()), qPrintable(dock->windowTitle()));
            for (const QLabel* label : f.window.findChildren<QLabel*>()) {
                const bool isNumber = label->text().contains(QRegularExpression(QStringLiteral("^[0-9.,–]*$")));
                QVERIFY2(isNumber || isMarked(label->text()), qPrintable(label->text()));
            }
        }
        QCoreApplication::removeTranslator(&translator);
    }

    void germanFileKnowsTheWindowsTexts()
    {
        // Under the very context that tr() asks for, namespace included.
        QFile file(QStringLiteral(PATHLOOM_TEST_DATA "/../../translations/pathloom_de.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString context;
        std::set<QString> known;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("source") &&
                     context == QLatin1String(Actions::staticMetaObject.className()))
                known.insert(xml.readElementText());
        }
        Fixture f;
        const Actions& a = f.window.actions();
        for (const QAction* action : {a.newSearch, a.start, a.derive, a.exportOnnx, a.commandPalette}) {
            QVERIFY2(known.count(action->text()), qPrintable(action->text()));
            QVERIFY2(known.count(action->whatsThis()), qPrintable(action->whatsThis()));
        }
    }

    void everyControlHasAnAccessibleName()
    {
        Fixture f;
        for (const char* name : {"target", "tradeOff", "budget", "runs", "networks", "messageBar"}) {
            const auto* widget = f.window.findChild<QWidget*>(QLatin1String(name));
            QVERIFY2(widget && !widget->accessibleName().isEmpty(), name);
        }
    }

    void paletteFindsCommandsAndRunsThem()
    {
        Fixture f;
        f.window.controller()->showDraft(preparedSmall());
        CommandPalette palette(&f.window, f.settings);
        palette.show();
        auto* input = palette.findChild<QLineEdit*>();
        QTest::keyClicks(input, QStringLiteral("reset lay"));
        QVERIFY(palette.shownCommands().front().contains(QStringLiteral("Reset layout")));
        QSignalSpy triggered(f.window.actions().resetLayout, &QAction::triggered);
        QTest::keyClick(input, Qt::Key_Return);
        QTRY_COMPARE(triggered.size(), 1);
        QCOMPARE(f.settings.recentActions.get(), QStringList{QStringLiteral("resetLayout")});
        CommandPalette again(&f.window, f.settings);
        QVERIFY(again.shownCommands().front().contains(QStringLiteral("Reset layout")));
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
