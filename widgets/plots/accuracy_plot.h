// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/plots/plot_page.h"

#include <cstdint>
#include <set>
#include <utility>

class QComboBox;

namespace pathloom {

/// Accuracy of training and held-out batches and of the leading architecture on the whole held-out set; when derived
/// networks are trained, a curve for each of them over the epochs of its training.
class AccuracyPlot final : public PlotPage
{
    Q_OBJECT

public:
    explicit AccuracyPlot(RunView* view, QWidget* parent = nullptr);

    enum class Subject { Search, Training };
    Subject subject() const { return m_subject; }
    void showSubject(Subject subject);

private:
    void prepareCurves(const RunView& run) override;
    void followHistory(const RunView& run) override;
    QString emptyText() const override;
    QString valueText(double value) const override;
    void followPhase();

    Subject m_subject = Subject::Search;
    bool m_followsPhase = true; ///< until the person chooses
    QComboBox* m_selector;
    std::set<std::pair<bool, std::int64_t>> m_networks; ///< with a curve, of which run (true = second)
};

} // namespace pathloom
