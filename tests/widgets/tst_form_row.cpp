// SPDX-License-Identifier: MIT
#include "widgets/common/form_row.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace pathloom;

namespace {

/// A form of notes that wrap, so that its height depends on its width.
struct Notes
{
    QWidget page;
    QFormLayout* form = new QFormLayout(&page);
    QList<QWidget*> fields;

    explicit Notes(int rows, bool visible = true)
    {
        for (int i = 0; i < rows; ++i) {
            auto* note = new QLabel(QStringLiteral("word ").repeated(40), &page);
            note->setWordWrap(true);
            form->addRow(i % 2 == 0 ? QStringLiteral("label") : QString(), note);
            fields << note;
        }
        page.resize(300, 2000);
        page.setVisible(visible);
    }
    int height()
    {
        form->activate();
        return form->heightForWidth(page.width());
    }
};

} // namespace

class TestFormRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hiddenRowsTakeNoRoom()
    {
        constexpr int Rows = 6;
        Notes notes(Rows);
        const int whole = notes.height();
        for (int left = Rows - 1; left > 0; --left) {
            showFormRow(notes.form, notes.fields[left], false);
            Notes fewer(left);
            QCOMPARE(notes.height(), fewer.height());
        }
        for (int i = 1; i < Rows; ++i)
            showFormRow(notes.form, notes.fields[i], true);
        QCOMPARE(notes.height(), whole);
    }

    /// The form keeps a list of the rows it laid out. It is short at first; rows are then shown, but only measured, since
    /// nobody sees the form yet, and hidden again. By Qt's own setRowVisible() the form writes behind that list now, which
    /// the allocator notices.
    void rowsHiddenAgainAreNotWrittenBehindTheList()
    {
        constexpr int Rows = 200;
        Notes notes(Rows, false);
        const auto showRows = [&](bool visible) {
            for (int i = 0; i < Rows; ++i)
                showFormRow(notes.form, notes.fields[i], visible || i == 0);
        };
        showRows(false);
        const int one = notes.height();
        QVERIFY(one > 0);
        for (int round = 0; round < 3; ++round) {
            showRows(true);
            QVERIFY(notes.form->sizeHint().height() > one);
            showRows(false);
            QCOMPARE(notes.height(), one);
        }
    }

    void rowsKeepTheirPlaceAndLabel()
    {
        QWidget page;
        auto* form = new QFormLayout(&page);
        auto* first = new QLineEdit(&page);
        auto* second = new QLineEdit(&page);
        auto* both = new QLabel(QStringLiteral("over both columns"), &page);
        form->addRow(QStringLiteral("&First"), first);
        form->addRow(QStringLiteral("&Second"), second);
        form->addRow(both);
        page.show();
        auto* label = qobject_cast<QLabel*>(form->labelForField(first));
        for (const bool visible : {false, true, false, false, true}) {
            showFormRow(form, first, visible);
            showFormRow(form, both, visible);
            QCOMPARE(first->isVisible(), visible);
            QCOMPARE(label->isVisible(), visible);
            QCOMPARE(both->isVisible(), visible);
            QVERIFY(second->isVisible());
            QCOMPARE(form->rowCount(), 3);
            QCOMPARE(form->labelForField(first), label);
            QCOMPARE(label->buddy(), first);
            QCOMPARE(form->itemAt(0, QFormLayout::FieldRole)->widget(), first);
            QCOMPARE(form->itemAt(2, QFormLayout::SpanningRole)->widget(), both);
        }
        QVERIFY(first->geometry().bottom() < second->geometry().top());
        QVERIFY(second->geometry().bottom() < both->geometry().top());
    }
};

QTEST_MAIN(TestFormRow)
#include "tst_form_row.moc"
