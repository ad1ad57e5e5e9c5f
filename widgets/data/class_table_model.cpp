// SPDX-License-Identifier: MIT
#include "widgets/data/class_table_model.h"

#include "widgets/common/format.h"

#include <QLocale>

#include <algorithm>

namespace pathloom {

ClassTableModel::ClassTableModel(QObject* parent)
    : TableModel({{tr("Class"), ColumnInfo::Text, {}},
                  {tr("Training", "part of the images"), ColumnInfo::Number,
                   tr("Pictures for training; of these a share is held out where the set has none for validation"),
                   Qt::DescendingOrder},
                  {tr("Validation", "part of the images"), ColumnInfo::Number,
                   tr("Pictures that whoever made the set has held out for validation"), Qt::DescendingOrder},
                  {tr("Test", "part of the images"), ColumnInfo::Number,
                   tr("Pictures that neither search nor training sees"), Qt::DescendingOrder},
                  {tr("Share"), ColumnInfo::Number,
                   tr("Of the training pictures; the bar is full for the largest class"), Qt::DescendingOrder}},
                 parent)
{
}

void ClassTableModel::setFacts(std::shared_ptr<const DataFacts> facts)
{
    beginResetModel();
    m_facts = std::move(facts);
    m_all = 0;
    m_most = 1;
    for (int row = 0; row < rows(); ++row) {
        m_all += of(row).train;
        m_most = std::max(m_most, of(row).train);
    }
    endResetModel();
}

int ClassTableModel::rows() const
{
    return m_facts ? static_cast<int>(m_facts->classes.size()) : 0;
}

QString ClassTableModel::display(int index, int column) const
{
    const DataFacts::Class& row = of(index);
    const auto count = [](std::int64_t images) { return QLocale().toString(qlonglong(images)); };
    switch (column) {
    case Name:
        return QString::fromStdString(row.name);
    case Train:
        return count(row.train);
    case Validation:
        return count(row.validation);
    case Test:
        return count(row.test);
    case Share:
        return Format::percent(double(row.train) / double(std::max<std::int64_t>(1, m_all)));
    default:
        return {};
    }
}

QVariant ClassTableModel::sortKey(int index, int column) const
{
    const DataFacts::Class& row = of(index);
    switch (column) {
    case Train:
        return qlonglong(row.train);
    case Validation:
        return qlonglong(row.validation);
    case Test:
        return qlonglong(row.test);
    case Share:
        return double(row.train) / double(std::max<std::int64_t>(1, m_all));
    default:
        return display(index, column);
    }
}

QString ClassTableModel::tooltip(int index, int) const
{
    const DataFacts::Class& row = of(index);
    const QLocale locale;
    return tr("%1: %2 pictures for training, %3 for validation, %4 for testing")
        .arg(QString::fromStdString(row.name), locale.toString(qlonglong(row.train)),
             locale.toString(qlonglong(row.validation)), locale.toString(qlonglong(row.test)));
}

QVariant ClassTableModel::further(int index, int column, int role) const
{
    if (role == ShareRole && column == Share)
        return double(of(index).train) / double(m_most);
    return {};
}

} // namespace pathloom
