// SPDX-License-Identifier: MIT
#include "widgets/timeline/timeline_track.h"

#include "widgets/common/run_view.h"
#include "widgets/common/theme.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

using Kind = TimelineMark::Kind;

constexpr double margin = 9; ///< left and right, room for half a handle
constexpr double signTop = 3;
constexpr double tickTop = 25, tickHeight = 5;

} // namespace

TimelineTrack::TimelineTrack(RunView* view, QWidget* parent) : QWidget(parent), m_view(view)
{
    setObjectName(QStringLiteral("timelineTrack"));
    setAccessibleName(tr("Moment of the run"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    m_delivery.setSingleShot(true);
    connect(&m_delivery, &QTimer::timeout, this, &TimelineTrack::deliver);
    connect(view, &RunView::runChanged, this, [this] {
        m_requested.reset();
        m_marks.clear();
        refresh();
    });
    connect(view, &RunView::momentChanged, this, &TimelineTrack::showMoment);
    refresh();
}

std::int64_t TimelineTrack::last() const
{
    return m_view->hasRun() ? m_view->history().step() : 0;
}

void TimelineTrack::refresh()
{
    m_marks.follow(m_view->history());
    m_ground = {};
    setEnabled(last() > 0);
    showMoment();
}

std::int64_t TimelineTrack::position() const
{
    return m_requested.value_or(m_view->shownStep());
}

void TimelineTrack::request(std::int64_t step)
{
    m_requested = std::clamp<std::int64_t>(step, 0, last());
    update(); // the handle is at the mouse at once
    if (!m_delivery.isActive())
        m_delivery.start(0);
}

void TimelineTrack::deliver()
{
    if (const auto step = std::exchange(m_requested, std::nullopt))
        m_view->setMoment(*step);
}

void TimelineTrack::goLive()
{
    m_requested.reset();
    m_view->goLive();
}

void TimelineTrack::previousMark()
{
    request(m_marks.previous(position()).value_or(0));
}

void TimelineTrack::nextMark()
{
    request(m_marks.next(position()).value_or(last()));
}

void TimelineTrack::bySnapshot(int count)
{
    const ProbabilityTrack& snapshots = m_view->history().snapshots();
    const std::vector<double>& steps = snapshots.steps();
    const auto here = static_cast<double>(position());
    if (steps.empty()) {
        request(position() + count);
    } else if (count > 0) {
        const auto next = std::ranges::upper_bound(steps, here) - steps.begin() + count - 1;
        request(next < std::ssize(steps) ? snapshots.step(static_cast<std::size_t>(next)) : last());
    } else {
        const auto before = std::ranges::lower_bound(steps, here) - steps.begin() + count;
        request(before >= 0 ? snapshots.step(static_cast<std::size_t>(before)) : 0);
    }
}

double TimelineTrack::xOf(std::int64_t step) const
{
    const double share = last() > 0 ? static_cast<double>(step) / static_cast<double>(last()) : 0;
    return margin + share * (width() - 2 * margin);
}

std::int64_t TimelineTrack::stepAt(double x) const
{
    const double share = std::clamp((x - margin) / std::max(1.0, width() - 2 * margin), 0.0, 1.0);
    return std::llround(share * static_cast<double>(last()));
}

QString TimelineTrack::positionText() const
{
    const std::int64_t step = position();
    if (last() == 0)
        return tr("No steps yet");
    const QString place = tr("Step %L1 of %L2").arg(step).arg(last());
    const auto phase = std::ranges::upper_bound(m_marks.phases(), step, {}, &TimelineMarks::Stretch::from);
    if (phase == m_marks.phases().begin())
        return place;
    if (!std::prev(phase)->joint)
        return tr("%1 · warm-up", "step").arg(place);
    // The epoch that this step belongs to: it is evaluated at its end.
    const std::vector<double>& ends = m_view->history().evaluations().step;
    const auto epoch = std::ranges::lower_bound(ends, static_cast<double>(step)) - ends.begin() + 1;
    return tr("%1 · epoch %L2", "step, epoch").arg(place).arg(epoch);
}

void TimelineTrack::showMoment()
{
    update();
    const QString text = positionText();
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    if (QAccessible::isActive()) {
        QAccessibleValueChangeEvent changed(this, QVariant(static_cast<qlonglong>(position())));
        QAccessible::updateAccessibility(&changed);
    }
}

void TimelineTrack::drawGround()
{
    const Theme theme = Theme::of(this);
    m_ground = QPixmap(size() * devicePixelRatioF());
    m_ground.setDevicePixelRatio(devicePixelRatioF());
    m_ground.fill(theme.ground);
    QPainter painter(&m_ground);
    const QRectF bar(margin, barTop, width() - 2 * margin, barHeight);
    painter.fillRect(bar, theme.grid);
    if (last() == 0)
        return;
    const auto& phases = m_marks.phases();
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const double from = xOf(phases[i].from);
        const double to = i + 1 < phases.size() ? xOf(phases[i + 1].from) : bar.right();
        const QRectF stretch(from, barTop, std::max(0.0, to - from), barHeight);
        painter.fillRect(stretch, Theme::mix(theme.ground, theme.series(phases[i].joint ? 0 : 4), 0.35));
        if (!phases[i].joint) // hatched as well, so that colour is not the only sign
            painter.fillRect(stretch, QBrush(Theme::mix(theme.ground, theme.series(4), 0.7), Qt::BDiagPattern));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    // Of a kind, marks that would lie on the same pixels are one sign.
    for (int kind = 0; kind < TimelineMark::kinds; ++kind) {
        const bool isTick = Kind(kind) == Kind::Epoch;
        double drawn = -1e9;
        for (const TimelineMark& mark : m_marks.all()) {
            if (mark.step > last())
                break; // kept from before the search went back; not reached again yet
            const double x = xOf(mark.step);
            if (mark.kind != Kind(kind) || x - drawn < (isTick ? 2 : signSize * 0.7))
                continue;
            drawn = x;
            TimelineMarks::paint(painter, mark.kind,
                                 isTick ? QRectF(x - 0.5, tickTop, 1, tickHeight)
                                        : QRectF(x - signSize / 2, signTop, signSize, signSize),
                                 theme);
        }
    }
}

void TimelineTrack::paintEvent(QPaintEvent*)
{
    if (m_ground.isNull())
        drawGround();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_ground);
    if (!isEnabled())
        return;
    const Theme theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double x = xOf(position());
    const bool live = m_view->isLive() && !m_requested;
    painter.setPen(QPen(theme.focus, 1.6));
    painter.drawLine(QPointF(x, 1), QPointF(x, height() - 3));
    painter.setPen(QPen(theme.focus, 2));
    painter.setBrush(live ? theme.ground : theme.focus); // filled: a moment is held
    painter.drawEllipse(QPointF(x, barTop + barHeight / 2), 6, 6);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TimelineTrack::resizeEvent(QResizeEvent*)
{
    m_ground = {};
}

void TimelineTrack::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange) {
        m_ground = {};
        update();
    }
}

void TimelineTrack::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void TimelineTrack::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace pathloom
