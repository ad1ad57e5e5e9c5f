// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/util/json_reader.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace pathloom {

class DecimalBox;
class FieldNote;
struct NetworkRow;

/// Asks before a network is trained: for how many epochs, from which weights, with which seed. What it offers at first
/// is what the run's settings say.
class TrainDialog final : public QDialog
{
    Q_OBJECT

public:
    TrainDialog(const NetworkRow& network, JobRunner* jobs, QWidget* parent);
    ~TrainDialog() override;

Q_SIGNALS:
    /// Accepted. @param options as BegunWork has them for training
    void wanted(const pathloom::Json& options);

private:
    void readRun(const NetworkRow& network);
    void validate();
    bool isByEffectiveNumber() const;
    void showDependents();
    Json options() const;

    JobRunner* m_jobs;
    JobId m_job = 0;
    bool m_isRead = false;
    QFormLayout* m_form;
    QSpinBox* m_epochs;
    QComboBox* m_weights;
    QComboBox* m_classWeights;
    DecimalBox* m_beta; ///< of the effective number of images
    QLineEdit* m_seed;
    FieldNote* m_note; ///< where the weights come from
    FieldNote* m_problem;
    QPushButton* m_train;
};

} // namespace pathloom
