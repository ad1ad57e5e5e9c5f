// SPDX-License-Identifier: MIT
#include "app/window/message_desk.h"

#include "app/window/message_bar.h"
#include "widgets/common/menu_text.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace pathloom {

MessageDesk::MessageDesk(MessageBar* bar) : QObject(bar), m_bar(bar)
{
    // By hand, or an information that was there long enough: it was read.
    connect(bar, &MessageBar::closed, this, [this] { m_shown.reset(); });
}

void MessageDesk::show(MessageLevel level, const QString& sentence, const std::optional<QString>& run, QAction* action)
{
    // Told again it is news again, and stands once.
    std::erase_if(m_kept, [&](const Told& told) { return told.sentence == sentence; });
    if (m_shown && m_shown->sentence != sentence)
        keep();
    put({.level = level,
         .sentence = sentence,
         .run = run,
         .action = action,
         .time = QDateTime::currentDateTime(),
         .number = ++m_lastNumber});
}

void MessageDesk::put(const Told& told)
{
    m_shown = told;
    m_bar->show(told.level, told.sentence, told.action);
    Q_EMIT changed();
}

void MessageDesk::keep()
{
    const std::optional<Told> told = std::exchange(m_shown, std::nullopt);
    if (!told || told->level == MessageLevel::Info)
        return;
    constexpr std::size_t most = 50;
    m_kept.push_front(*told);
    if (m_kept.size() > most)
        m_kept.pop_back();
}

void MessageDesk::runShown(const QString& folder)
{
    if (!m_shown || !m_shown->run || *m_shown->run == folder)
        return;
    keep();
    m_bar->dismiss();
    Q_EMIT changed();
}

void MessageDesk::list(QMenu* menu)
{
    for (const MessageLevel level : {MessageLevel::Error, MessageLevel::Warning}) {
        bool isFirst = true;
        for (const Told& told : m_kept) {
            if (told.level != level)
                continue;
            if (std::exchange(isFirst, false))
                menu->addSection(level == MessageLevel::Error ? tr("Errors") : tr("Warnings"));
            const QString text = tr("%1: %2", "time and what")
                                     .arg(QLocale().toString(told.time.time(), QLocale::ShortFormat), told.sentence);
            connect(addSentence(menu, text), &QAction::triggered, this, [this, number = told.number] {
                const auto found = std::ranges::find(m_kept, number, &Told::number);
                if (found == m_kept.end())
                    return;
                const Told chosen = *found;
                m_kept.erase(found);
                keep();
                put(chosen);
            });
        }
    }
}

void MessageDesk::dismissAll()
{
    m_kept.clear();
    Q_EMIT changed();
}

} // namespace pathloom
