// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTableView;

namespace pathloom {

class LogFilter;
class LogModel;
class RunView;

/// The run's messages with step, running time and level; filtered by level and text, copied as text.
class LogView final : public QWidget
{
    Q_OBJECT

public:
    explicit LogView(RunView* view, QWidget* parent = nullptr);

public Q_SLOTS:
    /// The selected lines, or all shown ones, as text.
    void copy();

private:
    LogModel* m_model;
    LogFilter* m_filter;
    QComboBox* m_level;
    QLineEdit* m_text;
    QTableView* m_table;
};

} // namespace pathloom
