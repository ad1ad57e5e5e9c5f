// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/models/ground_delegate.h"

namespace pathloom {

/// Paints the name of a run over the whole width of its column and below it, quieter, what a column of its own would
/// say that is not shown: state and accuracy. For a QTreeView of a RunListModel.
class RunDelegate final : public GroundDelegate
{
    Q_OBJECT

public:
    using GroundDelegate::GroundDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The second line; empty if columns say it all.
    static QString detail(const QWidget* view, const QModelIndex& index);
};

} // namespace pathloom
