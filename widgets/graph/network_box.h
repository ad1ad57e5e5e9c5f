// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QCoreApplication>
#include <QSizeF>
#include <QString>

class QPainter;
class QPointF;
class QRectF;

namespace pathloom {

struct Block;
struct Theme;

/// How one block of a network is drawn in the manner of papers: height for the kernel, width for the expansion, colour
/// by the kernel. Sizes are device-independent pixels.
class NetworkBox
{
    Q_DECLARE_TR_FUNCTIONS(NetworkBox)

public:
    static constexpr double gap = 14; ///< between boxes, bridged by a line
    static constexpr double greatestHeight = 108;

    static QSizeF size(const Block& block);
    /// Box with its word; a Skip names itself below its line.
    static void paint(QPainter& painter, const QRectF& rect, const Block& block, const Theme& theme);
    /// The dashed way around a block whose input is added to its output.
    static void paintShortcut(QPainter& painter, const QRectF& rect, const Theme& theme);
    /// The key to the colours, in one line of 14 pixels from `place` on. @return where it ends
    static double paintKey(QPainter& painter, const QPointF& place, const Theme& theme);
    /// Name, operator, shapes and costs, one a line.
    static QString describe(const Block& block);

private:
    static QString label(const Block& block);
    static QColor color(const Block& block, const Theme& theme);
};

} // namespace pathloom
