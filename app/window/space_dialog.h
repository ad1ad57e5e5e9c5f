// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/space/search_space.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QComboBox;
class QDialogButtonBox;

namespace pathloom {

class FieldNote;
class SpaceDocument;
class SpaceEditor;

/// A search space to look at, change, save and search in. Accepted with "Use in New search".
class SpaceDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @param space as it is at first
    /// @param target id of the target whose latencies are shown first
    SpaceDialog(JobRunner* jobs, const SearchSpace& space, const QString& target, QWidget* parent = nullptr);
    ~SpaceDialog() override;

    SpaceDocument* document() const { return m_document; }
    /// The space that is to be searched; never null once the dialog was accepted.
    const std::shared_ptr<const SearchSpace>& space() const;

    /// What is wrong with a file is said in the dialog, and what is shown stays.
    void openFile(const QString& path);
    void saveFile(const QString& path);

public Q_SLOTS:
    void accept() override;
    /// Asks first if something was changed and not saved.
    void reject() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addButtons();
    void askForFile();
    void askWhereToSave();
    void documentChanged();
    void readTargets();
    void lookForLatency();

    QPointer<JobRunner> m_jobs; ///< a window lets go of its jobs before its parts
    SpaceDocument* m_document;
    SpaceEditor* m_editor;
    QComboBox* m_targets;
    FieldNote* m_fileNote;
    QDialogButtonBox* m_buttons;
    QString m_wantedTarget;
    QString m_file; ///< that the space was read from or saved to last
    QTimer m_soon;
    JobId m_job = 0;
};

} // namespace pathloom
