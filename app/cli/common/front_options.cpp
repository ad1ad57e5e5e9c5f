// SPDX-License-Identifier: MIT
#include "app/cli/common/front_options.h"

#include "core/util/error.h"
#include "core/util/numbers.h"

#include <algorithm>
#include <cmath>

#include <CLI/CLI.hpp>

namespace pathloom::cli {

void addLimitOption(CLI::App& command, std::vector<std::string>& limits)
{
    command
        .add_option("--limit", limits,
                    "What a network may take besides the budget, any number of times: memory=4MB (activations while "
                    "it runs for one image), macs=80M, parameters=1.5M, latency@TARGET=5ms (on another target)")
        ->type_name("LIMIT=VALUE")
        ->expected(1)
        ->take_all();
}

std::vector<NetworkLimit> limitsFrom(const std::vector<std::string>& texts)
{
    std::vector<NetworkLimit> limits;
    for (const std::string& text : texts) {
        NetworkLimit limit = limitFromText(text);
        if (std::ranges::find(limits, limit.name, &NetworkLimit::name) != limits.end())
            throw UsageError("the limit '" + limit.name + "' is given twice");
        limits.push_back(std::move(limit));
    }
    return limits;
}

BudgetRange budgetRangeFrom(const std::string& text)
{
    constexpr int mostBudgets = 10000;
    const std::size_t first = text.find(':'), last = text.rfind(':');
    const auto fail = [&] {
        return UsageError("'" + text + "' is not of the form FROM:TO:COUNT", "--budgets",
                          "milliseconds above 0 and at most 10000 of them, for example 0.1:0.5:9");
    };
    const auto from = numberFrom<double>(std::string_view(text).substr(0, first));
    if (!from || !std::isfinite(*from) || *from <= 0)
        throw fail();
    if (first == std::string::npos)
        return {*from, *from, 1};
    if (first == last)
        throw fail();
    const auto to = numberFrom<double>(std::string_view(text).substr(first + 1, last - first - 1));
    const auto count = numberFrom<int>(std::string_view(text).substr(last + 1));
    if (!to || !std::isfinite(*to) || *to <= 0 || !count || *count < 1 || *count > mostBudgets)
        throw fail();
    return {*from, *to, *count};
}

} // namespace pathloom::cli
