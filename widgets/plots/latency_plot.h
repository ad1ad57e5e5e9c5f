// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/plots/plot_page.h"

namespace pathloom {

/// Expected latency against the budget, and the predicted latency of the leading architecture.
class LatencyPlot final : public PlotPage
{
    Q_OBJECT

public:
    explicit LatencyPlot(RunView* view, QWidget* parent = nullptr);

private:
    void prepareCurves() override;
    void followHistory() override;
    QString emptyText() const override;
    QString valueText(double value) const override;
};

} // namespace pathloom
