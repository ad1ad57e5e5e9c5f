// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/form_rows.h"

class QCheckBox;
class QComboBox;

namespace pathloom {

class PathEdit;

/// Which images are searched with.
class DataRows final : public FormRows
{
    Q_OBJECT

public:
    explicit DataRows(QFormLayout* form);

    void writeRequest(SearchRequest& request) const override;
    void showFacts(const PreparedSearch& prepared) override;
    void clearFacts() override;

protected:
    std::vector<Problem> fieldProblems() const override;
    void fillRequest(const SearchRequest& request) override;
    void showDependents() override;

private:
    bool isIdx() const;

    QComboBox* m_kind;
    PathEdit* m_folder;
    QCheckBox* m_transposed;
    QLabel* m_note;
    DataSpec m_furtherData; ///< limits, which the form does not show but keeps
};

} // namespace pathloom
