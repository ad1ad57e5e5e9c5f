// SPDX-License-Identifier: MIT
#include "widgets/steering/command_list_model.h"

#include "widgets/common/format.h"
#include "widgets/common/run_view.h"
#include "widgets/steering/run_steering.h"
#include "widgets/steering/steering_text.h"

#include <QFont>
#include <QLocale>

namespace pathloom {

CommandListModel::CommandListModel(const RunView* view, const RunSteering* steering, QObject* parent)
    : TableModel({{tr("Step"), ColumnInfo::Number, tr("Weight steps done when it took effect.")},
                  {tr("Command"), ColumnInfo::Text, {}},
                  {tr("Effect"), ColumnInfo::Text,
                   tr("Expected latency before and after, by the probabilities of that moment, or the setting.")},
                  {tr("State"), ColumnInfo::Text, {}},
                  {tr("Networks left"), ColumnInfo::Text, tr("Before and after.")},
                  {tr("By"), ColumnInfo::Text, tr("You, or the engine by automatic pruning.")},
                  {tr("Time"), ColumnInfo::Number, tr("Running time of the search."), Qt::AscendingOrder,
                   //: seconds
                   tr("s")}},
                 parent),
      m_view(view), m_steering(steering)
{
    connect(steering, &RunSteering::changed, this, &CommandListModel::refresh);
    refresh();
}

void CommandListModel::refresh()
{
    const int count = static_cast<int>(m_steering->records().size());
    if (count < m_rows) {
        beginResetModel();
        m_rows = count;
        endResetModel();
    } else if (count > m_rows) {
        beginInsertRows({}, m_rows, count - 1);
        m_rows = count;
        endInsertRows();
    }
    if (m_rows > 0)
        rowsChanged(0, m_rows - 1); // any of them may have been taken back
}

static const RunSteering::Record& recordAt(const RunSteering* steering, int row)
{
    return steering->records()[static_cast<std::size_t>(row)];
}

/// The act of a row; null for undo, redo and what is no act.
static const Act* actAt(const RunSteering* steering, int row)
{
    const int act = recordAt(steering, row).act;
    return act < 0 ? nullptr : &steering->steering().acts()[static_cast<std::size_t>(act)];
}

std::int64_t CommandListModel::actId(int row) const
{
    const Act* act = actAt(m_steering, row);
    return act ? act->id : 0;
}

std::int64_t CommandListModel::step(int row) const
{
    return recordAt(m_steering, row).step;
}

QString CommandListModel::display(int row, int column) const
{
    const RunSteering::Record& record = recordAt(m_steering, row);
    const Act* act = actAt(m_steering, row);
    const bool changesPaths = record.changed && (!record.changed->closed.empty() || !record.changed->opened.empty());
    switch (column) {
    case Step:
        return QLocale().toString(static_cast<qlonglong>(record.step));
    case Time:
        return Format::duration(record.seconds);
    case By:
        return act && act->byEngine ? tr("Engine") : tr("You");
    case Text: {
        const SearchSpace& space = *m_view->header().space;
        // What an act does when it is done again may be less than at first; its row tells of the first time.
        if (act)
            return SteeringText::act(space, *record.changed);
        const auto& acts = m_steering->steering().acts();
        if (!record.changed || record.changed->of < 1 || record.changed->of > std::ssize(acts))
            return SteeringText::recorded(space, record.command);
        const QString moved = SteeringText::act(space, acts[static_cast<std::size_t>(record.changed->of - 1)]);
        return record.command.command == toText(Command::Kind::Undo) ? tr("Taken back: %1").arg(moved)
                                                                     : tr("Done again: %1").arg(moved);
    }
    case Effect: {
        if (changesPaths)
            return record.effect.before.expectedMs ? SteeringText::latencyChange(record.effect) : Format::none();
        if (!record.changed || record.changed->settings.empty())
            return Format::none();
        const auto& [key, change] = *record.changed->settings.begin();
        return tr("%1 → %2", "before, after")
            .arg(SteeringText::settingValue(key, change.before), SteeringText::settingValue(key, change.after));
    }
    case Networks:
        return changesPaths ? SteeringText::networksChange(record.effect) : Format::none();
    case State:
        return !act ? tr("Done") : act->undone ? tr("Taken back") : tr("In force");
    default:
        return {};
    }
}

QVariant CommandListModel::sortKey(int row, int column) const
{
    switch (column) {
    case Step:
        return static_cast<qlonglong>(recordAt(m_steering, row).step);
    case Time:
        return recordAt(m_steering, row).seconds;
    default:
        return display(row, column);
    }
}

QString CommandListModel::tooltip(int row, int) const
{
    QString text =
        tr("Step %1, %2: %3 (%4)").arg(display(row, Step), display(row, By), display(row, Text), display(row, State));
    constexpr std::size_t listed = 12;
    QStringList paths;
    const Act act = recordAt(m_steering, row).changed.value_or(Act());
    for (const auto* changed : {&act.closed, &act.opened})
        for (const Path& path : *changed)
            paths << SteeringText::path(*m_view->header().space, path);
    if (paths.size() > 1 && paths.size() <= static_cast<qsizetype>(listed))
        text += u'\n' + paths.join(u'\n');
    return text;
}

QVariant CommandListModel::further(int row, int column, int role) const
{
    const Act* act = actAt(m_steering, row);
    if (role != Qt::FontRole || !act || !act->undone || column == State)
        return {};
    QFont font;
    font.setStrikeOut(true);
    return font;
}

} // namespace pathloom
