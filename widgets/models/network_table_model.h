// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run_store.h"
#include "widgets/models/roles.h"

#include <QAbstractTableModel>

namespace pathloom {

/// A derived network with the run it came from.
struct NetworkRow
{
    QString runFolder, runName;
    DerivedNetwork network;
    bool beingTrained = false;
};

/// The derived networks of all runs.
class NetworkTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Run, Network, Architecture, Accuracy, PredictedMs, MeasuredMs, Parameters, Macs, State, ColumnCount };

    explicit NetworkTableModel(QObject* parent = nullptr);

    void setNetworks(std::vector<NetworkRow> networks);
    /// Changes the row of this run folder and network id, or appends it.
    void updateNetwork(const NetworkRow& network);
    const NetworkRow& network(int row) const { return m_rows[static_cast<std::size_t>(row)].value; }
    int rowOf(const QString& runFolder, std::int64_t id) const; ///< -1 if absent

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        NetworkRow value;
        Costs costs;
    };
    static Row rowFor(NetworkRow value);
    QVariant display(const Row& row, int column) const;
    QVariant sortKey(const Row& row, int column) const;
    QString tooltip(const Row& row, int column) const;

    std::vector<Row> m_rows;
};

} // namespace pathloom
