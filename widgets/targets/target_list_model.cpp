// SPDX-License-Identifier: MIT
#include "widgets/targets/target_list_model.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/targets/target_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

/// As predictions of networks whose parts stand in the table state it.
double statedError(const TargetRow& row)
{
    return std::hypot(row.correction->statedError(), row.commonError);
}

} // namespace

TargetListModel::TargetListModel(QObject* parent)
    : TableModel({{tr("Target"), ColumnInfo::Text, {}},
                  {tr("Origin"), ColumnInfo::Text, {}},
                  {tr("Device"), ColumnInfo::Text, {}},
                  {tr("Runtime"), ColumnInfo::Text, {}},
                  {tr("Threads"), ColumnInfo::Number, {}},
                  {tr("Batch"), ColumnInfo::Number, {}},
                  {tr("Format"), ColumnInfo::Text, tr("Numeric format of weights and activations")},
                  {tr("Entries"), ColumnInfo::Number, tr("Operators and shapes in the latency table")},
                  {tr("Error"), ColumnInfo::Number,
                   tr("Nine of ten predictions for whole networks are within this share of what is measured"),
                   Qt::AscendingOrder, tr("share")}},
                 parent)
{
}

void TargetListModel::setTargets(const std::vector<TargetRow>& rows)
{
    const auto idOf = [](const TargetRow& row) { return QString::fromStdString(row.target.id); };
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        const bool stays = std::any_of(rows.begin(), rows.end(),
                                       [&](const TargetRow& r) { return r.target.id == target(row).target.id; });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (int place = 0; place < static_cast<int>(rows.size()); ++place) {
        const TargetRow& wanted = rows[static_cast<std::size_t>(place)];
        const int current = rowOf(idOf(wanted));
        if (current < 0) {
            beginInsertRows({}, place, place);
            m_rows.insert(m_rows.begin() + place, wanted);
            endInsertRows();
            continue;
        }
        if (current != place) { // rows before `place` are in place already, so it stands further down
            beginMoveRows({}, current, current, {}, place);
            std::rotate(m_rows.begin() + place, m_rows.begin() + current, m_rows.begin() + current + 1);
            endMoveRows();
        }
        m_rows[static_cast<std::size_t>(place)] = wanted;
        rowsChanged(place, place);
    }
}

int TargetListModel::rowOf(const QString& id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const TargetRow& row) { return QString::fromStdString(row.target.id) == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString TargetListModel::display(int index, int column) const
{
    const TargetRow& row = target(index);
    const HardwareTarget& t = row.target;
    switch (column) {
    case Name:
        return CoreText::of(t.name);
    case Origin:
        return TargetText::origin(t.origin, row.entries > 0);
    case Device:
        return CoreText::of(t.device);
    case Runtime:
        return CoreText::of(t.runtime);
    case Threads:
        return t.threads > 0 ? QLocale().toString(t.threads) : Format::none();
    case Batch:
        return t.batch > 0 ? QLocale().toString(t.batch) : Format::none();
    case NumericFormat:
        return QString::fromStdString(t.format);
    case Entries:
        return row.entries > 0 ? QLocale().toString(row.entries) : Format::none();
    case NetworkError:
        return row.correction ? tr("± %1").arg(Format::percent(statedError(row))) : Format::none();
    default:
        return {};
    }
}

QVariant TargetListModel::sortKey(int index, int column) const
{
    const TargetRow& row = target(index);
    switch (column) {
    case Threads:
        return row.target.threads;
    case Batch:
        return row.target.batch;
    case Entries:
        return row.entries;
    case NetworkError: // targets without an error come last
        return row.correction ? statedError(row) : 1e9;
    default:
        return display(index, column);
    }
}

QString TargetListModel::tooltip(int index, int column) const
{
    const TargetRow& row = target(index);
    if (!row.problem.isEmpty())
        return row.problem;
    switch (column) {
    case Entries:
        return row.entries > 0 ? tr("%Ln operator shape(s) in the table", nullptr, row.entries)
                               : tr("Nothing was measured yet; a search or Measure makes the table.");
    case NetworkError:
        return row.correction ? tr("Whole network = %1, fitted on %n network(s)", nullptr, row.correction->networks)
                                    .arg(TargetText::correction(*row.correction))
                              : tr("No whole networks were measured for this target.");
    default:
        //: name and id of a target
        return tr("%1 (%2)").arg(CoreText::of(row.target.name), QString::fromStdString(row.target.id));
    }
}

QVariant TargetListModel::further(int row, int, int role) const
{
    return role == KeyRole ? QVariant(QString::fromStdString(target(row).target.id)) : QVariant();
}

} // namespace pathloom
