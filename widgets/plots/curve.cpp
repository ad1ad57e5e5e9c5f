// SPDX-License-Identifier: MIT
#include "widgets/plots/curve.h"

#include <algorithm>
#include <cmath>

#include <qcustomplot.h>

namespace pathloom {

Curve::Curve(QCustomPlot* plot, const QString& name, int series, bool noisy)
    : m_plot(plot), m_name(name), m_series(series)
{
    if (noisy) {
        m_raw = plot->addGraph();
        m_raw->removeFromLegend();
        // Thousands of points in a few hundred pixels: smoothing them costs much and shows nothing.
        m_raw->setAntialiased(false);
        m_raw->setLayer(QStringLiteral("raw"));
    }
    m_main = plot->addGraph();
    m_main->setName(name);
    m_main->setAntialiased(true);
}

Curve::~Curve()
{
    m_plot->removeGraph(m_main);
    if (m_raw)
        m_plot->removeGraph(m_raw);
}

void Curve::append(double key, double value)
{
    if (!m_raw) {
        m_main->addData(key, value);
        return;
    }
    m_raw->addData(key, value);
    const auto points = m_raw->data();
    const int first = std::max(0, points->size() - meanWindow);
    double sum = 0;
    int count = 0;
    for (int i = first; i < points->size(); ++i) {
        const double v = points->at(i)->value;
        if (std::isfinite(v)) {
            sum += v;
            ++count;
        }
    }
    m_main->addData(key, count > 0 ? sum / count : qQNaN());
}

void Curve::appendFrom(const std::vector<double>& keys, const std::vector<double>& values, double scale)
{
    const std::size_t known = size();
    if (known > keys.size() || (known > 0 && at(known - 1).key != keys[known - 1]))
        clear(); // a network trained anew starts its curve again
    for (std::size_t i = size(); i < std::min(keys.size(), values.size()); ++i)
        append(keys[i], values[i] * scale);
}

void Curve::clear()
{
    m_main->data()->clear();
    if (m_raw)
        m_raw->data()->clear();
}

void Curve::applyTheme(const Theme& theme)
{
    const QColor color = theme.series(m_series);
    if (m_raw)
        m_raw->setPen(QPen(Theme::mix(color, theme.ground, theme.dark ? 0.68 : 0.72), 1));
    m_main->setPen(theme.seriesPen(m_series, 1.8));
    if (m_markers)
        m_main->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, 5));
    else
        m_main->setScatterStyle(QCPScatterStyle::ssNone);
}

void Curve::setMarkers(bool markers)
{
    m_markers = markers;
}

std::size_t Curve::size() const
{
    return static_cast<std::size_t>(m_main->dataCount());
}

Curve::Sample Curve::at(std::size_t i) const
{
    const int index = static_cast<int>(i);
    const QCPGraphData mean = *m_main->data()->at(index);
    return {mean.key, m_raw ? m_raw->data()->at(index)->value : mean.value, mean.value};
}

Curve::Sample Curve::nearest(double key) const
{
    const auto points = m_main->data();
    const auto after = points->findBegin(key, false);
    auto index = after - points->constBegin();
    const auto last = static_cast<std::ptrdiff_t>(points->size()) - 1;
    index = std::clamp<std::ptrdiff_t>(index, 0, last);
    if (index > 0 &&
        key - points->at(static_cast<int>(index - 1))->key < points->at(static_cast<int>(index))->key - key)
        --index;
    return at(static_cast<std::size_t>(index));
}

} // namespace pathloom
