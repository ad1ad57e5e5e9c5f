// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"

#include <QMap>
#include <QObject>

class QFormLayout;
class QLabel;
class QWidget;

namespace pathloom {

class FieldNote;

/// Rows of the New search form that belong together: their fields, what was found out about what stands in them, and
/// what is wrong with it.
class FormRows : public QObject
{
    Q_OBJECT

public:
    /// Puts in what these rows show of it, silently.
    void setRequest(const SearchRequest& request);
    void setConfig(const SearchConfig& config);
    /// Writes what stands in these rows.
    virtual void writeRequest(SearchRequest&) const {}
    virtual void writeConfig(SearchConfig&) const {}

    /// What was found out about the chosen data, space and target.
    virtual void showFacts(const PreparedSearch&) {}
    virtual void clearFacts() {}

    /// One sentence for each thing that is wrong in these rows.
    QStringList problems() const;
    /// Beside the fields they are about.
    void showProblems();

Q_SIGNALS:
    /// Data, space or target changed: they have to be looked up.
    void sourcesChanged();
    void configEdited();
    /// Something changed that needs no look-up and is no setting.
    void requestEdited();

protected:
    /// @param form of a widget, which becomes the parent of the rows
    explicit FormRows(QFormLayout* form);

    struct Problem
    {
        const QWidget* field;
        QString sentence;
    };
    virtual std::vector<Problem> fieldProblems() const { return {}; }
    virtual void fillRequest(const SearchRequest&) {}
    virtual void fillConfig(const SearchConfig&) {}
    /// Shows or hides, enables or disables rows by what stands in others.
    virtual void showDependents() {}

    QFormLayout* form() const { return m_form; }
    QWidget* page() const;
    void setRowVisible(QWidget* field, bool visible);
    /// Two short fields in one row, each with its label.
    void addPair(const QString& firstText, QWidget* first, const QString& secondText, QWidget* second);
    /// Room for what was found out.
    QLabel* addNote();
    /// Room for a sentence that is there only at times.
    FieldNote* addFieldNote();
    /// Room below a field for what is wrong in it.
    void addProblemRow(QWidget* field);

    /// A person's change: shows what depends on it and tells it. Does nothing while the rows are filled.
    void edited(void (FormRows::*changed)());
    bool isFilling() const { return m_filling; }

private:
    QFormLayout* m_form;
    QMap<QWidget*, FieldNote*> m_problemRows;
    bool m_filling = false;
};

} // namespace pathloom
