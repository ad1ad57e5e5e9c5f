// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/events.h"
#include "widgets/models/roles.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace pathloom {

class RunView;

/// The run's messages, phase changes, commands and derived networks as lines; grows with the history.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Step, Level, Text, ColumnCount };

    explicit LogModel(RunView* view, QObject* parent = nullptr);

    MessageLevel level(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Line
    {
        double seconds;
        std::int64_t step;
        MessageLevel level;
        QString text;
    };
    static Line lineOf(const Event& event);
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
