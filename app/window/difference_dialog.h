// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/difference_subject.h"
#include "app/window/job_runner.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QTableView;

namespace pathloom {

class DifferenceModel;
class DifferenceView;
struct NetworkComparison;

/// Two networks side by side in a window of its own: which two, on which target, the picture, the table. What led at a
/// step of a run counts as a network.
class DifferenceDialog final : public QDialog
{
    Q_OBJECT

public:
    DifferenceDialog(JobRunner* jobs, const std::vector<ComparedNetwork>& networks,
                     const std::vector<ComparedRun>& runs, std::vector<HardwareTarget> targets, QWidget* parent);
    ~DifferenceDialog() override;

    /// @param left, right indices into the networks
    /// @param target id; one that is unknown stands for none
    void choose(int left, int right, const QString& target);
    /// Two steps of a run.
    void chooseMoments(const QString& folder, std::int64_t left, std::int64_t right, const QString& target);

private:
    void buildLayout();
    void fillTargets();
    void chooseTarget(const QString& id);
    void compare();
    void showFound(const NetworkComparison& found);
    void exchange();

    QPointer<JobRunner> m_jobs; ///< the window closes it before its dialogs
    const std::vector<HardwareTarget> m_targets;
    JobId m_job = 0;
    DifferenceSubject* m_left;
    DifferenceSubject* m_right;
    QComboBox* m_target;
    QLabel* m_summary;
    DifferenceView* m_picture;
    DifferenceModel* m_model;
    QTableView* m_table;
};

} // namespace pathloom
