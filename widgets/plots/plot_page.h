// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/point_series.h"
#include "widgets/common/figure.h"
#include "widgets/common/focus_frame.h"
#include "widgets/common/key_help.h"
#include "widgets/common/theme.h"

#include <QSet>

#include <array>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

class QBoxLayout;
class QHelpEvent;
class QMenu;
class QCPAbstractPlottable;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCPLegend;
class QCPTextElement;
class QCustomPlot;
class QStackedLayout;

namespace pathloom {

class Curve;
enum class PlottedRun;
class EmptyLabel;
class PlotLink;
class RefreshLimiter;
class RunView;
class ZoomHint;

/// Base of all plot pages: theme, title, legend, axes with units, values at the cursor, zoom by wheel, mouse and
/// keyboard, saving, and the table behind the plot. A page names its curves and says which columns of the history feed
/// them; of these the plot gets as much as the screen can show, anew whenever the visible range changes. A line marks
/// the moment that is looked at; Shift and the left button set it. Plots over the steps of one run show the same steps
/// and the same step under the mouse. The curves of a second run (see PlotLink) lie over those of the first under the
/// same names; the legend then names each kind of curve once, and both runs. A click in the legend, or its entry in the
/// menu, hides a curve (in both runs) or all curves of a run and shows them again. Nothing happens while the page is
/// hidden. windowTitle() is the page's name.
class PlotPage : public FocusFrame, public Figure
{
    Q_OBJECT

public:
    /// A level with a name, such as the budget, from each key on with the value beside it.
    using Steps = std::vector<std::pair<double, double>>;

    ~PlotPage() override;

    QCustomPlot* plot() const { return m_plot; }
    /// The names of both runs, while there are two; the plot's own legend names the curves.
    QCPLegend* runLegend() const { return m_runLegend; }
    /// Of both runs.
    const std::vector<std::unique_ptr<Curve>>& curves() const { return m_curves; }
    /// How often the page was brought up to date.
    int refreshCount() const;
    /// A person has zoomed or moved it, or another one over the steps of the same run.
    bool isZoomed() const;
    /// What its keys do.
    static QList<KeyHelp> keys();
    bool showsEmptyState() const;
    bool isCurveHidden(const QString& name) const { return m_hidden.contains(name); }
    bool isRunHidden(PlottedRun run) const { return m_runHidden[static_cast<std::size_t>(run)]; }

    QString figureTitle() const override { return m_title; }
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    FigureTable figureTable() override;

public Q_SLOTS:
    void saveAs();
    void copyImage();
    void resetZoom();
    void showTable();

protected:
    PlotPage(const QString& title, RunView* view, QWidget* parent);

    RunView* view() const { return m_view; }

    /// Adds the curves of a run, which is the view's or the second one; called for every new run and by startOver(),
    /// for the view's run first.
    virtual void prepareCurves(const RunView& run) = 0;
    /// Brings up to date what does not follow the history by itself: reference, curves that appear later.
    virtual void followHistory(const RunView& run) = 0;
    /// A few words in the legend on a second run whose curves are missing here or mean something else.
    virtual QString remarkOn(const RunView& second) const;
    /// The sentence while there is nothing to draw.
    virtual QString emptyText() const = 0;
    virtual QString valueText(double value) const = 0;

    /// Points of the history for a curve; both columns must stay where they are as long as the run is on show.
    static std::unique_ptr<PointSeries> pointsOf(const std::vector<double>& keys, const Samples& values);
    Curve& addCurve(const RunView& run, const QString& name, int series, bool noisy = false);
    /// That of the curve of this name, else one that no curve has yet.
    int seriesOf(const QString& name) const;
    bool isSecond(const RunView& run) const { return &run != m_view; }
    /// The key of a level that was there all the time.
    static constexpr double always = -std::numeric_limits<double>::infinity();
    /// Hidden while there are none. That of the second run is left out where it is the same.
    void setReference(const RunView& run, const QString& name, const Steps& steps);
    /// @param shortValue for a plot that is too low for the whole; empty = shortened by an ellipsis only
    void setAxisTitles(const QString& key, const QString& value, const QString& shortValue = {});
    /// False where the keys are no steps of the search (epochs), so that no moment can be marked.
    void setKeysAreSteps(bool are);
    void setTitle(const QString& title);
    /// The value axis never shows less than this; NaN = follow the data.
    void setValueFloor(double lower) { m_floor = lower; }
    void setValueCeiling(double upper) { m_ceiling = upper; }
    /// A row above the plot for a page's own controls.
    QBoxLayout* controls();
    /// Drops the curves and reads the history again, for a page that shows something else of it now.
    void startOver();
    /// Draws even if the history brought nothing new.
    void redraw();

    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    // plot_page.cpp
    void buildPlot();
    void showRun();
    void forget();
    void readHistory();
    void refresh();
    void applyTheme(const Theme& theme);
    void placeTitleAndLegend();
    void fitValueTitle();
    void updateAccessibleText();
    // plot_runs.cpp
    void showSecond();
    const RunView& runOf(PlottedRun run) const;
    bool isHidden(const Curve& curve) const;
    /// The name of a curve, with that of its run where there are two.
    QString titleOf(const Curve& curve) const;
    void nameRuns();
    void hideCurves();
    void toggle(const QString& name);
    void toggle(PlottedRun run);
    void toggle(const QCPAbstractPlottable* entry);
    QCPAbstractPlottable* legendEntry(const QPoint& position) const;
    void fillCurveMenu(QMenu& menu);
    /// On paper there is nobody to show a hidden curve again.
    void listInLegend(bool hiddenToo);
    std::vector<QCPAbstractPlottable*> curveEntries(bool hiddenToo) const;
    // plot_data.cpp
    void drawReference();
    /// Gives the plot what the visible range shows of the curves on so many pixels.
    void fillCurves(int width);
    void fitAxes(int width);
    void followRange();
    void shareRange();
    void placeMoment();
    void showMoment();
    // plot_interaction.cpp
    void connectMouse();
    /// Of what is shown shortened, and what a click does.
    bool showHint(const QHelpEvent* event);
    void showReadout(const QPoint& position);
    QString readoutAt(double key, double& shownKey) const;
    void hideReadout();
    void placeCursor(std::optional<double> key);
    void zoom(double factor);
    void pan(double keyShare, double valueShare);
    void setMomentAt(int x);

    RunView* m_view;
    PlotLink* m_link;
    QString m_title, m_valueTitle, m_shortValueTitle;
    QCustomPlot* m_plot = nullptr;
    QCPTextElement* m_titleElement = nullptr;
    QCPLegend* m_runLegend = nullptr;
    QCPItemStraightLine* m_cursor = nullptr;
    QCPItemStraightLine* m_momentLine = nullptr;
    QCPItemText* m_momentText = nullptr;
    struct Reference
    {
        QCPGraph* graph = nullptr;
        Steps steps;
    };
    std::array<Reference, 2> m_references; ///< by PlottedRun
    std::array<QCPGraph*, 2> m_runNames{}; ///< entries of the legend; none while there is one run
    std::array<bool, 2> m_runHidden{};
    bool m_readsSecond = false;
    ZoomHint* m_zoomHint = nullptr;
    EmptyLabel* m_empty = nullptr;
    QStackedLayout* m_stack = nullptr;
    QBoxLayout* m_controls = nullptr;
    std::vector<std::unique_ptr<Curve>> m_curves;
    QSet<QString> m_hidden; ///< names of curves
    bool m_hidesReference = false;
    std::unique_ptr<RefreshLimiter> m_limiter;
    double m_floor, m_ceiling;
    /// For what the plot was given its points last.
    struct Filled
    {
        double lower = 0, upper = 0;
        int width = 0;
        std::size_t points = 0;
        bool operator==(const Filled&) const = default;
    };
    Filled m_filled;
    std::size_t m_drawnPoints = 0; ///< and messages, at the last replot
    bool m_mustDraw = true;        ///< although no point was added
    bool m_stale = true;           ///< the curves belong to an older run
    bool m_userZoomed = false;
    bool m_setsRange = false; ///< of the key axis by itself, so that it is not the person's wish
    bool m_keysAreSteps = true;
    bool m_dragsMoment = false;
};

} // namespace pathloom
