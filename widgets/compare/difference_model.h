// SPDX-License-Identifier: MIT
#pragma once

#include "core/compare/difference.h"
#include "widgets/common/csv.h"
#include "widgets/models/table_model.h"

#include <QCoreApplication>

namespace pathloom {

/// Two networks with what differs between them, as the views of a difference show it.
struct NetworkComparison
{
    QString leftName, rightName;
    NetworkDescription left, right;
    NetworkDifference difference;
    QString targetName; ///< empty = without latency
};

/// What changed in one pair of blocks, in words.
class DifferenceText
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceText)

public:
    /// "kernel 3 → 7", "expansion 3 → 6", "left out", "added", "operator", one each; empty if nothing changed.
    static QStringList changes(const NetworkComparison& networks, const BlockPair& pair);
    /// "3 kernels, 2 expansions and 1 block there or not differ."
    static QString summary(const NetworkDifference& difference);
    /// The networks' latencies, how far apart they are, and whether their errors leave that open; without both, why.
    static QString latency(const NetworkComparison& networks);
    static QString name(const NetworkDescription& network, int block);       ///< en dash for none
    static QString word(const NetworkDescription& network, int block);       ///< "k3e6"; en dash for none
    static QString operatorOf(const NetworkDescription& network, int block); ///< "MBConv 3×3, expand 6"
};

/// The blocks of two networks side by side with latency, parameters and MACs; the last row is the whole networks.
class DifferenceModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column {
        Block,
        Left,
        Right,
        Changed,
        LeftMs,
        RightMs,
        MsDifference,
        LeftParameters,
        RightParameters,
        ParameterDifference,
        LeftMacs,
        RightMacs,
        MacDifference,
        ColumnCount
    };
    explicit DifferenceModel(QObject* parent = nullptr);

    void setNetworks(NetworkComparison networks);
    /// All numbers unrounded, one row a pair of blocks and one for the whole networks.
    FigureTable numbers() const;

private:
    int rows() const override;
    QString display(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;
    /// The number of a cell; invalid where there is none.
    QVariant number(int row, int column) const;
    /// The networks' latencies cannot be told apart.
    bool isUncertain() const;
    bool isTotal(int row) const { return row + 1 == rows(); }
    const BlockPair& pair(int row) const { return m_networks.difference.pairs[static_cast<std::size_t>(row)]; }

    NetworkComparison m_networks;
};

} // namespace pathloom
