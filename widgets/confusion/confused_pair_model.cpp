// SPDX-License-Identifier: MIT
#include "widgets/confusion/confused_pair_model.h"

#include "widgets/common/format.h"
#include "widgets/confusion/confusion_text.h"

#include <QLocale>

namespace pathloom {

ConfusedPairModel::ConfusedPairModel(QObject* parent)
    : TableModel(
          {{tr("True class"), ColumnInfo::Text, {}},
           {tr("Taken for"), ColumnInfo::Text, {}},
           {tr("Images"), ColumnInfo::Number, {}, Qt::DescendingOrder},
           {tr("Of the class"), ColumnInfo::Number, tr("Share of the images of the true class"), Qt::DescendingOrder}},
          parent)
{
}

void ConfusedPairModel::setSubject(const ConfusionSubject& subject)
{
    beginResetModel();
    m_subject = subject;
    m_pairs = subject.matrix.mostConfused(mostPairs);
    endResetModel();
}

QString ConfusedPairModel::display(int row, int column) const
{
    const ConfusionCell& cell = pair(row);
    switch (column) {
    case Truth:
        return m_subject.className(cell.truth);
    case Predicted:
        return m_subject.className(cell.predicted);
    case Images:
        return QLocale().toString(qlonglong(cell.images));
    case Share:
        return Format::percent(m_subject.matrix.share(cell.truth, cell.predicted));
    default:
        return {};
    }
}

QVariant ConfusedPairModel::sortKey(int row, int column) const
{
    const ConfusionCell& cell = pair(row);
    if (column == Images)
        return qlonglong(cell.images);
    if (column == Share)
        return *m_subject.matrix.share(cell.truth, cell.predicted);
    return display(row, column);
}

QString ConfusedPairModel::tooltip(int row, int) const
{
    return ConfusionText::cell(m_subject, pair(row).truth, pair(row).predicted);
}

} // namespace pathloom
