// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QToolButton;

namespace pathloom {

class RefreshLimiter;
class RunView;
class TimelineTrack;

/// The strip under the graph with which a person travels through a run: play, the track with its handle and marks,
/// where one is, and the way back to the newest step.
class Timeline final : public QWidget
{
    Q_OBJECT

public:
    explicit Timeline(RunView* view, QWidget* parent = nullptr);
    ~Timeline() override;

    TimelineTrack* track() const { return m_track; }
    bool isPlaying() const { return m_frame.isActive(); }
    /// True if there are steps to travel through.
    bool canTravel() const;

public Q_SLOTS:
    /// Plays from the shown step, from the beginning if that is the newest one; stops if it plays.
    void togglePlay();
    void stopPlaying();
    void goLive();
    void previousMark();
    void nextMark();

Q_SIGNALS:
    /// It began or ceased to play, left or came back to the newest step, or there is something to travel through now.
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();
    void showMoment();
    void playOn();
    void showPlaying(bool playing);

    RunView* m_view;
    TimelineTrack* m_track;
    QToolButton* m_play;
    QToolButton* m_live;
    QComboBox* m_speed;
    QLabel* m_position;
    std::unique_ptr<RefreshLimiter> m_limiter;
    QTimer m_frame;
    QElapsedTimer m_sinceStart; ///< of playing, or of its last change of speed
    std::int64_t m_startedAt = 0;
};

} // namespace pathloom
