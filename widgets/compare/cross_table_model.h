// SPDX-License-Identifier: MIT
#pragma once

#include "core/compare/comparison.h"
#include "widgets/models/table_model.h"

#include <QMap>

#include <memory>

namespace pathloom {

/// The networks of all runs with their latency on each chosen target: the cross table. Row = network of the table.
class CrossTableModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Network, Run, FoundFor, Accuracy, Parameters, Macs, State, FirstTarget };
    enum Role {
        SearchRole = Qt::UserRole + 100, ///< all words of the row by which one filters
        TrainedRole,                     ///< true if the network has an accuracy
        OriginRole,                      ///< LatencyOrigin as int; invalid without a latency
        BestRole,                        ///< true for the lowest latency of a target
        LikeBestRole,                    ///< true for one that cannot be told apart from it
        OwnTargetRole                    ///< true where the network was searched for this target
    };

    explicit CrossTableModel(QObject* parent = nullptr);

    struct Content
    {
        std::shared_ptr<const CrossTable> table = std::make_shared<const CrossTable>();
        QMap<QString, QString> targetNames; ///< by id; an unknown id names itself
        QStringList training;               ///< by network, as in NetworkRow; may be shorter
    };
    void setContent(Content content);
    const CrossTable& table() const { return *m_content.table; }
    /// Short name of the target a network was found for; "Yardstick" for one that was not searched.
    QString foundForText(int network) const;
    /// Null for columns that are no targets.
    const CrossTable::Cell* cell(int row, int column) const;

private:
    int rows() const override { return static_cast<int>(table().networks.size()); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QString spoken(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;
    const ComparedNetwork& compared(int row) const { return table().networks[static_cast<std::size_t>(row)]; }
    QString stateText(int row) const;
    int stateRank(int row) const;

    /// The target a network was found for by its full name; empty if it was not searched.
    QString ownTarget(int row) const;

    Content m_content;
    QMap<QString, QString> m_shortNames; ///< by full name
    std::vector<Costs> m_costs;
};

/// Names without what does not tell them apart: of the parts between commas the first stays, and those that not all
/// names with the same first part have. "This machine, ONNX Runtime, 1 thread" beside one with 2 threads becomes
/// "This machine, 1 thread".
QMap<QString, QString> shortNames(const QStringList& names);

} // namespace pathloom
