// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/target_measuring.h"
#include "core/latency/measuring_conditions.h"

#include <QDialog>
#include <QTimer>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QVBoxLayout;

namespace pathloom {

class MeasureProgressPage;

/// Measures every operator shape of a space on this machine: first asks with which runtime, threads and batch size and
/// says what may disturb it (others while they do), then shows progress and what was found. Cancelling keeps what was
/// measured. Not modal: closing it leaves the measuring to the job strip.
class MeasureWizard final : public QDialog
{
    Q_OBJECT

public:
    using FindRuntimes = std::function<std::vector<RuntimeInfo>()>;

    /// @param searchRuns whether a search is running now
    MeasureWizard(JobRunner* jobs, TargetMeasuring* measuring, const QString& space, std::function<bool()> searchRuns,
                  QWidget* parent = nullptr, FindRuntimes find = findRuntimes);
    ~MeasureWizard() override;

    bool isMeasuring() const { return m_measuring->isMeasuring(m_job); }
    /// "this-machine-onnxruntime-2t-b8", by what is chosen.
    QString targetId() const;

Q_SIGNALS:
    /// Everything was measured.
    void finishedMeasuring(const QString& targetId);
    void bundleRequested(const QString& space, int batch);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildSetup();
    void readRuntimes();
    void showRuntimes(const std::vector<RuntimeInfo>& runtimes);
    void chooseOnnxRuntime();
    void lookForWarnings();
    void showWarnings();
    void start();
    void updateButtons();
    void applyTheme();
    std::optional<RuntimeKind> runtime() const;

    QPointer<JobRunner> m_jobs; ///< the window closes it before its dialogs
    TargetMeasuring* m_measuring;
    std::function<bool()> m_searchRuns;
    FindRuntimes m_find;

    QStackedWidget* m_pages;
    QComboBox* m_space;
    QButtonGroup* m_runtimes;
    QWidget* m_runtimeBox;
    QVBoxLayout* m_runtimeRows;
    QSpinBox *m_threads, *m_batch;
    QCheckBox* m_again;
    QLabel* m_warnings;
    MeasureProgressPage* m_progress;
    QPushButton *m_bundle, *m_start, *m_cancel, *m_close;

    QTimer m_soon;   ///< until the warnings are looked for
    QTimer m_others; ///< until others are looked at again, while there is something to set up
    QuietWatch m_watch;
    Busyness m_busy;
    QStringList m_standing; ///< warnings that do not depend on what others do
    JobId m_job = 0, m_findJob = 0, m_warningJob = 0;
    QString m_failure;
    bool m_done = false;
};

} // namespace pathloom
