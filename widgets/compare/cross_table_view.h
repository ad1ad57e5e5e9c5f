// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/compare/cross_table_model.h"

#include <QWidget>

#include <array>

class QStackedLayout;
class QTableView;

namespace pathloom {

class CrossTableFilter;
class EmptyLabel;

/// The cross table on the screen with a key to its marks. Networks are told apart by their row in the CrossTable.
class CrossTableView final : public QWidget
{
    Q_OBJECT

public:
    explicit CrossTableView(QWidget* parent = nullptr);

    /// The selection stays with the networks that are still there.
    void setContent(const CrossTableModel::Content& content);
    void setFilterText(const QString& text);
    void setOnlyTrained(bool only);
    /// The sentence shown while there is no network at all.
    void setEmptyText(const QString& text);

    const CrossTableModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    /// Networks that pass the filter, in the order shown.
    std::vector<int> shown() const;
    /// In the order shown.
    std::vector<int> selected() const;
    void select(const std::vector<int>& networks);
    /// The rows shown, in their order, as CSV.
    std::string csv() const;

Q_SIGNALS:
    void selectionChanged();
    /// Filter, order or content changed what is shown.
    void shownChanged();
    void activated(int network);
    void menuRequested(const QPoint& globalPosition);

protected:
    void resizeEvent(QResizeEvent* event) override;
    /// Names follow the width of the table.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpTable();
    void fitColumns();
    void shareOutWidth();
    void updateEmpty();
    /// The key gives way to rows where there is little room: tooltips say the same.
    void updateKey();

    CrossTableModel* m_model;
    CrossTableFilter* m_filter;
    QTableView* m_table;
    EmptyLabel* m_empty;
    QWidget* m_key;
    QStackedLayout* m_stack;
    QString m_emptyText;
    std::array<int, 3> m_nameWidths{}; ///< that the names would like to have
    bool m_restoring = false;          ///< rows and selection are being put back after a change of content
};

} // namespace pathloom
