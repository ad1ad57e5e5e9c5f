// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace pathloom {

/// Paints ShareRole as a bar behind the text of a cell.
class ProbabilityDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace pathloom
