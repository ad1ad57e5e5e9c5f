// SPDX-License-Identifier: MIT
#pragma once

class QFormLayout;
class QWidget;

namespace pathloom {

/// Shows or hides the row of a field. Always by this: Qt 6.4 remembers for a hidden row where in the form it stood, and
/// lays the form out with the heights of hidden rows written there: into the room below the last row, or past the end
/// of its list of rows (QFormLayoutPrivate::setupHfwLayoutData).
/// @param field stands in @p form, which keeps its place for it
void showFormRow(QFormLayout* form, QWidget* field, bool visible);

} // namespace pathloom
