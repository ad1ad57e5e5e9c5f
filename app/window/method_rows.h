// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/form_rows.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace pathloom {

/// How is searched: the settings that nearly every search is told. All others are on the dialog's second page.
class MethodRows final : public FormRows
{
    Q_OBJECT

public:
    explicit MethodRows(QFormLayout* form);

    void writeConfig(SearchConfig& config) const override;

protected:
    std::vector<Problem> fieldProblems() const override;
    void fillConfig(const SearchConfig& config) override;
    void showDependents() override;

private:
    void addMethod();
    void addLengths();
    /// Two fields in one row.

    QComboBox* m_method;
    QComboBox* m_gates;
    QSpinBox* m_warmup;
    QSpinBox* m_epochs;
    QSpinBox* m_batch;
    QLineEdit* m_seed;
};

} // namespace pathloom
