// SPDX-License-Identifier: MIT
#include "widgets/targets/error_histogram.h"

#include "widgets/common/theme.h"

#include <algorithm>
#include <cmath>

#include <qcustomplot.h>

namespace pathloom {

ErrorHistogram::ErrorHistogram(QCustomPlot* plot)
    : m_axes(new QCPAxisRect(plot)),
      m_bars(new QCPBars(m_axes->axis(QCPAxis::atBottom), m_axes->axis(QCPAxis::atLeft))),
      m_zero(plot->addGraph(m_axes->axis(QCPAxis::atBottom), m_axes->axis(QCPAxis::atLeft)))
{
    QCPAxis* errors = m_axes->axis(QCPAxis::atBottom);
    QCPAxis* counts = m_axes->axis(QCPAxis::atLeft);
    errors->setLabel(tr("Relative error (%)"));
    counts->setLabel(tr("Networks"));
}

ErrorHistogram::Bins ErrorHistogram::binsOf(const std::vector<double>& relativeErrors)
{
    Bins bins;
    double widest = 0;
    for (const double error : relativeErrors)
        widest = std::max(widest, std::abs(error));
    // Zero stands in the middle of a bin, so that "as predicted" is one of them.
    constexpr int mostBinsASide = 7;
    for (const double width : {0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0}) {
        bins.width = width;
        if (widest <= width * (mostBinsASide + 0.5))
            break;
    }
    const auto binOf = [&](double error) { return static_cast<int>(std::lround(error / bins.width)); };
    int side = 1;
    for (const double error : relativeErrors)
        side = std::max(side, std::abs(binOf(error)));
    side = std::min(side, 200); // an absurd error would make an endless row of bins
    bins.counts.assign(static_cast<std::size_t>(2 * side + 1), 0);
    for (int bin = -side; bin <= side; ++bin)
        bins.centers.push_back(bin * bins.width);
    for (const double error : relativeErrors)
        ++bins.counts[static_cast<std::size_t>(std::clamp(binOf(error), -side, side) + side)];
    return bins;
}

void ErrorHistogram::setErrors(const std::vector<double>& relativeErrors)
{
    const Bins bins = binsOf(relativeErrors);
    QVector<double> centers, counts;
    int most = 1;
    for (std::size_t i = 0; i < bins.counts.size(); ++i) {
        centers << 100 * bins.centers[i];
        counts << bins.counts[i];
        most = std::max(most, bins.counts[i]);
    }
    m_bars->setData(centers, counts, true);
    m_bars->setWidth(100 * bins.width * 0.92);
    m_axes->axis(QCPAxis::atBottom)->setRange(centers.front() - 60 * bins.width, centers.back() + 60 * bins.width);
    QCPAxis* networks = m_axes->axis(QCPAxis::atLeft);
    networks->setRange(0, most * 1.08);
    m_zero->setData({0, 0}, {0, most * 1.08}, true); // as high as the axes, so that it meets no label
    networks->ticker()->setTickStepStrategy(QCPAxisTicker::tssReadability);
    networks->ticker()->setTickCount(std::clamp(most, 1, 5));
}

void ErrorHistogram::applyTheme(const Theme& theme)
{
    QColor filled = theme.series(0);
    filled.setAlphaF(0.75F);
    m_bars->setPen(QPen(theme.series(0), 1));
    m_bars->setBrush(filled);
    m_zero->setPen(QPen(theme.mutedText, 1, Qt::DashLine));
}

} // namespace pathloom
