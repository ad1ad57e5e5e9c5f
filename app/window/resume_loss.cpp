// SPDX-License-Identifier: MIT
#include "app/window/resume_loss.h"

#include <algorithm>

namespace pathloom {

namespace {

constexpr std::int64_t fewSteps = 100; ///< done again in minutes at most

} // namespace

ResumeLoss ResumeLoss::of(const RunStore& run)
{
    ResumeLoss loss{.lastStep = run.lastStep(), .goesOnAt = {}, .damaged = run.newestCheckpointIsDamaged()};
    if (const CheckpointFile newest = Checkpoints(run.folder() / Checkpoints::folderName).newest();
        !newest.file.empty())
        loss.goesOnAt = newest.step;
    return loss;
}

std::int64_t ResumeLoss::repeated() const
{
    return std::max<std::int64_t>(0, lastStep - goesOnAt.value_or(0));
}

bool ResumeLoss::isToBeAsked() const
{
    return goesOnAt ? damaged && repeated() > fewSteps : lastStep > 0;
}

QString ResumeLoss::question() const
{
    const auto steps = static_cast<int>(repeated());
    if (!goesOnAt)
        return damaged ? tr("No checkpoint of this run can be used any more: going on means to start again from the "
                            "beginning, and the record of %Ln step(s) is cut away.",
                            nullptr, steps)
                       : tr("This run has no checkpoint: going on means to start again from the beginning, and the "
                            "record of %Ln step(s) is cut away.",
                            nullptr, steps);
    return tr("The newest checkpoint of this run is damaged: going on from the one of step %L1 does %Ln step(s) again, "
              "and what is recorded of them is cut away.",
              nullptr, steps)
        .arg(*goesOnAt);
}

QString ResumeLoss::consent() const
{
    return goesOnAt ? tr("&Go on from step %L1").arg(*goesOnAt) : tr("&Start again from the beginning");
}

} // namespace pathloom
