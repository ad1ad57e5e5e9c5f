// SPDX-License-Identifier: MIT
#include "widgets/targets/latency_entry_model.h"

#include "widgets/common/format.h"
#include "widgets/targets/target_text.h"

#include <QLocale>

namespace pathloom {

LatencyEntryModel::LatencyEntryModel(QObject* parent)
    : TableModel({{tr("Operator"), ColumnInfo::Text, {}},
                  {tr("Shape"), ColumnInfo::Text, tr("Channels in and out, input height and width, stride")},
                  {tr("Latency"), ColumnInfo::Number, tr("For the whole batch, ± standard deviation"),
                   Qt::AscendingOrder, tr("ms")},
                  {tr("Samples"), ColumnInfo::Number, {}},
                  {tr("Method"), ColumnInfo::Text, {}}},
                 parent)
{
}

void LatencyEntryModel::setTable(const LatencyTable& table)
{
    beginResetModel();
    m_rows.clear();
    m_rows.reserve(table.entries.size() + 1);
    if (table.constantMs)
        m_rows.push_back({{}, {.ms = *table.constantMs, .deviationMs = {}, .samples = {}, .method = {}}, true});
    for (const auto& [key, entry] : table.entries)
        m_rows.push_back({key, entry, false});
    endResetModel();
}

void LatencyEntryModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

QString LatencyEntryModel::display(int index, int column) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    switch (column) {
    case Operator:
        return row.isConstant ? tr("constant") : TargetText::operatorOf(row.key);
    case Shape:
        return row.isConstant ? tr("stem and head together") : TargetText::shapeOf(row.key);
    case Latency:
        return Format::msWithSpread(row.entry.ms, row.entry.deviationMs);
    case Samples:
        return row.entry.samples ? QLocale().toString(*row.entry.samples) : Format::none();
    case Method:
        return row.isConstant ? QString() : TargetText::method(row.entry.method);
    default:
        return {};
    }
}

QVariant LatencyEntryModel::sortKey(int index, int column) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    switch (column) {
    case Shape: // large maps first, then by channels
        return -1e9 * row.key.inputHeight + 1e4 * row.key.inputChannels + row.key.outputChannels;
    case Latency:
        return row.entry.ms;
    case Samples:
        return row.entry.samples.value_or(0);
    default:
        return display(index, column);
    }
}

QString LatencyEntryModel::tooltip(int index, int) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    if (row.isConstant)
        return tr("What the source gives only as a sum: stem, head and a first block of expansion 1.");
    const QString key = QString::fromStdString(toText(row.key));
    return row.entry.relative ? tr("%1: a difference to a reference block, not a duration.").arg(key) : key;
}

} // namespace pathloom
