// SPDX-License-Identifier: MIT
#include "core/search/search_data.h"

#include "core/util/error.h"
#include "core/util/random.h"

#include <spdlog/fmt/fmt.h>

namespace pathloom {

SearchData::SearchData(const SearchJob& job, std::stop_token stop, LoaderState train, LoaderState heldOut)
    : m_sets(job.images.train ? job.images : openData(job.data, stop))
{
    const SearchConfig& config = job.config;
    if (m_sets.train->imageShape() != job.space.input ||
        static_cast<int>(m_sets.train->classNames().size()) != job.space.classes)
        throw Error("the search space was made for other images than the data set holds", job.space.name);
    if (const std::string note = shiftNote(config.augmentation, job.space.input); !note.empty())
        m_sets.notes.push_back(note);
    m_split = stratifiedSplit(*m_sets.train, config.heldOutFraction, config.seed, job.data.trainLimit);
    if (m_split.train.empty() || m_split.heldOut.empty())
        throw Error(fmt::format("of {} training images none can be held out: no class has two of them",
                                m_split.train.size() + m_split.heldOut.size()),
                    {}, "search with more images");
    m_normalization = measureNormalization(*m_sets.train, m_split.train, stop);
    m_classWeights = pathloom::classWeights(config.classWeights, *m_sets.train, m_split.train);

    LoaderOptions options{.batchSize = config.batchSize,
                          .threads = config.loaderThreads,
                          .seed = config.seed,
                          .augmentation = config.augmentation,
                          .normalization = m_normalization};
    m_train.emplace(m_sets.train, m_split.train, options, train);
    options.batchSize = config.alphaBatchSize > 0 ? config.alphaBatchSize : config.batchSize;
    options.seed = mixSeed(config.seed, 1);
    options.augment = false;
    m_heldOut.emplace(m_sets.train, m_split.heldOut, options, heldOut);
}

Loader SearchData::heldOutOnce(const SearchConfig& config) const
{
    return Loader(m_sets.train, m_split.heldOut,
                  {.batchSize = config.evaluationBatchSize,
                   .threads = config.loaderThreads,
                   .prefetch = 2,
                   .shuffle = false,
                   .dropLast = false,
                   .augment = false,
                   .normalization = m_normalization});
}

} // namespace pathloom
