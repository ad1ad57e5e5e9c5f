// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/confusion/confusion_subject.h"
#include "widgets/models/table_model.h"

namespace pathloom {

/// How a network does on each class of the test images. Row by row the classes by their numbers.
class ClassFigureModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Name, Images, Accuracy, TopFive, Precision, ColumnCount };

    explicit ClassFigureModel(QObject* parent = nullptr);

    void setSubject(const ConfusionSubject& subject);

private:
    int rows() const override { return m_subject.matrix.classes(); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QVariant further(int row, int column, int role) const override;

    ConfusionSubject m_subject;
};

} // namespace pathloom
