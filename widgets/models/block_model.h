// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/prediction.h"
#include "widgets/models/table_model.h"

#include <optional>

namespace pathloom {

class RunSteering;
class RunView;

/// The candidates of the selected choice block. Updated by refresh(), so that its view decides how often.
class BlockModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Name, Probability, Latency, Share, Macs, Parameters };

    explicit BlockModel(RunView* view, QObject* parent = nullptr);

    /// Takes the probabilities of the shown step; rows change only with the selected block.
    void refresh();
    int choice() const { return m_choice; }
    /// Sum of p T over the block's candidates; absent without a latency table.
    std::optional<double> expectedMs() const;

private:
    struct Row
    {
        QString name, word;
        double probability = 0;
        std::optional<PredictedLatency> latency;
        std::int64_t parameters = 0, macs = 0;
        bool pruned = false, pinned = false;
        QString state; ///< a sentence; empty for an ordinary open path
    };
    int rows() const override { return static_cast<int>(m_rows.size()); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QString spoken(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;
    static QString latencyText(const Row& row);
    double share(const Row& row) const;
    const Row& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    void rebuild();

    RunView* m_view;
    RunSteering* m_steering;
    int m_choice = -1;
    std::vector<Row> m_rows;
    int m_leading = -1;
};

} // namespace pathloom
