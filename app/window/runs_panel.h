// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QStackedLayout;
class QTreeView;

namespace pathloom {

class Actions;
class RunLibrary;

/// The list of runs. A double click or Enter shows one.
class RunsPanel final : public QWidget
{
    Q_OBJECT

public:
    RunsPanel(RunLibrary* library, const Actions& actions, QWidget* parent = nullptr);

    /// Marks the run on show; empty = none.
    void setCurrentFolder(const QString& folder);
    QString selectedFolder() const;

Q_SIGNALS:
    void openRequested(const QString& folder);
    void selectionChanged();

private:
    void setUpHeader();
    void showMenu(const QPoint& position);

    RunLibrary* m_library;
    const Actions& m_actions;
    QTreeView* m_list;
    QStackedLayout* m_stack;
};

} // namespace pathloom
