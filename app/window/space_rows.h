// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/form_rows.h"

class QComboBox;
class QPushButton;

namespace pathloom {

class PathEdit;

/// Which space is searched: a shipped one, a file, or the one that is proposed for the images.
class SpaceRows final : public FormRows
{
    Q_OBJECT

public:
    explicit SpaceRows(QFormLayout* form);

    void writeRequest(SearchRequest& request) const override;
    void showFacts(const PreparedSearch& prepared) override;
    void clearFacts() override;

Q_SIGNALS:
    /// A person wants to look at the space, or change it.
    void editRequested();

protected:
    std::vector<Problem> fieldProblems() const override;
    void fillRequest(const SearchRequest& request) override;
    void showDependents() override;

private:
    bool isFromFile() const;
    bool isProposed() const;
    void showProposal(const PreparedSearch& prepared);

    QComboBox* m_space;
    QPushButton* m_edit;
    PathEdit* m_file;
    QLabel* m_note;
    FieldNote* m_warning;
    QWidget* m_proposalRow; ///< what is proposed instead, and the button that takes it
    QLabel* m_proposal;
};

} // namespace pathloom
