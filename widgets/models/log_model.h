// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"
#include "core/space/search_space.h"
#include "widgets/models/table_model.h"

#include <QSortFilterProxyModel>

namespace pathloom {

class RunView;

/// The run's messages, phase changes, commands and derived networks as lines; grows with the history.
class LogModel final : public TableModel
{
    Q_OBJECT

public:
    enum Column { Time, Step, Level, Text, ColumnCount };

    explicit LogModel(RunView* view, QObject* parent = nullptr);

    MessageLevel level(int row) const;

    /// What a search that went on does again, and from where.
    static QString resumedText(const Resumed& resumed, std::int64_t step);

private:
    struct Line
    {
        double seconds;
        std::int64_t step;
        MessageLevel level;
        QString text;
    };
    int rows() const override { return static_cast<int>(m_lines.size()); }
    QString display(int row, int column) const override;
    QVariant sortKey(int row, int column) const override;
    QString tooltip(int row, int column) const override;
    QString spoken(int row, int column) const override;

    const Line& at(int row) const { return m_lines[static_cast<std::size_t>(row)]; }
    static Line lineOf(const Event& event, const SearchSpace& space);
    void reset();
    void appendNew();

    RunView* m_view;
    std::vector<Line> m_lines;
};

class LogFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setLevel(MessageLevel least);
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    MessageLevel m_least = MessageLevel::Info;
    QString m_text;
};

} // namespace pathloom
