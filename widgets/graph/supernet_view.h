// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"
#include "widgets/common/figure.h"

#include <QGraphicsView>

#include <memory>

namespace pathloom {

class EmptyLabel;
class LayoutJob;
class RefreshLimiter;
class RunView;
class SupernetPicture;

/// The supernet from input to logits. Every candidate is a strand whose width and colour are its probability; the paths
/// sampled last glow and fade. Laid out once a space, in the background; from then on only recoloured.
class SupernetView final : public QGraphicsView, public Figure
{
    Q_OBJECT

public:
    /// @param layouter null = Graphviz
    explicit SupernetView(RunView* view, std::shared_ptr<const Layouter> layouter = {}, QWidget* parent = nullptr);
    ~SupernetView() override;

    int layoutCount() const { return m_layoutCount; } ///< layouts taken over
    int recolorCount() const;
    bool hasPicture() const;

    QString figureTitle() const override;
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    FigureTable figureTable() override;

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fit();
    void saveAs();
    void copyImage();
    void showTable();

Q_SIGNALS:
    void pictureReady();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void startOver();
    void takeLayout(const Graph& graph, const Layout& layout);
    void recolor();
    void showSelection();
    void zoom(double factor);
    bool walk(int key);
    QString tooltip(int choice, int candidate) const;
    void updateAccessibleText();
    std::pair<int, int> strandAt(const QPoint& position) const;

    RunView* m_view;
    std::shared_ptr<const Layouter> m_layouter;
    std::unique_ptr<LayoutJob> m_job;
    std::unique_ptr<SupernetPicture> m_picture;
    std::unique_ptr<RefreshLimiter> m_limiter;
    EmptyLabel* m_empty;
    QPoint m_pressedAt;
    int m_layoutCount = 0;
    bool m_userZoomed = false;
};

} // namespace pathloom
