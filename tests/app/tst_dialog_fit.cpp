// SPDX-License-Identifier: MIT
// Every dialog on a screen of 1280 × 720, and on the same screen at 200 %: it opens inside, and what does not scroll is
// within reach.
#include "every_dialog.h"

#include "app/window/dialog_fit.h"
#include "tests/support/scratch_data.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

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

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void thePlaceIsAsSmallAsItIsMeantToBe()
    {
        const QSize size = QGuiApplication::primaryScreen()->availableSize();
        QVERIFY(size == QSize(1280, 720) || size == QSize(640, 360));
    }

    void everyDialogFits_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : EveryDialog::names())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyDialogFits()
    {
        QFETCH(QString, name);
        EveryDialog dialogs;
        checkFits(dialogs.open(name));
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
