// SPDX-License-Identifier: MIT
#pragma once

#include "core/compare/comparison.h"
#include "widgets/compare/trade_off_plot.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace pathloom {

class CrossTableModel;

/// The plot of accuracy against latency with the choice of its target and a budget, fed by the cross table.
class TradeOffPane final : public QWidget
{
    Q_OBJECT

public:
    explicit TradeOffPane(QWidget* parent = nullptr);

    TradeOffPlot* plot() const { return m_plot; }
    /// Id of the target on show; empty if there is none.
    QString target() const;
    /// Shows these networks of the model's table. The target stays if it is still there.
    void setNetworks(const CrossTableModel& model, const std::vector<int>& networks);

Q_SIGNALS:
    /// The person chose another target: the owner calls setNetworks() again.
    void targetChosen();

private:
    TradeOffContent contentFor(const CrossTableModel& model, const std::vector<int>& networks) const;

    QComboBox* m_target;
    QDoubleSpinBox* m_budget;
    QLabel* m_note;
    TradeOffPlot* m_plot;
};

} // namespace pathloom
