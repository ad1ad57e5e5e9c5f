// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/numbers.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace pathloom {

/// Numbers the classes that tables and shards name: whole numbers by their value, names behind them.
class ClassNames
{
public:
    void add(const std::string& name) { m_labels.emplace(name, 0); }
    /// Numbers them. @return the names in that order
    std::vector<std::string> take()
    {
        std::vector<std::string> names;
        for (auto& [name, label] : m_labels) {
            label = std::uint32_t(names.size());
            names.push_back(name);
        }
        return names;
    }
    std::uint32_t label(const std::string& name) const { return m_labels.at(name); }

private:
    struct ByMeaning
    {
        bool operator()(const std::string& a, const std::string& b) const
        {
            const auto x = numberFrom<std::int64_t>(a), y = numberFrom<std::int64_t>(b);
            return std::tuple(!x, x.value_or(0), a) < std::tuple(!y, y.value_or(0), b);
        }
    };
    std::map<std::string, std::uint32_t, ByMeaning> m_labels;
};

} // namespace pathloom
