// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace pathloom {

class ElidedLabel;

/// Where the run stands, in the status bar: phase, a progress bar of the whole search, step and epoch, images a second,
/// waiting for data if there is any to speak of, memory, time spent and left. What is not known is left out rather than shown as zero.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

    /// A state without figures: "Ready", "Pausing", "Finished".
    void showState(const QString& text);
    void showProgress(const Progress& progress);
    /// What pruning saves; empty for nothing.
    void showSaving(const QString& text);
    /// What the mouse or the keyboard is on, in place of the two long facts: those that are read at a glance stay.
    /// Empty: nothing any more.
    void showHint(const QString& text);
    /// A hint that goes by itself when it was long enough to be read.
    void tell(const QString& text);

private:
    ElidedLabel* addFact(const QString& name, const QString& tip);
    /// Takes no room while there is nothing to tell.
    void showFact(QLabel* label, const QString& text);
    void showHintOrFacts();

    QLabel* m_phase;
    QProgressBar* m_bar;
    QLabel* m_step;
    QLabel* m_rate;
    ElidedLabel* m_waiting;
    QLabel* m_memory;
    QLabel* m_time;
    ElidedLabel* m_saving;
    ElidedLabel* m_detail;
    ElidedLabel* m_hint;
    QTimer m_toldLongEnough;
};

} // namespace pathloom
