// SPDX-License-Identifier: MIT
#include "widgets/models/run_list_model.h"

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

QString tooltip(const RunRow& run, int column)
{
    switch (column) {
    case RunListModel::State:
        return run.message.isEmpty() ? Format::phase(run.state) : run.message;
    case RunListModel::Target:
        return RunListModel::tr("The hardware for which the search saves time: %1").arg(run.target);
    case RunListModel::Accuracy:
        return accuracySource(run);
    case RunListModel::Created:
        return QLocale().toString(run.created.toLocalTime(), QLocale::LongFormat);
    default:
        return run.folder;
    }
}

QString display(const RunRow& run, int column)
{
    switch (column) {
    case RunListModel::Name:
        return run.name;
    case RunListModel::State:
        return Format::phase(run.state);
    case RunListModel::Target:
        return run.target;
    case RunListModel::Accuracy:
        return Format::percent(run.bestAccuracy);
    case RunListModel::Created:
        return QLocale().toString(run.created.toLocalTime(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant sortKey(const RunRow& run, int column)
{
    switch (column) {
    case RunListModel::State:
        return static_cast<int>(run.state);
    case RunListModel::Accuracy:
        return run.bestAccuracy.value_or(-1);
    case RunListModel::Created:
        return run.created;
    default:
        return display(run, column);
    }
}

} // namespace

RunListModel::RunListModel(QObject* parent) : QAbstractTableModel(parent) {}

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
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int RunListModel::rowOf(const QString& folder) const
{
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunRow& row) { return row.folder == folder; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

int RunListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunRow& row = run(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::ToolTipRole:
        return tooltip(row, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal).toString(), display(row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (index.column() == Accuracy ? Qt::AlignRight : Qt::AlignLeft)));
    case SortRole:
        return sortKey(row, index.column());
    case KeyRole:
        return row.folder;
    case LeadingRole:
        return row.live;
    default:
        return {};
    }
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Run");
    case State:
        return tr("State");
    case Target:
        return tr("Target");
    case Accuracy:
        return tr("Accuracy");
    case Created:
        return tr("Started");
    default:
        return {};
    }
}

} // namespace pathloom
