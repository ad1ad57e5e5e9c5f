// SPDX-License-Identifier: MIT
#include "app/window/queue_dialog.h"

#include "app/window/actions.h"
#include "app/window/search_queue.h"
#include "widgets/common/empty_label.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pathloom {

namespace {

enum Column { Turn, Name, Target, Data, Space, Seed };

/// A button for an action that is shown elsewhere as well.
QPushButton* buttonFor(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    button->setAutoDefault(false);
    follow();
    return button;
}

} // namespace

QueueDialog::QueueDialog(SearchQueue* queue, const Actions& actions, QWidget* parent)
    : QDialog(parent), m_queue(queue), m_stack(new QStackedWidget(this)), m_list(new QTreeWidget(this)),
      m_up(new QPushButton(tr("Move &up"), this)), m_down(new QPushButton(tr("Move &down"), this)),
      m_remove(new QPushButton(tr("&Take out"), this))
{
    setObjectName(QStringLiteral("queue"));
    setWindowTitle(tr("Queued searches"));
    m_list->setObjectName(QStringLiteral("queueList"));
    m_list->setAccessibleName(tr("Queued searches"));
    m_list->setHeaderLabels({tr("Turn"), tr("Name"), tr("Target"), tr("Images"), tr("Search space"), tr("Seed")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    m_list->headerItem()->setTextAlignment(Seed, Qt::AlignRight | Qt::AlignVCenter);
    auto* nothing = new EmptyLabel(this);
    nothing->setText(tr("No search waits. One that is asked for while another one runs waits here for its turn."));
    m_stack->addWidget(nothing);
    m_stack->addWidget(m_list);

    m_up->setObjectName(QStringLiteral("moveUp"));
    m_up->setToolTip(tr("Let the selected search begin earlier (Alt+Up)"));
    m_down->setObjectName(QStringLiteral("moveDown"));
    m_down->setToolTip(tr("Let the selected search begin later (Alt+Down)"));
    m_remove->setObjectName(QStringLiteral("takeOut"));
    m_remove->setToolTip(tr("Take the selected searches out of the queue (Del); they can be brought back"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    for (QPushButton* button :
         {m_up, m_down, m_remove, buttonFor(actions.restoreQueued, this), buttonFor(actions.startQueued, this)}) {
        button->setAutoDefault(false);
        buttons->addButton(button, QDialogButtonBox::ActionRole);
    }
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_stack, 1);
    layout->addWidget(buttons);
    resize(820, 320);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &QueueDialog::offer);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, &QueueDialog::removeSelected);
    const auto key = [this](const QKeySequence& keys, QPushButton* button) {
        new QShortcut(keys, m_list, button, &QPushButton::click, Qt::WidgetShortcut);
    };
    key(Qt::ALT | Qt::Key_Up, m_up);
    key(Qt::ALT | Qt::Key_Down, m_down);
    key(Qt::Key_Delete, m_remove);
    connect(queue, &SearchQueue::changed, this, &QueueDialog::fill);
    fill();
    m_list->setFocus();
}

void QueueDialog::fill()
{
    m_list->clear();
    int turn = 0;
    for (const SearchQueue::Waiting& waiting : m_queue->waiting()) {
        auto* item = new QTreeWidgetItem(m_list);
        item->setText(Turn, QLocale().toString(++turn));
        item->setText(Name, waiting.name);
        item->setText(Target, waiting.target);
        item->setText(Data, waiting.data);
        item->setText(Space, waiting.space);
        item->setText(Seed, QString::number(waiting.seed));
        item->setTextAlignment(Seed, Qt::AlignRight | Qt::AlignVCenter);
        for (const Column column : {Name, Target, Data})
            item->setToolTip(column, item->text(column));
    }
    if (turn > 0)
        m_list->setCurrentItem(m_list->topLevelItem(std::clamp(m_current, 0, turn - 1)));
    m_stack->setCurrentIndex(turn > 0 ? 1 : 0);
    offer();
}

void QueueDialog::offer()
{
    const std::vector<int> rows = selected();
    m_up->setEnabled(rows.size() == 1 && rows.front() > 0);
    m_down->setEnabled(rows.size() == 1 && rows.front() + 1 < m_list->topLevelItemCount());
    m_remove->setEnabled(!rows.empty());
}

std::vector<int> QueueDialog::selected() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
        if (m_list->topLevelItem(row)->isSelected())
            rows.push_back(row);
    return rows;
}

void QueueDialog::move(int way)
{
    const std::vector<int> rows = selected();
    if (rows.size() != 1)
        return;
    m_current = rows.front() + way;
    m_queue->move(rows.front(), m_current);
}

void QueueDialog::removeSelected()
{
    const std::vector<int> rows = selected();
    if (rows.empty())
        return;
    m_current = rows.front();
    m_queue->remove(rows);
}

} // namespace pathloom
