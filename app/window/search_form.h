// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"

#include <QMap>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace pathloom {

class BudgetBox;
class FieldNote;
class PathEdit;
class TargetChoice;

/// The first page of the New search dialog: what nearly every search is told. All other settings are on the second
/// page.
class SearchForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchForm(QWidget* parent = nullptr);

    void setTargets(const std::vector<HardwareTarget>& targets);
    /// Checks this target alone.
    void selectTarget(const QString& id);
    /// Shows name, data, space, target, folder; the settings come with setConfig().
    void setRequest(const SearchRequest& request);
    /// All of the request but its settings.
    SearchRequest request() const;

    void setConfig(const SearchConfig& config);
    /// Puts what stands in the form into config.
    void applyTo(SearchConfig& config) const;

    /// What was found out about the chosen space and target.
    void showFacts(const PreparedSearch& prepared);
    void clearFacts();

    /// One sentence for each thing that is wrong in this form.
    QStringList problems() const;
    /// Beside the fields they are about.
    /// @param budget what was found to be wrong with the budget; may be empty
    void showProblems(const QString& budget);

Q_SIGNALS:
    /// Data, space or target changed: they have to be looked up.
    void sourcesChanged();
    void configEdited();
    /// Name, folder or the closing step changed.
    void requestEdited();
    void importTargetRequested();

private:
    struct Problem
    {
        QWidget* field;
        QString sentence;
    };
    std::vector<Problem> fieldProblems() const;
    /// Room below a field for what is wrong in it.
    void addProblemRow(QFormLayout* form, QWidget* field);
    void addSources(QFormLayout* form);
    void addHardware(QFormLayout* form);
    void addMethod(QFormLayout* form);
    void addRun(QFormLayout* form);
    QLabel* addNote(QFormLayout* form);
    void alignLabels();
    void showDependents();
    void targetsChosen();
    void showSeveral();

    QLineEdit* m_name;
    QComboBox* m_data;
    PathEdit* m_dataFolder;
    QCheckBox* m_transposed;
    QLabel* m_dataNote;
    QComboBox* m_space;
    PathEdit* m_spaceFile;
    QLabel* m_spaceNote;
    FieldNote* m_spaceWarning;
    TargetChoice* m_target;
    QString m_firstTarget; ///< that what is shown was looked up for
    QLabel* m_targetNote;
    QLabel* m_severalNote;
    BudgetBox* m_budget;
    QLabel* m_budgetNote;
    QComboBox* m_loss;
    QComboBox* m_method;
    QComboBox* m_gates;
    QSpinBox* m_warmup;
    QSpinBox* m_epochs;
    QSpinBox* m_batch;
    QLineEdit* m_seed;
    PathEdit* m_folder;
    QCheckBox* m_trainAtEnd;
    DataSpec m_furtherData; ///< limits, which the form does not show but keeps
    QMap<QWidget*, FieldNote*> m_problemRows;
    bool m_filling = false;
};

} // namespace pathloom
