// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/plots/plot_page.h"

class QComboBox;

namespace pathloom {

/// Path probabilities of the selected block, one line a candidate; of the first block while none is selected. A
/// second run is shown only if it searched the same space: elsewhere a block of that name is another decision.
class PathProbabilityPlot final : public PlotPage
{
    Q_OBJECT

public:
    explicit PathProbabilityPlot(RunView* view, QWidget* parent = nullptr);

    int shownChoice() const { return m_choice; }

private:
    void prepareCurves(const RunView& run) override;
    void followHistory(const RunView& run) override;
    QString emptyText() const override;
    QString remarkOn(const RunView& second) const override;
    bool hasBlocksOf(const RunView& run) const;
    QString valueText(double value) const override;
    void fillSelector();
    void showChoice(int choice);

    QComboBox* m_selector;
    int m_choice = 0;
};

} // namespace pathloom
