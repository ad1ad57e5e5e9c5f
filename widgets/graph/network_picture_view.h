// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/network.h"
#include "widgets/common/figure.h"

#include <QWidget>

#include <optional>

namespace pathloom {

struct Theme;

/// A derived network as a row of boxes, as papers draw them: height for the kernel, width for the expansion, colour by
/// the kernel, stages below. Rows wrap.
class NetworkPictureView final : public QWidget, public Figure
{
    Q_OBJECT

public:
    explicit NetworkPictureView(QWidget* parent = nullptr);

    void setNetwork(const NetworkDescription& network);
    void clear();

    QString figureTitle() const override;
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    FigureTable figureTable() override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

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
    void paint(QPainter& painter, const Picture& picture, double width, const Theme& theme) const;

    std::optional<NetworkDescription> m_network;
};

} // namespace pathloom
