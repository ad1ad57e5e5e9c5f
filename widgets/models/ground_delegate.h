// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace pathloom {

/// For delegates that draw the text of a cell themselves.
class GroundDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    /// Paints all of a cell but its text as the style does: ground, selection, focus.
    /// @return the cell with the text that is still to be drawn
    QStyleOptionViewItem paintGround(QPainter* painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const;
};

} // namespace pathloom
