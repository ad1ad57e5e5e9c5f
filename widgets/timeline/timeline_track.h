// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/key_help.h"
#include "widgets/timeline/timeline_marks.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace pathloom {

class RunView;

/// The slider through a run: from step 0 to the newest one, phases tinted, with marks and a handle at the shown step.
/// Keys: Left and Right go by snapshots, Page Up and Page Down by a twentieth of the run, Home and End to its ends,
/// with Control the arrows go from mark to mark, Escape returns to the newest step. The mouse clicks, drags, and turns
/// its wheel (a hundredth of the run, with Control a snapshot).
class TimelineTrack final : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineTrack(RunView* view, QWidget* parent = nullptr);

    const TimelineMarks& marks() const { return m_marks; }
    /// Brings marks and range up to date.
    void refresh();
    /// The step the handle is at, views may be a moment behind.
    std::int64_t position() const;
    /// Lets the views follow once in this turn of the event loop, whatever number of requests arrives in it.
    void request(std::int64_t step);
    /// Where a step is, in pixels, and back.
    double xOf(std::int64_t step) const;
    std::int64_t stepAt(double x) const;
    /// "Step 12,345 of 50,000, epoch 7"
    QString positionText() const;
    QSize sizeHint() const override { return {400, 34}; }
    QSize minimumSizeHint() const override { return {120, 34}; }

public Q_SLOTS:
    void goLive();
    void previousMark();
    void nextMark();

    /// What its keys do.
    static QList<KeyHelp> keys();

Q_SIGNALS:
    /// Space was pressed.
    void playRequested();
    /// A person moved the handle.
    void grabbed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr double signSize = 9; ///< of a mark, pixels
    static constexpr double barTop = 15, barHeight = 7;

    // timeline_track.cpp
    void drawGround();
    void deliver();
    void showMoment();
    void bySnapshot(int count);
    std::int64_t last() const;
    // timeline_interaction.cpp
    /// What the mouse at x points at, the most important first.
    std::vector<TimelineMark> marksAt(double x) const;
    QString tooltipAt(double x) const;

    RunView* m_view;
    TimelineMarks m_marks;
    QPixmap m_ground; ///< everything but the handle; null = to be drawn
    std::optional<std::int64_t> m_requested;
    QTimer m_delivery;
    double m_wheel = 0; ///< parts of a notch
};

} // namespace pathloom
