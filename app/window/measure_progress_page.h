// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/latency/targets.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QTableView;

namespace pathloom {

class LatencyEntryModel;

/// The second page of the measuring wizard: how far it is, and at the end what the target's table holds.
class MeasureProgressPage final : public QWidget
{
    Q_OBJECT

public:
    explicit MeasureProgressPage(JobRunner* jobs, QWidget* parent = nullptr);
    ~MeasureProgressPage() override;

    enum class End { Complete, Cancelled, Failed };
    /// @param what is measured, and by which runtime
    /// @param waiting stands in place of the shape until the first one is timed
    void begin(const QString& what, const QString& waiting);
    void showProgress(const MeasureProgress& progress);
    /// Reads the target's table in the background and shows it below the sentence that says how measuring ended.
    void showEnd(End end, const QString& sentence, const QString& targetId);

private:
    void showOthers(const QString& sentence);

    QPointer<JobRunner> m_jobs; ///< the window closes it before its dialogs
    QLabel *m_what, *m_shape, *m_left, *m_others, *m_result;
    QProgressBar* m_bar;
    LatencyEntryModel* m_entries;
    QTableView* m_table;
    JobId m_job = 0;
};

} // namespace pathloom
