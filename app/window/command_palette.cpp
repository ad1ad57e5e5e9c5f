// SPDX-License-Identifier: MIT
#include "app/window/command_palette.h"

#include "app/window/fuzzy_match.h"
#include "app/window/window_settings.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace pathloom {

QString plainText(const QAction* action)
{
    QString text = action->text();
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

namespace {

void collectMenu(const QMenu* menu, const QString& title, QSet<QAction*>& seen,
                 QList<std::pair<QAction*, QString>>& found)
{
    for (QAction* action : menu->actions()) {
        if (action->isSeparator() || seen.contains(action))
            continue;
        if (action->menu()) {
            collectMenu(action->menu(), plainText(action), seen, found);
            continue;
        }
        seen.insert(action);
        found.append({action, title});
    }
}

} // namespace

QList<std::pair<QAction*, QString>> actionsOf(const QWidget* window)
{
    QList<std::pair<QAction*, QString>> found;
    QSet<QAction*> seen;
    if (const auto* bar = window->findChild<QMenuBar*>()) {
        for (const QAction* action : bar->actions()) {
            if (action->menu())
                collectMenu(action->menu(), plainText(action), seen, found);
        }
    }
    for (QAction* action : window->actions()) {
        if (!action->isSeparator() && !action->menu() && !action->text().isEmpty() && !seen.contains(action))
            found.append({action, QString()});
    }
    return found;
}

CommandPalette::CommandPalette(QWidget* window, WindowSettings& settings)
    : QDialog(window, Qt::Popup), m_settings(settings), m_input(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setWindowTitle(tr("Command palette"));
    m_input->setPlaceholderText(tr("Type part of a command's name"));
    m_input->setAccessibleName(tr("Search commands"));
    m_input->setClearButtonEnabled(true);
    m_input->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    constexpr int icon = 16; ///< pixels
    m_list->setIconSize({icon, icon});
    m_list->setFocusPolicy(Qt::NoFocus);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list);
    resize(std::min(560, window->width() - 80), 380);
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, 90)));

    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    collect();
    filter({});
    m_input->setFocus();
}

void CommandPalette::collect()
{
    const QStringList recent = m_settings.recentActions.get();
    for (const auto& [action, menu] : actionsOf(parentWidget())) {
        if (!action->isEnabled() || action->objectName() == QLatin1String("commandPalette"))
            continue;
        const QString text =
            menu.isEmpty() ? plainText(action) : tr("%1: %2", "menu and command").arg(menu, plainText(action));
        const auto place = recent.indexOf(action->objectName());
        m_commands.append({action, text, place < 0 ? std::numeric_limits<int>::max() : static_cast<int>(place)});
    }
    std::stable_sort(m_commands.begin(), m_commands.end(),
                     [](const Command& a, const Command& b) { return a.recent < b.recent; });
}

void CommandPalette::filter(const QString& pattern)
{
    QList<std::pair<int, qsizetype>> hits;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        if (const auto score = fuzzyScore(pattern, m_commands[i].text))
            hits.append({*score, i});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    constexpr int margin = 4; ///< pixels, above and below
    const int rowHeight = std::max(m_list->iconSize().height(), m_list->fontMetrics().height()) + 2 * margin;
    for (const auto& [score, i] : hits) {
        const Command& command = m_commands[i];
        const QString keys = command.action->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(
            command.action->icon(),
            keys.isEmpty() ? command.text : tr("%1\t%2", "command and shortcut").arg(command.text, keys), m_list);
        item->setData(Qt::UserRole, i);
        item->setSizeHint({0, rowHeight}); // the same with an icon and without
        item->setToolTip(command.action->statusTip());
    }
    m_list->setCurrentRow(0);
}

QStringList CommandPalette::shownCommands() const
{
    QStringList texts;
    for (int row = 0; row < m_list->count(); ++row)
        texts.append(m_commands[m_list->item(row)->data(Qt::UserRole).toLongLong()].text);
    return texts;
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const QPointer<QAction> action = m_commands[item->data(Qt::UserRole).toLongLong()].action;
    constexpr qsizetype remembered = 12;
    QStringList recent = m_settings.recentActions.get();
    recent.removeAll(action->objectName());
    recent.prepend(action->objectName());
    m_settings.recentActions.set(recent.mid(0, remembered));
    accept();
    // After the popup has gone, so that a dialog of the action gets the focus.
    QMetaObject::invokeMethod(
        action, [action] { action->trigger(); }, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace pathloom
