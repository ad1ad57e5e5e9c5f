// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QToolButton;

namespace pathloom {

class Actions;
class SearchQueue;

/// The searches that wait, in the status bar: how many, for which targets, with a way to their list, and buttons to go
/// on and to drop them. Hidden while there are none.
class QueueStrip final : public QWidget
{
    Q_OBJECT

public:
    QueueStrip(SearchQueue* queue, const Actions& actions, QWidget* parent = nullptr);

private:
    void refresh();

    SearchQueue* m_queue;
    const Actions& m_actions;
    QToolButton* m_text;
    QToolButton* m_next;
};

} // namespace pathloom
