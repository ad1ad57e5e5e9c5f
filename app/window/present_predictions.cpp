// SPDX-License-Identifier: MIT
#include "app/window/present_predictions.h"

#include "core/compare/yardsticks.h"
#include "core/util/error.h"

#include <algorithm>

namespace pathloom {

std::optional<PredictedLatency> predictionWithoutFit(const LatencyPredictor& predictor, const DerivedNetwork& network)
{
    const auto isKnown = [&](const LatencyItem& item) {
        return predictor.table().find(item.key) ||
               (predictor.table().constantMs && isUsuallyConstant(network.description, item.block));
    };
    try {
        if (isYardstick(network) || !std::ranges::all_of(latencyItems(network.description), isKnown))
            return std::nullopt;
        return predictor.network(network.description);
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<PredictedLatency> PresentPredictions::of(const DerivedNetwork& network, const std::string& targetId)
{
    const LatencyPredictor* predictor = predictorOf(targetId);
    return predictor ? predictionWithoutFit(*predictor, network) : std::nullopt;
}

const LatencyPredictor* PresentPredictions::predictorOf(const std::string& targetId)
{
    auto known = m_predictors.find(targetId);
    if (known == m_predictors.end()) {
        known = m_predictors.emplace(targetId, std::nullopt).first;
        const auto target = std::ranges::find(m_targets, targetId, &HardwareTarget::id);
        try {
            if (target != m_targets.end())
                known->second.emplace(readTable(*target));
        } catch (const Error&) {
            // The page of targets says what is wrong with it.
        }
    }
    return known->second ? &*known->second : nullptr;
}

} // namespace pathloom
