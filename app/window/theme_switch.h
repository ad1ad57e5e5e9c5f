// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPalette>
#include <QString>

namespace pathloom {

/// Switches the whole program between the system's look and our light or dark palette in the Fusion style.
class ThemeSwitch final : public QObject
{
    Q_OBJECT

public:
    explicit ThemeSwitch(QObject* parent = nullptr);

    /// "system", "light" or "dark"; anything else counts as "system".
    void apply(const QString& name);

    static QPalette lightPalette();
    static QPalette darkPalette();

private:
    QString m_systemStyle;
    QString m_style; ///< in force
    QPalette m_systemPalette;
};

} // namespace pathloom
