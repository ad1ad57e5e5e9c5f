// SPDX-License-Identifier: MIT
#include "widgets/data/data_problem_model.h"

#include "widgets/common/core_text.h"

namespace pathloom {

DataProblemModel::DataProblemModel(QObject* parent)
    : TableModel({{tr("Problem"), ColumnInfo::Text, {}}, {tr("Where"), ColumnInfo::Text, {}}}, parent)
{
}

void DataProblemModel::setFacts(std::shared_ptr<const DataFacts> facts)
{
    beginResetModel();
    m_facts = std::move(facts);
    m_rows.clear();
    if (m_facts) {
        const PictureFindings& pictures = m_facts->pictures;
        for (std::size_t i = 0; i < pictures.equal.size(); ++i)
            m_rows.push_back(
                {pictures.equal[i].across == EqualPictures::Across::Parts ? Kind::OtherPart : Kind::OtherClass, i});
        for (std::size_t label = 0; label < m_facts->classes.size(); ++label)
            if (m_facts->classes[label].train == 1)
                m_rows.push_back({Kind::SinglePicture, label});
        for (std::size_t i = 0; i < pictures.leftOut.size(); ++i)
            m_rows.push_back({Kind::LeftOut, i});
    }
    endResetModel();
}

QString DataProblemModel::where(const Row& row) const
{
    const auto text = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    const auto part = [](Part of) {
        return of == Part::Train ? tr("training") : of == Part::Validation ? tr("validation") : tr("test");
    };
    if (row.kind == Kind::SinglePicture)
        return text(m_facts->classes[row.number].name);
    if (row.kind == Kind::LeftOut) {
        const LeftOut& left = m_facts->pictures.leftOut[row.number];
        return tr("%1: %2", "file and why it was left out").arg(text(left.file), CoreText::of(left.reason));
    }
    const EqualPictures& equal = m_facts->pictures.equal[row.number];
    return tr("%1 (%2, %3) = %4 (%5, %6)", "two pictures, each with its part and class")
        .arg(text(equal.first), part(equal.firstPart), text(equal.firstClass), text(equal.second),
             part(equal.secondPart), text(equal.secondClass));
}

QString DataProblemModel::display(int index, int column) const
{
    const Row& row = m_rows[std::size_t(index)];
    if (column == Where)
        return where(row);
    switch (row.kind) {
    case Kind::LeftOut:
        return tr("Left out");
    case Kind::OtherPart:
        return tr("Same content in another part");
    case Kind::OtherClass:
        return tr("Same content in another class");
    case Kind::SinglePicture:
        return tr("Class with a single training picture");
    }
    return {};
}

QString DataProblemModel::tooltip(int index, int) const
{
    const Row& row = m_rows[std::size_t(index)];
    switch (row.kind) {
    case Kind::LeftOut:
        return tr("%1\nIt is not used.").arg(where(row));
    case Kind::OtherPart:
        return tr("%1\nWhat is tested was learnt by heart: the accuracy looks better than it is.").arg(where(row));
    case Kind::OtherClass:
        return tr("%1\nOne picture, two classes: one of them is wrong.").arg(where(row));
    case Kind::SinglePicture:
        return tr("%1\nNothing can be held out of this class, and little be learnt.").arg(where(row));
    }
    return {};
}

} // namespace pathloom
