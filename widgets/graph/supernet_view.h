// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/path_mask.h"
#include "widgets/common/figure.h"
#include "widgets/common/key_help.h"
#include "widgets/graph/row_placement.h"

#include <QGraphicsView>
#include <QTimer>

#include <memory>
#include <optional>

class QLabel;

namespace pathloom {

class EmptyLabel;
class LayoutJob;
class RefreshLimiter;
class RunSteering;
class RunView;
class SupernetPicture;

/// The supernet from input to logits. Every candidate is a strand whose width and colour are its probability; the paths
/// sampled last glow and fade. Laid out once a space, in the background; from then on only recoloured.
/// As large as the view allows, but never so small that its texts cannot be read, unless the person wants that.
/// Keys: arrows walk between blocks and candidates, with Shift they pan; + and - zoom; F or 0 shows the whole graph,
/// 1 the readable size; Escape deselects.
class SupernetView final : public QGraphicsView, public Figure
{
    Q_OBJECT

public:
    /// @param layouter null = Graphviz
    explicit SupernetView(RunView* view, std::shared_ptr<const Layouter> layouter = {}, QWidget* parent = nullptr);
    ~SupernetView() override;

    /// What can be done to the selected path; stands first in the context menu.
    void setPathActions(const QList<QAction*>& actions);
    /// What can be done to more than one path; stands below.
    void setSpaceActions(const QList<QAction*>& actions) { m_spaceActions = actions; }
    /// What can be done with the moment that is shown; stands last in the context menu.
    void setMomentActions(const QList<QAction*>& actions) { m_momentActions = actions; }

    int layoutCount() const { return m_layoutCount; } ///< layouts started
    int recolorCount() const { return m_recolorCount; }
    bool hasPicture() const { return m_picture != nullptr; }

    QString figureTitle() const override;
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    FigureTable figureTable() override;

    /// What its keys do.
    static QList<KeyHelp> keys();

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    /// The whole graph, however small.
    void fit();
    void fitReadably();
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
    // supernet_view.cpp
    void showRun();
    void refresh();
    void startLayout();
    void takeLayout(const PlacedGraph& placed);
    void recolor();
    void showMoment();
    void labelMoment();
    void showSelection();
    void updateAccessibleText();
    QString tooltip(int choice, int candidate) const;
    RowRoom rowRoom() const;
    void applyZoom();
    // supernet_interaction.cpp
    void zoom(double factor);
    bool walk(int key);
    void pan(int dx, int dy);
    std::pair<int, int> strandAt(const QPoint& position) const;

    RunView* m_view;
    RunSteering* m_steering;
    QList<QAction*> m_pathActions, m_spaceActions, m_momentActions;
    std::shared_ptr<const Layouter> m_layouter;
    LayoutJob* m_job;
    EmptyLabel* m_empty;
    QLabel* m_momentLabel; ///< says which moment is shown, while it is not the newest, and for which budget
    std::unique_ptr<SupernetPicture> m_picture;
    std::unique_ptr<RefreshLimiter> m_limiter;
    QTimer m_resized; ///< a new shape of the view may ask for other rows, once it has come to rest
    QPoint m_pressedAt;
    std::size_t m_shownSnapshots = 0, m_shownSteps = 0, m_shownEvaluations = 0;
    std::optional<std::int64_t> m_shownMoment;
    std::optional<Architecture> m_shownPick;
    PathMask m_shownMask;
    std::vector<PlacedGraph::Extent> m_choices; ///< of the picture
    int m_rows = 0;                             ///< of the picture
    int m_layoutCount = 0;
    int m_recolorCount = 0;
    bool m_needsLayout = true;
    enum class Zoom { Readable, Whole, Own };
    Zoom m_zoom = Zoom::Readable;
};

} // namespace pathloom
