// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace pathloom {

/// The wheel changes a number, a choice or a slider only where the keyboard is: who scrolls a dialog, or lets the mouse
/// stand over the tool bar, changes nothing. The page below is scrolled instead. Holds for all of the program's
/// windows.
class WheelGuard final : public QObject
{
    Q_OBJECT

public:
    explicit WheelGuard(QObject* parent);
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace pathloom
