// SPDX-License-Identifier: MIT
#pragma once

namespace pathloom {

class ConfusionView;

/// Lets assistive programs read a confusion matrix as a table, go to a cell and activate it. Does something the first
/// time only.
void installConfusionAccessibility();
/// Assistive programs hear that the view has another current cell.
void tellOfCurrentCell(ConfusionView* view);
/// And that all cells are others than before.
void tellOfNewMatrix(ConfusionView* view);

} // namespace pathloom
