// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/form_rows.h"

class QComboBox;

namespace pathloom {

class PathEdit;

/// Which space is searched.
class SpaceRows final : public FormRows
{
    Q_OBJECT

public:
    explicit SpaceRows(QFormLayout* form);

    void writeRequest(SearchRequest& request) const override;
    void showFacts(const PreparedSearch& prepared) override;
    void clearFacts() override;

protected:
    std::vector<Problem> fieldProblems() const override;
    void fillRequest(const SearchRequest& request) override;
    void showDependents() override;

private:
    bool isFromFile() const;

    QComboBox* m_space;
    PathEdit* m_file;
    QLabel* m_note;
    FieldNote* m_warning;
};

} // namespace pathloom
