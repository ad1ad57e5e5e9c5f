// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

#include <vector>

class QCPAxisRect;
class QCPBars;
class QCPGraph;
class QCustomPlot;

namespace pathloom {

struct Theme;

/// The distribution of relative errors as bars around zero, with axes of its own in a plot. The plot owns what is drawn
/// and has to outlive it.
class ErrorHistogram
{
    Q_DECLARE_TR_FUNCTIONS(pathloom::ErrorHistogram)

public:
    /// The axes are in no layout yet; the plot must have others already.
    explicit ErrorHistogram(QCustomPlot* plot);

    QCPAxisRect* axes() const { return m_axes; }
    /// @param relativeErrors 0.01 = predicted 1 % too slow
    void setErrors(const std::vector<double>& relativeErrors);
    /// Colours of bars and zero line; the axes are the plot's to style.
    void applyTheme(const Theme& theme);

    /// Networks per bin, from the lowest error to the highest, and the bins' width (0.01 = 1 %).
    struct Bins
    {
        double width = 0;
        std::vector<double> centers;
        std::vector<int> counts;
    };
    static Bins binsOf(const std::vector<double>& relativeErrors);

private:
    QCPAxisRect* m_axes;
    QCPBars* m_bars;
    QCPGraph* m_zero;
};

} // namespace pathloom
