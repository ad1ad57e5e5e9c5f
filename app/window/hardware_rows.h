// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/form_rows.h"

class QComboBox;

namespace pathloom {

class BudgetBox;
class TargetChoice;

/// For which hardware, and how its latency counts.
class HardwareRows final : public FormRows
{
    Q_OBJECT

public:
    explicit HardwareRows(QFormLayout* form);

    void setTargets(const std::vector<HardwareTarget>& targets);
    /// Checks this target alone.
    void selectTarget(const QString& id);
    /// What was found to be wrong with targets, by id. @param looking more will be found
    void setTargetProblems(const QMap<QString, QString>& problems, bool looking);
    /// @param sentence what was found to be wrong with the budget; may be empty
    void showBudgetProblem(const QString& sentence);

    void writeRequest(SearchRequest& request) const override;
    void writeConfig(SearchConfig& config) const override;
    void showFacts(const PreparedSearch& prepared) override;
    void clearFacts() override;

Q_SIGNALS:
    void importTargetRequested();

protected:
    std::vector<Problem> fieldProblems() const override;
    void fillRequest(const SearchRequest& request) override;
    void fillConfig(const SearchConfig& config) override;
    void showDependents() override;

private:
    void addTargets();
    void addLoss();
    void targetsChosen();

    TargetChoice* m_targets;
    QString m_firstTarget;                   ///< that what is shown was looked up for
    QMap<QString, QString> m_targetProblems; ///< by id
    QLabel* m_lookingNote;
    QLabel* m_targetNote;
    QLabel* m_severalNote;
    QComboBox* m_loss;
    BudgetBox* m_budget;
    FieldNote* m_budgetProblem;
    QLabel* m_budgetNote;
};

} // namespace pathloom
