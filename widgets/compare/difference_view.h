// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/compare/difference_model.h"
#include "widgets/graph/block_picture.h"

namespace pathloom {

/// Two networks as two rows of boxes, aligned block by block; what changed is outlined and named between them. Rows
/// wrap.
class DifferenceView final : public BlockPicture
{
    Q_OBJECT

public:
    explicit DifferenceView(QWidget* parent = nullptr);

    void setNetworks(const NetworkComparison& networks);
    const NetworkComparison& networks() const { return m_networks; }

    QString figureTitle() const override;
    FigureTable figureTable() override;

protected:
    bool isEmpty() const override { return m_networks.difference.pairs.empty(); }
    QString emptyText() const override;
    double pictureHeight(double width) const override { return arrange(width).height; }
    void paintPicture(QPainter& painter, double width, double height, const Theme& theme) const override;
    const Block* blockAt(const QPointF& position) const override;

private:
    struct Place
    {
        QRectF column;      ///< all of a pair, with the words between its boxes
        QRectF left, right; ///< boxes; empty where nothing stands
        QStringList words;
        bool firstOfLine = false;
    };
    struct Picture
    {
        std::vector<Place> places; ///< by pair
        double height = 0;
    };
    Picture arrange(double width) const;
    void paintPlace(QPainter& painter, const Place& place, const BlockPair& pair, const Theme& theme) const;
    const Block* leftBlock(const BlockPair& pair) const;
    const Block* rightBlock(const BlockPair& pair) const;

    NetworkComparison m_networks;
};

} // namespace pathloom
