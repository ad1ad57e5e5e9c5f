// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/theme.h"

#include <QString>

#include <deque>
#include <vector>

class QCPGraph;
class QCustomPlot;

namespace pathloom {

/// One curve of a plot, fed by appending. A noisy one shows its points as a faint thin line and their running mean as
/// the main line.
class Curve
{
public:
    static constexpr int meanWindow = 25; ///< points

    Curve(QCustomPlot* plot, const QString& name, int series, bool noisy);
    ~Curve();
    Curve(const Curve&) = delete;
    Curve& operator=(const Curve&) = delete;

    void append(double key, double value);
    /// Appends what is beyond the rows taken by earlier calls.
    void appendFrom(const std::vector<double>& keys, const std::vector<double>& values);
    void clear();
    void applyTheme(const Theme& theme);
    void setMarkers(bool markers);

    const QString& name() const { return m_name; }
    std::size_t size() const { return m_keys.size(); }
    const std::vector<double>& keys() const { return m_keys; }
    const std::vector<double>& values() const { return m_values; }
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
    std::vector<double> m_keys, m_values;
    double m_windowSum = 0;
};

} // namespace pathloom
