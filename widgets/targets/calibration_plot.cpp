// SPDX-License-Identifier: MIT
#include "widgets/targets/calibration_plot.h"

#include "widgets/common/format.h"
#include "widgets/plots/plot_style.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr double band = 0.1; ///< share around the diagonal
constexpr double asSmallAsPossible = 0.001;
constexpr QSize defaultSize(900, 420);
constexpr QSize smallestSize(420, 260);

} // namespace

CalibrationPlot::CalibrationPlot(QWidget* parent) : FocusFrame(parent), m_plot(new QCustomPlot)
{
    setObjectName(QStringLiteral("calibrationPlot"));
    setAccessibleName(figureTitle());
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 160);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2); // the focus ring
    layout->addWidget(m_plot);
    build();
    draw();
}

void CalibrationPlot::build()
{
    setUpCanvas(m_plot);
    m_plot->installEventFilter(this);
    m_plot->setAutoAddPlottableToLegend(false);
    m_title = new QCPTextElement(m_plot, figureTitle());
    m_title->setVisible(false);
    m_scatter = m_plot->axisRect();
    m_histogram = std::make_unique<ErrorHistogram>(m_plot);
    m_plot->plotLayout()->take(m_scatter);
    auto* both = new QCPLayoutGrid;
    both->addElement(0, 0, m_scatter);
    both->addElement(0, 1, m_histogram->axes());
    both->setColumnStretchFactor(0, 1.25);
    both->setColumnSpacing(6);
    m_plot->plotLayout()->addElement(0, 0, both);
    m_plot->plotLayout()->setRowSpacing(0);
    for (QCPAxisRect* rect : {m_scatter, m_histogram->axes()})
        rect->setMinimumMargins(QMargins(4, 8, 14, 4));

    QCPAxis* x = m_scatter->axis(QCPAxis::atBottom);
    QCPAxis* y = m_scatter->axis(QCPAxis::atLeft);
    x->setLabel(tr("Predicted (ms)"));
    y->setLabel(tr("Measured (ms)"));
    m_low = m_plot->addGraph(x, y);
    m_high = m_plot->addGraph(x, y);
    m_diagonal = m_plot->addGraph(x, y);
    m_sums = m_plot->addGraph(x, y);
    m_points = m_plot->addGraph(x, y);
    m_marked = m_plot->addGraph(x, y);
    m_high->setChannelFillGraph(m_low);
    m_high->setName(tr("± %1").arg(Format::percent(band, 0)));
    m_diagonal->setName(tr("predicted = measured"));
    m_sums->setName(tr("uncorrected sum"));
    m_points->setName(tr("network"));
    for (QCPGraph* graph : {m_sums, m_points, m_marked})
        graph->setLineStyle(QCPGraph::lsNone);
    m_errors = new QCPErrorBars(x, y);
    m_errors->setDataPlottable(m_points);
    m_errors->setErrorType(QCPErrorBars::etValueError);

    QCPLegend* legend = m_plot->legend;
    m_scatter->insetLayout()->take(legend);
    m_plot->plotLayout()->addElement(1, 0, legend);
    m_plot->plotLayout()->setRowStretchFactor(1, asSmallAsPossible);
    legend->setVisible(true);
    legend->setRowSpacing(0);
    legend->setColumnSpacing(12);
    legend->setIconSize(22, 12);
    legend->setMargins(QMargins(8, 0, 8, 2));
    legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    for (QCPGraph* graph : {m_points, m_sums, m_diagonal, m_high})
        graph->addToLegend(legend);
}

void CalibrationPlot::setCalibration(const Calibration& calibration)
{
    m_calibration = calibration;
    m_current = -1;
    draw();
}

void CalibrationPlot::fitTo(int width)
{
    int line = 0, widest = 1;
    for (int i = 0; i < m_plot->legend->itemCount(); ++i) {
        if (QCPAbstractLegendItem* item = m_plot->legend->item(i)) {
            const int own = item->minimumOuterSizeHint().width() + m_plot->legend->columnSpacing();
            line += own;
            widest = std::max(widest, own);
        }
    }
    // Numbers stand beside each other with some room.
    m_scatter->axis(QCPAxis::atBottom)->ticker()->setTickCount(std::clamp((width * 5 / 9 - 60) / 45, 2, 6));
    m_histogram->axes()->axis(QCPAxis::atBottom)->ticker()->setTickCount(std::clamp((width * 4 / 9 - 60) / 40, 2, 6));
    const int free = width - 24;
    m_plot->legend->setWrap(line <= free ? 0 : std::max(1, free / widest));
    m_plot->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst); // arranges the items anew
}

void CalibrationPlot::draw()
{
    double low = 0, high = 1;
    bool any = false;
    QVector<double> predicted, measured, deviation, sums;
    std::vector<double> errors;
    for (const CalibrationPoint& point : m_calibration.points) {
        predicted << point.predictedMs;
        measured << point.measuredMs;
        deviation << point.deviationMs;
        sums << point.sumMs;
        errors.push_back(point.relativeError());
        const auto [least, most] = std::minmax({point.predictedMs, point.measuredMs - point.deviationMs,
                                                point.measuredMs + point.deviationMs, point.sumMs});
        low = any ? std::min(low, least) : least;
        high = any ? std::max(high, most) : most;
        any = true;
    }
    const double room = std::max(0.06 * (high - low), 0.02 * std::abs(high));
    low = std::max(0.0, low - room);
    high += room;
    m_points->setData(predicted, measured);
    m_errors->setData(deviation);
    const bool corrected = !m_calibration.corrections.isEmpty();
    m_sums->setData(corrected ? sums : QVector<double>(), corrected ? measured : QVector<double>());
    m_sums->setVisible(corrected);
    if (corrected)
        m_sums->addToLegend(m_plot->legend);
    else
        m_sums->removeFromLegend(m_plot->legend);
    m_marked->setData({}, {});
    // The band reaches beyond what is shown, so that it has no ends.
    const QVector<double> ends{low - room, high + room};
    m_diagonal->setData(ends, ends);
    m_low->setData(ends, {ends[0] * (1 - band), ends[1] * (1 - band)});
    m_high->setData(ends, {ends[0] * (1 + band), ends[1] * (1 + band)});
    m_scatter->axis(QCPAxis::atBottom)->setRange(low, high);
    m_scatter->axis(QCPAxis::atLeft)->setRange(low, high);

    m_histogram->setErrors(errors);

    setAccessibleDescription(
        any ? tr("%Ln network(s); median relative error %1", nullptr, static_cast<int>(m_calibration.points.size()))
                  .arg(Format::percent(m_calibration.medianRelativeError))
            : tr("No networks measured yet"));
    applyTheme(Theme::of(this));
    fitTo(m_plot->width());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CalibrationPlot::applyTheme(const Theme& theme)
{
    m_plot->setBackground(theme.ground);
    dressAxes(m_scatter, theme, font());
    dressAxes(m_histogram->axes(), theme, font());
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextColor(theme.text);

    QColor fill = theme.series(2);
    fill.setAlphaF(0.14F);
    for (QCPGraph* graph : {m_low, m_high})
        graph->setPen(Qt::NoPen);
    m_high->setBrush(fill);
    m_diagonal->setPen(QPen(theme.mutedText, 1, Qt::DashLine));
    QColor ink = theme.series(0);
    QColor filled = ink;
    filled.setAlphaF(0.75F);
    m_points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(ink, 1), filled, 7));
    m_sums->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(theme.series(1), 1), Qt::NoBrush, 6));
    m_marked->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.focus, 2), Qt::NoBrush, 13));
    m_errors->setPen(QPen(theme.outline, 1));
    m_histogram->applyTheme(theme);
    m_plot->legend->setBrush(Qt::NoBrush);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setTextColor(theme.text);
    m_plot->legend->setFont(smallFont(font()));
}

QSize CalibrationPlot::figureSize() const
{
    const QSize size = m_plot->size();
    return size.width() < smallestSize.width() || size.height() < smallestSize.height() ? defaultSize : size;
}

void CalibrationPlot::paintFigure(QPaintDevice& device, const QSize& size)
{
    applyTheme(Theme::paper());
    m_marked->setVisible(false);
    QCPLayoutGrid* grid = m_plot->plotLayout();
    grid->insertRow(0);
    grid->addElement(0, 0, m_title);
    grid->setRowStretchFactor(0, asSmallAsPossible);
    grid->setRowStretchFactor(1, 1);
    grid->setRowStretchFactor(2, asSmallAsPossible);
    m_title->setVisible(true);
    fitTo(size.width());
    paintPlot(m_plot, device, size, Theme::paper());
    grid->take(m_title);
    m_title->setVisible(false);
    grid->simplify();
    grid->setRowStretchFactor(0, 1);
    grid->setRowStretchFactor(1, asSmallAsPossible);
    fitTo(m_plot->width());
    m_marked->setVisible(true);
    applyTheme(Theme::of(this));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

FigureTable CalibrationPlot::figureTable()
{
    FigureTable table;
    table.columns << tr("Network") << tr("Input height (px)") << tr("Input width (px)") << tr("Sum of the parts (ms)") << tr("Predicted (ms)") << tr("Measured (ms)")
                  << tr("Standard deviation (ms)") << tr("Relative error");
    for (const CalibrationPoint& point : m_calibration.points)
        table.rows << QVariantList{QString::fromStdString(point.name),
                                   point.size.height,
                                   point.size.width,
                                   point.sumMs,
                                   point.predictedMs,
                                   point.measuredMs,
                                   point.deviationMs,
                                   point.relativeError()};
    return table;
}

} // namespace pathloom
