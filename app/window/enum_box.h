// SPDX-License-Identifier: MIT
#pragma once

#include <QComboBox>

namespace pathloom {

/// A combo box whose rows are values of an enumeration.
namespace EnumBox {

template<typename Enum>
void add(QComboBox* box, const QString& text, Enum value, const QString& tip)
{
    box->addItem(text, static_cast<int>(value));
    box->setItemData(box->count() - 1, tip, Qt::ToolTipRole);
}

template<typename Enum>
void choose(QComboBox* box, Enum value)
{
    box->setCurrentIndex(box->findData(static_cast<int>(value)));
}

template<typename Enum>
Enum chosen(const QComboBox* box)
{
    return static_cast<Enum>(box->currentData().toInt());
}

} // namespace EnumBox

} // namespace pathloom
