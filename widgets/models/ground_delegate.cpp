// SPDX-License-Identifier: MIT
#include "widgets/models/ground_delegate.h"

#include <QApplication>

#include <utility>

namespace pathloom {

QStyleOptionViewItem GroundDelegate::paintGround(QPainter* painter, const QStyleOptionViewItem& option,
                                                 const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    QString text = std::exchange(cell.text, QString());
    const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    cell.text = std::move(text);
    return cell;
}

} // namespace pathloom
