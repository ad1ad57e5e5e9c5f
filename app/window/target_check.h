// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/latency/targets.h"

#include <QMap>
#include <QStringList>

namespace pathloom {

/// Why a search of the space cannot have latencies of the target, with what to do about it; empty if it can. Reads the
/// target's table and may fit a model to it: not for the GUI thread.
QString targetProblem(const HardwareTarget& target, const SearchSpace& space);

/// Looks in the background whether targets have latencies for a space, so that it is known before a search waits for
/// its turn with one of them.
class TargetCheck final : public QObject
{
    Q_OBJECT

public:
    /// The problem of one target, by id; may throw.
    using Find = std::function<QString(const QString& id, const SearchSpace& space)>;

    explicit TargetCheck(JobRunner* jobs, QObject* parent = nullptr);
    ~TargetCheck() override;

    void setFind(Find find) { m_find = std::move(find); }
    /// Looks at those of these targets that were not looked at since the last forget().
    void look(const QStringList& ids, const SearchSpace& space);
    /// Another space, or the tables may have changed.
    void forget();
    bool isLooking() const { return m_job != 0; }
    /// By the targets' ids, of those that have one.
    QMap<QString, QString> problems() const;

Q_SIGNALS:
    /// All that were asked for are known.
    void looked();

private:
    JobRunner* m_jobs;
    Find m_find;
    QMap<QString, QString> m_known; ///< problems by id; empty where there is none
    QStringList m_asked;            ///< by the job at work
    JobId m_job = 0;
};

} // namespace pathloom
