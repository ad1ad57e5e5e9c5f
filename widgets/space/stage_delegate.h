// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace pathloom {

/// Edits the cells of a StageModel: a box for numbers, a list for the operators. What is chosen counts at once.
class StageDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

} // namespace pathloom
