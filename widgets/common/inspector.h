// SPDX-License-Identifier: MIT
#pragma once

#include "core/space/path_mask.h"

#include <QWidget>

#include <memory>

class QGroupBox;
class QLabel;
class QSortFilterProxyModel;
class QTableView;
class QToolButton;

namespace pathloom {

class BlockModel;
class RefreshLimiter;
class RunView;

/// What is known about the selected block, candidate by candidate, and below it the architecture that leads, or that a
/// person picked; now, or at the moment that is looked at.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(RunView* view, QWidget* parent = nullptr);
    ~Inspector() override;

    /// Of the leading architecture, or of the picked one: "k3e6 k7e3 skip"; empty without a run.
    QString leadingArchitecture() const { return m_architecture; }

    /// What can be done to the selected path: buttons below the candidates and their context menu.
    void setPathActions(const QList<QAction*>& actions);
    /// What these would do, a line each; empty where nothing can be done.
    void setPreview(const QString& text);

public Q_SLOTS:
    void copyArchitecture();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitColumns();
    void build();
    void buildTable();
    void refresh();
    void showBlock();
    void showArchitecture();
    void nameArchitecture();
    void showLatency(const Architecture& architecture);
    void showCosts(const Architecture& architecture);
    void selectRow();

    RunView* m_view;
    BlockModel* m_model;
    QSortFilterProxyModel* m_sorted;
    PathMask m_shownMask;
    QLabel* m_moment; ///< which moment is shown, while it is not the newest
    QLabel* m_title;
    QLabel* m_shapes;
    QLabel* m_expected;
    QTableView* m_table;
    QWidget* m_filler; ///< keeps the texts at the top while the table is away
    QWidget* m_pathButtons;
    QLabel* m_preview;
    QGroupBox* m_leadingBox;
    QLabel* m_leading;
    QLabel* m_predicted;
    QLabel* m_costs;
    QToolButton* m_copy;
    QString m_architecture;
    std::unique_ptr<RefreshLimiter> m_limiter;
};

} // namespace pathloom
