// SPDX-License-Identifier: MIT
#include "core/search/search_engine.h"

#include "core/util/error.h"

namespace pathloom {

SearchJob prepareJob(const std::string& spaceNameOrPath, const DataSpec& data, const std::string& targetIdOrPath,
                     const Json& settings)
{
    const DataSets sets = openData(data);
    SearchJob job{.config = {},
                  .space = loadSpace(spaceNameOrPath, {.input = sets.train->imageShape(),
                                                       .classes = static_cast<int>(sets.train->classNames().size())}),
                  .data = data,
                  .target = findTarget(targetIdOrPath),
                  .name = {}};
    applySettings(job.config, job.space.recommended, "recommended settings of the space '" + job.space.name + "'");
    applySettings(job.config, settings, {});
    if (const auto sentences = problems(job.config); !sentences.empty())
        throw UsageError(sentences.front());
    return job;
}

} // namespace pathloom
