// SPDX-License-Identifier: MIT
// Saving the evolution of a run's graph, in a real window over a run folder.
#include "travelled_window.h"

#include "app/window/animation_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace pathloom;
using namespace pathloom::test;

class TestAnimationDialog : public QObject
{
    Q_OBJECT

private:
    static AnimationDialog* openDialog(const TravelledWindow& f)
    {
        f.actions().saveAnimation->trigger();
        return f.window->findChild<AnimationDialog*>();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void savesAnAnimation()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        AnimationDialog* dialog = openDialog(f);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(in<QSpinBox>(dialog, "animationFirst")->value(), int(jointBegin));
        QCOMPARE(in<QSpinBox>(dialog, "animationLast")->value(), int(runEnd));
        in<QSpinBox>(dialog, "animationWidth")->setValue(640);
        in<QSpinBox>(dialog, "animationHeight")->setValue(360);
        in<QDoubleSpinBox>(dialog, "animationRate")->setValue(10);
        in<QDoubleSpinBox>(dialog, "animationDuration")->setValue(2.5);
        QCOMPARE(in<QSpinBox>(dialog, "animationFrames")->value(), 25);
        const auto* size = in<QLabel>(dialog, "animationSize");
        QTRY_VERIFY2(size->text().contains(QStringLiteral("about")), qPrintable(size->text()));
        QVERIFY2(size->text().contains(QStringLiteral("25")), qPrintable(size->text()));
        QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("animationPreview"))->pixmap().isNull());
        const QString target = in<QLineEdit>(dialog, "animationTarget")->text();
        QVERIFY2(target.endsWith(QStringLiteral("/first-try-evolution.webp")), qPrintable(target));
        in<QPushButton>(dialog, "animationSave")->click();
        QVERIFY(dialog->isBusy());
        const auto* result = in<QLabel>(dialog, "animationResult");
        QTRY_VERIFY2_WITH_TIMEOUT(result->text().startsWith(QStringLiteral("Written to")), qPrintable(result->text()),
                                  30000);
        QVERIFY(QFileInfo(target).size() > 1000);
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP");
        QCOMPARE(bytes.count("ANMF"), 25); // a chunk a frame
        dialog->close();
    }

    void sequencesAreKeptWhenCancelled()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        AnimationDialog* dialog = openDialog(f);
        auto* format = in<QComboBox>(dialog, "animationFormat");
        format->setCurrentIndex(format->findData(int(AnimationFormat::Png)));
        in<QSpinBox>(dialog, "animationFrames")->setValue(100);
        const QString folder = in<QLineEdit>(dialog, "animationTarget")->text();
        QVERIFY2(folder.endsWith(QStringLiteral("/first-try-evolution")), qPrintable(folder));
        in<QPushButton>(dialog, "animationSave")->click();
        QTRY_VERIFY(QDir(folder).entryList({QStringLiteral("*.png")}).size() >= 3);
        QElapsedTimer time;
        time.start();
        QTest::keyClick(dialog, Qt::Key_Escape); // cancels, and leaves the window open
        QTRY_VERIFY(!dialog->isBusy());
        QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(dialog->isVisible());
        const QStringList files = QDir(folder).entryList(QDir::Files);
        const auto* result = in<QLabel>(dialog, "animationResult");
        QVERIFY2(result->text().contains(QString::number(files.size()) + QStringLiteral(" of 100")),
                 qPrintable(result->text()));
        for (const QString& file : files)
            QVERIFY2(!QImage(QDir(folder).filePath(file)).isNull(), qPrintable(file));
        // The next one would mix with these.
        in<QPushButton>(dialog, "animationSave")->click();
        QTRY_VERIFY2(result->text().contains(QStringLiteral("holds frames of an animation already")),
                     qPrintable(result->text()));
        QVERIFY(!dialog->isBusy());
        QCOMPARE(QDir(folder).entryList(QDir::Files), files);
    }

    void aCancelledFileIsNotThere()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        AnimationDialog* dialog = openDialog(f);
        in<QSpinBox>(dialog, "animationWidth")->setValue(3840);
        in<QSpinBox>(dialog, "animationHeight")->setValue(2160);
        const QString target = in<QLineEdit>(dialog, "animationTarget")->text();
        in<QPushButton>(dialog, "animationSave")->click();
        const auto* result = in<QLabel>(dialog, "animationResult");
        QTRY_VERIFY2_WITH_TIMEOUT(result->text().contains(QStringLiteral(" left")), qPrintable(result->text()), 20000);
        QElapsedTimer time;
        time.start();
        in<QPushButton>(dialog, "animationClose")->click();
        QTRY_VERIFY(!dialog->isBusy());
        QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(result->text(), QStringLiteral("Cancelled; nothing was written."));
        QVERIFY(!QFileInfo::exists(target));
        QVERIFY(!QFileInfo::exists(target + QStringLiteral(".part")));
        // Closing the whole window in the middle leaves nothing either.
        in<QPushButton>(dialog, "animationSave")->click();
        QTRY_VERIFY(result->text().contains(QStringLiteral("1 of")));
        f.window.reset();
        QVERIFY(!QFileInfo::exists(target));
    }

    void troubleIsOneSentence()
    {
        TravelledWindow f;
        QVERIFY(f.open());
        AnimationDialog* dialog = openDialog(f);
        const auto* result = in<QLabel>(dialog, "animationResult");
        auto* target = in<QLineEdit>(dialog, "animationTarget");
        auto* save = in<QPushButton>(dialog, "animationSave");
        target->setText(QStringLiteral("/nowhere/at/all.webp"));
        QVERIFY(!save->isEnabled());
        QVERIFY(result->text().contains(QStringLiteral("does not exist")));
        in<QSpinBox>(dialog, "animationFirst")->setValue(int(runEnd));
        QVERIFY(result->text().contains(QStringLiteral("after the first")));
        in<QSpinBox>(dialog, "animationFirst")->setValue(0);
        // The kernel's own folders take no files, not even of root.
        target->setText(QStringLiteral("/proc/animation.webp"));
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_VERIFY2(result->text().startsWith(QStringLiteral("Not saved: /proc/animation.webp: cannot be written")),
                     qPrintable(result->text()));
        QVERIFY(!result->text().contains(u'\n'));
        QVERIFY(save->isEnabled());
    }
};

QTEST_MAIN(TestAnimationDialog)
#include "tst_animation_dialog.moc"
