// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/data_facts.h"
#include "widgets/models/table_model.h"

#include <memory>

namespace pathloom {

/// The classes of a data set with how many pictures each part of it has of them, and its share of the training pictures
/// as a bar. Row by row the labels.
class ClassTableModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Name, Train, Validation, Test, Share, ColumnCount };

    explicit ClassTableModel(QObject* parent = nullptr);

    /// @param facts null: no classes
    void setFacts(std::shared_ptr<const DataFacts> facts);

private:
    int rows() const override;
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;

    const DataFacts::Class& of(int row) const { return m_facts->classes[std::size_t(row)]; }

    std::shared_ptr<const DataFacts> m_facts;
    std::int64_t m_all = 0;  ///< training pictures
    std::int64_t m_most = 1; ///< of one class
};

} // namespace pathloom
