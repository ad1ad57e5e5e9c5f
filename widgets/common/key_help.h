// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace pathloom {

/// What keys do in a view that takes them itself, for the list of keys.
struct KeyHelp
{
    QString act;
    QList<QKeySequence> keys;
    QString meaning;
};

} // namespace pathloom
