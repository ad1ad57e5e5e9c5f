// SPDX-License-Identifier: MIT
#pragma once

#include "core/data/data_facts.h"
#include "widgets/models/table_model.h"

#include <memory>
#include <vector>

namespace pathloom {

/// What is wrong with the pictures of a data set, one row each: what was left out, the same content where it does harm,
/// classes with a single training picture.
class DataProblemModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Problem, Where, ColumnCount };

    explicit DataProblemModel(QObject* parent = nullptr);

    /// @param facts null: no problems
    void setFacts(std::shared_ptr<const DataFacts> facts);

private:
    enum class Kind { LeftOut, OtherPart, OtherClass, SinglePicture };
    /// A row by its number among those of its sort.
    struct Row
    {
        Kind kind;
        std::size_t number;
    };

    int rows() const override { return static_cast<int>(m_rows.size()); }
    QString display(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QString where(const Row& row) const;

    std::shared_ptr<const DataFacts> m_facts;
    std::vector<Row> m_rows;
};

} // namespace pathloom
