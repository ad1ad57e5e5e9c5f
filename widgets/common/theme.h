// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>
#include <QPen>

class QWidget;

namespace pathloom {

/// The one place for colours. Grounds and texts come from the palette in force, series colours from Okabe and Ito's
/// colour-blind-safe list, each shifted so that it reads on the palette's ground. Views rebuild it on PaletteChange.
struct Theme
{
    bool dark = false;
    QColor ground; ///< behind plots and graph
    QColor panel;  ///< bands and boxes on the ground
    QColor text;
    QColor mutedText; ///< reads at 4.5:1 on the ground
    QColor grid;
    QColor outline;
    QColor frame; ///< of what is typed or ticked into: 3:1 to the ground and to the window around
    QColor focus; ///< selection and keyboard focus
    QColor glow;  ///< the path sampled last
    QColor pick;  ///< a budget that a person picked, and its architecture
    QColor warning, error;

    static Theme of(const QPalette& palette);
    static Theme of(const QWidget* widget);
    /// For figures on paper, whatever the window looks like.
    static Theme paper();

    /// Colour and line of the i-th series; both differ, so colour is never the only sign.
    QColor series(int i) const;
    QPen seriesPen(int i, double width) const;
    /// Ramp for probabilities 0..1, ordered by lightness, from "barely there" to "leads" on this ground.
    QColor probability(double p) const;
    /// A mix of a and b; share 0 = a, 1 = b.
    static QColor mix(const QColor& a, const QColor& b, double share);
    /// Contrast ratio by WCAG, 1..21.
    static double contrast(const QColor& a, const QColor& b);
    /// Black or white, whichever reads on `ground`.
    static QColor textOn(const QColor& ground);
    /// Gives a widget's text a colour of its own. Only the role that the text uses is set, and only if it changes, so
    /// that the change does not come back as another one when it is made on PaletteChange.
    static void colorText(QWidget* widget, const QColor& color);
};

} // namespace pathloom
