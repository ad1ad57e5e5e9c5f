// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/network_jobs.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace pathloom {

class WindowSettings;

/// Writes a trained network as ONNX and tells how the file was checked.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(const NetworkRef& network, NetworkJobs* jobs, WindowSettings& settings, QWidget* parent);

    OnnxOptions options() const;
    QString file() const;

private:
    void browse();
    void startExport();
    void showReport(const OnnxReport& report, const QString& file);
    void showError(const QString& sentence);
    void showCancelled();
    void setBusy(bool busy);
    bool isBusy() const;
    void validate();

    NetworkRef m_network;
    NetworkJobs* m_jobs;
    WindowSettings& m_settings;
    QWidget* m_form;
    QComboBox* m_opset;
    QCheckBox* m_fold;
    QComboBox* m_input;
    QCheckBox* m_normalize;
    QCheckBox* m_samples;
    QLineEdit* m_file;
    QLabel* m_result;
    QProgressBar* m_busy;
    QDialogButtonBox* m_buttons;
    QPushButton* m_export;
    QPushButton* m_show;
    QString m_written; ///< the file that was exported last
    JobId m_job = 0;
};

} // namespace pathloom
