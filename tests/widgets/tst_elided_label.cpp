// SPDX-License-Identifier: MIT
#include "widgets/common/elided_label.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace pathloom;

class TestElidedLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textThatDoesNotFitEndsWithAnEllipsisAndIsInTheTooltip()
    {
        const QString whole = QStringLiteral("2 of 63 paths pruned; an architecture step takes 0.59 s");
        QWidget window;
        auto* row = new QHBoxLayout(&window);
        auto* label = new ElidedLabel(whole, &window);
        label->setToolTip(QStringLiteral("Pruned paths, and the time they save"));
        row->addWidget(label);
        window.resize(900, 40);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(!label->isElided());
        const QImage wide = label->grab().toImage();

        window.resize(120, 40); // a plain label would not let it become so narrow
        QTRY_VERIFY(label->width() < 120);
        QVERIFY(label->isElided());
        QCOMPARE(label->text(), whole);
        QVERIFY(label->grab().toImage() != wide.copy(0, 0, label->width(), label->height())); // not just cut off
        QHelpEvent help(QEvent::ToolTip, label->rect().center(), label->mapToGlobal(label->rect().center()));
        QCoreApplication::sendEvent(label, &help);
        QVERIFY2(QToolTip::text().startsWith(whole) && QToolTip::text().endsWith(label->toolTip()),
                 qPrintable(QToolTip::text()));
    }
    void oneThatGivesWayLeavesTheOthersWhole()
    {
        const QString text = QStringLiteral("2 of 63 paths pruned; an architecture step takes 0.59 s");
        QWidget window;
        auto* row = new QHBoxLayout(&window);
        auto* first = new ElidedLabel(text, &window);
        auto* last = new ElidedLabel(text, &window);
        row->addWidget(first);
        row->addWidget(last, 1000);
        row->addStretch(1);
        last->setGivesWay(true);
        window.resize(2 * first->sizeHint().width() + 100, 40);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(!first->isElided() && !last->isElided());
        window.resize(first->sizeHint().width() + 150, 40);
        QTRY_VERIFY(last->isElided());
        QVERIFY(!first->isElided());
    }
    void aShortWordIsNeverShortened()
    {
        const ElidedLabel label(QStringLiteral("7 %"));
        QCOMPARE(label.minimumSizeHint(), label.QLabel::minimumSizeHint());
    }
};

QTEST_MAIN(TestElidedLabel)
#include "tst_elided_label.moc"
