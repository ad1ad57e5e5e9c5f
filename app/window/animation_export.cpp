// SPDX-License-Identifier: MIT
#include "app/window/animation_export.h"

#include "app/window/error_text.h"
#include "core/util/error.h"
#include "widgets/common/paths.h"
#include "widgets/graph/layout_job.h"
#include "widgets/graph/supernet_picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pathloom {

namespace {

constexpr std::size_t framesAhead = 2; ///< painted ones that wait to be compressed; they take memory
constexpr double endPause = 1.2;       ///< seconds for which the last frame stands before it begins again

double bytesOf(const std::filesystem::path& target)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(target, ignored))
        return static_cast<double>(std::filesystem::file_size(target, ignored));
    double sum = 0;
    for (const auto& entry : std::filesystem::directory_iterator(target, ignored))
        if (entry.path().filename().string().starts_with("frame-"))
            sum += static_cast<double>(entry.file_size(ignored));
    return sum;
}

/// Two pairs of neighbouring steps out of the animation.
std::vector<std::int64_t> sampleSteps(const std::vector<std::int64_t>& steps)
{
    const std::size_t count = steps.size();
    if (count < 5)
        return steps;
    const std::size_t early = count / 4, late = 3 * count / 4;
    return {steps[early], steps[early + 1], steps[late - 1], steps[late]};
}

} // namespace

/// Used by one job at a time; the GUI thread only asks the writer how many files there are.
struct AnimationExport::Shared
{
    std::unique_ptr<AnimationWriter> writer; ///< made before the first frame
    bool failed = false;                     ///< a frame is missing: nothing may follow it
    std::vector<AnimationFrame> samples;
};

AnimationExport::AnimationExport(JobRunner* jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_layout(new LayoutJob(this))
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &AnimationExport::work);
    connect(m_layout, &LayoutJob::placed, this, &AnimationExport::takeLayout);
    connect(m_layout, &LayoutJob::failed, this, &AnimationExport::fail);
    connect(m_jobs, &JobRunner::jobEnded, this, &AnimationExport::endOfJob);
}

AnimationExport::~AnimationExport()
{
    if (!m_jobs)
        return;
    for (const JobId id : std::vector(m_running))
        m_jobs->cancel(id);
}

int AnimationExport::frameCount(const AnimationRequest& request)
{
    return static_cast<int>(spreadSteps(request.first, request.last, request.frames).size());
}

void AnimationExport::start(const RunView& view, const AnimationRequest& request)
{
    m_estimating = false;
    begin(view, request, spreadSteps(request.first, request.last, request.frames));
    run([shared = m_shared, request](JobContext&) -> JobDelivery {
        shared->failed = true; // until there is a writer
        shared->writer = animationWriter(request.format, pathOf(request.target), request.size);
        shared->failed = false;
        return [] {};
    });
    layOut();
}

void AnimationExport::estimate(const RunView& view, const AnimationRequest& request)
{
    m_estimating = true;
    begin(view, request, sampleSteps(spreadSteps(request.first, request.last, request.frames)));
    layOut();
}

void AnimationExport::begin(const RunView& view, const AnimationRequest& request,
                            const std::vector<std::int64_t>& steps)
{
    Q_ASSERT(!isActive());
    const RunHeader& header = view.header();
    m_request = request;
    m_space = header.space;
    m_look = {request.size, request.theme, QString::fromStdString(header.info.name), view.history().step()};
    m_moments = runMoments(*header.space, header.info.config, header.latency, view.history(), steps);
    m_shared = std::make_shared<Shared>();
    m_painted = m_encoded = 0;
    m_inFrame = false;
    m_state = State::Working;
    m_time.start();
}

void AnimationExport::layOut()
{
    const QSize room = AnimationPainter::graphRoom(m_request.size);
    const bool known = m_placed && m_placedSpace == m_space && m_placedRoom == room;
    m_placedSpace = m_space;
    m_placedRoom = room;
    if (known) {
        takeLayout(*m_placed);
        return;
    }
    m_placed.reset();
    m_layout->start(PictureGraph::of(*m_space), graphvizLayouter(), SupernetPicture::roomIn(room, false));
}

void AnimationExport::takeLayout(const PlacedGraph& placed)
{
    if (m_state != State::Working)
        return;
    if (!m_placed)
        m_placed = placed;
    m_painter = std::make_unique<AnimationPainter>(*m_space, *m_placed, m_look);
    m_turn.start();
}

void AnimationExport::work()
{
    const RunMoment& moment = m_moments[m_painted];
    AnimationFrame frame;
    frame.milliseconds = static_cast<int>(std::lround(1000 / m_request.framesPerSecond));
    if (m_request.format == AnimationFormat::Svg) {
        frame.svg = m_painter->svg(moment);
    } else {
        if (!m_inFrame)
            m_painter->begin(moment);
        m_inFrame = !m_painter->paintOn();
        if (m_inFrame)
            return;
        frame.image = m_painter->image();
    }
    ++m_painted;
    if (m_painted == m_moments.size()) {
        m_turn.stop();
        frame.milliseconds = std::max(frame.milliseconds, static_cast<int>(1000 * endPause));
    }
    send(std::move(frame));
    if (m_painted - m_encoded >= framesAhead)
        m_turn.stop();
}

void AnimationExport::send(AnimationFrame frame)
{
    const bool estimating = m_estimating;
    run([this, shared = m_shared, frame = std::move(frame), estimating](JobContext& context) -> JobDelivery {
        if (estimating) {
            shared->samples.push_back(frame);
        } else {
            if (std::exchange(shared->failed, true))
                throw Cancelled();
            shared->writer->add(frame, context.stopToken());
            shared->failed = false;
        }
        return [this] { encoded(); };
    });
}

void AnimationExport::run(std::function<JobDelivery(JobContext&)> job)
{
    // Without a title: the dialog shows how far it is.
    m_running.push_back(m_jobs->start(
        {.owner = this, .work = std::move(job), .failed = [this](const QString& sentence) { fail(sentence); }}));
}

void AnimationExport::encoded()
{
    if (m_state != State::Working)
        return;
    ++m_encoded;
    if (!m_estimating) {
        const double done = static_cast<double>(m_encoded), all = static_cast<double>(m_moments.size());
        const double spent = static_cast<double>(m_time.elapsed()) / 1000;
        constexpr double knownAfter = 0.5; // seconds
        Q_EMIT progressed(static_cast<int>(m_encoded), static_cast<int>(m_moments.size()),
                          spent > knownAfter ? spent / done * (all - done) : -1);
    }
    if (m_state != State::Working)
        return;
    if (m_encoded == m_moments.size())
        complete();
    else if (m_painted < m_moments.size())
        m_turn.start();
}

void AnimationExport::complete()
{
    if (m_estimating) {
        const int count = frameCount(m_request);
        run([this, shared = m_shared, format = m_request.format, count](JobContext& context) -> JobDelivery {
            const double bytes = estimatedAnimationBytes(format, shared->samples, count, context.stopToken());
            const QImage example = shared->samples[shared->samples.size() / 2].image;
            return [this, bytes, example] {
                reset();
                Q_EMIT estimated(bytes, example);
            };
        });
        return;
    }
    run([this, shared = m_shared, target = pathOf(m_request.target)](JobContext& context) -> JobDelivery {
        shared->writer->finish(context.stopToken());
        return [this, bytes = bytesOf(target)] {
            const double seconds = static_cast<double>(m_time.elapsed()) / 1000;
            reset();
            Q_EMIT finished(bytes, seconds);
        };
    });
}

void AnimationExport::cancel()
{
    if (m_state == State::Working)
        end({});
}

void AnimationExport::fail(const QString& sentence)
{
    if (m_state == State::Working)
        end(sentence);
}

void AnimationExport::end(const QString& failure)
{
    m_state = State::Ending;
    m_failure = failure;
    m_turn.stop();
    m_layout->cancel();
    for (const JobId id : std::vector(m_running))
        m_jobs->cancel(id);
    endOfJob(0); // if none is at work
}

void AnimationExport::endOfJob(JobId id)
{
    std::erase(m_running, id);
    if (m_state != State::Ending || !m_running.empty())
        return;
    // No job is at work any more: what the writer says now stays true.
    const int files = m_shared->writer ? m_shared->writer->filesWritten() : 0;
    const QString failure = m_failure;
    reset();
    if (failure.isEmpty())
        Q_EMIT cancelled(files);
    else
        Q_EMIT failed(failure, files);
}

void AnimationExport::reset()
{
    m_state = State::Idle;
    m_turn.stop();
    m_painter.reset();
    m_shared.reset();
    m_moments.clear();
}

} // namespace pathloom
