// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/error.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace pathloom::bench {

/// The pairs "--name value" of a benchmark's command line. Anything else is a UsageError that tells the usage.
class Options
{
public:
    Options(int argc, char** argv, const std::string& usage, const std::vector<std::string>& names)
    {
        for (int i = 1; i < argc; i += 2) {
            if (std::ranges::find(names, argv[i]) == names.end() || i + 1 == argc)
                throw UsageError(usage);
            m_values[argv[i]] = argv[i + 1];
        }
    }
    std::string text(const std::string& name, const std::string& fallback) const
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? fallback : found->second;
    }
    /// A whole number from `least` on; the fallback may be anything.
    int number(const std::string& name, int fallback, int least = 1) const
    {
        const auto found = m_values.find(name);
        if (found == m_values.end())
            return fallback;
        char* end = nullptr;
        const long value = std::strtol(found->second.c_str(), &end, 10);
        if (*end || value < least || value > 10'000'000)
            throw UsageError("must be a whole number from " + std::to_string(least) + " on, not '" + found->second + "'", name);
        return static_cast<int>(value);
    }

private:
    std::map<std::string, std::string> m_values;
};

} // namespace pathloom::bench
