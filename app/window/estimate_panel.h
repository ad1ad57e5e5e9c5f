// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "app/window/search_request.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace pathloom {

/// What the search will cost in time and memory. Memory is computed at once; time is found in the background by running
/// a few of its steps, which waits while another search computes. Until then steps that were tried before tell it, if
/// they were of such a search.
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
    void startKnown();
    void show(const SearchEstimate& estimate, const PreparedSearch& prepared);
    void showTime(const SearchEstimate& estimate, const PreparedSearch& prepared, const QString& origin);
    void showMemory(const SearchEstimate& estimate);
    void showBusy();

    JobRunner* m_jobs;
    Estimator m_estimator;
    QTimer m_soon;
    std::optional<PreparedSearch> m_wanted;
    JobId m_job = 0;
    JobId m_knownJob = 0; ///< what can be said without running anything
    QLabel* m_time;
    QLabel* m_timeNote;
    QLabel* m_memory;
    QLabel* m_memoryNote;
    QProgressBar* m_busy;
};

} // namespace pathloom
