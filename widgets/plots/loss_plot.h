// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/plots/plot_page.h"

namespace pathloom {

/// Training loss of the weight steps and, of the architecture steps, every term on its own and their sum.
class LossPlot final : public PlotPage
{
    Q_OBJECT

public:
    explicit LossPlot(RunView* view, QWidget* parent = nullptr);

private:
    void prepareCurves(const RunView& run) override;
    void followHistory(const RunView&) override {}
    QString emptyText() const override;
    QString valueText(double value) const override;
};

} // namespace pathloom
