// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/animation_export.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace pathloom {

class AnimationForm;
class WindowSettings;

/// Saves the evolution of the graph as an animation: asks what it is to show, says how large it gets and how far it is.
class AnimationDialog final : public QDialog
{
    Q_OBJECT

public:
    AnimationDialog(JobRunner* jobs, RunView* view, WindowSettings& settings, QWidget* parent);

    bool isBusy() const { return m_export->isActive(); }

public Q_SLOTS:
    void reject() override; ///< while it works: cancels, and stays open

private:
    void buildLayout();
    void connectParts();
    /// Another run, or more steps of it.
    void showRun();
    void followHistory();
    void validate();
    void estimate();
    void save();
    void setBusy(bool busy);
    void showProgress(int frames, int allFrames, double secondsLeft);
    void showEnd(const QString& text, int filesLeft = 0);
    void showPreview(const QImage& example);
    QString lengthText() const;

    RunView* m_view;
    WindowSettings& m_settings;
    AnimationExport* m_export;
    AnimationExport* m_estimate; ///< paints examples while nothing is saved
    QTimer m_estimateSoon;
    QString m_folder;    ///< of the run on show
    double m_bytes = -1; ///< estimated; negative = not known yet
    int m_frameCount = 0;
    AnimationForm* m_form;
    QLabel* m_preview;
    QLabel* m_size;
    QLabel* m_result;
    QProgressBar* m_progress;
    QDialogButtonBox* m_buttons;
    QPushButton* m_save;
    QPushButton* m_close;
};

} // namespace pathloom
