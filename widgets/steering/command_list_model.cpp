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
    : TableModel(
          {{tr("Step"), ColumnInfo::Number, tr("Weight steps done when it took effect.")},
           {tr("Time"), ColumnInfo::Number, tr("Running time of the search.")},
           {tr("By"), ColumnInfo::Text, tr("You, or the engine by automatic pruning.")},
           {tr("Command"), ColumnInfo::Text, {}},
           {tr("Expected latency"), ColumnInfo::Text, tr("Before and after, by the probabilities of that moment.")},
           {tr("Networks left"), ColumnInfo::Text, tr("Before and after.")},
           {tr("State"), ColumnInfo::Text, {}}},
          parent),
      m_view(view), m_steering(steering)
{
    connect(steering, &RunSteering::changed, this, &CommandListModel::refresh);
    refresh();
}

void CommandListModel::refresh()
{
    const int count = static_cast<int>(m_steering->steering().acts().size());
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

static const Act& actAt(const RunSteering* steering, int row)
{
    return steering->steering().acts()[static_cast<std::size_t>(row)];
}

static const RunSteering::Record& recordAt(const RunSteering* steering, int row)
{
    return steering->records()[static_cast<std::size_t>(row)];
}

std::int64_t CommandListModel::actId(int row) const
{
    return actAt(m_steering, row).id;
}

std::int64_t CommandListModel::step(int row) const
{
    return actAt(m_steering, row).step;
}

QString CommandListModel::display(int row, int column) const
{
    const Act& act = actAt(m_steering, row);
    const SteeringEffect& effect = recordAt(m_steering, row).effect;
    const bool changesPaths = !act.closed.empty() || !act.opened.empty();
    switch (column) {
    case Step:
        return QLocale().toString(static_cast<qlonglong>(act.step));
    case Time:
        return Format::duration(recordAt(m_steering, row).seconds);
    case By:
        return act.byEngine ? tr("Engine") : tr("You");
    case Text:
        return SteeringText::act(*m_view->header().space, act);
    case Expected:
        return changesPaths && effect.before.expectedMs ? SteeringText::latencyChange(effect) : Format::none();
    case Networks:
        return changesPaths ? SteeringText::networksChange(effect) : Format::none();
    case State:
        return act.undone ? tr("Taken back") : tr("In force");
    default:
        return {};
    }
}

QVariant CommandListModel::sortKey(int row, int column) const
{
    switch (column) {
    case Step:
        return static_cast<qlonglong>(actAt(m_steering, row).step);
    case Time:
        return recordAt(m_steering, row).seconds;
    default:
        return display(row, column);
    }
}

QString CommandListModel::tooltip(int row, int) const
{
    const Act& act = actAt(m_steering, row);
    QString text =
        tr("Step %1, %2: %3 (%4)").arg(display(row, Step), display(row, By), display(row, Text), display(row, State));
    constexpr std::size_t listed = 12;
    QStringList paths;
    for (const auto* changed : {&act.closed, &act.opened})
        for (const Path& path : *changed)
            paths << SteeringText::path(*m_view->header().space, path);
    if (paths.size() > 1 && paths.size() <= static_cast<qsizetype>(listed))
        text += u'\n' + paths.join(u'\n');
    return text;
}

QVariant CommandListModel::further(int row, int column, int role) const
{
    if (role != Qt::FontRole || !actAt(m_steering, row).undone || column == State)
        return {};
    QFont font;
    font.setStrikeOut(true);
    return font;
}

} // namespace pathloom
