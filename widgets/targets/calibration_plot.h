// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/calibration.h"
#include "widgets/common/figure.h"
#include "widgets/common/focus_frame.h"
#include "widgets/common/key_help.h"
#include "widgets/common/theme.h"
#include "widgets/targets/error_histogram.h"

#include <memory>

class QCPAxisRect;
class QCPErrorBars;
class QCPGraph;
class QCPTextElement;
class QCustomPlot;

namespace pathloom {

/// Predicted against measured latency of whole networks, with diagonal and ±10 % band, beside it the distribution of
/// the relative errors. The arrow keys go from network to network.
class CalibrationPlot final : public FocusFrame, public Figure
{
    Q_OBJECT

public:
    explicit CalibrationPlot(QWidget* parent = nullptr);

    void setCalibration(const Calibration& calibration);
    const Calibration& calibration() const { return m_calibration; }
    QCustomPlot* plot() const { return m_plot; }

    QString figureTitle() const override { return tr("Predicted against measured latency"); }
    QSize figureSize() const override;
    void paintFigure(QPaintDevice& device, const QSize& size) override;
    FigureTable figureTable() override;

    /// What its keys do.
    static QList<KeyHelp> keys();

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // calibration_plot.cpp
    void build();
    void draw();
    /// Legend and numbers of the axes.
    void fitTo(int width);
    void applyTheme(const Theme& theme);
    // calibration_interaction.cpp
    void showPoint(int point);
    int pointAt(const QPoint& position) const; ///< -1 if none is near

    Calibration m_calibration;
    QCustomPlot* m_plot;
    QCPTextElement* m_title = nullptr;
    QCPAxisRect* m_scatter = nullptr;
    std::unique_ptr<ErrorHistogram> m_histogram;
    QCPGraph *m_low = nullptr, *m_high = nullptr, *m_diagonal = nullptr;
    QCPGraph *m_sums = nullptr, *m_points = nullptr, *m_marked = nullptr;
    QCPErrorBars* m_errors = nullptr;
    int m_current = -1; ///< point that was shown last
};

} // namespace pathloom
