// SPDX-License-Identifier: MIT
#include "widgets/models/log_model.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/steering_text.h"

#include <QLocale>

namespace pathloom {

LogModel::LogModel(RunView* view, QObject* parent)
    : TableModel({{tr("Time"), ColumnInfo::Number, {}},
                  {tr("Step"), ColumnInfo::Number, {}},
                  {tr("Level"), ColumnInfo::Text, {}},
                  {tr("Message"), ColumnInfo::Text, {}}},
                 parent),
      m_view(view)
{
    connect(view, &RunView::runChanged, this, &LogModel::reset);
    connect(view, &RunView::historyChanged, this, &LogModel::appendNew);
    appendNew();
}

LogModel::Line LogModel::lineOf(const Event& event, const SearchSpace& space)
{
    Line line{event.seconds, event.step, MessageLevel::Info, {}};
    if (const auto* message = std::get_if<Message>(&event.body)) {
        line.level = message->level;
        line.text = CoreText::of(message->text);
    } else if (const auto* phase = std::get_if<PhaseChanged>(&event.body)) {
        line.level = phase->phase == Phase::Failed ? MessageLevel::Error : MessageLevel::Info;
        line.text = phase->message.empty()
                        ? tr("Phase: %1").arg(Format::phase(phase->phase))
                        : tr("Phase: %1. %2").arg(Format::phase(phase->phase), CoreText::of(phase->message));
    } else if (const auto* command = std::get_if<CommandAccepted>(&event.body)) {
        line.text = SteeringText::recorded(space, *command);
    } else if (const auto* network = std::get_if<NetworkDerived>(&event.body)) {
        line.text = tr("Network %L1 derived: %2, predicted %3")
                        .arg(network->network)
                        .arg(QString::fromStdString(network->architecture), Format::ms(network->latencyMs));
    } else if (const auto* alarm = std::get_if<Alarm>(&event.body)) {
        line.level = MessageLevel::Warning;
        line.text = SteeringText::alarm(space, *alarm);
    } else if (const auto* written = std::get_if<CheckpointWritten>(&event.body)) {
        const QString cost =
            tr("%1 in %2 s").arg(Format::bytes(double(written->bytes)), Format::number(written->seconds, 2));
        line.text = written->kept.empty()
                        ? tr("Checkpoint written: %1").arg(cost)
                        : tr("Checkpoint written and kept as %1: %2").arg(QString::fromStdString(written->kept), cost);
    } else if (const auto* unknown = std::get_if<UnknownEvent>(&event.body)) {
        //: kind of an event, and what it holds
        line.text = tr("Unknown event “%1”, recorded by another version of Pathloom: %2")
                        .arg(QString::fromStdString(unknown->kind), QString::fromStdString(unknown->body.dump()));
    } else if (const auto* resumed = std::get_if<Resumed>(&event.body)) {
        line.text = resumedText(*resumed, event.step);
    }
    return line;
}

QString LogModel::resumedText(const Resumed& resumed, std::int64_t step)
{
    QString text = resumed.repeated > 0
                       ? tr("Resumed from the checkpoint of step %L1; the %Ln step(s) that had been done after it are "
                            "done again.",
                            nullptr, static_cast<int>(resumed.repeated))
                             .arg(step)
                       : tr("Resumed from the checkpoint of step %L1; no step is lost.").arg(step);
    if (!resumed.exact)
        text += u' ' % tr("Not bit for bit as without the interruption: %1.").arg(CoreText::of(resumed.reason));
    return text;
}

void LogModel::reset()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
    appendNew();
}

void LogModel::appendNew()
{
    const std::vector<Event>& messages = m_view->history().messages();
    if (messages.size() <= m_lines.size() || !m_view->hasRun())
        return;
    beginInsertRows({}, static_cast<int>(m_lines.size()), static_cast<int>(messages.size()) - 1);
    for (std::size_t i = m_lines.size(); i < messages.size(); ++i)
        m_lines.push_back(lineOf(messages[i], *m_view->header().space));
    endInsertRows();
}

MessageLevel LogModel::level(int row) const
{
    return at(row).level;
}

QString LogModel::display(int row, int column) const
{
    const Line& line = at(row);
    switch (column) {
    case Time:
        // Work on networks goes by no clock of the search's.
        return line.seconds <= 0 && line.step > 0 ? Format::none() : Format::duration(line.seconds);
    case Step:
        return QLocale().toString(static_cast<qlonglong>(line.step));
    case Level:
        return Format::level(line.level);
    default:
        return line.text;
    }
}

QVariant LogModel::sortKey(int row, int column) const
{
    const Line& line = at(row);
    switch (column) {
    case Time:
        return line.seconds;
    case Step:
        return static_cast<qlonglong>(line.step);
    case Level:
        return static_cast<int>(line.level);
    default:
        return line.text;
    }
}

QString LogModel::tooltip(int row, int) const
{
    return at(row).text;
}

QString LogModel::spoken(int row, int column) const
{
    return column == Text ? tr("%1: %2").arg(Format::level(at(row).level), at(row).text) : display(row, column);
}

void LogFilter::setLevel(MessageLevel least)
{
    m_least = least;
    invalidateFilter();
}

void LogFilter::setText(const QString& text)
{
    m_text = text;
    invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto* log = qobject_cast<const LogModel*>(sourceModel());
    if (!log || log->level(row) < m_least)
        return false;
    return m_text.isEmpty() || log->index(row, LogModel::Text).data().toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace pathloom
