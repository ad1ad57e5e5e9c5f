// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/plots/plot_page.h"

namespace pathloom {

/// Accuracy of training and held-out batches and of the leading architecture on the whole held-out set; while derived
/// networks are trained, a curve for each of them over the epochs of its training.
class AccuracyPlot final : public PlotPage
{
    Q_OBJECT

public:
    explicit AccuracyPlot(RunView* view, QWidget* parent = nullptr);

private:
    void prepareCurves() override;
    void appendData() override;
    QString emptyText() const override;
    QString valueText(double value) const override;
    bool m_training = false; ///< shows the training of derived networks instead of the search
};

} // namespace pathloom
