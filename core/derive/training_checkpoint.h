// SPDX-License-Identifier: MIT
// Private to core: where a training stands, so that one that was interrupted goes on as if it had not been.
#pragma once

#include "core/data/loader.h"
#include "core/derive/derive.h"
#include "core/nn/loss_scale.h"
#include "core/nn/modules.h"
#include "core/nn/tensor_archive.h"
#include "core/run/checkpoints.h"

#include <chrono>

namespace pathloom {

/// What changes while a network is trained.
struct TrainingState
{
    NetworkModule& module;
    torch::optim::SGD& optimizer;
    LossScale& lossScale;
    torch::Tensor& sums; ///< of the epoch so far
    int epoch = 0;
    std::int64_t batch = 0; ///< of the epoch, the next one
    LoaderState loader;
    double seconds = 0;
};

/// The checkpoints of one training: weights, running statistics, momentum, random streams, data order and position.
class TrainingCheckpoints
{
public:
    /// @param job what is trained and how, as JSON: a checkpoint of anything else does not count
    /// @param computing computingRecord() of this training
    TrainingCheckpoints(TrainCheckpoints options, Json job, Json computing);

    /// Puts the state where the newest good checkpoint has it. Without one, nothing is changed.
    /// @return why it will not go on bit for bit, empty if it will; none if there is no checkpoint
    std::optional<std::string> restore(TrainingState& state);
    /// By time or by steps, as options have it.
    bool isDue(std::int64_t step) const;
    /// Throws Error if the disk takes none.
    void write(const TrainingState& state, std::int64_t step);

private:
    using Clock = std::chrono::steady_clock;

    TrainCheckpoints m_options;
    Json m_job, m_computing;
    std::optional<Checkpoints> m_files; ///< none if none are wanted
    Clock::time_point m_last = Clock::now();
    std::int64_t m_lastStep = 0;
};

} // namespace pathloom
