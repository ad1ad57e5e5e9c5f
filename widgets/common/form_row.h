// SPDX-License-Identifier: MIT
#pragma once

#include <QFormLayout>

namespace pathloom {

/// Shows or hides the row of a field. Always by this: Qt 6.4 lays the form out after each widget of the row, and with
/// the label shown and the field not yet it writes past the end of its list of rows.
inline void showFormRow(QFormLayout* form, QWidget* field, bool visible)
{
    form->setEnabled(false);
    form->setRowVisible(field, visible);
    form->setEnabled(true);
    form->invalidate();
    form->activate();
}

} // namespace pathloom
