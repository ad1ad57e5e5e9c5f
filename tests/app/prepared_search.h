// SPDX-License-Identifier: MIT
#pragma once

#include "app/window/search_request.h"
#include "core/search/recommended.h"

#include <QString>

namespace pathloom {

/// A search on the shipped small space that was looked up without reading images or measuring.
inline PreparedSearch preparedSmall(const SearchRequest& request = {}, std::stop_token = {})
{
    PreparedSearch prepared;
    prepared.request = request;
    prepared.job.space = loadSpace("small");
    prepared.trainImages = 60000;
    prepared.job.config = recommendedConfig(prepared.job.space, prepared.trainImages);
    prepared.defaults = prepared.job.config;
    applySettings(prepared.job.config, request.settings, "request");
    prepared.job.data = request.data;
    prepared.job.name = request.name.toStdString();
    prepared.job.target = {.id = thisMachineId, .name = "This machine", .origin = "measured here", .tableFile = {}};
    LatencyModel latency{.fixedMs = 1, .pathMs = {}};
    for (int i = 0; i < prepared.job.space.choiceCount(); ++i)
        latency.pathMs.emplace_back(prepared.job.space.choice(i).candidates.size(), 0.5);
    prepared.latency = latency;
    return prepared;
}

} // namespace pathloom
