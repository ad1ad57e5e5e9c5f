// SPDX-License-Identifier: MIT
#include "widgets/timeline/timeline_marks.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/common/theme.h"
#include "widgets/steering/steering_text.h"

#include <QPainter>

#include <algorithm>

namespace pathloom {

namespace {

using Kind = TimelineMark::Kind;

std::optional<Kind> kindOf(const Event& event)
{
    if (const auto* command = std::get_if<CommandAccepted>(&event.body)) {
        const bool byEngine =
            command->arguments.is_object() && command->arguments.value("by", std::string()) == "engine";
        return byEngine ? Kind::EngineAct : Kind::Command;
    }
    if (std::holds_alternative<Alarm>(event.body))
        return Kind::Alarm;
    if (std::holds_alternative<CheckpointWritten>(event.body))
        return Kind::Checkpoint;
    if (std::holds_alternative<NetworkDerived>(event.body))
        return Kind::Network;
    if (std::holds_alternative<Resumed>(event.body))
        return Kind::Resume;
    return std::nullopt;
}

bool before(const TimelineMark& a, const TimelineMark& b)
{
    return a.step < b.step;
}

QColor colorOf(Kind kind, const Theme& theme)
{
    switch (kind) {
    case Kind::Epoch:
        return theme.outline;
    case Kind::Checkpoint:
        return theme.series(6);
    case Kind::EngineAct:
        return theme.series(2);
    case Kind::Command:
        return theme.series(0);
    case Kind::Resume:
        return theme.series(4);
    case Kind::Network:
        return theme.series(3);
    case Kind::Alarm:
        return theme.series(1);
    }
    return theme.text;
}

} // namespace

void TimelineMarks::clear()
{
    *this = {};
}

bool TimelineMarks::follow(const History& history)
{
    const std::size_t known = m_marks.size(), phases = m_phases.size();
    const std::vector<Event>& messages = history.messages();
    for (; m_messages < messages.size(); ++m_messages) {
        const Event& event = messages[m_messages];
        if (const std::optional<Kind> kind = kindOf(event))
            m_marks.push_back({*kind, event.step, m_messages});
        else if (const auto* phase = std::get_if<PhaseChanged>(&event.body);
                 phase && (phase->phase == Phase::WarmUp || phase->phase == Phase::Joint))
            m_phases.push_back({event.step, phase->phase == Phase::Joint});
    }
    const std::vector<double>& epochs = history.evaluations().step;
    for (; m_evaluations < epochs.size(); ++m_evaluations)
        m_marks.push_back({Kind::Epoch, static_cast<std::int64_t>(epochs[m_evaluations]), m_evaluations});
    const auto middle = m_marks.begin() + static_cast<std::ptrdiff_t>(known);
    std::stable_sort(middle, m_marks.end(), before);
    std::inplace_merge(m_marks.begin(), middle, m_marks.end(), before);
    return m_marks.size() != known || m_phases.size() != phases;
}

std::optional<std::int64_t> TimelineMarks::next(std::int64_t step) const
{
    const auto first = std::ranges::upper_bound(m_marks, step, {}, &TimelineMark::step);
    const auto found = std::find_if(first, m_marks.end(), [](const auto& mark) { return mark.kind != Kind::Epoch; });
    return found == m_marks.end() ? std::nullopt : std::optional(found->step);
}

std::optional<std::int64_t> TimelineMarks::previous(std::int64_t step) const
{
    const auto last = std::ranges::lower_bound(m_marks, step, {}, &TimelineMark::step);
    const auto found = std::find_if(std::make_reverse_iterator(last), m_marks.rend(),
                                    [](const auto& mark) { return mark.kind != Kind::Epoch; });
    return found == m_marks.rend() ? std::nullopt : std::optional(found->step);
}

QString TimelineMarks::kindText(Kind kind)
{
    switch (kind) {
    case Kind::Epoch:
        return tr("Epoch");
    case Kind::Checkpoint:
        return tr("Checkpoint");
    case Kind::EngineAct:
        return tr("Act of the search itself");
    case Kind::Command:
        return tr("Command");
    case Kind::Resume:
        return tr("Resumed");
    case Kind::Network:
        return tr("Derived network");
    case Kind::Alarm:
        return tr("Alarm");
    }
    return {};
}

QString TimelineMarks::text(const TimelineMark& mark, const RunView& view)
{
    const History& history = view.history();
    const auto said = [&]() -> QString {
        if (mark.kind == Kind::Epoch)
            return tr("epoch evaluated, held-out accuracy %1")
                .arg(Format::percent(history.evaluations().accuracy[mark.index]));
        const EventBody& body = history.messages()[mark.index].body;
        if (const auto* command = std::get_if<CommandAccepted>(&body))
            return SteeringText::recorded(*view.header().space, *command);
        if (const auto* alarm = std::get_if<Alarm>(&body))
            return SteeringText::alarm(*view.header().space, *alarm);
        if (const auto* network = std::get_if<NetworkDerived>(&body))
            return tr("network %L1 derived, predicted %2").arg(network->network).arg(Format::ms(network->latencyMs));
        if (const auto* written = std::get_if<CheckpointWritten>(&body))
            return tr("checkpoint written, %1 in %2")
                .arg(Format::bytes(static_cast<double>(written->bytes)), Format::duration(written->seconds));
        if (const auto* resumed = std::get_if<Resumed>(&body))
            return resumed->exact ? tr("resumed; %L1 steps were done again").arg(resumed->repeated)
                                  : tr("resumed, not bit for bit; %L1 steps were done again").arg(resumed->repeated);
        return {};
    };
    const QString kind = kindText(mark.kind);
    //: kind of a mark, step, what happened
    return tr("%1, step %L2: %3").arg(kind).arg(mark.step).arg(said());
}

void TimelineMarks::paint(QPainter& painter, Kind kind, const QRectF& place, const Theme& theme)
{
    const QColor color = colorOf(kind, theme);
    const QPointF c = place.center();
    if (kind == Kind::Epoch) {
        painter.fillRect(QRectF(c.x() - 0.5, place.top(), 1, place.height()), color);
        return;
    }
    painter.setPen(QPen(theme.ground, 1)); // sets overlapping signs apart
    painter.setBrush(color);
    switch (kind) {
    case Kind::Checkpoint:
        painter.drawRect(place.adjusted(1.5, 1.5, -1.5, -1.5));
        break;
    case Kind::EngineAct:
        painter.drawPolygon(
            QPolygonF({{c.x(), place.top()}, {place.right(), c.y()}, {c.x(), place.bottom()}, {place.left(), c.y()}}));
        break;
    case Kind::Command: // points at the track
        painter.drawPolygon(QPolygonF({place.topLeft(), place.topRight(), {c.x(), place.bottom()}}));
        break;
    case Kind::Resume:
        painter.drawPolygon(QPolygonF({place.topLeft(), {place.right(), c.y()}, place.bottomLeft()}));
        break;
    case Kind::Network:
        painter.drawEllipse(place);
        break;
    default: // alarm: a warning sign
        painter.drawPolygon(QPolygonF({{c.x(), place.top() - 1}, place.bottomRight(), place.bottomLeft()}));
        painter.fillRect(QRectF(c.x() - 0.6, c.y() - 1.5, 1.2, 3), theme.ground);
        painter.fillRect(QRectF(c.x() - 0.6, c.y() + 2.3, 1.2, 1.2), theme.ground);
        break;
    }
}

} // namespace pathloom
