// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/qnamespace.h>

namespace pathloom {

/// Roles that all models share.
enum ItemRole {
    SortRole = Qt::UserRole + 1, ///< numbers as numbers, for QSortFilterProxyModel
    ShareRole,                   ///< 0..1, painted as a bar by ProbabilityDelegate
    LeadingRole,                 ///< true for the row that leads
    KeyRole,                     ///< what identifies the row: run folder, setting key
    ChoicesRole,                 ///< QStringList of the allowed words of a setting
    UnavailableRole,             ///< QVariantMap: words among them that cannot be had here, and why
    UnitRole,                    ///< of a header: the unit of the numbers in SortRole; empty if they have none
};

} // namespace pathloom
