// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/prediction.h"
#include "widgets/common/figure.h"
#include "widgets/common/focus_frame.h"
#include "widgets/common/key_help.h"

#include <optional>
#include <vector>

class QCPErrorBars;
class QCPGraph;
class QCPItemText;
class QCPTextElement;
class QCustomPlot;
class QStackedLayout;

namespace pathloom {

class EmptyLabel;
class ZoomHint;
struct Theme;

/// A network in the plot of accuracy against latency.
struct TradeOffMark
{
    int network = -1; ///< the caller's number
    QString name;
    QString label; ///< beside the mark
    QString run;
    int group = -1; ///< index into TradeOffContent::groups; -1 = a yardstick
    PredictedLatency latency;
    double accuracy = 0; ///< 0..1
};
struct TradeOffContent
{
    QString targetName; ///< whose latency it is
    QStringList groups; ///< "found for …"; a group keeps its colour and shape while marks come and go
    std::vector<TradeOffMark> marks;
    bool comparable = true; ///< accuracies are of the same images; else there is no Pareto front
    QString emptyText;      ///< the sentence while there are no marks
};

/// Accuracy against latency on one target: a mark for each network, told apart by what it was found for, error bars,
/// the Pareto front as steps, and the budget as a line. Arrows go from mark to mark, Shift or Ctrl extend the
/// selection, + and - zoom, Return opens a network.
class TradeOffPlot final : public FocusFrame, public Figure
{
    Q_OBJECT

public:
    explicit TradeOffPlot(QWidget* parent = nullptr);

    void setContent(const TradeOffContent& content);
    /// @param ms none = no line
    void setBudget(std::optional<double> ms);
    /// Does not emit selectionChanged.
    void select(const std::vector<int>& networks);
    const std::vector<int>& selected() const { return m_selected; }

    QCustomPlot* plot() const { return m_plot; }
    /// What its keys do.
    static QList<KeyHelp> keys();
    bool showsEmptyState() const;
    /// Networks of the Pareto front, fastest first.
    std::vector<int> front() const;
    /// Middle of a network's mark in the plot's pixels; none if it is not shown.
    std::optional<QPointF> placeOf(int network) const;

    QString figureTitle() const override;
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    FigureTable figureTable() override;

public Q_SLOTS:
    void resetZoom();

Q_SIGNALS:
    void selectionChanged();
    void activated(int network);
    void menuRequested(const QPoint& globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    // trade_off_plot.cpp
    void buildPlot();
    void placeTitleAndLegend();
    void redraw();
    void updateAccessibleText();
    // trade_off_drawing.cpp
    void rebuildMarks();
    void applyTheme(const Theme& theme);
    void fitAxes();
    void drawLines();
    void drawSelection();
    void layOutLabels();
    std::vector<QRectF> linesInPixels() const; ///< front and budget
    // trade_off_interaction.cpp
    void connectMouse();
    int markAt(const QPointF& position) const; ///< index into the content's marks; -1 = none near
    void selectMark(int mark, bool extend);
    void goToMark(int direction, bool extend);
    void showFacts(int mark);
    QString factsOf(const TradeOffMark& mark) const;
    void zoom(double factor);

    struct Group
    {
        QCPGraph* graph;
        QCPErrorBars* errors;
        int group;
    };

    TradeOffContent m_content;
    std::vector<bool> m_inFront; ///< by mark
    std::optional<double> m_budget;
    std::vector<int> m_selected;
    int m_current = -1; ///< the mark the keyboard is at
    bool m_userZoomed = false;

    QCustomPlot* m_plot = nullptr;
    QCPTextElement* m_title = nullptr;
    QCPGraph* m_frontLine = nullptr;
    QCPGraph* m_budgetLine = nullptr;
    QCPGraph* m_ring = nullptr; ///< around what is selected
    std::vector<Group> m_groups;
    std::vector<QCPItemText*> m_labels; ///< by mark
    ZoomHint* m_zoomHint = nullptr;
    EmptyLabel* m_empty = nullptr;
    QStackedLayout* m_stack = nullptr;
};

} // namespace pathloom
