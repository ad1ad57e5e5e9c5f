// SPDX-License-Identifier: MIT
#pragma once

#include <QSortFilterProxyModel>

namespace pathloom {

/// Sorts and filters a CrossTableModel. What is missing stands last in either order.
class CrossTableFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit CrossTableFilter(QObject* parent = nullptr);

    /// Every word of the text must stand somewhere in network, run, architecture, images or found-for; case does not
    /// matter.
    void setText(const QString& text);
    void setOnlyTrained(bool only);
    /// Rows of the source that pass, in the order shown.
    std::vector<int> shownRows() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
    bool m_onlyTrained = false;
};

} // namespace pathloom
