// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/form_rows.h"

class QCheckBox;
class QLineEdit;

namespace pathloom {

class PathEdit;

/// What the run is called, where it goes, and what happens at its end.
class RunRows final : public FormRows
{
    Q_OBJECT

public:
    explicit RunRows(QFormLayout* form);

    void writeRequest(SearchRequest& request) const override;

protected:
    std::vector<Problem> fieldProblems() const override;
    void fillRequest(const SearchRequest& request) override;

private:
    QLineEdit* m_name;
    PathEdit* m_folder;
    QCheckBox* m_trainAtEnd;
    Stage m_until = Stage::Export; ///< of the request that was filled in
};

} // namespace pathloom
