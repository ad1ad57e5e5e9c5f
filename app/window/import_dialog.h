// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/latency/targets.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QTableView;

namespace pathloom {

class ImportForm;
class LatencyEntryModel;

/// Shows what a latency table file holds, asks for what it does not say, and stores it as a target. The file is read
/// in the background; what is wrong with it is told in one sentence inside the dialog.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @param space the space whose coverage is shown at first
    ImportDialog(JobRunner* jobs, const QString& space, QWidget* parent = nullptr);
    ~ImportDialog() override;

    void setFile(const QString& file);
    /// The new target, when the dialog was accepted.
    const std::optional<HardwareTarget>& imported() const { return m_imported; }
    bool isReading() const { return m_isReading; }
    QString problem() const { return m_problem; }

Q_SIGNALS:
    /// The file was read, or could not be.
    void readingEnded();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildPreview();
    void scheduleReading();
    void read();
    void take(const ImportedTable& imported, const ImportOptions& options);
    void takeProblem(const QString& sentence, bool needsMore);
    void lookForCoverage();
    bool canImport() const;
    void store();
    void updateButtons();
    void applyTheme();

    QPointer<JobRunner> m_jobs; ///< the window closes it before its dialogs
    ImportForm* m_form;
    QComboBox* m_space;
    QLabel *m_coverage, *m_problemText;
    LatencyEntryModel* m_entries;
    QTableView* m_preview;
    QDialogButtonBox* m_buttons;

    QTimer m_soon;
    JobId m_job = 0, m_coverageJob = 0;
    bool m_isReading = false, m_isStoring = false;
    std::optional<ImportedTable> m_read;
    QString m_problem;
    std::optional<HardwareTarget> m_imported;
};

} // namespace pathloom
