// SPDX-License-Identifier: MIT
#include "core/front/network_limit.h"

#include "core/front/front.h"
#include "core/latency/targets.h"
#include "core/util/error.h"
#include "core/util/numbers.h"

#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <string_view>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

constexpr std::string_view latencyPrefix = "latency@";

struct Unit
{
    std::string_view name;
    double factor;
};
constexpr std::array<Unit, 8> byteUnits = {{{"", 1},
                                            {"B", 1},
                                            {"kB", 1e3},
                                            {"MB", 1e6},
                                            {"GB", 1e9},
                                            {"KiB", 1024},
                                            {"MiB", 1024. * 1024},
                                            {"GiB", 1024. * 1024 * 1024}}};
constexpr std::array<Unit, 4> numberUnits = {{{"", 1}, {"k", 1e3}, {"M", 1e6}, {"G", 1e9}}};
constexpr std::array<Unit, 2> timeUnits = {{{"", 1}, {"ms", 1}}};

bool isLatency(const std::string& name)
{
    return name.starts_with(latencyPrefix) && name.size() > latencyPrefix.size();
}

/// The units that values of such a limit may have; none for an unknown name.
std::span<const Unit> unitsOf(const std::string& name)
{
    if (name == memoryLimit)
        return byteUnits;
    if (name == macsLimit || name == parametersLimit)
        return numberUnits;
    return isLatency(name) ? std::span<const Unit>(timeUnits) : std::span<const Unit>();
}

std::optional<double> valueFrom(const std::string& text, std::span<const Unit> units)
{
    const std::size_t unitAt = text.find_last_of("0123456789.") + 1; // 0 if there is none
    for (const Unit& unit : units)
        if (text.substr(unitAt) == unit.name)
            if (const std::optional<double> number = numberFrom<double>(text.substr(0, unitAt)))
                return *number * unit.factor;
    return {};
}

[[noreturn]] void failUnknown(const std::string& name)
{
    throw UsageError("there is no limit '" + name + "'", "", "limits are memory, macs, parameters and latency@TARGET");
}

std::string valueText(const std::string& name, double value)
{
    if (name == memoryLimit)
        return fmt::format("{:.4g} MB", value / 1e6);
    if (name == macsLimit || name == parametersLimit)
        return value < 1e6 ? fmt::format("{:.4g} k", value / 1e3) : fmt::format("{:.4g} M", value / 1e6);
    return fmt::format("{:.4g} ms", value);
}

AdditiveCost latencyCostOn(const std::string& targetName, const SearchSpace& space)
{
    const HardwareTarget target = findTarget(targetName);
    return latencyCost(latencyModel(predictorFor(target).completedFor(space), space));
}

} // namespace

std::string latencyLimit(const std::string& targetId)
{
    return std::string(latencyPrefix) + targetId;
}

NetworkLimit limitFromText(const std::string& text)
{
    const std::size_t equals = text.rfind('='); // a target may be a file with one in its name
    if (equals == std::string::npos)
        throw UsageError("'" + text + "' is not of the form LIMIT=VALUE", "", "for example memory=4MB or macs=80M");
    const NetworkLimit named{.name = text.substr(0, equals)};
    const std::span<const Unit> units = unitsOf(named.name);
    if (units.empty())
        failUnknown(named.name);
    const std::optional<double> value = valueFrom(text.substr(equals + 1), units);
    if (!value || !std::isfinite(*value) || *value <= 0) {
        std::string known;
        for (const Unit& unit : units)
            if (!unit.name.empty())
                known += (known.empty() ? "" : ", ") + std::string(unit.name);
        throw UsageError(fmt::format("'{}' is no value above 0 for {}", text.substr(equals + 1), named.name), "",
                         "a number, with one of the units " + known + " or without");
    }
    return {named.name, *value};
}

std::string toText(const NetworkLimit& limit)
{
    return fmt::format("{} of at most {}", limit.name, valueText(limit.name, limit.most));
}

Json toJson(const std::vector<NetworkLimit>& limits)
{
    Json json = Json::array();
    for (const NetworkLimit& limit : limits)
        json.push_back({{"name", limit.name}, {"most", limit.most}});
    return json;
}

std::vector<NetworkLimit> limitsFromJson(const Json& json, const std::string& where)
{
    const Json object = {{"limits", json}};
    std::vector<NetworkLimit> limits;
    for (const JsonReader& limit : JsonReader(object, where).objects("limits"))
        limits.push_back({limit.text("name"), limit.number("most", 0, std::numeric_limits<double>::max())});
    return limits;
}

void addLimits(FrontRequest& request, const SearchSpace& space, const std::vector<NetworkLimit>& limits)
{
    for (const NetworkLimit& limit : limits) {
        if (limit.name == memoryLimit)
            request.mask = withinMemory(space, request.mask, limit.most);
        else if (limit.name == macsLimit)
            request.limits.push_back({limit.name, macsCost(space), limit.most});
        else if (limit.name == parametersLimit)
            request.limits.push_back({limit.name, parametersCost(space), limit.most});
        else if (isLatency(limit.name))
            request.limits.push_back(
                {limit.name, latencyCostOn(limit.name.substr(latencyPrefix.size()), space), limit.most});
        else
            failUnknown(limit.name);
    }
}

std::string whyEmpty(const FrontRequest& request, std::optional<double> budgetMs)
{
    for (const CostLimit& limit : request.limits)
        if (const double least = limit.cost.least(request.mask); least > limit.most)
            return fmt::format("no network has {}: the least is {}", toText(NetworkLimit{limit.name, limit.most}),
                               valueText(limit.name, least));
    const double fastest = request.cost.least(request.mask);
    if (budgetMs && *budgetMs < fastest)
        return fmt::format("no network keeps a budget of {:.4g} ms: the fastest takes {:.4g} ms", *budgetMs, fastest);
    return budgetMs ? fmt::format("each limit can be kept, but no network keeps all of them and a budget of {:.4g} ms",
                                  *budgetMs)
                    : "each limit can be kept, but no network keeps all of them together";
}

} // namespace pathloom
