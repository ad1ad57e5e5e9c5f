// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/key_help.h"

#include <utility>

class QAction;
class QWidget;

namespace pathloom {

/// Every command of the window, those of its menus first, then those that belong to one panel alone.
QList<QAction*> actionsWithKeys(const QWidget* window);
/// What views do with keys by themselves, by their names.
QList<std::pair<QString, QList<KeyHelp>>> keysOfViews();
/// Lists all of that with shortcuts and what they do.
void showShortcuts(QWidget* window);
/// The words of the search, each in a sentence.
void showGlossary(QWidget* window);
void showAbout(QWidget* window);

} // namespace pathloom
