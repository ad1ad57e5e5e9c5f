// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/csv.h"

#include <QImage>
#include <QSize>

class QPaintDevice;
class QWidget;

namespace pathloom {

/// A picture with numbers behind it that can leave the program: every plot and graph is one.
class Figure
{
public:
    virtual ~Figure() = default;
    /// For people and as proposed file name, such as "Expected latency".
    virtual QString figureTitle() const = 0;
    /// In device-independent pixels.
    virtual QSize figureSize() const = 0;
    /// Paints without cursor, focus and selection, in the paper theme, onto a device whose logical size is `size`.
    virtual void paintFigure(QPaintDevice& device, const QSize& size) = 0;
    virtual FigureTable figureTable() = 0;
};

/// Writes the figure in the format its extension names: svg, pdf, png or csv. Throws Error (unknown extension,
/// unwritable file) and leaves an older file as it was.
void saveFigure(Figure& figure, const QString& path);
/// The figure as a picture of twice the pixels, for the clipboard and PNG.
QImage figureImage(Figure& figure);
/// Asks for a file name and saves; a failure is told in one sentence. False if cancelled or failed.
bool saveFigureAs(QWidget* parent, Figure& figure);
/// Shows the numbers behind the figure in a window of their own.
void showFigureTable(QWidget* parent, Figure& figure);

} // namespace pathloom
