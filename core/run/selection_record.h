// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/network_limit.h"
#include "core/util/json_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace pathloom {

/// One of the architectures among which a network was chosen.
struct SelectionEntry
{
    std::string architecture; ///< text form
    double latencyMs = 0;     ///< predicted
    double score = 0;         ///< by which it was a candidate: see SelectionRecord::score
    /// By the supernet's weights, on the held-out images; none: the run had no checkpoint of them.
    std::optional<double> sharedAccuracy, sharedLoss;
    /// After the short training, on the same images; none: it was not among the best, or there was no such training.
    std::optional<double> trainedAccuracy, trainedLoss;
    bool chosen = false;
    bool operator==(const SelectionEntry&) const = default;
};

/// How a network was chosen among the best for its budget, and the evidence. Accuracies are shares (0..1), losses mean
/// cross entropies without class weights and label smoothing. None of these images is one of the test split.
struct SelectionRecord
{
    /// "probability": logarithm of the architecture's; "effect": minus its estimated loss; "random": 0, they were drawn
    std::string score;
    double budgetMs = 0;        ///< that the candidates keep
    std::vector<NetworkLimit> limits = {}; ///< kept besides
    int asked = 0;              ///< candidates asked for; fewer entries: no more networks keep the budget
    std::int64_t checkpoint = 0; ///< step of the weights; meaningless without shared accuracies
    std::int64_t images = 0;    ///< held-out ones, the same for all
    int batches = 0;            ///< of training images, for the statistics of batch norm; 0 = of the held-out batches
    int trainEpochs = 0;        ///< of the short training; 0 = there was none
    std::vector<SelectionEntry> entries; ///< best score first
    bool operator==(const SelectionRecord&) const = default;
};

Json toJson(const SelectionRecord& record);
/// Throws Error naming the key. Keys of another version are passed over.
SelectionRecord selectionFromJson(const Json& json, const std::string& where);

} // namespace pathloom
