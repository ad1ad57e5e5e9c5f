// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/network_limit.h"

namespace CLI {
class App;
}

namespace pathloom::cli {

/// --limit, any number of times: limitFromText() of core/front/network_limit.h.
void addLimitOption(CLI::App& command, std::vector<std::string>& limits);
/// Throws UsageError for a bad one, and for one that is given twice.
std::vector<NetworkLimit> limitsFrom(const std::vector<std::string>& texts);

/// --budgets
struct BudgetRange
{
    double fromMs = 0, toMs = 0;
    int count = 1;
};
/// "0.1:0.5:9", or "0.3" alone. Throws UsageError.
BudgetRange budgetRangeFrom(const std::string& text);

} // namespace pathloom::cli
