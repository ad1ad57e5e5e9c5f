// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "core/run/run_store.h"

#include <QTimer>

#include <optional>

namespace pathloom {

/// Where the weights of a network taken out of a run at a step would come from when it is trained.
struct WeightsOrigin
{
    std::int64_t step = 0;
    bool inherits = false;                  ///< the run's training starts from the supernet's weights
    std::optional<std::int64_t> checkpoint; ///< step of the good one that is nearest; none if there is none

    /// "starts from the weights of step 400, 35 steps later"; where the run's training does not inherit, "could start".
    QString text() const;
    QString sentence() const; ///< the same as a sentence of its own
    /// Reads checksums: not in the GUI thread. Throws Error.
    static WeightsOrigin read(const RunStore& run, std::int64_t step);
};

/// Finds that out in the background for one network at a time, once the question has come to rest.
class WeightsOriginReader final : public QObject
{
    Q_OBJECT

public:
    explicit WeightsOriginReader(JobRunner* jobs, QObject* parent = nullptr);

    /// changed() follows, unless it is known or cannot be found out.
    void ask(const QString& folder, std::int64_t step);
    void forget();
    /// Of what was asked last.
    const std::optional<WeightsOrigin>& origin() const { return m_origin; }

Q_SIGNALS:
    void changed();

private:
    void read();

    JobRunner* m_jobs;
    QTimer m_rest;
    JobId m_job = 0;
    QString m_folder;
    std::int64_t m_step = -1;
    std::optional<WeightsOrigin> m_origin;
};

} // namespace pathloom
