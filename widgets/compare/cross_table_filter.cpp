// SPDX-License-Identifier: MIT
#include "widgets/compare/cross_table_filter.h"

#include "widgets/compare/cross_table_model.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

bool isMissing(const QVariant& value)
{
    return !value.isValid() || (value.typeId() == QMetaType::Double && std::isnan(value.toDouble()));
}

} // namespace

CrossTableFilter::CrossTableFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void CrossTableFilter::setText(const QString& text)
{
    m_words = text.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void CrossTableFilter::setOnlyTrained(bool only)
{
    m_onlyTrained = only;
    invalidateRowsFilter();
}

std::vector<int> CrossTableFilter::shownRows() const
{
    std::vector<int> rows;
    for (int row = 0; row < rowCount(); ++row)
        rows.push_back(mapToSource(index(row, 0)).row());
    return rows;
}

bool CrossTableFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_onlyTrained && !index.data(CrossTableModel::TrainedRole).toBool())
        return false;
    const QString text = index.data(CrossTableModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool CrossTableFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const bool leftMissing = isMissing(left.data(SortRole)), rightMissing = isMissing(right.data(SortRole));
    if (leftMissing == rightMissing)
        return !leftMissing && QSortFilterProxyModel::lessThan(left, right);
    // In descending order Qt asks with both exchanged.
    return sortOrder() == Qt::AscendingOrder ? rightMissing : leftMissing;
}

} // namespace pathloom
