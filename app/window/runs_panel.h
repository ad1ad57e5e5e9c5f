// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QStackedLayout;
class QTreeView;

namespace pathloom {

class Actions;
class RunLibrary;

/// The list of runs: a name over the whole width and what is to be known below it; columns for it come by the menu. A
/// double click or Enter shows one.
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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUpHeader();
    void shareOutWidth();
    void showMenu(const QPoint& position);

    RunLibrary* m_library;
    const Actions& m_actions;
    QTreeView* m_list;
    QStackedLayout* m_stack;
};

} // namespace pathloom
