// SPDX-License-Identifier: MIT
#include "widgets/common/form_row.h"

#include <QFormLayout>

namespace pathloom {

namespace {

/// Puts what stands in a cell there once more, as something that was never laid out.
void renew(QFormLayout* form, int row, QFormLayout::ItemRole role)
{
    if (QLayoutItem* item = form->itemAt(row, role)) {
        for (int i = 0; i < form->count(); ++i) {
            if (form->itemAt(i) == item) {
                form->setItem(row, role, form->takeAt(i));
                return;
            }
        }
    }
}

} // namespace

void showFormRow(QFormLayout* form, QWidget* field, bool visible)
{
    int row = -1;
    QFormLayout::ItemRole role = QFormLayout::FieldRole;
    form->getWidgetPosition(field, &row, &role);
    Q_ASSERT(row >= 0);
    if (!visible) {
        renew(form, row, QFormLayout::LabelRole);
        renew(form, row, role); // the field's own, or that of both columns
    }
    form->setRowVisible(row, visible);
}

} // namespace pathloom
