// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/prediction.h"
#include "core/run/run_store.h"
#include "widgets/models/table_model.h"

namespace pathloom {

/// A derived network with the run it came from.
struct NetworkRow
{
    QString runFolder, runName;
    DerivedNetwork network;
    QString training; ///< "Being trained", or what its training waits for; empty = neither
    /// The prediction with error and origin; a network of another space (a yardstick) has its plain number only.
    std::optional<PredictedLatency> predicted = {};
};

/// Where its ONNX file lies; empty before it was exported.
QString onnxFileOf(const NetworkRow& row);

/// The derived networks of all runs.
class NetworkTableModel final : public TableModel
{
    Q_OBJECT

public:
    /// What decides comes first.
    enum Column {
        Network,
        Accuracy,
        PredictedMs,
        MeasuredMs,
        State,
        SharedAccuracy,
        Run,
        Step,
        Parameters,
        Macs,
        Note,
        Architecture,
        ColumnCount
    };

    explicit NetworkTableModel(QObject* parent = nullptr);

    void setNetworks(std::vector<NetworkRow> networks);
    /// Changes the row of this run folder and network id, or appends it.
    void updateNetwork(const NetworkRow& network);
    const NetworkRow& network(int row) const { return m_rows[static_cast<std::size_t>(row)].value; }
    int rowOf(const QString& runFolder, std::int64_t id) const; ///< -1 if absent

private:
    struct Row
    {
        NetworkRow value;
        Costs costs;
    };
    static Row rowFor(NetworkRow value);
    int rows() const override { return static_cast<int>(m_rows.size()); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;

    std::vector<Row> m_rows;
};

} // namespace pathloom
