// SPDX-License-Identifier: MIT
#include "app/window/queue_strip.h"

#include "app/window/actions.h"
#include "app/window/icons.h"
#include "app/window/search_queue.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace pathloom {

QueueStrip::QueueStrip(SearchQueue* queue, const Actions& actions, QWidget* parent)
    : QWidget(parent), m_queue(queue), m_actions(actions), m_text(new QLabel(this)), m_next(new QToolButton(this))
{
    setObjectName(QStringLiteral("queueStrip"));
    setAccessibleName(tr("Queued searches"));
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
    m_actions.clearQueue->setEnabled(size > 0);
    m_actions.startQueued->setEnabled(size > 0 && m_queue->isHeld());
    m_next->setVisible(m_queue->isHeld());
    if (size == 0)
        return;
    m_text->setText(m_queue->isHeld() ? tr("%Ln search(es) held", nullptr, size)
                                      : tr("%Ln search(es) queued", nullptr, size));
    m_text->setToolTip(
        tr("For: %1", "targets of searches that wait").arg(m_queue->targets().join(QStringLiteral(", "))));
    m_text->setAccessibleDescription(m_text->toolTip());
}

} // namespace pathloom
