// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace pathloom {

/// Edits a setting: a list for words, a check for yes or no, otherwise a line of text. Words that cannot be had here
/// are disabled, with the reason as their tool tip.
class SettingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

} // namespace pathloom
