// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace pathloom {

/// Every command of the window with its shortcut and what it does.
void showShortcuts(QWidget* window);
/// The words of the search, each in a sentence.
void showGlossary(QWidget* window);
void showAbout(QWidget* window);

} // namespace pathloom
