// SPDX-License-Identifier: MIT
#include "widgets/models/run_delegate.h"

#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/models/run_list_model.h"

#include <QPainter>
#include <QTreeView>

namespace pathloom {

namespace {

constexpr int side = 4, gap = 3; ///< pixels beside the texts, and above, between and below them

bool hasDetail(const QWidget* view)
{
    const auto* tree = qobject_cast<const QTreeView*>(view);
    return tree && (tree->isColumnHidden(RunListModel::State) || tree->isColumnHidden(RunListModel::Accuracy));
}

} // namespace

QString RunDelegate::detail(const QWidget* view, const QModelIndex& index)
{
    const auto* tree = qobject_cast<const QTreeView*>(view);
    QStringList parts;
    for (const int column : {RunListModel::State, RunListModel::Accuracy}) {
        const QString text = index.siblingAtColumn(column).data().toString();
        if (tree && tree->isColumnHidden(column) && !text.isEmpty() && text != Format::none())
            parts << text;
    }
    return parts.join(QStringLiteral(" · "));
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!hasDetail(option.widget)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QStyleOptionViewItem cell = paintGround(painter, option, index);
    const bool selected = cell.state & QStyle::State_Selected;
    const QColor text = cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QRect area = cell.rect.adjusted(side, gap, -side, -gap);
    const int line = cell.fontMetrics.height();
    const auto write = [&](int top, const QColor& color, const QString& whole, Qt::TextElideMode mode) {
        painter->setPen(color);
        painter->drawText(QRect(area.left(), top, area.width(), line), Qt::AlignVCenter | Qt::AlignLeft,
                          cell.fontMetrics.elidedText(whole, mode, area.width()));
    };
    painter->save();
    painter->setFont(cell.font);
    write(area.top(), text, cell.text, cell.textElideMode);
    write(area.top() + line + gap, selected ? text : Theme::of(cell.palette).mutedText, detail(option.widget, index),
          Qt::ElideRight);
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize plain = QStyledItemDelegate::sizeHint(option, index);
    if (!hasDetail(option.widget))
        return plain;
    return {plain.width(), 2 * option.fontMetrics.height() + 3 * gap};
}

} // namespace pathloom
