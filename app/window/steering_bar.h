// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"
#include "core/search/command.h"
#include "core/search/search_config.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QTimer;

namespace pathloom {

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

Q_SIGNALS:
    void targetChosen(const QString& id);
    void tradeOffChosen(double value);
    /// 0 = automatic
    void budgetChosen(double ms);

private:
    void showTradeOff();
    void showPreview(QWidget* control, const Command& command);

    QComboBox* m_target;
    QLabel* m_tradeOffValue;
    QSlider* m_tradeOff;
    QDoubleSpinBox* m_budget;
    QTimer* m_tradeOffTimer; ///< several keys are one change
    int m_takenAt = 0;       ///< position of the trade-off's handle when it was taken
    SearchConfig m_config;
    std::function<QString(const Command&)> m_preview;
};

} // namespace pathloom
