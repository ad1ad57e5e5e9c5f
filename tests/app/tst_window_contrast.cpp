// SPDX-License-Identifier: MIT
// What can be pressed, typed into or ticked can be seen in both themes.
#include "prepared_search.h"

#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/window_settings.h"
#include "tests/support/scratch_data.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace pathloom;

namespace {

constexpr double enough = 3; ///< WCAG, for what is no text

/// Of the pixel that stands out most, as far as it is opaque.
double contrastOf(const QImage& picture, const QRect& part, const QColor& ground)
{
    double most = 1;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x)
            if (const QColor color = picture.pixelColor(x, y); color.alpha() > 200)
                most = std::max(most, Theme::contrast(color, ground));
    return most;
}

double contrastOf(const QIcon& icon, const QColor& ground)
{
    const QImage picture = icon.pixmap(20, 20).toImage();
    return contrastOf(picture, picture.rect(), ground);
}

/// Of the left edge of a widget's frame at half its height.
double frameContrast(QWidget& widget, const QColor& ground)
{
    const QImage picture = widget.grab().toImage();
    return contrastOf(picture, QRect(0, picture.height() / 2, 3, 1), ground);
}

} // namespace

class TestWindowContrast : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }

    void everyIconAndFrameCanBeSeen_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::newRow("light") << QStringLiteral("light");
        QTest::newRow("dark") << QStringLiteral("dark");
    }

    void everyIconAndFrameCanBeSeen()
    {
        QFETCH(QString, theme);
        WindowSettings settings(m_folder.filePath(theme + QStringLiteral(".ini")));
        settings.theme.set(theme);
        MainWindow window(settings);
        window.show();
        window.controller()->showDraft(preparedSmall());
        const QPalette palette = QApplication::palette();
        const QColor around = palette.color(QPalette::Window), inside = palette.color(QPalette::Base);
        QCOMPARE(Theme::of(palette).dark, theme == QLatin1String("dark"));

        int icons = 0;
        QStringList faint;
        const auto look = [&](const QIcon& icon, const QString& name) {
            icons += icon.isNull() ? 0 : 1;
            if (!icon.isNull() && contrastOf(icon, around) < enough)
                faint << name;
        };
        for (const QAction* action : window.findChildren<QAction*>())
            look(action->icon(), action->objectName());
        QVERIFY(icons > 10);
        icons = 0;
        for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
            look(button->icon(), button->objectName() + u' ' + button->accessibleName());
        QVERIFY(icons > 30); // those that close and free the panels among them
        QCOMPARE(faint, QStringList());

        QWidget box(&window);
        QHBoxLayout row(&box);
        QLineEdit line;
        QDoubleSpinBox number;
        QComboBox choice;
        QComboBox text;
        text.setEditable(true);
        QCheckBox tick;
        QListWidget list;
        auto* item = new QListWidgetItem(QString(), &list);
        item->setCheckState(Qt::Unchecked);
        for (QWidget* widget : std::initializer_list<QWidget*>{&line, &number, &choice, &text, &tick, &list})
            row.addWidget(widget);
        box.resize(900, 120);
        box.show();
        for (const QColor& ground : {around, inside}) {
            QVERIFY2(frameContrast(line, ground) >= enough, qPrintable(QString::number(frameContrast(line, ground))));
            QVERIFY2(frameContrast(number, ground) >= enough,
                     qPrintable(QString::number(frameContrast(number, ground))));
            QVERIFY2(frameContrast(choice, ground) >= enough,
                     qPrintable(QString::number(frameContrast(choice, ground))));
            QVERIFY2(frameContrast(text, ground) >= enough, qPrintable(QString::number(frameContrast(text, ground))));
            const QImage ticks = tick.grab().toImage();
            QVERIFY(contrastOf(ticks, ticks.rect(), ground) >= enough);
            const QImage items = list.viewport()->grab().toImage();
            QVERIFY(contrastOf(items, QRect(0, 0, 24, 20), ground) >= enough);
        }
    }
};

QTEST_MAIN(TestWindowContrast)
#include "tst_window_contrast.moc"
