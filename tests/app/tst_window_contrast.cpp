// SPDX-License-Identifier: MIT
// What can be pressed, typed into or ticked can be seen in both themes.
#include "every_dialog.h"

#include "app/window/window_style.h"

#include "tests/support/scratch_data.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace pathloom;

namespace {

constexpr double enough = 3;    ///< WCAG, for what is no text
constexpr double reading = 4.5; ///< WCAG, for text
constexpr double grouping = 2;  ///< for lines that only hold together what can be told apart without them

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

/// What can be seen but for the person, as "class name: contrast".
class FaintParts
{
public:
    explicit FaintParts(QWidget* window) : m_window(window), m_picture(window->grab().toImage())
    {
        for (QWidget* widget : window->findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && widget->window() == window &&
                !widget->visibleRegion().isEmpty())
                look(widget);
    }
    const QStringList& found() const { return m_found; }

private:
    void expect(const QWidget* widget, double contrast, double least, const char* what)
    {
        if (contrast < least)
            m_found << QStringLiteral("%1 of %2 %3 %4: %5")
                           .arg(QLatin1String(what), QLatin1String(widget->metaObject()->className()),
                                widget->objectName(), widget->accessibleName())
                           .arg(contrast, 0, 'f', 2);
    }

    /// What a widget lies on.
    static QColor groundOf(const QWidget* widget)
    {
        for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget())
            if (parent->autoFillBackground() || parent->isWindow() ||
                qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()))
                return parent->palette().color(parent->backgroundRole());
        return widget->palette().color(QPalette::Window);
    }

    /// Of the left edge at half the height, as far as it can be seen.
    void lookAtFrame(const QWidget* widget, double least)
    {
        const QRect seen = widget->visibleRegion().boundingRect();
        if (seen.left() > 0 || seen.height() < widget->height())
            return;
        const QRect edge(widget->mapTo(m_window, QPoint(0, widget->height() / 2)), QSize(3, 1));
        expect(widget, contrastOf(m_picture, edge, groundOf(widget)), least, "frame");
    }

    void look(const QWidget* widget)
    {
        const QWidget* parent = widget->parentWidget();
        const bool isInside = qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent);
        const auto* line = qobject_cast<const QLineEdit*>(widget);
        const auto* spin = qobject_cast<const QAbstractSpinBox*>(widget);
        const auto* choice = qobject_cast<const QComboBox*>(widget);
        if (((line && line->hasFrame()) || (spin && spin->hasFrame()) || (choice && choice->hasFrame())) && !isInside)
            lookAtFrame(widget, enough);
        if (const auto* group = qobject_cast<const QGroupBox*>(widget); group && !group->isFlat())
            lookAtFrame(widget, grouping);
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            if (!button->icon().isNull())
                expect(widget, contrastOf(button->icon(), groundOf(widget)), enough, "icon");
            if (qobject_cast<const QCheckBox*>(button) || qobject_cast<const QRadioButton*>(button)) {
                const QRect mark(button->mapTo(m_window, QPoint()), QSize(button->height(), button->height()));
                expect(widget, contrastOf(m_picture, mark & m_picture.rect(), groundOf(widget)), enough, "mark");
            }
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->text().isEmpty())
            expect(widget, Theme::contrast(label->palette().color(label->foregroundRole()), groundOf(widget)), reading,
                   "text");
    }

    QWidget* m_window;
    QImage m_picture;
    QStringList m_found;
};

} // namespace

class TestWindowContrast : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { test::useScratchData(); }
    /// What the window takes for the desktop's look is not that of the test before.
    void init() { QApplication::setPalette(QApplication::style()->standardPalette()); }

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

    void everythingInEveryDialogCanBeSeen_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QString>("name");
        for (const char* theme : {"light", "dark", "system"})
            for (const QString& name : EveryDialog::names())
                QTest::addRow("%s, %s", qPrintable(name), theme) << QString::fromLatin1(theme) << name;
    }

    void everythingInEveryDialogCanBeSeen()
    {
        QFETCH(QString, theme);
        QFETCH(QString, name);
        EveryDialog dialogs(theme);
        QDialog* dialog = dialogs.open(name);
        QVERIFY(dialog);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(Theme::of(dialog).dark, theme == QLatin1String("dark"));
        const FaintParts faint(dialog);
        QVERIFY2(faint.found().isEmpty(), qPrintable(faint.found().join(u'\n')));
    }

    void aNameThatDoesNotFitIntoABoxIsCutWithDots()
    {
        WindowStyle style;
        const auto picture = [&style](const QString& text) {
            QComboBox box;
            box.setStyle(&style);
            box.addItem(text);
            box.resize(120, 26);
            return box.grab().toImage();
        };
        const QString name = QStringLiteral("Google Pixel 1, TensorFlow Lite, one thread");
        const QFontMetrics metrics = QComboBox().fontMetrics();
        QVERIFY(metrics.horizontalAdvance(name) > 120);
        const QImage shown = picture(name);
        bool isElided = false;
        for (int room = 120; room > 40 && !isElided; --room)
            isElided = shown == picture(metrics.elidedText(name, Qt::ElideMiddle, room));
        QVERIFY(isElided);
    }
};

QTEST_MAIN(TestWindowContrast)
#include "tst_window_contrast.moc"
