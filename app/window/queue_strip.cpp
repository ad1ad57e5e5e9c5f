// SPDX-License-Identifier: MIT
#include "app/window/queue_strip.h"

#include "app/window/actions.h"
#include "app/window/icons.h"
#include "app/window/search_queue.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace pathloom {

QueueStrip::QueueStrip(SearchQueue* queue, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_queue(queue), m_actions(actions), m_text(new QToolButton(this)), m_next(new QToolButton(this))
{
    setObjectName(QStringLiteral("queueStrip"));
    setAccessibleName(tr("Queued searches"));
    m_text->setObjectName(QStringLiteral("queuedSearches"));
    m_text->setAutoRaise(true);
    connect(m_text, &QToolButton::clicked, actions.showQueue, &QAction::trigger);
    m_next->setDefaultAction(actions.startQueued);
    m_next->setIcon(icon(QStringLiteral("start")));
    auto* drop = new QToolButton(this);
    drop->setDefaultAction(actions.clearQueue);
    drop->setIcon(icon(QStringLiteral("close")));
    for (QToolButton* button : {m_next, drop}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon); // in a row of texts an icon alone is none to press
        button->setAccessibleName(button->toolTip());
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_text);
    layout->addWidget(m_next);
    layout->addWidget(drop);
    connect(queue, &SearchQueue::changed, this, &QueueStrip::refresh);
    refresh();
}

void QueueStrip::refresh()
{
    const int size = m_queue->size();
    setVisible(size > 0);
    const QString nothing = tr("No search waits.");
    Actions::offer(m_actions.clearQueue, size > 0 ? QString() : nothing);
    Actions::offer(m_actions.startQueued, size == 0 ? nothing
                                          : m_queue->isHeld()
                                              ? QString()
                                              : tr("The next search begins by itself when what runs now has ended."));
    Actions::offer(m_actions.restoreQueued,
                   m_queue->canRestore() ? QString() : tr("Nothing was taken out of the queue."));
    m_next->setVisible(m_queue->isHeld());
    if (size == 0)
        return;
    m_text->setText(m_queue->isHeld() ? tr("%Ln search(es) held", nullptr, size)
                                      : tr("%Ln search(es) queued", nullptr, size));
    QStringList targets;
    for (const SearchQueue::Waiting& waiting : m_queue->waiting())
        targets << waiting.target;
    const QString keys = m_actions.showQueue->shortcut().toString(QKeySequence::NativeText);
    m_text->setToolTip(tr("For: %1\nA click (%2) shows them, with their order", "targets of searches that wait; keys")
                           .arg(targets.join(QStringLiteral(", ")), keys));
    m_text->setAccessibleName(m_text->text());
    m_text->setAccessibleDescription(m_text->toolTip());
}

} // namespace pathloom
