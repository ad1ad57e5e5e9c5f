// SPDX-License-Identifier: MIT
// What the person does with the timeline: click, drag, wheel, keys, tooltips, menu.
#include "widgets/common/run_view.h"
#include "widgets/common/theme.h"
#include "widgets/timeline/timeline_track.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace pathloom {

namespace {

using Kind = TimelineMark::Kind;

constexpr double reach = 5; ///< of the mouse around a mark, pixels
constexpr std::size_t mostLines = 8;

std::vector<TimelineMark> newestFirst(std::vector<TimelineMark> marks)
{
    std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.kind > b.kind; });
    return marks;
}

} // namespace

void TimelineTrack::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    Q_EMIT grabbed();
    // A click on a mark means that mark's step, not the one a pixel beside it.
    const std::vector<TimelineMark> hit = marksAt(event->position().x());
    const bool onSign = event->position().y() < barTop && !hit.empty();
    request(onSign ? hit.front().step : stepAt(event->position().x()));
}

void TimelineTrack::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        request(stepAt(event->position().x()));
}

void TimelineTrack::wheelEvent(QWheelEvent* event)
{
    m_wheel += event->angleDelta().y() / 120.0;
    const auto notches = static_cast<int>(m_wheel);
    m_wheel -= notches;
    if (notches != 0) {
        Q_EMIT grabbed();
        if (event->modifiers() & Qt::ControlModifier)
            bySnapshot(notches);
        else
            request(position() + notches * std::max<std::int64_t>(1, last() / 100));
    }
    event->accept();
}

QList<KeyHelp> TimelineTrack::keys()
{
    return {{tr("Play or stop"), {Qt::Key_Space}, tr("Play the run from the step that is shown, or stop playing")},
            {tr("Previous or next snapshot"), {Qt::Key_Left, Qt::Key_Right}, tr("Go one snapshot back or on")},
            {tr("Previous or next mark"),
             {Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right},
             tr("Go to the command, alarm or other mark before or after")},
            {tr("A large step"), {Qt::Key_PageUp, Qt::Key_PageDown}, tr("Go on or back by a twentieth of the run")},
            {tr("Begin or end"), {Qt::Key_Home, Qt::Key_End}, tr("Go to the first or the newest step")},
            {tr("Follow the search"), {Qt::Key_Escape}, tr("Go back to the newest step and follow the search")}};
}

void TimelineTrack::keyPressEvent(QKeyEvent* event)
{
    const bool toMark = event->modifiers() & Qt::ControlModifier;
    const std::int64_t page = std::max<std::int64_t>(1, last() / 20);
    switch (event->key()) {
    case Qt::Key_Space:
        Q_EMIT playRequested();
        return;
    case Qt::Key_Escape:
        if (m_view->isLive() && !m_requested) {
            QWidget::keyPressEvent(event);
            return;
        }
        Q_EMIT grabbed();
        goLive();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        Q_EMIT grabbed();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        toMark ? previousMark() : bySnapshot(-1);
        break;
    case Qt::Key_Right:
        toMark ? nextMark() : bySnapshot(1);
        break;
    case Qt::Key_PageUp:
        request(position() + page);
        break;
    case Qt::Key_PageDown:
        request(position() - page);
        break;
    case Qt::Key_Home:
        request(0);
        break;
    default:
        request(last());
        break;
    }
}

std::vector<TimelineMark> TimelineTrack::marksAt(double x) const
{
    const auto from = std::ranges::lower_bound(m_marks.all(), x - reach, {},
                                               [this](const TimelineMark& mark) { return xOf(mark.step); });
    const auto to = std::ranges::upper_bound(m_marks.all(), x + reach, {},
                                             [this](const TimelineMark& mark) { return xOf(mark.step); });
    return newestFirst({from, to});
}

QString TimelineTrack::tooltipAt(double x) const
{
    const std::vector<TimelineMark> marks = marksAt(x);
    if (marks.empty())
        return tr("Step %L1").arg(stepAt(x));
    QStringList lines;
    for (std::size_t i = 0; i < std::min(marks.size(), mostLines); ++i)
        lines << TimelineMarks::text(marks[i], *m_view);
    if (marks.size() > mostLines)
        lines << tr("and %n more", nullptr, static_cast<int>(marks.size() - mostLines));
    return lines.join(u'\n');
}

bool TimelineTrack::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_view->hasRun() && isEnabled()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tooltipAt(help->pos().x()), this);
        return true;
    }
    return QWidget::event(event);
}

void TimelineTrack::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("&Go to live"), this, &TimelineTrack::goLive)->setEnabled(!m_view->isLive());
    menu.addAction(tr("&Previous mark"), this, &TimelineTrack::previousMark);
    menu.addAction(tr("&Next mark"), this, &TimelineTrack::nextMark);
    if (!actions().isEmpty()) { // what the window can do with the moment
        menu.addSeparator();
        menu.addActions(actions());
    }
    menu.addSection(tr("Marks"));
    const Theme theme = Theme::of(this);
    for (int kind = TimelineMark::kinds - 1; kind >= 0; --kind) {
        QPixmap sign(16, 16);
        sign.fill(Qt::transparent);
        QPainter painter(&sign);
        painter.setRenderHint(QPainter::Antialiasing);
        TimelineMarks::paint(painter, Kind(kind), QRectF(3.5, 3.5, signSize, signSize), theme);
        painter.end();
        menu.addAction(QIcon(sign), TimelineMarks::kindText(Kind(kind)))->setEnabled(false);
    }
    menu.exec(event->globalPos());
}

} // namespace pathloom
