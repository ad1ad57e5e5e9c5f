// SPDX-License-Identifier: MIT
#include "app/window/window_settings.h"

namespace pathloom {

WindowSettings::WindowSettings(const QString& file)
    : m_store(file.isEmpty() ? QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("pathloom"),
                                         QStringLiteral("window"))
                                   .fileName()
                             : file,
              QSettings::IniFormat),
      geometry(m_store, QStringLiteral("window/geometry")), dockState(m_store, QStringLiteral("window/docks")),
      theme(m_store, QStringLiteral("window/theme"), QStringLiteral("system")),
      lastSearch(m_store, QStringLiteral("search/last")), lastExportFolder(m_store, QStringLiteral("folders/export")),
      lastFigureFolder(m_store, QStringLiteral("folders/figures")),
      comparedTargets(m_store, QStringLiteral("compare/targets")),
      recentActions(m_store, QStringLiteral("commands/recent")), recentRuns(m_store, QStringLiteral("runs/recent")),
      furtherRuns(m_store, QStringLiteral("runs/further")),
      endedByClosing(m_store, QStringLiteral("runs/endedByClosing"))
{
}

} // namespace pathloom
