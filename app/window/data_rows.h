// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/form_rows.h"
#include "core/data/data_kinds.h"

class QComboBox;
class QPushButton;

namespace pathloom {

class PathEdit;

/// Which images are searched with: a kind of the table of kinds, the place that it takes, and its options.
class DataRows final : public FormRows
{
    Q_OBJECT

public:
    explicit DataRows(QFormLayout* form);

    void writeRequest(SearchRequest& request) const override;
    void showFacts(const PreparedSearch& prepared) override;
    void clearFacts() override;

Q_SIGNALS:
    /// A person wants to see the images.
    void lookRequested();

protected:
    std::vector<Problem> fieldProblems() const override;
    void fillRequest(const SearchRequest& request) override;
    void showDependents() override;

private:
    const DataKind& kind() const;
    void addOption(const DataOption& option);
    void addOptions();

    QComboBox* m_kind;
    PathEdit* m_place;
    QMap<QString, QWidget*> m_options; ///< by key: kinds that have the same option share its field
    QPushButton* m_look;
    QLabel* m_note;
    DataSpec m_furtherData; ///< limits, which the form does not show but keeps
};

} // namespace pathloom
