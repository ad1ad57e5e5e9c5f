// SPDX-License-Identifier: MIT
#include "widgets/models/setting_delegate.h"

#include "widgets/models/roles.h"

#include <QComboBox>
#include <QLineEdit>
#include <QStandardItemModel>

namespace pathloom {

QWidget* SettingDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QString name = index.data(KeyRole).toString();
    const QStringList words = index.data(ChoicesRole).toStringList();
    const bool yesNo = index.data(Qt::EditRole).typeId() == QMetaType::Bool;
    if (words.isEmpty() && !yesNo) {
        auto* line = new QLineEdit(parent);
        line->setFrame(false);
        line->setAccessibleName(name);
        return line;
    }
    auto* list = new QComboBox(parent);
    list->setAccessibleName(name);
    list->addItems(yesNo ? QStringList{QStringLiteral("true"), QStringLiteral("false")} : words);
    const QVariantMap unavailable = index.data(UnavailableRole).toMap();
    for (int row = 0; row < list->count(); ++row) {
        const QString reason = unavailable.value(list->itemText(row)).toString();
        if (reason.isEmpty())
            continue;
        QStandardItem* item = qobject_cast<QStandardItemModel*>(list->model())->item(row);
        item->setEnabled(false);
        item->setToolTip(reason);
        item->setAccessibleDescription(reason);
    }
    auto* self = const_cast<SettingDelegate*>(this); // signals of a const member function's object
    connect(list, &QComboBox::activated, self, [self, list] {
        Q_EMIT self->commitData(list);
        Q_EMIT self->closeEditor(list);
    });
    return list;
}

void SettingDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    if (auto* list = qobject_cast<QComboBox*>(editor))
        list->setCurrentText(text);
    else if (auto* line = qobject_cast<QLineEdit*>(editor))
        line->setText(text);
}

void SettingDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (auto* list = qobject_cast<QComboBox*>(editor))
        model->setData(index, list->currentText(), Qt::EditRole);
    else if (auto* line = qobject_cast<QLineEdit*>(editor))
        model->setData(index, line->text(), Qt::EditRole);
}

} // namespace pathloom
