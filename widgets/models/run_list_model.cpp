// SPDX-License-Identifier: MIT
#include "widgets/models/run_list_model.h"

#include "core/run/run_store.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"

#include <QLocale>

#include <algorithm>

namespace pathloom {

namespace {

QString accuracySource(const RunRow& run)
{
    return run.accuracyIsTest
               ? RunListModel::tr("Accuracy of the best trained network of this run on the test images.")
               : RunListModel::tr(
                     "Best accuracy of the leading architecture on the held-out images during the search.");
}

} // namespace

QString runName(const QString& space, const QString& target, const QDateTime& started)
{
    const QString when = QLocale().toString(started.toLocalTime(), RunListModel::tr("d MMM hh:mm", "date format"));
    const QString device = target.section(u',', 0, 0).trimmed();
    return device.isEmpty() ? RunListModel::tr("%1 · %2", "search space and date").arg(space, when)
                            //: search space, hardware target and date
                            : RunListModel::tr("%1 · %2 · %3").arg(space, device, when);
}

QString runName(const RunInfo& info, const std::string& space)
{
    if (!info.name.empty())
        return QString::fromStdString(info.name);
    return runName(QString::fromStdString(space), CoreText::of(info.targetName),
                   QDateTime::fromString(QString::fromStdString(info.created), Qt::ISODate));
}

bool RunRow::isInterrupted() const
{
    return !live && !locked && !unreadable && !training && (!hasEnded(state) || workLeft);
}

RunListModel::RunListModel(QObject* parent)
    : TableModel({{tr("Run"), ColumnInfo::Text, {}},
                  {tr("State"), ColumnInfo::Text, {}},
                  {tr("Target"), ColumnInfo::Text, {}},
                  {tr("Accuracy"), ColumnInfo::Number, {}},
                  {tr("Started"), ColumnInfo::Text, {}}},
                 parent)
{
}

void RunListModel::setRuns(const std::vector<RunRow>& runs)
{
    const auto contains = [](const std::vector<RunRow>& rows, const QString& folder) {
        return std::any_of(rows.begin(), rows.end(), [&](const RunRow& row) { return row.folder == folder; });
    };
    for (int row = static_cast<int>(m_runs.size()) - 1; row >= 0; --row) {
        if (contains(runs, run(row).folder))
            continue;
        beginRemoveRows({}, row, row);
        m_runs.erase(m_runs.begin() + row);
        endRemoveRows();
    }
    for (int target = 0; target < static_cast<int>(runs.size()); ++target) {
        const RunRow& wanted = runs[static_cast<std::size_t>(target)];
        const int current = rowOf(wanted.folder);
        if (current < 0) {
            beginInsertRows({}, target, target);
            m_runs.insert(m_runs.begin() + target, wanted);
            endInsertRows();
            continue;
        }
        if (current != target) { // rows before target are in place already, so it stands further down
            beginMoveRows({}, current, current, {}, target);
            std::rotate(m_runs.begin() + target, m_runs.begin() + current, m_runs.begin() + current + 1);
            endMoveRows();
        }
        updateRun(wanted);
    }
}

void RunListModel::updateRun(const RunRow& changed)
{
    const int row = rowOf(changed.folder);
    if (row < 0) {
        beginInsertRows({}, 0, 0);
        m_runs.insert(m_runs.begin(), changed);
        endInsertRows();
    } else if (run(row) != changed) {
        m_runs[static_cast<std::size_t>(row)] = changed;
        rowsChanged(row, row);
    }
}

int RunListModel::rowOf(const QString& folder) const
{
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunRow& row) { return row.folder == folder; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

QString RunListModel::tooltip(int row, int column) const
{
    const RunRow& run = m_runs[static_cast<std::size_t>(row)];
    if (run.unreadable)
        return run.message;
    switch (column) {
    case State:
        if (!run.message.isEmpty())
            return run.message;
        if (run.training)
            return tr("A network of this run is being trained.");
        if (run.locked)
            return tr("Another program writes to this run.");
        if (run.isInterrupted() && hasEnded(run.state))
            return tr("Work on the networks of this run was interrupted; what was written is kept, and it can go on.");
        return run.isInterrupted() ? tr("The program ended before the search did; what was written is kept, and the "
                                        "search can go on.")
                                   : Format::phase(run.state);
    case Target:
        return tr("The hardware for which the search saves time: %1").arg(run.target);
    case Accuracy:
        return accuracySource(run);
    case Created:
        return QLocale().toString(run.created.toLocalTime(), QLocale::LongFormat);
    default: {
        QStringList lines{run.name, run.folder, tooltip(row, State)};
        if (run.bestAccuracy)
            lines << accuracySource(run);
        return lines.join(u'\n');
    }
    }
}

QString RunListModel::display(int row, int column) const
{
    const RunRow& run = m_runs[static_cast<std::size_t>(row)];
    switch (column) {
    case Name:
        return run.name;
    case State:
        if (run.unreadable)
            return tr("Unreadable");
        if (run.training)
            return tr("Training");
        // Of a run that has finished, what is left to do says more.
        return run.state == Phase::Finished && run.isInterrupted() ? tr("Interrupted")
                                                                   : Format::runState(run.state, run.live);
    case Target:
        return run.target;
    case Accuracy:
        if (!run.bestAccuracy)
            return Format::none();
        //: accuracy of a run
        return (run.accuracyIsTest ? tr("%1 test") : tr("%1 held out")).arg(Format::percent(run.bestAccuracy));
    case Created:
        return QLocale().toString(run.created.toLocalTime(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant RunListModel::sortKey(int row, int column) const
{
    const RunRow& run = m_runs[static_cast<std::size_t>(row)];
    switch (column) {
    case State:
        return static_cast<int>(run.state);
    case Accuracy:
        return run.bestAccuracy.value_or(-1);
    case Created:
        return run.created;
    default:
        return display(row, column);
    }
}

QString RunListModel::spoken(int row, int column) const
{
    if (column != Name)
        return TableModel::spoken(row, column);
    // What is painted below the name.
    //: name, state and accuracy of a run
    return tr("%1, %2, %3").arg(display(row, Name), display(row, State), display(row, Accuracy));
}

QVariant RunListModel::further(int row, int, int role) const
{
    switch (role) {
    case KeyRole:
        return run(row).folder;
    case LeadingRole:
        return run(row).live;
    default:
        return {};
    }
}

} // namespace pathloom
