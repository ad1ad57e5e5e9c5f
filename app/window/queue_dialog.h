// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace pathloom {

class Actions;
class SearchQueue;

/// The searches that wait, the next one first: what each of them is, an order that can be changed, and a way out for
/// single ones, which can be brought back.
class QueueDialog final : public QDialog
{
    Q_OBJECT

public:
    QueueDialog(SearchQueue* queue, const Actions& actions, QWidget* parent);

private:
    void fill();
    void offer();
    /// The selected ones, from the top.
    std::vector<int> selected() const;
    /// Moves the selected one up (-1) or down (1).
    void move(int way);
    void removeSelected();

    SearchQueue* m_queue;
    QStackedWidget* m_stack;
    QTreeWidget* m_list;
    QPushButton *m_up, *m_down, *m_remove;
    int m_current = 0; ///< the row that is selected when the list has changed
};

} // namespace pathloom
