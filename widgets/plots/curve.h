// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/point_series.h"
#include "widgets/common/theme.h"

#include <QString>

#include <memory>

class QCPGraph;
class QCustomPlot;

namespace pathloom {

/// Whose curves a plot shows: those of the run on show, and those of another one that is laid over it.
enum class PlottedRun { Shown, Second };

/// One curve of a plot. Its points stay in the history; what can be seen of them is handed to the plot again whenever
/// the visible range changes. A noisy one shows its points as a faint thin line and their trend as the main
/// line. Where there are more points than the screen has room for, every curve is the mean of each column on the faint
/// band that its points fill. That of a second run has the colour and the dashes of its counterpart, but is thinner and
/// carries rings; its points and bands are left out, as both runs' noise on top of one another can tell nothing.
class Curve
{
public:
    static constexpr int meanWindow = 25; ///< points of a noisy curve's trend, as many before as after

    struct Sample
    {
        double key, value, mean;
    };

    Curve(QCustomPlot* plot, PlottedRun run, const QString& name, int series, bool noisy);
    /// Takes its graphs out of the plot.
    ~Curve();
    Curve(const Curve&) = delete;
    Curve& operator=(const Curve&) = delete;

    /// Where the points come from; `scale` turns 0..1 into percent. Must live as long as the curve.
    void setPoints(std::unique_ptr<PointSeries> points, double scale = 1);
    /// Gives the plot what can be seen between two keys on `columns` pixels.
    void show(double firstKey, double lastKey, std::size_t columns);
    void applyTheme(const Theme& theme);
    /// Shows each point, where there are few.
    void setMarkers(bool markers);
    /// Draws a graph in a colour as every curve of that run, for an entry of the legend.
    static void dress(QCPGraph& graph, PlottedRun run, const QPen& pen, const Theme& theme);

    PlottedRun run() const { return m_run; }
    const QString& name() const { return m_name; }
    int series() const { return m_series; }
    bool isNoisy() const { return m_noisy; }
    /// True while the plot has every point of the visible range.
    bool isExact() const { return m_exact; }
    bool hasPoints() const { return m_points != nullptr; } ///< although there may be none yet
    std::size_t size() const { return m_points ? m_points->size() : 0; }
    Sample at(std::size_t i) const;
    /// Number of points before a key, and up to it.
    std::size_t countBelow(double key) const { return m_points ? m_points->countBelow(key) : 0; }
    std::size_t countUpTo(double key) const { return m_points ? m_points->countUpTo(key) : 0; }
    /// The point whose key is next to `key`; the curve must not be empty.
    Sample nearest(double key) const;
    /// Whether a key lies where the curve has points, give or take the distance between two of them.
    bool reaches(double key) const;
    /// The line people read: the trend of a noisy curve, else the points.
    QCPGraph* main() const { return m_main; }
    /// The faint line; empty unless the curve is noisy or has more points than can be shown.
    QCPGraph* raw() const { return m_raw; }

private:
    QCustomPlot* m_plot;
    PlottedRun m_run;
    QString m_name;
    int m_series;
    bool m_noisy;
    bool m_markers = false;
    bool m_exact = true;
    std::unique_ptr<PointSeries> m_points;
    double m_scale = 1;
    QCPGraph* m_raw = nullptr;
    QCPGraph* m_main = nullptr;
    QColor m_ground;
};

} // namespace pathloom
