// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/animation_export.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace pathloom {

class WindowSettings;

/// Saves the evolution of the graph as an animation: what it shows, how large it gets, how far it is.
class AnimationDialog final : public QDialog
{
    Q_OBJECT

public:
    AnimationDialog(JobRunner* jobs, RunView* view, WindowSettings& settings, QWidget* parent);

    AnimationRequest request() const;
    bool isBusy() const { return m_export->isActive(); }

public Q_SLOTS:
    void reject() override; ///< while it works: cancels, and stays open

private:
    void buildForm();
    void buildLayout();
    void connectParts();
    /// Another run, or more steps of it.
    void showRun();
    void followHistory();
    void proposeTarget();
    void browse();
    void framesEdited();
    void durationEdited();
    void validate();
    void estimate();
    void save();
    void setBusy(bool busy);
    void showProgress(int frames, int allFrames, double secondsLeft);
    void showEnd(const QString& text, int filesLeft = 0);
    void showPreview(const QImage& example);
    QString problem() const;
    QString lengthText() const;

    RunView* m_view;
    WindowSettings& m_settings;
    AnimationExport* m_export;
    AnimationExport* m_estimate; ///< paints examples while nothing is saved
    QTimer m_estimateSoon;
    QString m_folder; ///< of the run on show
    QString m_proposed;
    double m_bytes = -1; ///< estimated; negative = not known yet
    int m_frameCount = 0;
    QWidget* m_form;
    QComboBox* m_format;
    QSpinBox* m_first;
    QSpinBox* m_last;
    QPushButton* m_joint;
    QPushButton* m_whole;
    QSpinBox* m_frames;
    QDoubleSpinBox* m_rate;
    QDoubleSpinBox* m_duration;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QComboBox* m_theme;
    QLineEdit* m_target;
    QLabel* m_preview;
    QLabel* m_size;
    QLabel* m_result;
    QProgressBar* m_progress;
    QDialogButtonBox* m_buttons;
    QPushButton* m_save;
    QPushButton* m_close;
};

} // namespace pathloom
