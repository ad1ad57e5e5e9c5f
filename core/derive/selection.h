// SPDX-License-Identifier: MIT
#pragma once

#include "core/derive/shared_weights.h"
#include "core/front/network_limit.h"

namespace pathloom {

/// Which network is to be chosen for a run.
struct SelectionRequest
{
    std::optional<std::int64_t> step = {};      ///< whose probabilities and paths count; none = the newest
    std::optional<double> budgetMs = {};        ///< none = the one in force at that step
    std::vector<NetworkLimit> limits = {};      ///< kept besides
    std::optional<SelectionConfig> config = {}; ///< none = the run's
    SharedWhere where = {};
};

/// Takes the best network for a budget out of a run. The candidates are the exact best ones (core/front) by the sum of
/// their scores (of a random search, which learns none, random ones); if more than one is asked for, they are compared
/// by shared weights on the same held-out images, the best of them after that by short training on the search's training
/// part, if wanted. The lowest cross entropy is
/// chosen: a few hundred images tell more by it than by how many are right. Among equals these decide, then the score.
/// The test split is not looked at.
///
/// The network is added to the run as deriveNetwork() does, with its accuracy by shared weights and the record of the
/// choice; a message tells of it.
/// Throws UsageError if no open network keeps budget and limits, a limit is unknown, the run has no probabilities to go
/// by, or several are to be compared, or effects measured, and it has no checkpoint; Error if the images are not to be
/// had; Cancelled within a second of the token being set, nothing being stored then.
DerivedNetwork selectNetwork(RunStore& run, const SelectionRequest& request = {}, const EventSink& sink = {},
                             std::stop_token stop = {});

/// Evaluates networks of a run by the shared weights of the checkpoints next to their steps, on the images that the
/// run's settings have for the selection, and stores DerivedNetwork::sharedAccuracy and sharedLoss. Throws UsageError
/// if one is a yardstick, of which the supernet has no weights, or the run has no checkpoint.
std::vector<DerivedNetwork> evaluateDerived(RunStore& run, const std::vector<std::int64_t>& networks,
                                            const EventSink& sink = {}, std::stop_token stop = {},
                                            const SharedWhere& where = {});

} // namespace pathloom
