// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/budget_history.h"
#include "widgets/plots/plot_page.h"

namespace pathloom {

/// Expected latency against the budget, and the predicted latency of the leading architecture.
class LatencyPlot final : public PlotPage
{
    Q_OBJECT

public:
    explicit LatencyPlot(RunView* view, QWidget* parent = nullptr);

private:
    void prepareCurves(const RunView& run) override;
    void followHistory(const RunView& run) override;
    QString emptyText() const override;
    QString remarkOn(const RunView& second) const override;
    QString valueText(double value) const override;
    /// The one in force at the moment that is looked at, ms; 0 = none.
    double shownBudget() const;

    std::vector<BudgetMove> m_moves;
    double m_budget = 0; ///< in the legend
};

} // namespace pathloom
