// SPDX-License-Identifier: MIT
#include "core/search/search_engine.h"

#include "core/search/recommended.h"
#include "core/space/proposal.h"
#include "core/util/error.h"

namespace pathloom {

SearchJob prepareJob(const std::string& spaceNameOrPath, const DataSpec& data, const std::string& targetIdOrPath,
                     const Json& settings, std::stop_token stop)
{
    SearchConfig any;
    applySettings(any, settings, {}); // nobody should wait for images to be told of a wrong one, or of no target
    HardwareTarget target = findTarget(targetIdOrPath);
    const DataSets sets = openData(data, std::move(stop));
    const Shape images = sets.train->imageShape();
    const int classes = static_cast<int>(sets.train->classNames().size());
    SearchSpace space = spaceNameOrPath == proposedSpace
                            ? proposeSpace(images, classes).space
                            : loadSpace(spaceNameOrPath, {.input = images, .classes = classes});
    SearchJob job{.config = recommendedConfig(space, sets.train->size()),
                  .space = std::move(space),
                  .data = data,
                  .target = std::move(target),
                  .name = {},
                  .images = sets};
    job.data.options.insert(sets.decided.begin(), sets.decided.end()); // a run goes on with what was chosen for it
    applySettings(job.config, settings, {});
    if (const auto sentences = problems(job.config); !sentences.empty())
        throw UsageError(sentences.front());
    return job;
}

} // namespace pathloom
