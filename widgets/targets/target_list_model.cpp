// SPDX-License-Identifier: MIT
#include "widgets/targets/target_list_model.h"

#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/targets/target_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace pathloom {

namespace {

/// As predictions of networks whose parts stand in the table state it: the best and the worst of the input sizes that
/// were measured; none if none was.
std::optional<std::pair<double, double>> statedErrors(const TargetRow& row)
{
    std::vector<double> errors;
    const auto add = [&](const NetworkCorrection& correction) {
        errors.push_back(std::hypot(correction.statedError(), row.commonError));
    };
    for (const auto& [size, correction] : row.corrections.bySize)
        add(correction);
    if (errors.empty() && row.corrections.pooled)
        add(*row.corrections.pooled);
    if (errors.empty())
        return std::nullopt;
    const auto [least, most] = std::ranges::minmax(errors);
    return std::pair(least, most);
}

QString errorText(const TargetRow& row)
{
    const auto errors = statedErrors(row);
    if (!errors)
        return Format::none();
    const QString best = Format::percent(errors->first), worst = Format::percent(errors->second);
    if (best == worst)
        return TargetListModel::tr("± %1").arg(worst);
    //: two percentages: the error of the best and of the worst input size
    return TargetListModel::tr("± %1 to %2").arg(best, worst);
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
                   tr("Nine of ten predictions for whole networks are within this share of what is measured; it is "
                      "known for each input size whose networks were measured"),
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
        return errorText(row);
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
        return statedErrors(row).value_or(std::pair(1e9, 1e9)).second;
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
        return row.corrections.isEmpty() ? tr("No whole networks were measured for this target.")
                                         : TargetText::corrections(row.corrections).join(u'\n');
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
