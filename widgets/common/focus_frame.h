// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace pathloom {

/// Base of the plots: a widget on the theme's ground that shows by a frame that it has the keyboard's focus.
class FocusFrame : public QWidget
{
protected:
    using QWidget::QWidget;

    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace pathloom
