// SPDX-License-Identifier: MIT
#include "app/window/form_rows.h"

#include "widgets/common/field_note.h"
#include "widgets/common/form_row.h"

#include <QFormLayout>
#include <QLabel>
#include <QScopedValueRollback>

#include <algorithm>

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
        const auto problem = std::ranges::find(found, row.key(), &Problem::field);
        row.value()->showError(problem != found.end() ? problem->sentence : QString(), row.key());
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

void FormRows::edited(void (FormRows::*changed)())
{
    if (m_filling)
        return;
    showDependents();
    Q_EMIT(this->*changed)();
}

} // namespace pathloom
