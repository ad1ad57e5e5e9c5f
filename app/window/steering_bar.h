// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"
#include "core/search/command.h"
#include "core/search/search_config.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QSlider;
class QTimer;

namespace pathloom {

class BudgetBox;

/// The right part of the tool bar: hardware target, latency trade-off and budget of the search that is shown.
class SteeringBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SteeringBar(QWidget* parent = nullptr);

    void setTargets(const std::vector<HardwareTarget>& targets);
    /// Shows what is in force without signalling it back.
    void showConfig(const SearchConfig& config, const QString& targetId, const QString& targetName);
    enum class Reach { None, Steer, All }; ///< nothing; what may change during a search; also the target
    void setReach(Reach reach);
    /// What a change would do, in words, told while it is being made; an empty text if nothing can be told.
    void setPreview(std::function<QString(const Command&)> preview) { m_preview = std::move(preview); }
    /// Why the budget cannot be changed so, in a sentence; empty if it can. What is refused goes back to what is in
    /// force.
    void setCheck(std::function<QString(const Command&)> check) { m_check = std::move(check); }

Q_SIGNALS:
    void targetChosen(const QString& id);
    void tradeOffChosen(double value);
    /// 0 = automatic
    void budgetChosen(double ms);
    /// What was chosen went back, with the reason.
    void refused(const QString& sentence);

private:
    void showTradeOff();
    void showTargetTip();
    void showPreview(QWidget* control, const Command& command);
    void showHint(QWidget* control, const QString& text);
    void chooseBudget(double ms);
    void markBudget(bool isRefused);
    QString refusalOf(const Command& command) const { return m_check ? m_check(command) : QString(); }

    QComboBox* m_target;
    QLabel* m_tradeOffValue;
    QSlider* m_tradeOff;
    BudgetBox* m_budget;
    QTimer* m_tradeOffTimer; ///< several keys are one change
    int m_takenAt = 0;       ///< position of the trade-off's handle when it was taken
    SearchConfig m_config;
    bool m_typing = false; ///< in the budget, which is not chosen yet
    std::function<QString(const Command&)> m_preview;
    std::function<QString(const Command&)> m_check;
};

} // namespace pathloom
