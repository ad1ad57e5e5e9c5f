// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/animation_export.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace pathloom {

class WindowSettings;

/// What an animation is to show, how large and how long it is, and where it is written to.
class AnimationForm final : public QWidget
{
    Q_OBJECT

public:
    AnimationForm(RunView* view, WindowSettings& settings, QWidget* parent = nullptr);

    AnimationRequest request() const;
    /// What keeps the request from being done, in one sentence; empty if nothing does.
    QString problem() const;

    /// Proposes steps, frames and a target for the run in the view.
    void showRun();
    /// @return true if the run has more steps than before; does not emit edited()
    bool followHistory();

Q_SIGNALS:
    void edited();

private:
    void buildRows();
    void connectFields();
    void proposeTarget();
    void browse();
    void framesEdited();
    void durationEdited();

    RunView* m_view;
    WindowSettings& m_settings;
    QString m_proposed;
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
};

} // namespace pathloom
