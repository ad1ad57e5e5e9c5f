// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/calibration.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;
class QStackedLayout;

namespace pathloom {

class CalibrationPlot;
class EmptyLabel;

/// How far the predictions of one target can be trusted: plot, figures in words, and a button that measures more
/// networks.
class CalibrationView final : public QWidget
{
    Q_OBJECT

public:
    explicit CalibrationView(QWidget* parent = nullptr);

    void setCalibration(const Calibration& calibration);
    /// Nothing to draw, and why.
    void showEmpty(const QString& sentence);
    /// @param reason why networks cannot be measured for this target; empty = they can
    void setMeasurable(const QString& reason);
    /// While networks are being measured the button cancels that.
    void setMeasuring(bool measuring);

    CalibrationPlot* plot() const { return m_plot; }
    bool showsEmptyState() const;
    int count() const; ///< networks to measure

Q_SIGNALS:
    void measureRequested();
    void cancelRequested();

private:
    void updateButtons();

    CalibrationPlot* m_plot;
    EmptyLabel* m_empty;
    QStackedLayout* m_stack;
    QLabel* m_text;
    QSpinBox* m_count;
    QPushButton *m_measure, *m_save;
    QString m_notMeasurable;
    bool m_measuring = false;
};

} // namespace pathloom
