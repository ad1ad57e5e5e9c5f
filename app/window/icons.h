// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace pathloom {

/// Of resources/icons, drawn in the colour of the palette's text, so that it reads on light and dark; those of the
/// desktop's theme need not.
QIcon icon(const QString& name);
/// Where a colour carries meaning.
QIcon tintedIcon(const QString& name, const QColor& color);
QIcon programIcon();

} // namespace pathloom
