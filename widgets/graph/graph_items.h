// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/theme.h"

#include <QGraphicsItem>
#include <QPainterPath>
#include <QString>

#include <vector>

namespace pathloom {

/// How the items of a picture look now; shared by all of them.
struct GraphStyle
{
    Theme theme;
    bool interactive = true; ///< false on paper: no selection, no focus, no glow
    bool focused = false;    ///< the view has the keyboard
    bool picks = false;      ///< an architecture is picked: its path stands out, and nothing glows beside it
};

/// Sizes of the picture in scene units, which are points of the layout.
namespace graph_metrics {
constexpr double fontPixels = 11;
constexpr double smallFontPixels = 9.5;
constexpr double pillHeight = 18;
constexpr double pillMargin = 24; ///< beside and between word and probability
constexpr double junctionSize = 7;
constexpr double headerHeight = 46; ///< above a row: names and shapes of the stages, names of the blocks
constexpr double legendHeight = 16;
} // namespace graph_metrics

class GraphItem : public QGraphicsItem
{
public:
    GraphItem(const GraphStyle* style, const QRectF& bounds) : style(*style), m_bounds(bounds) {}
    QRectF boundingRect() const override { return m_bounds; }

    int choice = -1, candidate = -1;

protected:
    const GraphStyle& style;
    QRectF m_bounds;
};

/// A stage: a quiet band behind its blocks with its name above them, and the shape of what leaves it.
class BandItem final : public GraphItem
{
public:
    BandItem(const GraphStyle* style, const QRectF& rect, QString title, QString shape);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;
    const QString& shapeText() const { return m_shape; }
    /// Where the shape stands, and whether it has that much room.
    QRectF shapePlace() const;

private:
    QString m_title, m_shape;
};

/// The place of a choice block: its name, and a frame when it is selected.
class ColumnItem final : public GraphItem
{
public:
    ColumnItem(const GraphStyle* style, const QRectF& rect, QString title);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

    bool selected = false;
    bool fixed = false; ///< one path is left: the choice is made

private:
    QString m_title;
};

/// A block that is not searched.
class BoxItem final : public GraphItem
{
public:
    BoxItem(const GraphStyle* style, const QRectF& rect, QString label);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    QString m_label;
};

class JunctionItem final : public GraphItem
{
public:
    JunctionItem(const GraphStyle* style, QPointF center);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;
};

/// A candidate: its word and its probability. A pruned one is an empty, dashed shape with its word struck out; the only
/// one that is left in its block carries a pin.
class PillItem final : public GraphItem
{
public:
    PillItem(const GraphStyle* style, const QRectF& rect, QString word);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

    double probability = 0;
    double activity = 0; ///< of the last samples, 0..1
    bool leads = false;
    bool picked = false; ///< of the architecture that a person picked
    bool selected = false;
    bool pruned = false;
    bool pinned = false;

private:
    QString m_word;
};

/// One of the two edges of a candidate, or an edge between fixed blocks (candidate -1).
class StrandItem final : public GraphItem
{
public:
    StrandItem(const GraphStyle* style, QPainterPath path);
    QPainterPath shape() const override { return m_shape; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

    double probability = 0;
    double activity = 0;
    bool picked = false;
    bool pruned = false; ///< thin and dashed

private:
    QPainterPath m_path, m_shape;
};

/// From the end of a row to the begin of the next.
class ContinuationItem final : public GraphItem
{
public:
    ContinuationItem(const GraphStyle* style, QPainterPath path);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    QPainterPath m_path;
};

/// What width and colour mean; in several lines where they are wider than the picture. What a person picked is
/// explained in the place of what glows.
class LegendItem final : public GraphItem
{
public:
    LegendItem(const GraphStyle* style, QPointF topLeft, double mostWidth);
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    enum Sign { Ramp, Pruned, Pinned, Glow, Picked };
    struct Entry
    {
        Sign sign;
        QString text;
        QPointF place; ///< left end, middle of the line
    };
    void paintSign(QPainter* painter, Sign sign, QPointF place) const;

    QString m_less; ///< before the ramp
    std::vector<Entry> m_entries;
};

/// Font of the picture with a size in scene units.
QFont graphFont(double pixels, bool bold = false);

} // namespace pathloom
