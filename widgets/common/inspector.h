// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <memory>

class QLabel;
class QTableView;
class QToolButton;

namespace pathloom {

class BlockModel;
class RefreshLimiter;
class RunView;

/// What is known about the selected block, candidate by candidate, and below it the architecture that leads now.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(RunView* view, QWidget* parent = nullptr);
    ~Inspector() override;

    /// "k3e6 k7e3 skip"; empty without a run.
    QString leadingArchitecture() const { return m_architecture; }

public Q_SLOTS:
    void copyArchitecture();

private:
    void build();
    void refresh();
    void showBlock();
    void showArchitecture();
    void selectRow();

    RunView* m_view;
    BlockModel* m_model;
    QLabel* m_title;
    QLabel* m_shapes;
    QLabel* m_expected;
    QTableView* m_table;
    QWidget* m_leadingBox;
    QLabel* m_leading;
    QLabel* m_predicted;
    QToolButton* m_copy;
    QString m_architecture;
    std::unique_ptr<RefreshLimiter> m_limiter;
};

} // namespace pathloom
