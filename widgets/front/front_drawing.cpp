// SPDX-License-Identifier: MIT
// What stands between the axes of the front: curve, marks, steps of what was trained, the line of the budget.
#include "widgets/common/format.h"
#include "widgets/common/theme.h"
#include "widgets/compare/label_placement.h"
#include "widgets/front/front_plot.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/plot_style.h"

#include <algorithm>
#include <cmath>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr int leastForBoth = 190;  ///< pixels; in a lower plot accuracies would leave the curve no room
constexpr int leastForTitle = 210; ///< pixels of each half; in a lower one the axes have short titles
constexpr double markRadius = 5;   ///< pixels
constexpr double lowerShare = 0.8; ///< of the height of the upper half
constexpr double nearly = 0.7;     ///< an axis stays while what it shows fills that share of it
constexpr double headroom = 1.08, leastHeadroom = 1.03; ///< of what is shown: what lies at the end must be seen whole

/// The end of an axis that shows `most`: stays where it was while that fits well.
double endOf(double most, double before)
{
    const bool fits = before > 0 && leastHeadroom * most <= before && most >= nearly * before;
    return fits ? before : headroom * most;
}

} // namespace

void FrontPlot::placeRows(const QSize& size)
{
    QCPLayoutGrid* grid = m_plot->plotLayout();
    if (m_lower->layout())
        m_lower->layout()->take(m_lower); // what places the legend clears the grid
    const bool any =
        std::ranges::any_of(m_content.marks, [](const FrontMark& mark) { return mark.trained || mark.shared; });
    m_showsLower = any && size.height() >= leastForBoth;
    m_lower->setVisible(m_showsLower);
    for (QCPGraph* graph : {m_steps, m_trained, m_shared}) {
        graph->setVisible(m_showsLower);
        if (m_showsLower && graph->dataCount() > 0)
            graph->addToLegend();
        else
            graph->removeFromLegend();
    }
    if (m_derived->dataCount() > 0 && !m_showsLower)
        m_derived->addToLegend();
    else
        m_derived->removeFromLegend(); // the lower half says what the marks are
    m_lowerLine->setVisible(m_showsLower && m_budget);
    placeLegend(m_plot, m_title, size);
    QCPAxis *upperKeys = m_plot->xAxis, *lowerKeys = m_lower->axis(QCPAxis::atBottom);
    upperKeys->setTickLabels(!m_showsLower);
    upperKeys->setLabel(m_showsLower ? QString() : tr("Latency (ms)"));
    lowerKeys->setLabel(tr("Latency (ms)"));
    // They stand upright beside their axes, and must not reach over each other.
    const bool isLow = size.height() < (m_showsLower ? 2 : 1) * leastForTitle;
    //: axis of the front: how sure the search is of an architecture
    m_plot->yAxis->setLabel(isLow ? tr("Prob. (%)") : tr("Mean path probability (%)"));
    m_lower->axis(QCPAxis::atLeft)->setLabel(isLow ? tr("Acc. (%)") : tr("Accuracy (%)"));
    for (QCPAxisRect* axes : {m_plot->axisRect(), m_lower})
        axes->axis(QCPAxis::atLeft)->ticker()->setTickCount(isLow ? 3 : 5);
    lowerKeys->ticker()->setTickCount(upperKeys->ticker()->tickCount());
    if (!m_showsLower)
        return;
    const int row = grid->rowCount();
    grid->addElement(row, 0, m_lower);
    grid->setRowStretchFactor(row, lowerShare);
    for (int column = 1; column < grid->columnCount(); ++column)
        grid->addElement(row, column, new QCPLayoutElement(m_plot)); // QCustomPlot looks at each cell
}

void FrontPlot::fillMarks()
{
    const auto fill = [this](QCPGraph* graph, auto&& valueOf) {
        QVector<double> ms, values;
        for (const FrontMark& mark : m_content.marks) {
            if (const std::optional<double> share = valueOf(mark)) {
                ms << mark.ms;
                values << 100 * *share;
            }
        }
        graph->setData(ms, values);
    };
    fill(m_derived, [](const FrontMark& mark) { return mark.probability; });
    fill(m_trained, [](const FrontMark& mark) { return mark.trained; });
    fill(m_shared, [](const FrontMark& mark) { return mark.shared; });
    fillLabels();
}

void FrontPlot::fillLabels()
{
    for (QCPItemText* label : m_labels)
        m_plot->removeItem(label);
    m_labels.clear();
    for (const FrontMark& mark : m_content.marks) {
        auto* label = new QCPItemText(m_plot);
        label->setText(mark.name);
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->position->setType(QCPItemPosition::ptAbsolute);
        label->setSelectable(false);
        label->setClipToAxisRect(false);
        m_labels.push_back(label);
    }
}

void FrontPlot::fitAxes()
{
    if (m_content.ms.empty() || m_userZoomed)
        return;
    double least = m_content.ms.front(), most = m_content.ms.back(), percent = 100 * m_content.probability.back();
    double worst = qInf(), best = -qInf();
    for (const FrontMark& mark : m_content.marks) {
        least = std::min(least, mark.ms);
        most = std::max(most, mark.ms);
        percent = std::max(percent, 100 * mark.probability.value_or(0));
        for (const std::optional<double>& accuracy : {mark.shared, mark.trained}) {
            worst = std::min(worst, 100 * accuracy.value_or(qInf()));
            best = std::max(best, 100 * accuracy.value_or(-qInf()));
        }
    }
    if (m_content.searchBudget)
        most = std::max(most, *m_content.searchBudget);
    if (m_budget) {
        least = std::min(least, *m_budget);
        most = std::max(most, *m_budget);
    }
    m_mostMs = endOf(most, m_mostMs);
    m_mostPercent = std::min(leastHeadroom * 100, endOf(percent, m_mostPercent));
    m_setsRange = true;
    m_plot->xAxis->setRange(std::max(0.0, least - 0.06 * (m_mostMs - least)), m_mostMs);
    m_setsRange = false;
    m_plot->yAxis->setRange(0, m_mostPercent);
    if (worst <= best) {
        const double room = std::max(0.2, 0.2 * (best - worst));
        m_lower->axis(QCPAxis::atLeft)->setRange(std::max(0.0, worst - room), std::min(100.0, best + room));
    }
}

void FrontPlot::drawSteps()
{
    // Lines end at the axes: not every paper format cuts off what lies outside.
    const double end = m_plot->xAxis->range().upper;
    const auto steps = [end](QCPGraph* graph, QVector<double> x, QVector<double> y) {
        if (!x.isEmpty() && x.back() < end) {
            x << end;
            y << y.back();
        }
        graph->setData(x, y, true);
    };
    QVector<double> x(m_content.ms.begin(), m_content.ms.end()), y;
    for (const double probability : m_content.probability)
        y << 100 * probability;
    steps(m_curve, x, y);
    x.clear();
    y.clear();
    for (const std::int64_t network : trainedFront()) {
        const auto mark = std::ranges::find(m_content.marks, network, &FrontMark::network);
        x << mark->ms;
        y << 100 * *mark->trained;
    }
    steps(m_steps, x, y);
}

double FrontPlot::pixelOf(double ms) const
{
    return m_plot->xAxis->coordToPixel(ms);
}

std::optional<QPointF> FrontPlot::placeOf(std::int64_t network) const
{
    const auto mark = std::ranges::find(m_content.marks, network, &FrontMark::network);
    if (mark == m_content.marks.end())
        return std::nullopt;
    const std::optional<double> accuracy = mark->trained ? mark->trained : mark->shared;
    if (m_showsLower && accuracy)
        return QPointF(pixelOf(mark->ms), m_lower->axis(QCPAxis::atLeft)->coordToPixel(100 * *accuracy));
    if (mark->probability)
        return QPointF(pixelOf(mark->ms), m_plot->yAxis->coordToPixel(100 * *mark->probability));
    return std::nullopt;
}

void FrontPlot::layOutLabels()
{
    const QFontMetricsF metrics(m_labels.empty() ? font() : m_labels.front()->font());
    // Each half by itself: names of one must not keep those of the other away.
    for (const bool lower : {false, true}) {
        const QRectF area((lower ? m_lower : m_plot->axisRect())->rect());
        std::vector<PlacedMark> marks;
        std::vector<std::size_t> which;
        for (std::size_t i = 0; i < m_content.marks.size(); ++i) {
            const FrontMark& mark = m_content.marks[i];
            const bool isLower = m_showsLower && (mark.trained || mark.shared);
            const std::optional<QPointF> place = placeOf(mark.network);
            if (isLower != lower)
                continue;
            m_labels[i]->setVisible(false);
            if (!place || !area.contains(*place))
                continue;
            marks.push_back(
                {*place, QSizeF(metrics.horizontalAdvance(mark.name) + 2, metrics.height()), m_inFront[i] ? 1.0 : 2.0});
            which.push_back(i);
        }
        const auto placed = placeLabels(marks, area, markRadius);
        for (std::size_t k = 0; k < placed.size(); ++k) {
            m_labels[which[k]]->setVisible(placed[k].has_value());
            if (placed[k])
                m_labels[which[k]]->position->setPixelPosition(placed[k]->topLeft());
        }
    }
}

void FrontPlot::placeBudget()
{
    const bool shown = m_budget.has_value() && !m_content.ms.empty();
    m_upperLine->setVisible(shown);
    m_lowerLine->setVisible(shown && m_showsLower);
    m_budgetText->setVisible(shown);
    m_searchLine->setVisible(m_content.searchBudget && (!m_budget || *m_content.searchBudget != *m_budget));
    if (m_content.searchBudget) {
        m_searchLine->point1->setCoords(*m_content.searchBudget, 0);
        m_searchLine->point2->setCoords(*m_content.searchBudget, 1);
    }
    m_ring->setData(m_best ? QVector<double>{m_best->x()} : QVector<double>(),
                    m_best ? QVector<double>{100 * m_best->y()} : QVector<double>());
    if (!shown)
        return;
    for (QCPItemStraightLine* line : {m_upperLine, m_lowerLine}) {
        line->point1->setCoords(*m_budget, 0);
        line->point2->setCoords(*m_budget, 1);
    }
    m_budgetText->setText(Format::ms(*m_budget));
    // Beside the line's upper end, on the side where there is room.
    const QRect area = m_plot->axisRect()->rect();
    const double width = QFontMetricsF(m_budgetText->font()).horizontalAdvance(m_budgetText->text()) + 14;
    const bool left = pixelOf(*m_budget) + width > area.right();
    m_budgetText->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    m_budgetText->position->setCoords(*m_budget, 0);
}

void FrontPlot::applyTheme(const Theme& theme)
{
    dressPlot(m_plot, m_title, theme, font());
    dressAxes(m_lower, theme, font());
    m_curve->setPen(QPen(theme.series(0), 1.8));
    const auto style = [](QCPScatterStyle::ScatterShape shape, const QColor& color, const QBrush& brush, double size) {
        return QCPScatterStyle(shape, QPen(color, 1.6), brush, size);
    };
    m_derived->setScatterStyle(style(QCPScatterStyle::ssDiamond, theme.series(1), theme.series(1), 9));
    m_derived->setPen(QPen(theme.series(1), 1.4));
    m_steps->setPen(QPen(theme.outline, 1.6));
    m_trained->setScatterStyle(style(QCPScatterStyle::ssDiamond, theme.series(1), theme.series(1), 10));
    m_trained->setPen(QPen(theme.series(1), 1.4));
    m_shared->setScatterStyle(style(QCPScatterStyle::ssCircle, theme.series(2), theme.ground, 8));
    m_shared->setPen(QPen(theme.series(2), 1.4));
    m_ring->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.pick, 2.2), theme.ground, 10));
    for (QCPItemStraightLine* line : {m_upperLine, m_lowerLine})
        line->setPen(QPen(theme.pick, 2));
    m_searchLine->setPen(QPen(theme.text, 1, Qt::DashLine));
    m_budgetText->setBrush(theme.pick);
    m_budgetText->setColor(Theme::textOn(theme.pick));
    QFont bold = smallFont(font());
    bold.setBold(true);
    m_budgetText->setFont(bold);
    for (QCPItemText* label : m_labels) {
        label->setFont(smallFont(font()));
        label->setColor(theme.mutedText);
    }
}

} // namespace pathloom
