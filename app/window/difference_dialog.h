// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/compare/comparison.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QTableView;

namespace pathloom {

class DifferenceModel;
class DifferenceView;

/// Two networks side by side in a window of its own: which two, on which target, the picture, the table.
class DifferenceDialog final : public QDialog
{
    Q_OBJECT

public:
    DifferenceDialog(JobRunner* jobs, std::vector<ComparedNetwork> networks, std::vector<HardwareTarget> targets,
                     QWidget* parent);
    ~DifferenceDialog() override;

    /// @param left, right indices into the networks
    /// @param target id; one that is unknown stands for none
    void choose(int left, int right, const QString& target);

private:
    void buildLayout();
    void fillChoices();
    void compare();
    void exchange();

    JobRunner* m_jobs;
    const std::vector<ComparedNetwork> m_networks;
    const std::vector<HardwareTarget> m_targets;
    JobId m_job = 0;
    QComboBox* m_left;
    QComboBox* m_right;
    QComboBox* m_target;
    QLabel* m_summary;
    DifferenceView* m_picture;
    DifferenceModel* m_model;
    QTableView* m_table;
};

} // namespace pathloom
