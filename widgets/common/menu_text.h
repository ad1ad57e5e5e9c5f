// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QFontMetrics>
#include <QMenu>
#include <QString>

namespace pathloom {

/// A name as the text of a menu entry: its ampersands are no mnemonics.
inline QString menuText(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

/// A sentence as an entry of a menu: cut where the menu would become too wide, whole in its tooltip.
inline QAction* addSentence(QMenu* menu, const QString& sentence)
{
    constexpr int widest = 90; ///< characters
    const QFontMetrics metrics(menu->font());
    QAction* entry =
        menu->addAction(menuText(metrics.elidedText(sentence, Qt::ElideRight, widest * metrics.averageCharWidth())));
    entry->setToolTip(sentence);
    return entry;
}

} // namespace pathloom
