// SPDX-License-Identifier: MIT
#include "app/window/run_changes.h"

#include "core/run/run_trash.h"
#include "widgets/common/paths.h"

#include <algorithm>
#include <utility>

namespace pathloom {

RunChanges::RunChanges(JobRunner* jobs, std::shared_ptr<RunWriters> writers, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_writers(std::move(writers))
{
}

void RunChanges::tellFailure(const QString& sentence)
{
    Q_EMIT message(MessageLevel::Error, sentence);
}

void RunChanges::change(const QString& folder, const std::function<void(RunStore&)>& change, std::function<void()> done)
{
    m_jobs->start(
        {.owner = this,
         .work = [this, writers = m_writers, folder, change, done = std::move(done)](JobContext&) -> JobDelivery {
             change(*writers->open(pathOf(folder)));
             return [this, folder, done] {
                 Q_EMIT changed(folder);
                 if (done)
                     done();
             };
         },
         .failed = [this](const QString& sentence) { tellFailure(sentence); }});
}

void RunChanges::renameRun(const QString& folder, const QString& name)
{
    change(folder, [name](RunStore& run) {
        RunInfo info = run.info();
        info.name = name.toStdString();
        run.updateInfo(info);
    });
}

void RunChanges::renameNetwork(const NetworkRef& network, const QString& name)
{
    change(network.folder, [network, name](RunStore& run) { run.renameNetwork(network.id, name.toStdString()); });
}

void RunChanges::setNote(const NetworkRef& network, const QString& note)
{
    change(network.folder, [network, note](RunStore& run) {
        run.changeNetwork(network.id, [&](DerivedNetwork& stored) { stored.note = note.toStdString(); });
    });
}

void RunChanges::removeNetwork(const NetworkRef& network)
{
    change(
        network.folder, [network](RunStore& run) { run.setNetworkRemoved(network.id, true); },
        [this, network] { keepRemoved({.name = network.name, .network = network, .trash = {}}); });
}

void RunChanges::removeRun(const QString& folder, const QString& name)
{
    m_jobs->start({.owner = this,
                   .work = [this, folder, name](JobContext&) -> JobDelivery {
                       const std::filesystem::path trash = pathloom::removeRun(pathOf(folder), name.toStdString());
                       return [this, folder, name, trash] {
                           Q_EMIT runRemoved(folder);
                           keepRemoved({.name = name, .network = {.folder = folder}, .trash = trash});
                       };
                   },
                   .failed = [this](const QString& sentence) { tellFailure(sentence); }});
}

void RunChanges::keepRemoved(const Removed& entry)
{
    m_removed.push_back(entry);
    Q_EMIT restorableChanged();
    Q_EMIT removed(entry.name);
}

void RunChanges::rememberEarlier(const std::vector<TrashEntry>& trash)
{
    for (const TrashEntry& entry : trash) {
        const bool isKnown = std::ranges::find(m_removed, entry.trash, &Removed::trash) != m_removed.end();
        if (isKnown || entry.kind != "run" || entry.folder.empty() || entry.files.empty())
            continue;
        m_removed.insert(m_removed.begin(), {.name = QString::fromStdString(entry.name),
                                             .network = {.folder = textOf(entry.folder / entry.files.front())},
                                             .trash = entry.trash});
    }
    Q_EMIT restorableChanged();
}

void RunChanges::forgetRemoved(const std::filesystem::path& trash)
{
    std::erase_if(m_removed, [&](const Removed& entry) { return entry.network.id <= 0 && entry.trash == trash; });
    Q_EMIT restorableChanged();
}

void RunChanges::restoreLast()
{
    if (m_removed.empty())
        return;
    const Removed last = m_removed.back();
    m_removed.pop_back();
    Q_EMIT restorableChanged();
    m_jobs->start({.owner = this,
                   .work = [this, writers = m_writers, last](JobContext&) -> JobDelivery {
                       if (last.network.id > 0)
                           writers->open(pathOf(last.network.folder))->setNetworkRemoved(last.network.id, false);
                       else
                           restoreRun(last.trash);
                       return [this, last] {
                           Q_EMIT changed(last.network.folder);
                           Q_EMIT message(MessageLevel::Info, tr("%1 is back.").arg(last.name));
                       };
                   },
                   .failed =
                       [this, last](const QString& sentence) {
                           m_removed.push_back(last); // it can be tried again
                           Q_EMIT restorableChanged();
                           tellFailure(sentence);
                       }});
}

} // namespace pathloom
