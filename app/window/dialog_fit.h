// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QDialog;
class QWidget;

namespace pathloom {

/// Keeps every dialog of the program on its screen: one that would be larger opens as large as the screen allows, and
/// where even the least that it needs is more, all but its last row (the buttons) scrolls. Exists once, in the window.
class DialogFit final : public QObject
{
    Q_OBJECT

public:
    explicit DialogFit(QObject* parent);

    /// What a window can take up on its screen, without its frame.
    static QSize room(const QWidget* window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static void fit(QDialog* dialog);
    static void keepOnScreen(QDialog* dialog);
    static void letScroll(QDialog* dialog);
};

} // namespace pathloom
