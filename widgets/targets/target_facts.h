// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/calibration.h"
#include "widgets/targets/target_list_model.h"

#include <QTextBrowser>

namespace pathloom {

/// What was read about one target; what is not known yet is absent.
struct TargetDetails
{
    TargetRow row;
    std::optional<LatencyTable> table;
    std::vector<EstimateError> forms; ///< of the estimate model, best first; the first is in force
    bool formsKnown = false;          ///< false while the model is being fitted
    QString spaceName;                ///< that coverage is about
    std::optional<LatencyPredictor::Coverage> coverage;
    std::optional<Calibration> calibration;
};

/// Everything about one target as text: coverage of a space, estimate model, environment, warnings, sources.
class TargetFacts final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit TargetFacts(QWidget* parent = nullptr);

    void showDetails(const TargetDetails& details);

protected:
    void changeEvent(QEvent* event) override;

private:
    QString page() const;

    std::optional<TargetDetails> m_details;
};

} // namespace pathloom
