// SPDX-License-Identifier: MIT
#include "widgets/models/log_model.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"

#include <QLocale>

namespace pathloom {

namespace {

/// "set_budget 4.5", as the command was recorded.
QString commandText(const CommandAccepted& command)
{
    QString text = QString::fromStdString(command.command);
    if (!command.arguments.is_null() && !command.arguments.empty())
        text += u' ' % QString::fromStdString(command.arguments.dump());
    return text;
}

} // namespace

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

LogModel::Line LogModel::lineOf(const Event& event)
{
    Line line{event.seconds, event.step, MessageLevel::Info, {}};
    if (const auto* message = std::get_if<Message>(&event.body)) {
        line.level = message->level;
        line.text = QString::fromStdString(message->text);
    } else if (const auto* phase = std::get_if<PhaseChanged>(&event.body)) {
        line.level = phase->phase == Phase::Failed ? MessageLevel::Error : MessageLevel::Info;
        line.text = phase->message.empty()
                        ? tr("Phase: %1").arg(Format::phase(phase->phase))
                        : tr("Phase: %1. %2").arg(Format::phase(phase->phase), QString::fromStdString(phase->message));
    } else if (const auto* command = std::get_if<CommandAccepted>(&event.body)) {
        line.text = tr("Command taken: %1").arg(commandText(*command));
    } else if (const auto* network = std::get_if<NetworkDerived>(&event.body)) {
        line.text = tr("Network %L1 derived: %2, predicted %3")
                        .arg(network->network)
                        .arg(QString::fromStdString(network->architecture), Format::ms(network->latencyMs));
    }
    return line;
}

void LogModel::reset()
{
    beginResetModel();
    m_lines.clear();
    for (const Event& event : m_view->history().messages())
        m_lines.push_back(lineOf(event));
    endResetModel();
}

void LogModel::appendNew()
{
    const std::vector<Event>& messages = m_view->history().messages();
    if (messages.size() <= m_lines.size())
        return;
    beginInsertRows({}, static_cast<int>(m_lines.size()), static_cast<int>(messages.size()) - 1);
    for (std::size_t i = m_lines.size(); i < messages.size(); ++i)
        m_lines.push_back(lineOf(messages[i]));
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
        return Format::duration(line.seconds);
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
