// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/path_mask.h"
#include "widgets/graph/graph_items.h"
#include "widgets/graph/picture_graph.h"
#include "widgets/graph/row_placement.h"

#include <QGraphicsScene>

#include <deque>

namespace pathloom {

/// The scene of a laid-out supernet. Made once a layout; afterwards only colours, widths and marks change.
class SupernetPicture
{
public:
    SupernetPicture(const SearchSpace& space, const PlacedGraph& placed, const Theme& theme);

    /// The room for rows in a view or on paper of so many points.
    /// @param pans what does not fit can be reached by moving the picture
    static RowRoom roomIn(const QSizeF& size, bool pans);

    QGraphicsScene& scene() { return m_scene; }
    void setTheme(const Theme& theme);
    void setFocused(bool focused);
    /// @param leading the architecture whose candidates are marked; none = none
    void setProbabilities(const PathProbabilities& probabilities, const std::optional<Architecture>& leading);
    /// The architecture whose path stands out; none = none does.
    void setPick(const std::optional<Architecture>& pick);
    /// Which paths are pruned, and in which blocks one is left.
    void setMask(const PathMask& mask);
    /// The newest sample glows, the few before it fade.
    void addSample(const std::vector<int>& sampled);
    void clearSamples();
    void setSelection(int choice, int candidate);
    /// Paints the whole picture as on paper.
    void paint(QPainter& painter, const QRectF& target);
    /// Paints a part of the scene without selection and glow, in this theme's colours, onto a ground that is there.
    void paintPart(QPainter& painter, const QRectF& target, const QRectF& part, const Theme& theme);

    /// Candidates of a choice block from top to bottom.
    const std::vector<int>& drawingOrder(int choice) const { return m_columns[static_cast<std::size_t>(choice)].order; }
    /// Where a block or, with a candidate, its label is.
    QRectF placeOf(int choice, int candidate) const;

private:
    struct Column
    {
        ColumnItem* item = nullptr;
        std::vector<PillItem*> pills; ///< by candidate
        std::vector<int> order;
        std::vector<StrandItem*> strands;
        QRectF rect;
    };
    void addBoxes(const SearchSpace& space, const std::vector<PictureGraph::Box>& boxes);
    void addNodes(const SearchSpace& space, const PlacedGraph& placed);
    void addEdges(const PlacedGraph& placed);
    void addColumns(const SearchSpace& space);
    void addBands(const SearchSpace& space, const PlacedGraph& placed);
    void addContinuations(const PlacedGraph& placed);

    GraphStyle m_style;
    QGraphicsScene m_scene;
    std::vector<Column> m_columns;
    std::deque<std::vector<int>> m_samples; ///< newest first
};

} // namespace pathloom
