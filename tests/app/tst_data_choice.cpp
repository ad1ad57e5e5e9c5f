// SPDX-License-Identifier: MIT
#include "shown_search_dialog.h"

#include "app/window/data_page.h"
#include "app/window/dock_layout.h"
#include "app/window/main_window.h"
#include "app/window/message_bar.h"
#include "app/window/window_settings.h"
#include "core/data/data_kinds.h"
#include "tests/support/made_pictures.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/paths.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>

using namespace pathloom;

/// How a person says which images: in the form, and by dropping them on the window.
class DataChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsOffered()
    {
        ShownDialog f;
        const auto* kinds = f.dialog.findChild<QComboBox*>(QStringLiteral("dataKind"));
        QCOMPARE(kinds->count(), int(dataKinds().size()));
        for (const DataKind& kind : dataKinds())
            QVERIFY2(kinds->findData(QLatin1String(kind.id)) >= 0, kind.id);
    }

    void aKindShowsWhatItTakes()
    {
        ShownDialog f;
        auto* kinds = f.dialog.findChild<QComboBox*>(QStringLiteral("dataKind"));
        for (const DataKind& kind : dataKinds()) {
            kinds->setCurrentIndex(kinds->findData(QLatin1String(kind.id)));
            auto* place = f.dialog.findChild<QWidget*>(QStringLiteral("dataPlace"));
            QCOMPARE(place->isVisibleTo(&f.dialog), kind.place != DataKind::Place::Own);
            int buttons = 0;
            for (const QToolButton* button : place->findChildren<QToolButton*>())
                buttons += button->isVisibleTo(place);
            QCOMPARE(buttons, kind.place == DataKind::Place::FolderOrFile ? 2 : 1);
            if (kind.place != DataKind::Place::Own)
                QCOMPARE(place->findChild<QLineEdit*>()->accessibleName(), QLatin1String(kind.placeTitle));
            for (const DataKind& other : dataKinds())
                for (const DataOption& option : other.options) {
                    const auto* field =
                        f.dialog.findChild<QWidget*>(QStringLiteral("dataOption_") + QLatin1String(option.key));
                    QVERIFY(field);
                    const bool has = std::ranges::any_of(
                        kind.options, [&](const DataOption& own) { return std::string(own.key) == option.key; });
                    QCOMPARE(field->isVisibleTo(&f.dialog), has);
                }
        }
    }

    void whatIsChosenReachesTheSearchAndComesBack()
    {
        const QTemporaryDir folder;
        ShownDialog f;
        QTRY_VERIFY(f.start()->isEnabled());
        auto* kinds = f.dialog.findChild<QComboBox*>(QStringLiteral("dataKind"));
        kinds->setCurrentIndex(kinds->findData(QStringLiteral("folder")));
        QVERIFY(!f.start()->isEnabled());
        QVERIFY(f.dialog.problems().contains(QStringLiteral("Choose where the images are.")));
        auto* place = f.dialog.findChild<QWidget*>(QStringLiteral("dataPlace"))->findChild<QLineEdit*>();
        place->setText(QStringLiteral("/nowhere/at/all"));
        QVERIFY(f.dialog.problems().contains(QStringLiteral("/nowhere/at/all does not exist.")));
        place->setText(folder.path());
        f.dialog.findChild<QSpinBox*>(QStringLiteral("dataOption_size"))->setValue(96);
        f.dialog.findChild<QCheckBox*>(QStringLiteral("dataOption_nested"))->click();
        const DataSpec expected{
            .kind = "folder", .folder = pathOf(folder.path()), .options = {{"nested", "true"}, {"size", "96"}}};
        QTRY_VERIFY(f.start()->isEnabled() && f.dialog.prepared()->request.data == expected);

        ShownDialog again(requestFromBytes(toBytes(f.dialog.prepared()->request)));
        QTRY_VERIFY(again.start()->isEnabled() && again.dialog.prepared()->request.data == expected);
    }

    void aFolderDroppedOnTheWindowBeginsASearchOnIt()
    {
        const QTemporaryDir settings, folder;
        QDir(folder.path()).mkpath(QStringLiteral("cats"));
        QFile picture(folder.filePath(QStringLiteral("cats/one.jpg")));
        QVERIFY(picture.open(QIODevice::WriteOnly));
        WindowSettings stored(settings.filePath(QStringLiteral("window.ini")));
        MainWindow window(stored);
        window.show();
        QString kind, place;
        QTimer watch; // the dialog has an event loop of its own
        connect(&watch, &QTimer::timeout, this, [&] {
            auto* dialog = qobject_cast<NewSearchDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            kind = dialog->findChild<QComboBox*>(QStringLiteral("dataKind"))->currentData().toString();
            place = dialog->findChild<QWidget*>(QStringLiteral("dataPlace"))->findChild<QLineEdit*>()->text();
            dialog->reject();
        });
        watch.start(20);
        QVERIFY(drop(&window, {QUrl::fromLocalFile(folder.path())}));
        QTRY_COMPARE(kind, QStringLiteral("folder"));
        QCOMPARE(place, folder.path());
    }

    void aFolderDroppedOnTheWindowIsShownOnTheDataPage()
    {
        test::useScratchData();
        const QTemporaryDir settings, folder;
        for (const char* name : {"cats", "dogs"})
            for (int i = 0; i < 3; ++i) {
                QDir(folder.path()).mkpath(QLatin1String(name));
                QFile file(QStringLiteral("%1/%2/%3.png").arg(folder.path(), QLatin1String(name)).arg(i));
                QVERIFY(file.open(QIODevice::WriteOnly));
                const PictureBytes bytes = encodedBy(".png", madePicture(30 + i, name[0] == 'c' ? 40 : 50));
                file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size()));
            }
        WindowSettings stored(settings.filePath(QStringLiteral("window.ini")));
        MainWindow window(stored);
        window.show();
        int dialogs = 0;
        QTimer watch;
        connect(&watch, &QTimer::timeout, this, [&] {
            if (auto* dialog = qobject_cast<NewSearchDialog*>(QApplication::activeModalWidget())) {
                ++dialogs;
                dialog->reject(); // the proposal is not wanted; the page stays
            }
        });
        watch.start(20);
        QVERIFY(drop(&window, {QUrl::fromLocalFile(folder.path())}));
        const auto* dock = window.findChild<QDockWidget*>(QStringLiteral("dataDock"));
        const auto* page = dock->findChild<DataPage*>();
        QTRY_COMPARE(dialogs, 1);
        QTRY_COMPARE(page->survey().state(), DataSurvey::State::Done);
        QVERIFY(dock->isVisible() && !DockLayout::isBehindTab(dock));
        QCOMPARE(page->survey().subject().data.folder, pathOf(folder.path()));
        QCOMPARE(page->survey().facts()->classes.size(), std::size_t(2));
        QCOMPARE(page->survey().facts()->classes[0].name, std::string("cats"));
        QVERIFY(page->findChild<QTextBrowser*>(QStringLiteral("dataOverview"))
                    ->toPlainText()
                    .contains(folder.path().section(u'/', -1)));
    }

    void whatIsNotRecognisedIsSaid()
    {
        const QTemporaryDir settings, folder;
        WindowSettings stored(settings.filePath(QStringLiteral("window.ini")));
        MainWindow window(stored);
        window.show();
        const auto says = [&](const QString& part) {
            const auto bars = window.findChildren<MessageBar*>();
            return std::ranges::any_of(bars, [&](const MessageBar* bar) { return bar->text().contains(part); });
        };
        QVERIFY(drop(&window, {QUrl::fromLocalFile(folder.path())}));
        QTRY_VERIFY(says(QStringLiteral("holds no images that are recognised")));
        QVERIFY(drop(&window, {QUrl::fromLocalFile(folder.path()), QUrl::fromLocalFile(settings.path())}));
        QTRY_VERIFY(says(QStringLiteral("one folder, archive or table of images at a time")));
        QVERIFY(!drop(&window, {QUrl(QStringLiteral("https://example.org/x.zip"))}));
    }

private:
    /// @return whether the window takes them
    static bool drop(QWidget* window, const QList<QUrl>& urls)
    {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(window, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window, &drop);
        return drop.isAccepted();
    }
};

QTEST_MAIN(DataChoiceTest)
#include "tst_data_choice.moc"
