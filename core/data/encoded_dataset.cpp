// SPDX-License-Identifier: MIT
#include "core/data/encoded_dataset.h"

#include "core/data/lost_pictures.h"
#include "core/util/error.h"
#include "core/util/printable.h"

#include <algorithm>

#include <spdlog/spdlog.h>

namespace pathloom {

Image EncodedDataset::part(std::int64_t index, const ChooseBox& choose) const
{
    if (index < 0 || index >= size())
        throw Error(fmt::format("image {} was asked for, there are {}", index, size()), "data set");
    for (std::int64_t step = 0; step < size(); ++step) {
        const std::int64_t candidate = (index + step) % size();
        if (label(candidate) != label(index) || hasFailed(candidate))
            continue;
        try {
            Image image = decodePicture(m_images->bytes(candidate), m_facts.shape, m_images->name(candidate), choose);
            succeeded();
            if (m_images->hasChanged(candidate)) // asked for last: what was read is what is told of
                rememberChanged(candidate);
            return image;
        } catch (const Error& e) {
            remember(candidate, e.what());
        }
    }
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_failed, [&](std::int64_t failed) { return label(failed) == label(index); });
    failAway(
        "no picture of the class '" + printable(classNames()[std::size_t(label(index))]) +
            "' can be read any more, the first one: " + (m_firstInARow.empty() ? m_images->name(index) : m_firstInARow),
        {});
}

void EncodedDataset::succeeded() const
{
    const std::lock_guard lock(m_mutex);
    m_inARow.clear();
    m_firstInARow.clear();
}

void EncodedDataset::failAway(const std::string& sentence, const std::string& hint) const
{
    for (const std::int64_t index : m_inARow)
        m_failed.erase(index);
    m_inARow.clear();
    throw PicturesAway(sentence, {}, hint);
}

bool EncodedDataset::hasFailed(std::int64_t index) const
{
    const std::lock_guard lock(m_mutex);
    return m_failed.contains(index);
}

LostPictures EncodedDataset::lost() const
{
    const std::lock_guard lock(m_mutex);
    return {
        .count = std::int64_t(m_failed.size()), .changed = std::int64_t(m_changed.size()), .sentences = m_sentences};
}

void EncodedDataset::remember(std::int64_t index, const std::string& sentence) const
{
    constexpr std::int64_t oneIn = 10, least = 1;
    constexpr std::size_t mostInARow = 100;
    const std::lock_guard lock(m_mutex);
    if (!m_failed.insert(index).second)
        return;
    const bool isNew = tell(sentence); // those that are asked for again and again were told of
    m_inARow.push_back(index);
    if (m_firstInARow.empty())
        m_firstInARow = sentence;
    if (std::int64_t(m_failed.size()) > std::max(least, size() / oneIn) || m_inARow.size() >= mostInARow)
        failAway(fmt::format("{} of {} pictures cannot be read any more, the first one: {}", m_failed.size(), size(),
                             m_firstInARow),
                 "is the folder or disk that holds them still there?");
    if (isNew)
        spdlog::warn("A picture is left out, another one of its class takes its place: {}", sentence);
}

void EncodedDataset::rememberChanged(std::int64_t index) const
{
    const std::lock_guard lock(m_mutex);
    if (!m_changed.insert(index).second)
        return;
    const std::string sentence = m_images->name(index) + ": was replaced or changed since the images were opened";
    tell(sentence);
    spdlog::warn("A picture is used as it is now: {}", sentence);
}

bool EncodedDataset::tell(const std::string& sentence) const
{
    constexpr std::size_t mostSentences = 100;
    if (m_sentences.size() >= mostSentences || std::ranges::find(m_sentences, sentence) != m_sentences.end())
        return false;
    m_sentences.push_back(sentence);
    return true;
}

} // namespace pathloom
