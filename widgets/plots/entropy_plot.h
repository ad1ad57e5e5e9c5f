// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/plots/plot_page.h"

namespace pathloom {

/// Mean entropy of the path probabilities: how decided the search is, with its greatest value as reference.
class EntropyPlot final : public PlotPage
{
    Q_OBJECT

public:
    explicit EntropyPlot(RunView* view, QWidget* parent = nullptr);

private:
    void prepareCurves(const RunView& run) override;
    void followHistory(const RunView& run) override;
    QString emptyText() const override;
    QString valueText(double value) const override;
};

} // namespace pathloom
