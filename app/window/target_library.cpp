// SPDX-License-Identifier: MIT
#include "app/window/target_library.h"

#include "app/window/error_text.h"
#include "widgets/common/core_text.h"
#include "widgets/common/paths.h"

#include <utility>

namespace pathloom {

namespace {

std::vector<TargetRow> readRows(const std::stop_token& stop)
{
    std::vector<TargetRow> rows;
    for (HardwareTarget& target : listTargets()) {
        if (stop.stop_requested())
            break;
        TargetRow row{.target = std::move(target), .corrections = {}, .problem = {}};
        std::error_code failure;
        if (std::filesystem::exists(row.target.tableFile, failure)) { // else nothing was measured yet
            try {
                const LatencyTable table = readTable(row.target);
                row.entries = static_cast<int>(table.entries.size());
                row.corrections = table.corrections;
                row.commonError = commonErrorOf(table);
            } catch (...) {
                row.problem = errorSentence(std::current_exception());
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

TargetLibrary::TargetLibrary(JobRunner* jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_targets(new TargetListModel(this))
{
}

std::vector<HardwareTarget> TargetLibrary::list() const
{
    std::vector<HardwareTarget> targets;
    for (const TargetRow& row : m_targets->all())
        targets.push_back(row.target);
    return targets;
}

void TargetLibrary::refresh()
{
    m_jobs->start({.key = QStringLiteral("list-targets"),
                   .owner = this,
                   .work = [this](JobContext& context) -> JobDelivery {
                       return [this, rows = readRows(context.stopToken())] {
                           m_targets->setTargets(rows);
                           m_isRead = true;
                           Q_EMIT refreshed();
                       };
                   },
                   .failed = [this](const QString& sentence) { tellFailure(sentence); }});
}

void TargetLibrary::tellFailure(const QString& sentence)
{
    Q_EMIT message(MessageLevel::Error, sentence);
    refresh();
}

void TargetLibrary::duplicate(const HardwareTarget& target, const QString& newId)
{
    m_jobs->start({.owner = this,
                   .work = [this, target, newId](JobContext&) -> JobDelivery {
                       const HardwareTarget copy = duplicateTarget(target, newId.toStdString());
                       return [this, copy] {
                           Q_EMIT added(QString::fromStdString(copy.id));
                           Q_EMIT message(MessageLevel::Info,
                                          tr("%1 is a target of its own now.").arg(QString::fromStdString(copy.id)));
                           refresh();
                       };
                   },
                   .failed = [this](const QString& sentence) { tellFailure(sentence); }});
}

void TargetLibrary::exportTo(const HardwareTarget& target, const QString& file)
{
    m_jobs->start({.owner = this,
                   .work = [this, target, file](JobContext&) -> JobDelivery {
                       exportTarget(target, pathOf(file));
                       return [this, file] {
                           Q_EMIT message(MessageLevel::Info, tr("The latency table was written to %1.").arg(file));
                       };
                   },
                   .failed = [this](const QString& sentence) { tellFailure(sentence); }});
}

void TargetLibrary::remove(const HardwareTarget& target)
{
    m_jobs->start({.owner = this,
                   .work = [this, target](JobContext&) -> JobDelivery {
                       const std::filesystem::path place = removeTarget(target);
                       return [this, target, place] {
                           const QString name = CoreText::of(target.name);
                           m_removed.push_back({name, QString::fromStdString(target.id), place});
                           Q_EMIT restorableChanged();
                           Q_EMIT removed(name);
                           refresh();
                       };
                   },
                   .failed = [this](const QString& sentence) { tellFailure(sentence); }});
}

void TargetLibrary::restoreLast()
{
    if (m_removed.empty())
        return;
    const Removed last = m_removed.back();
    m_removed.pop_back();
    Q_EMIT restorableChanged();
    m_jobs->start({.owner = this,
                   .work = [this, last](JobContext&) -> JobDelivery {
                       restoreTarget(last.place);
                       return [this, last] {
                           Q_EMIT added(last.id);
                           Q_EMIT message(MessageLevel::Info, tr("%1 is back.").arg(last.name));
                           refresh();
                       };
                   },
                   .failed =
                       [this, last](const QString& sentence) {
                           m_removed.push_back(last); // it can be tried again
                           Q_EMIT restorableChanged();
                           tellFailure(sentence);
                       }});
}

void TargetLibrary::forgetRemoved(const std::filesystem::path& place)
{
    std::erase_if(m_removed, [&](const Removed& entry) { return entry.place == place; });
    Q_EMIT restorableChanged();
}

QString TargetLibrary::freeIdLike(const QString& id) const
{
    // Names that begin with "this-machine" are kept for what is measured here.
    QString base = id + QStringLiteral("-copy");
    if (base.startsWith(QLatin1String(thisMachineId)))
        base.replace(0, static_cast<int>(qstrlen(thisMachineId)), QStringLiteral("machine"));
    QString free = base;
    for (int i = 2; m_targets->rowOf(free) >= 0; ++i)
        free = QStringLiteral("%1-%2").arg(base).arg(i);
    return free;
}

} // namespace pathloom
