// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace pathloom {

/// The desktop theme's icon if it has one, otherwise ours of resources/icons, drawn in the colour of the palette's
/// text, so that it reads on light and dark.
/// @param themeName freedesktop name, may be empty
QIcon icon(const QString& name, const QString& themeName = {});
/// Ours alone, where a colour carries meaning.
QIcon tintedIcon(const QString& name, const QColor& color);
QIcon programIcon();

} // namespace pathloom
