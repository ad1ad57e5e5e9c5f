// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/theme.h"
#include "widgets/confusion/confusion_subject.h"

#include <QFont>
#include <QRectF>

class QPainter;

namespace pathloom {

/// What stands in a cell of a confusion matrix, where there is room for it.
enum class ConfusionNumbers { Shares, Images };

/// Draws a confusion matrix with names beside and above it. Cells are squares; where they are smaller than a line of
/// text there are no names, where a number does not fit there is none.
class ConfusionPainter
{
public:
    /// The room that the names of the classes ask for, in pixels: of a thousand it takes milliseconds to measure.
    static double nameRoom(const QStringList& classNames, const QFont& font);
    /// @param cell its side in pixels
    /// @param nameRoom of the subject in this font
    ConfusionPainter(const ConfusionSubject& subject, const Theme& theme, const QFont& font, double cell,
                     double nameRoom, ConfusionNumbers numbers);

    /// Room that names take: to the left of the cells, and above them.
    QSizeF headers() const { return m_headers; }
    double side() const { return m_cell * m_subject.matrix.classes(); }
    /// In coordinates of the cells, whose first one begins at 0, 0.
    QRectF cellRect(int truth, int predicted) const;

    /// The cells that lie in `area`, both in the painter's coordinates with the first cell at origin.
    void paintCells(QPainter& painter, const QPointF& origin, const QRectF& area) const;
    /// Names of the true classes that have their cells in `area`, to the left of it.
    void paintRowNames(QPainter& painter, const QPointF& origin, const QRectF& area) const;
    /// Names of the predicted classes above it, upwards.
    void paintColumnNames(QPainter& painter, const QPointF& origin, const QRectF& area) const;
    /// The shades of 0 to 100 % with their numbers. @return where it ends
    double paintKey(QPainter& painter, const QPointF& at) const;

private:
    bool hasNames() const;
    std::pair<int, int> visible(double origin, double from, double to) const;

    const ConfusionSubject& m_subject;
    const Theme& m_theme;
    QFont m_font;
    double m_cell;
    ConfusionNumbers m_numbers;
    QSizeF m_headers;
};

} // namespace pathloom
