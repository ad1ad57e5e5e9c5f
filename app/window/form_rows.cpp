// SPDX-License-Identifier: MIT
#include "app/window/form_rows.h"

#include "widgets/common/field_note.h"
#include "widgets/common/field_row.h"
#include "widgets/common/form_row.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>

namespace pathloom {

FormRows::FormRows(QFormLayout* form) : QObject(form->parentWidget()), m_form(form) {}

void FormRows::setRequest(const SearchRequest& request)
{
    const QScopedValueRollback filling(m_filling, true);
    fillRequest(request);
    showDependents();
}

void FormRows::setConfig(const SearchConfig& config)
{
    const QScopedValueRollback filling(m_filling, true);
    fillConfig(config);
    showDependents();
}

QStringList FormRows::problems() const
{
    QStringList sentences;
    for (const Problem& problem : fieldProblems())
        sentences << problem.sentence;
    return sentences;
}

void FormRows::showProblems()
{
    const std::vector<Problem> found = fieldProblems();
    for (auto row = m_problemRows.begin(); row != m_problemRows.end(); ++row) {
        QStringList sentences;
        for (const Problem& problem : found)
            if (problem.field == row.key())
                sentences << problem.sentence;
        row.value()->showError(sentences.join(QLatin1Char('\n')), row.key());
    }
}

QWidget* FormRows::page() const
{
    return m_form->parentWidget();
}

void FormRows::setRowVisible(QWidget* field, bool visible)
{
    showFormRow(m_form, field, visible);
}

QLabel* FormRows::addNote()
{
    auto* note = new QLabel(page());
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_form->addRow(QString(), note);
    return note;
}

FieldNote* FormRows::addFieldNote()
{
    auto* note = new FieldNote(page());
    m_form->addRow(QString(), note);
    note->showHint({}); // takes no room yet
    return note;
}

void FormRows::addProblemRow(QWidget* field)
{
    m_problemRows[field] = addFieldNote();
}

void FormRows::addPair(const QString& firstText, QWidget* first, const QString& secondText, QWidget* second)
{
    auto* firstLabel = new QLabel(firstText, page());
    firstLabel->setBuddy(first);
    auto* secondLabel = new QLabel(secondText, page());
    secondLabel->setBuddy(second);
    QHBoxLayout* row = fieldRow();
    row->addWidget(first);
    row->addSpacing(12);
    row->addWidget(secondLabel);
    row->addWidget(second);
    row->addStretch(1);
    m_form->addRow(firstLabel, row);
}

void FormRows::edited(void (FormRows::*changed)())
{
    if (m_filling)
        return;
    showDependents();
    Q_EMIT(this->*changed)();
}

} // namespace pathloom
