// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "widgets/common/run_view.h"
#include "widgets/graph/animation_painter.h"
#include "widgets/graph/animation_writer.h"

#include <QElapsedTimer>
#include <QTimer>

#include <optional>

namespace pathloom {

class LayoutJob;

/// What an animation shows and how it is written.
struct AnimationRequest
{
    AnimationFormat format = AnimationFormat::WebP;
    QString target; ///< WebP file, or folder of numbered files
    QSize size;     ///< pixels
    Theme theme;
    std::int64_t first = 0, last = 0; ///< steps
    int frames = 0;
    double framesPerSecond = 0;
};

/// Makes an animation of a run's supernet: frames are painted in the GUI thread, a strip at a time, and compressed and
/// written in background jobs, one a frame, so that other jobs get their turn between them. What was begun goes on when
/// the view shows another run.
class AnimationExport final : public QObject
{
    Q_OBJECT

public:
    explicit AnimationExport(JobRunner* jobs, QObject* parent = nullptr);
    /// Cancels.
    ~AnimationExport() override;

    bool isActive() const { return m_state != State::Idle; }
    /// Only while idle. The moments are taken from the view now.
    void start(const RunView& view, const AnimationRequest& request);
    /// Paints a few frames and tells with estimated() how large the animation would be. Writes nothing.
    void estimate(const RunView& view, const AnimationRequest& request);
    /// Ends within a second, with cancelled().
    void cancel();
    /// Frames that an animation of this request has; fewer than asked for if there are not so many steps.
    static int frameCount(const AnimationRequest& request);

Q_SIGNALS:
    /// @param secondsLeft negative while it is not known yet
    void progressed(int frames, int allFrames, double secondsLeft);
    /// @param bytes of all files
    void finished(double bytes, double seconds);
    /// @param filesLeft complete files of a sequence that are there
    void failed(const QString& sentence, int filesLeft);
    void cancelled(int filesLeft);
    /// @param example a frame out of the middle; null for SVG
    void estimated(double bytes, const QImage& example);

private:
    enum class State { Idle, Working, Ending };
    struct Shared; ///< what the jobs use

    void begin(const RunView& view, const AnimationRequest& request, const std::vector<std::int64_t>& steps);
    void layOut();
    void takeLayout(const PlacedGraph& placed);
    void work();
    void send(AnimationFrame frame);
    void run(std::function<JobDelivery(JobContext&)> job);
    void encoded();
    void complete();
    void fail(const QString& sentence);
    void end(const QString& failure);
    void endOfJob(JobId id);
    void reset();

    QPointer<JobRunner> m_jobs; ///< the window closes it before its dialogs
    LayoutJob* m_layout;
    QTimer m_turn; ///< one strip each
    State m_state = State::Idle;
    bool m_estimating = false;
    AnimationRequest m_request;
    std::shared_ptr<const SearchSpace> m_space;
    AnimationLook m_look;
    std::vector<RunMoment> m_moments;
    std::unique_ptr<AnimationPainter> m_painter;
    std::shared_ptr<Shared> m_shared;
    std::size_t m_painted = 0, m_encoded = 0; ///< frames
    bool m_inFrame = false;
    std::vector<JobId> m_running;
    QString m_failure; ///< why it ends; empty = it was cancelled
    QElapsedTimer m_time;

    /// Laying out takes a second for a large space: the last one is kept, the estimate needs the same.
    std::optional<PlacedGraph> m_placed;
    std::shared_ptr<const SearchSpace> m_placedSpace;
    QSize m_placedRoom;
};

} // namespace pathloom
