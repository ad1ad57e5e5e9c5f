// SPDX-License-Identifier: MIT
#include "widgets/confusion/class_figure_model.h"

#include "widgets/common/format.h"

#include <QLocale>

namespace pathloom {

namespace {

constexpr double unknown = -1; ///< sorts before every known share

} // namespace

ClassFigureModel::ClassFigureModel(QObject* parent)
    : TableModel({{tr("Class"), ColumnInfo::Text, {}},
                  {tr("Images"), ColumnInfo::Number, tr("Test images of the class"), Qt::DescendingOrder},
                  {tr("Accuracy"), ColumnInfo::Number, tr("Share of the images of the class that are taken for it")},
                  {tr("Top 5"), ColumnInfo::Number,
                   tr("Share of the images of the class for which it is among the five most probable classes")},
                  {tr("Precision"), ColumnInfo::Number, tr("Share of the images taken for the class that are of it")}},
                 parent)
{
}

void ClassFigureModel::setSubject(const ConfusionSubject& subject)
{
    beginResetModel();
    m_subject = subject;
    endResetModel();
}

QString ClassFigureModel::display(int row, int column) const
{
    const ClassFigures& figures = m_subject.matrix.ofClass(row);
    switch (column) {
    case Name:
        return m_subject.className(row);
    case Images:
        return QLocale().toString(qlonglong(figures.images));
    case Accuracy:
        return Format::percent(figures.accuracy());
    case TopFive:
        return Format::percent(figures.topFiveAccuracy());
    case Precision:
        return Format::percent(figures.precision());
    default:
        return {};
    }
}

QVariant ClassFigureModel::sortKey(int row, int column) const
{
    const ClassFigures& figures = m_subject.matrix.ofClass(row);
    switch (column) {
    case Images:
        return qlonglong(figures.images);
    case Accuracy:
        return figures.accuracy().value_or(unknown);
    case TopFive:
        return figures.topFiveAccuracy().value_or(unknown);
    case Precision:
        return figures.precision().value_or(unknown);
    default:
        return display(row, column);
    }
}

QString ClassFigureModel::tooltip(int row, int column) const
{
    const ClassFigures& figures = m_subject.matrix.ofClass(row);
    if (figures.images == 0 && column != Precision && column != Name)
        return tr("There is no test image of this class.");
    switch (column) {
    case Accuracy:
        return tr("%L1 of the %L2 images of %3 are taken for it.")
            .arg(figures.right)
            .arg(figures.images)
            .arg(m_subject.className(row));
    case TopFive:
        return tr("For %L1 of the %L2 images of %3 it is among the five most probable classes.")
            .arg(figures.amongFive)
            .arg(figures.images)
            .arg(m_subject.className(row));
    case Precision:
        return figures.timesPredicted == 0 ? tr("No test image is taken for %1.").arg(m_subject.className(row))
                                           : tr("%L1 of the %L2 images taken for %3 are of it.")
                                                 .arg(figures.right)
                                                 .arg(figures.timesPredicted)
                                                 .arg(m_subject.className(row));
    default:
        return display(row, column);
    }
}

QVariant ClassFigureModel::further(int row, int, int role) const
{
    return role == KeyRole ? QVariant(row) : QVariant();
}

} // namespace pathloom
