// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace pathloom {

/// A remembered value: its key, type and default stand in one place.
template<typename T>
class Remembered
{
public:
    Remembered(QSettings& store, QString key, T fallback = {})
        : m_store(store), m_key(std::move(key)), m_fallback(std::move(fallback))
    {
    }
    T get() const { return m_store.value(m_key, QVariant::fromValue(m_fallback)).template value<T>(); }
    void set(const T& value) { m_store.setValue(m_key, QVariant::fromValue(value)); }
    void forget() { m_store.remove(m_key); }

private:
    QSettings& m_store;
    QString m_key;
    T m_fallback;
};

/// Everything the window remembers from one start to the next.
class WindowSettings final
{
public:
    /// @param file an INI file; empty = the user's own
    explicit WindowSettings(const QString& file = {});

private:
    QSettings m_store; ///< before the values, which refer to it

public:
    Remembered<QByteArray> geometry;
    Remembered<QByteArray> dockState; ///< see DockLayout
    Remembered<QString> theme;         ///< "system", "light" or "dark"
    Remembered<QByteArray> lastSearch; ///< the New search dialog's values as JSON
    Remembered<QString> lastExportFolder;
    Remembered<QString> lastFigureFolder;
    Remembered<QStringList> comparedTargets; ///< ids; empty = those that runs were searched for
    Remembered<QStringList> recentActions;   ///< object names, last used first
    Remembered<QStringList> recentRuns;      ///< folders of runs that were looked at, last one first
    Remembered<QStringList> furtherRuns;     ///< folders of runs that lie elsewhere, last opened last
    Remembered<QString> endedByClosing;      ///< folder of the run whose search ended as the window was closed
};

} // namespace pathloom
