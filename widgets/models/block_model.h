// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/roles.h"

#include <QAbstractTableModel>

#include <optional>

namespace pathloom {

class RunView;

/// The candidates of the selected choice block. Updated by refresh(), so that its view decides how often.
class BlockModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Probability, Latency, Share, Parameters, Macs, ColumnCount };

    explicit BlockModel(RunView* view, QObject* parent = nullptr);

    /// Takes the newest probabilities; rows change only with the selected block.
    void refresh();
    int choice() const { return m_choice; }
    /// Sum of p T over the block's candidates; absent without a latency table.
    std::optional<double> expectedMs() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QString name, word;
        double probability = 0;
        std::optional<double> ms;
        std::int64_t parameters = 0, macs = 0;
    };
    QVariant display(const Row& row, int column) const;
    QVariant sortKey(const Row& row, int column) const;
    double share(const Row& row) const;
    QString sentence(const Row& row) const;
    void rebuild();

    RunView* m_view;
    int m_choice = -1;
    std::vector<Row> m_rows;
    int m_leading = -1;
};

} // namespace pathloom
