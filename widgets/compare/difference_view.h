// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/figure.h"
#include "widgets/compare/difference_model.h"

#include <QWidget>

namespace pathloom {

struct Theme;

/// Two networks as two rows of boxes, aligned block by block; what changed is outlined and named between them. Rows
/// wrap.
class DifferenceView final : public QWidget, public Figure
{
    Q_OBJECT

public:
    explicit DifferenceView(QWidget* parent = nullptr);

    void setNetworks(const NetworkComparison& networks);
    const NetworkComparison& networks() const { return m_networks; }

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
    void paint(QPainter& painter, double width, double height, const Theme& theme) const;
    void paintPlace(QPainter& painter, const Place& place, const BlockPair& pair, const Theme& theme) const;
    const Block* leftBlock(const BlockPair& pair) const;
    const Block* rightBlock(const BlockPair& pair) const;
    bool isEmpty() const { return m_networks.difference.pairs.empty(); }

    NetworkComparison m_networks;
};

} // namespace pathloom
