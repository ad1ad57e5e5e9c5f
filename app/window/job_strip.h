// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace pathloom {

/// The background work people asked for, at the right of the status bar: title, progress, a button to cancel it.
/// Hidden while there is none.
class JobStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit JobStrip(JobRunner* runner, QWidget* parent = nullptr);

private:
    void refresh();

    JobRunner* m_runner;
    JobId m_shown = 0;
    QLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

} // namespace pathloom
