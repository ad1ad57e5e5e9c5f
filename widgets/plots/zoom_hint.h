// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace pathloom {

/// A word in the corner of a plot that a person has zoomed or moved: what comes new may lie outside. A click shows all
/// again. Figures do not have it, since it is none of the plot's own items.
class ZoomHint final : public QToolButton
{
    Q_OBJECT

public:
    /// @param plot the widget that it lies over
    explicit ZoomHint(QWidget* plot);

    /// @param axes where the plot draws, in its own pixels
    void place(bool isZoomed, const QRect& axes);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyTheme();
};

} // namespace pathloom
