// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/confusion/confusion_subject.h"
#include "widgets/models/table_model.h"

namespace pathloom {

/// The pairs of classes that are confused, most images first.
class ConfusedPairModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Truth, Predicted, Images, Share, ColumnCount };
    static constexpr std::size_t mostPairs = 5000; ///< nobody reads further

    explicit ConfusedPairModel(QObject* parent = nullptr);

    void setSubject(const ConfusionSubject& subject);
    const ConfusionCell& pair(int row) const { return m_pairs[std::size_t(row)]; }

private:
    int rows() const override { return static_cast<int>(m_pairs.size()); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;

    ConfusionSubject m_subject;
    std::vector<ConfusionCell> m_pairs;
};

} // namespace pathloom
