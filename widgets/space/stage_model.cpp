// SPDX-License-Identifier: MIT
#include "widgets/space/stage_model.h"

#include "core/space/proposal.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"
#include "widgets/models/roles.h"
#include "widgets/space/space_document.h"

#include <algorithm>
#include <array>

namespace pathloom {

namespace {

/// Of the declaration, by column.
constexpr std::array<const char*, StageModel::ColumnCount> keys = {"", "blocks", "channels", "stride", "", ""};

} // namespace

StageModel::StageModel(SpaceDocument* document, QObject* parent) : QAbstractTableModel(parent), m_document(document)
{
    connect(document, &SpaceDocument::changed, this, &StageModel::rebuild);
    rebuild();
}

void StageModel::rebuild()
{
    const Json& declaration = m_document->declaration();
    const auto stages = declaration.find("stages");
    const int rows =
        declaration.is_object() && stages != declaration.end() && stages->is_array() ? int(stages->size()) : 0;
    if (rows != m_rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    } else if (rows > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
    }
}

int StageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int StageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Json& StageModel::stage(int row) const
{
    return m_document->declaration()["stages"][std::size_t(row)];
}

QString StageModel::operatorsText(int row) const
{
    const Json& of = stage(row);
    if (of.contains("fixed"))
        return tr("always %1", "an operator").arg(QString::fromStdString(of.value("fixed", "")));
    if (of.contains("candidates"))
        return tr("%n of its own", nullptr, int(of["candidates"].size()));
    return tr("searched");
}

QString StageModel::mapText(int row) const
{
    if (!m_document->space())
        return Format::none();
    const SpaceBlock* last = nullptr;
    for (const SpaceBlock& block : m_document->space()->blocks)
        if (block.stage == row)
            last = &block;
    if (!last)
        return Format::none();
    const QString map = Format::shape(last->output);
    return std::min(last->output.height, last->output.width) < leastMapSide ? tr("%1, too small").arg(map) : map;
}

QVariant StageModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    if (role == Qt::TextAlignmentRole && index.column() != Operators && index.column() != Map)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        const SpaceDocument::Problem& problem = m_document->problem();
        return problem.stage == row ? problem.sentence : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != SortRole && role != Qt::AccessibleTextRole)
        return {};
    const bool isPlain = role == Qt::EditRole || role == SortRole;
    QVariant value;
    switch (index.column()) {
    case Stage:
        value = row;
        break;
    case Operators:
        value = role == Qt::EditRole ? QString::fromStdString(stage(row).value("fixed", "")) : operatorsText(row);
        break;
    case Map:
        value = mapText(row);
        break;
    default:
        value = static_cast<int>(wholeNumber(stage(row).value(keys[std::size_t(index.column())], Json(0))).value_or(0));
    }
    if (role == Qt::AccessibleTextRole)
        return tr("Stage %1, %2: %3")
            .arg(QString::number(row), headerData(index.column(), Qt::Horizontal).toString(), value.toString());
    return isPlain ? value : QVariant(value.toString());
}

QVariant StageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == UnitRole)
        return QString();
    if (role == Qt::ToolTipRole && section == Operators)
        return tr("What the blocks of the stage may be: the candidates below, or one operator that is always there");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Stage:
        return tr("Stage");
    case Blocks:
        return tr("Blocks");
    case Channels:
        return tr("Channels");
    case Stride:
        return tr("Stride");
    case Operators:
        return tr("Operators");
    case Map:
        return tr("Map behind it");
    default:
        return {};
    }
}

Qt::ItemFlags StageModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() != Stage && index.column() != Map)
        flags |= Qt::ItemIsEditable;
    return flags;
}

std::pair<int, int> StageModel::rangeOf(int column)
{
    switch (column) {
    case Blocks:
        return {1, 20};
    case Channels:
        return {1, 4096};
    default:
        return {1, 4}; // a stride
    }
}

bool StageModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    Json next = m_document->declaration();
    Json& of = next["stages"][std::size_t(index.row())];
    if (index.column() == Operators) {
        if (value.toString().isEmpty())
            of.erase("fixed");
        else
            of["fixed"] = value.toString().toStdString();
    } else {
        of[keys[std::size_t(index.column())]] = value.toInt();
    }
    m_document->change(tr("Change stage %1").arg(index.row()), next,
                       QStringLiteral("stage %1 %2").arg(index.row()).arg(index.column()));
    return true;
}

void StageModel::add(int row)
{
    Json next = m_document->declaration();
    Json& stages = next["stages"];
    Json copy = stages.at(std::size_t(row));
    copy["stride"] = 1;
    copy.erase("fixed");
    stages.insert(stages.begin() + row + 1, copy);
    m_document->change(tr("Add a stage"), next);
}

void StageModel::remove(int row)
{
    Json next = m_document->declaration();
    next["stages"].erase(std::size_t(row));
    m_document->change(tr("Remove stage %1").arg(row), next);
}

void StageModel::move(int row, int by)
{
    if (row + by < 0 || row + by >= m_rows)
        return;
    Json next = m_document->declaration();
    std::swap(next["stages"][std::size_t(row)], next["stages"][std::size_t(row + by)]);
    m_document->change(tr("Move stage %1").arg(row), next);
}

} // namespace pathloom
