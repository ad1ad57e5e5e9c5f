// SPDX-License-Identifier: MIT
#include "app/window/trash_can.h"

#include "app/window/error_text.h"

namespace pathloom {

TrashCan::TrashCan(JobRunner* jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

void TrashCan::refresh()
{
    m_jobs->start({.key = QStringLiteral("trash"), .owner = this, .work = [this](JobContext&) -> JobDelivery {
                       return [this, entries = trashEntries()] {
                           m_entries = entries;
                           Q_EMIT changed();
                       };
                   }});
}

void TrashCan::bringBack(const std::vector<TrashEntry>& entries)
{
    forEach(
        tr("Bringing back what was deleted"), entries,
        [](const TrashEntry& entry) { pathloom::bringBack(entry.trash); },
        [this](const TrashEntry& entry) { Q_EMIT broughtBack(entry); });
}

void TrashCan::deleteForGood(const std::vector<TrashEntry>& entries)
{
    forEach(tr("Deleting for good"), entries, [](const TrashEntry& entry) { pathloom::deleteForGood(entry.trash); },
            {});
}

void TrashCan::forEach(const QString& title, const std::vector<TrashEntry>& entries, void (*what)(const TrashEntry&),
                       std::function<void(const TrashEntry&)> done)
{
    m_jobs->start({.title = title,
                   .owner = this,
                   .work = [this, entries, what, done = std::move(done)](JobContext& context) -> JobDelivery {
                       for (const TrashEntry& entry : entries) {
                           try {
                               what(entry);
                               context.post([this, entry, done] {
                                   if (done)
                                       done(entry);
                                   Q_EMIT left(entry.trash);
                               });
                           } catch (...) {
                               context.post([this, sentence = errorSentence(std::current_exception())] {
                                   Q_EMIT message(MessageLevel::Error, sentence);
                               });
                           }
                       }
                       return [this] { refresh(); };
                   }});
}

} // namespace pathloom
