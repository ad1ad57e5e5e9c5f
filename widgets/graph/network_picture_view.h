// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/graph/block_picture.h"

#include <optional>

namespace pathloom {

/// A derived network as a row of boxes, as papers draw them: height for the kernel, width for the expansion, colour by
/// the kernel, stages below. Rows wrap.
class NetworkPictureView final : public BlockPicture
{
    Q_OBJECT

public:
    explicit NetworkPictureView(QWidget* parent = nullptr);

    void setNetwork(const NetworkDescription& network);
    void clear();

    QString figureTitle() const override;
    FigureTable figureTable() override;

protected:
    bool isEmpty() const override { return !m_network; }
    QString emptyText() const override;
    double pictureHeight(double width) const override { return arrange(width).height; }
    void paintPicture(QPainter& painter, double width, double height, const Theme& theme) const override;
    const Block* blockAt(const QPointF& position) const override;

private:
    struct Box
    {
        QRectF rect;
        int block = -1;
    };
    struct Picture
    {
        std::vector<Box> boxes;
        double height = 0;
    };
    Picture arrange(double width) const;

    std::optional<NetworkDescription> m_network;
};

} // namespace pathloom
