// SPDX-License-Identifier: MIT
#include "widgets/space/stage_delegate.h"

#include "widgets/common/number_boxes.h"
#include "widgets/space/stage_model.h"

#include <QComboBox>

namespace pathloom {

QWidget* StageDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    // The editor may stay open: what it says is told at once, and the maps and the drawing follow.
    const auto commit = [this](QWidget* editor) { Q_EMIT const_cast<StageDelegate*>(this)->commitData(editor); };
    const QString name = index.data(Qt::AccessibleTextRole).toString();
    if (index.column() == StageModel::Operators) {
        auto* box = new QComboBox(parent);
        box->addItem(tr("searched"), QString());
        for (const int kernel : {3, 5, 7})
            for (const int expansion : {1, 3, 6}) {
                const QString word = QStringLiteral("k%1e%2").arg(kernel).arg(expansion);
                box->addItem(tr("always %1", "an operator").arg(word), word);
            }
        if (const QString now = index.data(Qt::EditRole).toString(); box->findData(now) < 0)
            box->addItem(tr("always %1", "an operator").arg(now), now);
        box->setAccessibleName(name);
        connect(box, &QComboBox::activated, this, [commit, box] { commit(box); });
        return box;
    }
    auto* box = new CountBox(parent);
    const auto [least, most] = StageModel::rangeOf(index.column());
    box->setRange(least, std::max(most, index.data(Qt::EditRole).toInt()));
    box->setFrame(false);
    box->setAccessibleName(name);
    connect(box, &QSpinBox::valueChanged, this, [commit, box] { commit(box); });
    return box;
}

void StageDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QVariant value = index.data(Qt::EditRole);
    const QSignalBlocker blocked(editor); // it is not the person who changes it
    if (auto* list = qobject_cast<QComboBox*>(editor))
        list->setCurrentIndex(list->findData(value));
    else if (auto* box = qobject_cast<QSpinBox*>(editor); box && box->value() != value.toInt())
        box->setValue(value.toInt());
}

void StageDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* list = qobject_cast<QComboBox*>(editor))
        model->setData(index, list->currentData());
    else if (const auto* box = qobject_cast<QSpinBox*>(editor))
        model->setData(index, box->value());
}

} // namespace pathloom
