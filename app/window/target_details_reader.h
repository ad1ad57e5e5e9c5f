// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/job_runner.h"
#include "widgets/targets/target_facts.h"

#include <map>
#include <memory>

namespace pathloom {

/// Reads everything about one target in the background and tells it as it becomes known: the table first, then what
/// needs the estimate model to be fitted.
class TargetDetailsReader final : public QObject
{
    Q_OBJECT

public:
    explicit TargetDetailsReader(JobRunner* jobs, QObject* parent = nullptr);

    void read(const TargetRow& row, const QString& space);
    /// The same target with another space: the model need not be fitted again.
    void setSpace(const QString& space);
    const TargetDetails& details() const { return m_details; }
    bool isReading() const { return m_isReading; }

Q_SIGNALS:
    void changed(const pathloom::TargetDetails& details);

private:
    /// A predictor fits its model at the first need, which takes seconds; it is kept as long as its file is the same.
    struct Kept
    {
        std::filesystem::file_time_type written;
        std::shared_ptr<const LatencyPredictor> predictor;
    };
    void find();
    void take(const TargetDetails& details);

    JobRunner* m_jobs;
    TargetDetails m_details;
    std::shared_ptr<const LatencyPredictor> m_predictor; ///< used by fitting jobs only, one after another
    std::map<QString, Kept> m_kept;                      ///< by the target's id
    JobId m_fitting = 0;
    bool m_isReading = false;
};

} // namespace pathloom
