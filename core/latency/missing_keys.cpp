// SPDX-License-Identifier: MIT
#include "core/latency/missing_keys.h"

#include "core/util/error.h"

#include <algorithm>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

void MissingKeys::add(const LatencyKey& key)
{
    if (std::find(m_keys.begin(), m_keys.end(), key) == m_keys.end())
        m_keys.push_back(key);
}

void MissingKeys::throwIfAny(const LatencyTable& table) const
{
    if (m_keys.empty())
        return;
    constexpr std::size_t shown = 3;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < std::min(shown, m_keys.size()); ++i)
        texts.push_back(toText(m_keys[i]));
    const std::string more = m_keys.size() > shown ? fmt::format(" and {} more", m_keys.size() - shown) : "";
    throw Error(fmt::format("has no time for {}{}", fmt::join(texts, ", "), more),
                fmt::format("latency table of {}", table.device), "use a table made for this search space");
}

} // namespace pathloom
