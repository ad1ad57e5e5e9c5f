// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/theme.h"

#include <QString>

#include <vector>

class QCPGraph;
class QCustomPlot;

namespace pathloom {

/// One curve of a plot, fed by appending; keys ascend. A noisy one shows its points as a faint thin line and their
/// running mean as the main line.
class Curve
{
public:
    static constexpr int meanWindow = 25; ///< points

    struct Sample
    {
        double key, value, mean;
    };

    Curve(QCustomPlot* plot, const QString& name, int series, bool noisy);
    /// Takes its graphs out of the plot.
    ~Curve();
    Curve(const Curve&) = delete;
    Curve& operator=(const Curve&) = delete;

    void append(double key, double value);
    /// Appends what is beyond the points there already; `scale` turns 0..1 into percent.
    void appendFrom(const std::vector<double>& keys, const std::vector<double>& values, double scale = 1);
    void clear();
    void applyTheme(const Theme& theme);
    /// Few points: shows each of them.
    void setMarkers(bool markers);

    const QString& name() const { return m_name; }
    bool isNoisy() const { return m_raw != nullptr; }
    std::size_t size() const;
    Sample at(std::size_t i) const;
    /// The point whose key is next to `key`; the curve must not be empty.
    Sample nearest(double key) const;
    /// The line people read: the running mean of a noisy curve, else the points.
    QCPGraph* main() const { return m_main; }
    QCPGraph* raw() const { return m_raw; } ///< null unless noisy

private:
    QCustomPlot* m_plot;
    QString m_name;
    int m_series;
    bool m_markers = false;
    QCPGraph* m_raw = nullptr;
    QCPGraph* m_main = nullptr;
};

} // namespace pathloom
