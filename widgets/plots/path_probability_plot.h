// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/plots/plot_page.h"

class QComboBox;

namespace pathloom {

/// Path probabilities of the selected block, one line a candidate; of the first block while none is selected.
class PathProbabilityPlot final : public PlotPage
{
    Q_OBJECT

public:
    explicit PathProbabilityPlot(RunView* view, QWidget* parent = nullptr);

    int shownChoice() const { return m_choice; }

private:
    void prepareCurves() override;
    void followHistory() override;
    QString emptyText() const override;
    QString valueText(double value) const override;
    void fillSelector();
    void showChoice(int choice);

    QComboBox* m_selector;
    int m_choice = 0;
    bool m_fed = false; ///< the curves have their points
};

} // namespace pathloom
