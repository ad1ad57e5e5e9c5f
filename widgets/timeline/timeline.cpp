// SPDX-License-Identifier: MIT
#include "widgets/timeline/timeline.h"

#include "widgets/common/refresh_limiter.h"
#include "widgets/common/run_view.h"
#include "widgets/timeline/timeline_accessible.h"
#include "widgets/timeline/timeline_track.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr RefreshLimiter::Limits limits{std::chrono::milliseconds(250), std::chrono::milliseconds(4000), 0.005};
constexpr std::chrono::milliseconds frameInterval{25}; ///< forty frames a second, if the views can follow
constexpr double wholeRunSeconds = 60;                 ///< at single speed

} // namespace

Timeline::Timeline(RunView* view, QWidget* parent)
    : QWidget(parent), m_view(view), m_track(new TimelineTrack(view, this)), m_play(new QToolButton(this)),
      m_live(new QToolButton(this)), m_speed(new QComboBox(this)), m_position(new QLabel(this))
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("History of the run"));
    installTimelineAccessibility();
    build();
    m_limiter = std::make_unique<RefreshLimiter>(
        this, [this] { refresh(); }, limits);
    m_frame.setInterval(frameInterval);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &Timeline::playOn);
    connect(view, &RunView::historyChanged, this, [this] { m_limiter->request(); });
    connect(view, &RunView::runChanged, this, [this] {
        stopPlaying();
        refresh();
    });
    connect(view, &RunView::momentChanged, this, &Timeline::showMoment);
    refresh();
}

Timeline::~Timeline() = default;

void Timeline::build()
{
    m_play->setObjectName(QStringLiteral("playHistoryButton"));
    m_play->setAutoRaise(true);
    connect(m_play, &QToolButton::clicked, this, &Timeline::togglePlay);
    connect(m_track, &TimelineTrack::playRequested, this, &Timeline::togglePlay);
    connect(m_track, &TimelineTrack::grabbed, this, &Timeline::stopPlaying);

    m_speed->setObjectName(QStringLiteral("playSpeed"));
    m_speed->setAccessibleName(tr("Speed of playing"));
    m_speed->setToolTip(tr("How fast play goes: the time it takes for the whole run"));
    for (int factor : {1, 2, 5, 10})
        //: speed of playing; time for the whole run
        m_speed->addItem(tr("%1×, %2 s").arg(factor).arg(std::lround(wholeRunSeconds / factor)), factor);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] {
        m_startedAt = m_track->position();
        m_sinceStart.start();
    });

    m_live->setObjectName(QStringLiteral("liveButton"));
    m_live->setText(tr("Live"));
    m_live->setToolTip(tr("Go back to the newest step and follow the search"));
    connect(m_live, &QToolButton::clicked, this, &Timeline::goLive);

    m_position->setObjectName(QStringLiteral("timelinePosition"));
    m_position->setTextFormat(Qt::PlainText);
    m_position->setAlignment(Qt::AlignHCenter);
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() * 0.9));
    m_position->setFont(small);
    m_position->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a narrow panel cuts it off

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->setSpacing(6);
    layout->addWidget(m_play);
    layout->addWidget(m_speed);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_track);
    middle->addWidget(m_position);
    layout->addLayout(middle, 1);
    layout->addWidget(m_live);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    showPlaying(false);
}

bool Timeline::canTravel() const
{
    return m_view->hasRun() && m_view->history().step() > 0;
}

void Timeline::refresh()
{
    m_track->refresh();
    showMoment();
}

void Timeline::showMoment()
{
    m_position->setText(m_track->positionText());
    m_play->setEnabled(canTravel());
    m_speed->setEnabled(canTravel());
    m_live->setEnabled(!m_view->isLive());
    Q_EMIT changed();
}

void Timeline::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        showPlaying(isPlaying());
    QWidget::changeEvent(event);
}

void Timeline::showPlaying(bool playing)
{
    m_play->setIcon(style()->standardIcon(playing ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay));
    m_play->setToolTip(playing ? tr("Stop playing") : tr("Play the history of the run"));
    m_play->setAccessibleName(m_play->toolTip());
}

void Timeline::togglePlay()
{
    if (isPlaying()) {
        stopPlaying();
        return;
    }
    if (!canTravel())
        return;
    const std::int64_t position = m_track->position();
    m_startedAt = position < m_view->history().step() ? position : 0;
    m_sinceStart.start();
    m_frame.start();
    showPlaying(true);
    m_track->request(m_startedAt);
    Q_EMIT changed();
}

void Timeline::stopPlaying()
{
    if (!isPlaying())
        return;
    m_frame.stop();
    showPlaying(false);
    Q_EMIT changed();
}

void Timeline::playOn()
{
    const auto last = static_cast<double>(m_view->history().step());
    const double speed = last * m_speed->currentData().toDouble() / wholeRunSeconds; // steps a second
    const double step = static_cast<double>(m_startedAt) + speed * static_cast<double>(m_sinceStart.elapsed()) / 1000;
    if (step < last) {
        m_track->request(std::llround(step));
        return;
    }
    stopPlaying();
    goLive(); // the newest step: from here on there is nothing to play
}

void Timeline::goLive()
{
    stopPlaying();
    m_track->goLive();
}

void Timeline::previousMark()
{
    stopPlaying();
    m_track->previousMark();
}

void Timeline::nextMark()
{
    stopPlaying();
    m_track->nextMark();
}

} // namespace pathloom
