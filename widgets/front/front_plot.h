// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/figure.h"
#include "widgets/common/focus_frame.h"
#include "widgets/common/key_help.h"

#include <optional>
#include <vector>

class QCPAxisRect;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCPTextElement;
class QCustomPlot;
class QStackedLayout;

namespace pathloom {

class EmptyLabel;
class ZoomHint;
struct Theme;

/// A derived network of the run, as a mark.
struct FrontMark
{
    std::int64_t network = 0;
    QString name;
    double ms = 0;
    std::optional<double> probability; ///< mean of its paths at the moment, 0..1; none where it is of another space
    std::optional<double> shared;      ///< accuracy by the supernet's shared weights, held-out images, 0..1
    std::optional<double> trained;     ///< accuracy after training, test images, 0..1
};
struct FrontContent
{
    QString target; ///< whose latency it is
    /// Of the best architectures, ascending: latency, and mean probability of their paths, 0..1.
    std::vector<double> ms, probability;
    std::vector<FrontMark> marks;
    std::optional<double> searchBudget; ///< of the search at the moment, ms
    QString emptyText;                  ///< the sentence while there is no curve
};

/// Above, the best architecture of every budget: how probable it is against its latency. Below, on the same latencies,
/// the accuracies of the run's derived networks, by shared weights and after training, with the steps of the best ones
/// trained so far. A line through both is the budget: the mouse drags it, the arrows go from architecture to
/// architecture.
class FrontPlot final : public FocusFrame, public Figure
{
    Q_OBJECT

public:
    explicit FrontPlot(QWidget* parent = nullptr);

    void setContent(const FrontContent& content);
    const FrontContent& content() const { return m_content; }
    /// Does not emit budgetMoved(). @param ms none = no line
    void setBudget(std::optional<double> ms);
    std::optional<double> budget() const { return m_budget; }
    /// Where on the curve the architecture for the budget is; none = nowhere.
    void setBest(std::optional<QPointF> msAndProbability);
    /// What stands at the budget, for those who do not see it.
    void setFacts(const QString& facts);
    const QString& facts() const { return m_facts; }
    double fastest() const; ///< of what is shown, ms
    double slowest() const;
    /// Moves the line as a person does: between the ends of what is shown, and says so.
    void moveBudget(double ms);

    QCustomPlot* plot() const { return m_plot; }
    /// What its keys do.
    static QList<KeyHelp> keys();
    bool showsEmptyState() const;
    bool showsAccuracies() const { return m_showsLower; }
    /// Networks of the front of what was trained, fastest first.
    std::vector<std::int64_t> trainedFront() const;
    /// Middle of a network's mark in the plot's pixels, in the lower half if it stands there; none if it is not shown.
    std::optional<QPointF> placeOf(std::int64_t network) const;
    double pixelOf(double ms) const;

    QString figureTitle() const override;
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    FigureTable figureTable() override;

public Q_SLOTS:
    void resetZoom();
    void saveAs();
    void copyImage();
    void showTable();

Q_SIGNALS:
    void budgetMoved(double ms);
    /// Escape: back to what leads.
    void released();
    void networkSelected(qint64 network);
    void networkActivated(qint64 network);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    // front_plot.cpp
    void buildPlot();
    void buildLower();
    void addBudgetLine(QCPAxisRect* axes, QCPItemStraightLine*& line);
    void redraw();
    void updateAccessibleText();
    // front_drawing.cpp
    void placeRows(const QSize& size);
    void fillMarks();
    void fillLabels();
    void fitAxes();
    void drawSteps();
    void layOutLabels();
    void placeBudget();
    void applyTheme(const Theme& theme);
    double percentOf(double probability) const { return 100 * probability; }
    // front_interaction.cpp
    void connectMouse();
    void drag(const QPointF& position);
    bool isNearLine(const QPointF& position) const;
    int markAt(const QPointF& position) const; ///< index into the content's marks; -1 = none near
    QString factsOf(const FrontMark& mark) const;
    /// To the next architecture of the curve in this direction.
    void stepBudget(int direction, bool every);
    void zoom(double factor);

    FrontContent m_content;
    std::vector<bool> m_inFront; ///< by mark
    std::optional<double> m_budget;
    std::optional<QPointF> m_best;
    QString m_facts;
    double m_mostMs = 0, m_mostPercent = 0; ///< of the axes, which do not follow every twitch of the curve
    bool m_showsLower = false;
    bool m_userZoomed = false, m_setsRange = false;
    bool m_drags = false;

    QCustomPlot* m_plot = nullptr;
    QCPTextElement* m_title = nullptr;
    QCPAxisRect* m_lower = nullptr;
    QCPGraph *m_curve = nullptr, *m_derived = nullptr;
    QCPGraph *m_steps = nullptr, *m_trained = nullptr, *m_shared = nullptr;
    QCPGraph* m_ring = nullptr; ///< around the architecture for the budget
    QCPItemStraightLine *m_upperLine = nullptr, *m_lowerLine = nullptr, *m_searchLine = nullptr;
    QCPItemText* m_budgetText = nullptr;
    std::vector<QCPItemText*> m_labels; ///< by mark
    ZoomHint* m_zoomHint = nullptr;
    EmptyLabel* m_empty = nullptr;
    QStackedLayout* m_stack = nullptr;
};

} // namespace pathloom
