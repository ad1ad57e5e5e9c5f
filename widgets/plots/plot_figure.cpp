// SPDX-License-Identifier: MIT
// A plot page as a figure on paper and as a table.
#include "widgets/plots/curve.h"
#include "widgets/plots/plot_legend.h"
#include "widgets/plots/plot_page.h"
#include "widgets/plots/plot_style.h"

#include <map>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr QSize defaultSize(900, 420);
constexpr QSize smallestSize(360, 240);
constexpr int finer = 2;                 ///< points a pixel, as paper has more of them
constexpr std::size_t mostRows = 10'000; ///< of one curve in a table; more can neither be read nor shown at once

} // namespace

QSize PlotPage::figureSize() const
{
    const QSize size = m_plot->size();
    return size.width() < smallestSize.width() || size.height() < smallestSize.height() ? defaultSize : size;
}

void PlotPage::paintFigure(QPaintDevice& device, const QSize& size)
{
    readHistory(); // a hidden page may lag behind
    m_filled = {};
    fitAxes(size.width() * finer);
    fillCurves(size.width() * finer);
    const bool cursorShown = m_cursor->visible();
    m_cursor->setVisible(false);
    applyTheme(Theme::paper());
    m_titleElement->setVisible(true);
    listInLegend(false);
    placeLegend(m_plot, m_titleElement, size, m_runLegend);
    paintPlot(m_plot, device, size, Theme::paper());
    listInLegend(true);
    applyTheme(Theme::of(this));
    placeTitleAndLegend();
    m_cursor->setVisible(cursorShown);
    m_filled = {}; // the window gets its own points with the next replot
}

FigureTable PlotPage::figureTable()
{
    readHistory();
    FigureTable table;
    table.columns << m_plot->xAxis->label();
    std::map<double, QVariantList> rows;
    const QCPRange shown = m_plot->xAxis->range();
    // Of all columns of numbers; it ends the axis' title.
    const qsizetype unitAt = m_shortValueTitle.lastIndexOf(QStringLiteral(" ("));
    const QString unit = unitAt < 0 ? QStringLiteral(" (%1)").arg(m_shortValueTitle)
                                    : m_shortValueTitle.mid(unitAt); // or it is the unit
    qsizetype columns = 0;
    for (const auto& curve : m_curves) {
        const std::size_t begin = m_userZoomed ? curve->countBelow(shown.lower) : 0;
        const std::size_t end = m_userZoomed ? curve->countUpTo(shown.upper) : curve->size();
        const std::size_t stride = std::max<std::size_t>(1, (end - begin + mostRows - 1) / mostRows);
        //: curve, whole number greater than one
        QString name = stride > 1 ? tr("%1, one point of %L2").arg(titleOf(*curve)).arg(stride) : titleOf(*curve);
        name += unit;
        table.columns << name;
        if (curve->isNoisy())
            table.columns << tr("%1, mean of %2 points around it").arg(name).arg(Curve::meanWindow);
        const qsizetype first = columns;
        columns = table.columns.size() - 1;
        for (std::size_t i = begin; i < end; i += stride) {
            const Curve::Sample sample = curve->at(i);
            QVariantList& row = rows[sample.key];
            row.resize(columns);
            row[first] = sample.value;
            if (curve->isNoisy())
                row[first + 1] = sample.mean;
        }
    }
    for (auto& [key, row] : rows) {
        row.resize(columns);
        table.rows << (QVariantList{static_cast<qlonglong>(key)} + row);
    }
    return table;
}

} // namespace pathloom
