// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

class QAction;
class QWidget;

namespace pathloom {

/// Every command of the window, those of its menus first, then those that belong to one panel alone.
QList<QAction*> actionsWithKeys(const QWidget* window);
/// Lists them with their shortcuts and what they do.
void showShortcuts(QWidget* window);
/// The words of the search, each in a sentence.
void showGlossary(QWidget* window);
void showAbout(QWidget* window);

} // namespace pathloom
