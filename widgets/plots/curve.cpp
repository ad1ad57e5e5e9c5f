// SPDX-License-Identifier: MIT
#include "widgets/plots/curve.h"

#include <algorithm>

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr std::size_t columnsOfAMarker = 4; ///< pixels; closer together they would hide the line
constexpr std::size_t columnsOfARing = 90;  ///< pixels from one to the next

QCPScatterStyle markerOf(PlottedRun run, const QColor& color, const QColor& ground)
{
    return run == PlottedRun::Second ? QCPScatterStyle(QCPScatterStyle::ssCircle, color, ground, 6)
                                     : QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, 5);
}

} // namespace

Curve::Curve(QCustomPlot* plot, PlottedRun run, const QString& name, int series, bool noisy)
    : m_plot(plot), m_run(run), m_name(name), m_series(series), m_noisy(noisy), m_raw(plot->addGraph())
{
    m_raw->removeFromLegend();
    // Thousands of points in a few hundred pixels: smoothing them costs much and shows nothing.
    m_raw->setAntialiased(false);
    m_raw->setLayer(QStringLiteral("raw"));
    m_main = plot->addGraph();
    m_main->setName(name);
    m_main->setAntialiased(true);
}

Curve::~Curve()
{
    m_plot->removeGraph(m_main);
    m_plot->removeGraph(m_raw);
}

void Curve::setPoints(std::unique_ptr<PointSeries> points, double scale)
{
    m_points = std::move(points);
    m_scale = scale;
}

void Curve::show(double firstKey, double lastKey, std::size_t columns)
{
    DecimatedSeries seen;
    if (m_points)
        seen = decimate(*m_points, firstKey, lastKey, columns, m_noisy ? meanWindow : 1);
    m_exact = seen.exact;
    const auto give = [this](QCPGraph* graph, const std::vector<SeriesPoint>& points) {
        QVector<QCPGraphData> data;
        data.reserve(static_cast<int>(points.size()));
        for (const SeriesPoint& point : points)
            data.append({point.key, point.value * m_scale});
        graph->data()->set(data, true);
    };
    give(m_main, seen.means); // of one point each where the curve is exact and not noisy
    if (m_run == PlottedRun::Second || (!m_noisy && m_exact))
        seen.points.clear();
    give(m_raw, seen.points);
    const bool marksAll = m_markers && m_exact && seen.means.size() * columnsOfAMarker <= columns;
    const bool marks = marksAll || m_run == PlottedRun::Second;
    m_main->setScatterStyle(marks ? markerOf(m_run, m_main->pen().color(), m_ground)
                                  : QCPScatterStyle(QCPScatterStyle::ssNone));
    double every = 1; // points from one ring to the next
    if (!marksAll && !seen.means.empty()) {
        const double share = (seen.means.back().key - seen.means.front().key) / (lastKey - firstKey);
        every = static_cast<double>(seen.means.size() * columnsOfARing) / (static_cast<double>(columns) * share);
    }
    m_main->setScatterSkip(static_cast<int>(std::clamp(every, 1.0, static_cast<double>(seen.means.size() + 1))) - 1);
}

void Curve::applyTheme(const Theme& theme)
{
    m_ground = theme.ground;
    const QColor color = theme.series(m_series);
    m_raw->setPen(QPen(Theme::mix(color, theme.ground, theme.dark ? 0.68 : 0.72), 1));
    const bool marked = !m_main->scatterStyle().isNone();
    dress(*m_main, m_run, theme.seriesPen(m_series, 1.8), theme);
    if (marked)
        m_main->setScatterStyle(markerOf(m_run, m_main->pen().color(), theme.ground));
}

void Curve::dress(QCPGraph& graph, PlottedRun run, const QPen& pen, const Theme& theme)
{
    QPen own = pen;
    if (run == PlottedRun::Second) {
        own.setWidthF(std::min(1.2, pen.widthF()));
        own.setColor(Theme::mix(pen.color(), theme.ground, 0.2));
        graph.setScatterStyle(markerOf(run, own.color(), theme.ground));
    }
    graph.setPen(own);
}

void Curve::setMarkers(bool markers)
{
    m_markers = markers;
}

Curve::Sample Curve::at(std::size_t i) const
{
    const double value = m_points->value(i) * m_scale;
    return {m_points->key(i), value, m_noisy ? m_points->trend(i, i + 1, meanWindow) * m_scale : value};
}

Curve::Sample Curve::nearest(double key) const
{
    return at(m_points->nearest(key));
}

bool Curve::reaches(double key) const
{
    if (size() == 0)
        return false;
    const double first = m_points->key(0), last = m_points->key(size() - 1);
    const double between = size() > 1 ? (last - first) / static_cast<double>(size() - 1) : 1;
    return key >= first - between && key <= last + between;
}

} // namespace pathloom
