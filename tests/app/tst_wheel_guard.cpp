// SPDX-License-Identifier: MIT
// The wheel over numbers, choices and sliders, in a window of ours and in the real one.
#include "app/window/main_window.h"
#include "app/window/wheel_guard.h"
#include "app/window/window_settings.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <qtestspontaneevent.h>

using namespace pathloom;

namespace {

void turnWheel(QWidget* widget)
{
    const QPointF middle = widget->rect().center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event); // as from a mouse: only then it goes on to parents
    qApp->notify(widget, &event);
}

} // namespace

class TestWheelGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageIsScrolledAndNothingChanges()
    {
        const WheelGuard guard(nullptr);
        QScrollArea area;
        auto* page = new QWidget;
        auto* rows = new QVBoxLayout(page);
        auto* number = new QSpinBox;
        number->setValue(50);
        auto* choice = new QComboBox;
        choice->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        choice->setCurrentIndex(1);
        auto* slider = new QSlider(Qt::Horizontal);
        slider->setValue(50);
        for (QWidget* widget : std::initializer_list<QWidget*>{number, choice, slider})
            rows->addWidget(widget);
        page->setMinimumHeight(2000);
        area.setWidget(page);
        area.resize(300, 200);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        area.setFocus();
        int scrolled = area.verticalScrollBar()->value();
        for (QWidget* widget : std::initializer_list<QWidget*>{number, choice, slider}) {
            turnWheel(widget);
            QVERIFY2(area.verticalScrollBar()->value() > scrolled, widget->metaObject()->className());
            scrolled = area.verticalScrollBar()->value();
            QVERIFY(widget->focusPolicy() != Qt::WheelFocus);
        }
        QVERIFY(number->value() == 50 && choice->currentIndex() == 1 && slider->value() == 50);
        // With the keyboard in it, it is the field that is meant.
        QApplication::setActiveWindow(&area);
        number->setFocus();
        QTRY_VERIFY(number->hasFocus());
        turnWheel(number);
        QCOMPARE(number->value(), 49);
    }

    void nothingInTheWindowChangesUnasked()
    {
        const QTemporaryDir folder;
        WindowSettings settings(folder.filePath(QStringLiteral("window.ini")));
        MainWindow window(settings);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        int looked = 0;
        for (auto* widget : window.findChildren<QWidget*>()) {
            const bool field = qobject_cast<QAbstractSpinBox*>(widget) || qobject_cast<QComboBox*>(widget) ||
                               qobject_cast<QSlider*>(widget);
            if (!field || !widget->isVisible())
                continue;
            ++looked;
            QVERIFY2(widget->focusPolicy() != Qt::WheelFocus, qPrintable(widget->objectName()));
        }
        QVERIFY(looked >= 3); // target, trade-off, budget
    }
};

QTEST_MAIN(TestWheelGuard)
#include "tst_wheel_guard.moc"
