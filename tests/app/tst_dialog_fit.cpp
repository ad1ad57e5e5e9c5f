// SPDX-License-Identifier: MIT
// Every dialog on a screen of 1280 × 720, and on the same screen at 200 %: it opens inside, and what does not scroll is
// within reach.
#include "steered_window.h"
#include "tests/support/scratch_data.h"

#include "app/window/animation_dialog.h"
#include "app/window/command_palette.h"
#include "app/window/dialog_fit.h"
#include "app/window/difference_dialog.h"
#include "app/window/export_dialog.h"
#include "app/window/import_dialog.h"
#include "app/window/measure_wizard.h"
#include "app/window/network_dialog.h"
#include "app/window/new_search_dialog.h"
#include "app/window/target_measuring.h"
#include "app/window/train_dialog.h"
#include "widgets/common/table_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QScreen>
#include <QScrollArea>

using namespace pathloom;

class TestDialogFit : public QObject
{
    Q_OBJECT

private:
    /// What is inside of a scrolling area can be reached however far away it is.
    static bool scrolls(const QWidget* widget)
    {
        for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
            if (qobject_cast<const QAbstractScrollArea*>(parent))
                return true;
        return false;
    }

    static void checkFits(QDialog* dialog)
    {
        QVERIFY(dialog);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QCoreApplication::sendPostedEvents();
        const QSize room = DialogFit::room(dialog);
        QVERIFY2(dialog->width() <= room.width() && dialog->height() <= room.height(),
                 qPrintable(QStringLiteral("%1 × %2 of %3 × %4")
                                .arg(dialog->width())
                                .arg(dialog->height())
                                .arg(room.width())
                                .arg(room.height())));
        QVERIFY(QRect(QPoint(), dialog->screen()->size()).contains(dialog->geometry()));
        int buttons = 0;
        for (const QWidget* widget : dialog->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->window() != dialog || scrolls(widget))
                continue;
            const QRect place(widget->mapTo(dialog, QPoint()), widget->size());
            QVERIFY2(dialog->rect().contains(place),
                     qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                            widget->objectName())));
            buttons += qobject_cast<const QAbstractButton*>(widget) ? 1 : 0;
        }
        QVERIFY(buttons > 0 || dialog->windowType() == Qt::Popup);
    }

    static DerivedNetwork someNetwork(const SearchSpace& space)
    {
        DerivedNetwork network{.id = 1, .name = "network-1"};
        network.description = describe(space, mostProbable(uniformProbabilities(space)));
        return network;
    }

    /// @return the dialog that an action of the window has opened
    static QDialog* opened(QAction* action)
    {
        action->trigger();
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QDialog*>(widget); dialog && dialog->isVisible())
                return dialog;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void thePlaceIsAsSmallAsItIsMeantToBe()
    {
        const QSize size = QGuiApplication::primaryScreen()->availableSize();
        QVERIFY(size == QSize(1280, 720) || size == QSize(640, 360));
    }

    void dialogsOfTheirOwnFit_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"new search", "advanced", "import", "measure", "difference", "export", "animation",
                                 "numbers", "network", "train", "closing", "palette"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void dialogsOfTheirOwnFit()
    {
        QFETCH(QString, name);
        SteeredWindow f;
        QVERIFY(f.start());
        JobRunner jobs;
        NetworkJobs networkJobs(&jobs);
        TargetMeasuring measuring(&jobs);
        const NetworkRef ref{f.folder.path(), 1, QStringLiteral("network-1")};
        std::unique_ptr<QDialog> dialog;
        if (name == QLatin1String("new search") || name == QLatin1String("advanced")) {
            dialog = std::make_unique<NewSearchDialog>(&jobs, SearchRequest{}, nullptr, preparedSmall);
            if (name == QLatin1String("advanced"))
                dialog->findChild<QTabWidget*>()->setCurrentIndex(1);
        } else if (name == QLatin1String("import")) {
            dialog = std::make_unique<ImportDialog>(&jobs, QStringLiteral("small"));
        } else if (name == QLatin1String("measure")) {
            dialog = std::make_unique<MeasureWizard>(
                &jobs, &measuring, QStringLiteral("small"), [] { return true; }, nullptr,
                [] { return std::vector<RuntimeInfo>(); });
        } else if (name == QLatin1String("difference")) {
            dialog =
                std::make_unique<DifferenceDialog>(&jobs, std::vector<ComparedNetwork>{}, std::vector<ComparedRun>{},
                                                   std::vector<HardwareTarget>{}, nullptr);
        } else if (name == QLatin1String("export")) {
            dialog = std::make_unique<ExportDialog>(ref, &networkJobs, f.settings, nullptr);
        } else if (name == QLatin1String("animation")) {
            dialog = std::make_unique<AnimationDialog>(&jobs, &f.view(), f.settings, nullptr);
        } else if (name == QLatin1String("numbers")) {
            dialog = std::make_unique<TableDialog>(QStringLiteral("Loss"), f.graph().figureTable(), nullptr);
        } else if (name == QLatin1String("network")) {
            NetworkRow row;
            row.runFolder = f.folder.path();
            row.runName = QStringLiteral("run");
            row.network = someNetwork(f.space());
            showNetworkPicture(row, &f.window);
            for (auto* found : f.window.findChildren<QDialog*>())
                dialog.reset(found);
        } else if (name == QLatin1String("train")) {
            NetworkRow row;
            row.runFolder = f.folder.path();
            row.network = someNetwork(f.space());
            dialog = std::make_unique<TrainDialog>(row, &jobs, nullptr);
        } else if (name == QLatin1String("closing")) {
            QVERIFY(!f.window.close());
            dialog.reset(f.window.findChild<QDialog*>(QStringLiteral("closeQuestion")));
        } else {
            dialog = std::make_unique<CommandPalette>(&f.window, f.settings);
        }
        checkFits(dialog.get());
    }

    void dialogsOfTheWindowFit_data()
    {
        QTest::addColumn<QString>("action");
        for (const char* action : {"pruneBelow", "fixStage", "changeSettings", "shortcuts", "glossary", "about"})
            QTest::newRow(action) << QString::fromLatin1(action);
    }
    void dialogsOfTheWindowFit()
    {
        QFETCH(QString, action);
        SteeredWindow f;
        QVERIFY(f.start());
        auto* trigger = f.window.findChild<QAction*>(action);
        QVERIFY(trigger && trigger->isEnabled());
        checkFits(opened(trigger));
    }

    /// A dialog that grows beyond the screen while it is open scrolls from then on, its buttons stay.
    void aDialogThatGrowsBeginsToScroll()
    {
        const SteeredWindow f; // it holds the rule for all
        QDialog dialog;
        auto* layout = new QVBoxLayout(&dialog);
        auto* body = new QWidget(&dialog);
        auto* button = new QPushButton(QStringLiteral("Close"), &dialog);
        layout->addWidget(body);
        layout->addWidget(button);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(!dialog.findChild<QScrollArea*>());
        body->setMinimumHeight(5000);
        QTRY_VERIFY(dialog.findChild<QScrollArea*>());
        QTRY_VERIFY(dialog.height() <= DialogFit::room(&dialog).height());
        QTRY_VERIFY(dialog.rect().contains(QRect(button->mapTo(&dialog, QPoint()), button->size())));
        QCOMPARE(body->height(), 5000);
    }
};

int main(int argc, char** argv)
{
    int failed = 0;
    for (const int percent : {100, 200}) {
        QTemporaryDir folder;
        QFile config(folder.filePath(QStringLiteral("screen.json")));
        if (!config.open(QIODevice::WriteOnly))
            return 1;
        config.write(QStringLiteral(R"({"screens": [{"name": "small", "x": 0, "y": 0, "width": %1, "height": %2,
                                        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": %3}]})")
                         .arg(1280 * 100 / percent)
                         .arg(720 * 100 / percent)
                         .arg(percent / 100)
                         .toUtf8());
        config.close();
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + config.fileName().toUtf8());
        QApplication application(argc, argv);
        TestDialogFit test;
        failed += QTest::qExec(&test, argc, argv);
    }
    return failed;
}
#include "tst_dialog_fit.moc"
