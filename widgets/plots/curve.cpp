// SPDX-License-Identifier: MIT
#include "widgets/plots/curve.h"

#include <qcustomplot.h>

namespace pathloom {

namespace {

constexpr std::size_t columnsOfAMarker = 4; ///< pixels; closer together they would hide the line

} // namespace

Curve::Curve(QCustomPlot* plot, const QString& name, int series, bool noisy)
    : m_plot(plot), m_name(name), m_series(series), m_noisy(noisy), m_raw(plot->addGraph())
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
    if (!m_noisy && m_exact)
        seen.points.clear();
    give(m_raw, seen.points);
    if (m_markers && m_exact && seen.means.size() * columnsOfAMarker <= columns)
        m_main->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, m_color, m_color, 5));
    else
        m_main->setScatterStyle(QCPScatterStyle::ssNone);
}

void Curve::applyTheme(const Theme& theme)
{
    m_color = theme.series(m_series);
    m_raw->setPen(QPen(Theme::mix(m_color, theme.ground, theme.dark ? 0.68 : 0.72), 1));
    m_main->setPen(theme.seriesPen(m_series, 1.8));
    if (!m_main->scatterStyle().isNone())
        m_main->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, m_color, m_color, 5));
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

} // namespace pathloom
