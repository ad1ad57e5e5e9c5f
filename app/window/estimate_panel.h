// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "app/window/search_request.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace pathloom {

/// What the search will cost in time and memory, found in the background by running a few of its steps.
class EstimatePanel final : public QWidget
{
    Q_OBJECT

public:
    using Estimator = std::function<SearchEstimate(const PreparedSearch&, std::stop_token)>;

    EstimatePanel(JobRunner* jobs, QWidget* parent = nullptr);
    ~EstimatePanel() override;

    void setEstimator(Estimator estimator) { m_estimator = std::move(estimator); }
    /// Estimates this search soon; an estimate under way is given up.
    void request(const PreparedSearch& prepared);
    /// Nothing to estimate: the search cannot start as it is.
    void clear();

private:
    void start();
    void show(const SearchEstimate& estimate, const PreparedSearch& prepared);
    void showBusy();

    JobRunner* m_jobs;
    Estimator m_estimator;
    QTimer m_soon;
    std::optional<PreparedSearch> m_wanted;
    JobId m_job = 0;
    QLabel* m_time;
    QLabel* m_timeNote;
    QLabel* m_memory;
    QLabel* m_memoryNote;
    QProgressBar* m_busy;
};

} // namespace pathloom
