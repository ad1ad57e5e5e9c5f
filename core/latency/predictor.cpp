// SPDX-License-Identifier: MIT
#include "core/latency/predictor.h"

#include "core/latency/kept_fits.h"
#include "core/latency/latency_model.h"
#include "core/latency/measuring_conditions.h"
#include "core/latency/missing_keys.h"
#include "core/util/error.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

/// Whether the table's constant is that of such a network: it stands for stem and head at the source's own resolution,
/// which shows in the largest map that a block of the table sees. Where rows are differences to reference blocks, it
/// holds these blocks too, so it belongs to networks of the source's own space alone.
bool constantCovers(const LatencyTable& table, const NetworkDescription& network, bool ownSpace)
{
    if (!table.constantMs || !ownSpace)
        return false;
    int largest = 0;
    for (const auto& [key, entry] : table.entries)
        if (key.op == "mbconv")
            largest = std::max(largest, key.inputHeight);
    for (const LatencyItem& item : latencyItems(network))
        if (!isUsuallyConstant(network, item.block))
            return largest == 0 || item.key.inputHeight == largest || table.find(item.key);
    return true;
}

/// An mbconv from single convolutions, as tables of primitive layers allow it.
std::vector<LatencyKey> primitives(const LatencyKey& key)
{
    LatencyKey expansion{.op = "conv",
                         .kernel = 1,
                         .inputChannels = key.inputChannels,
                         .outputChannels = key.mid,
                         .inputHeight = key.inputHeight,
                         .inputWidth = key.inputWidth};
    LatencyKey depthwise{.op = "dwconv",
                         .kernel = key.kernel,
                         .groups = key.mid,
                         .inputChannels = key.mid,
                         .outputChannels = key.mid,
                         .stride = key.stride,
                         .inputHeight = key.inputHeight,
                         .inputWidth = key.inputWidth};
    LatencyKey projection{.op = "conv",
                          .kernel = 1,
                          .inputChannels = key.mid,
                          .outputChannels = key.outputChannels,
                          .inputHeight = (key.inputHeight + key.stride - 1) / key.stride,
                          .inputWidth = (key.inputWidth + key.stride - 1) / key.stride};
    if (key.mid == key.inputChannels)
        return {depthwise, projection};
    return {expansion, depthwise, projection};
}

NetworkDescription firstNetwork(const SearchSpace& space)
{
    return describe(space, {std::vector<int>(std::size_t(space.choiceCount()), 0)});
}

/// All but stem and head.
std::vector<LatencyKey> searchedKeys(const NetworkDescription& network)
{
    std::vector<LatencyKey> keys;
    for (const LatencyItem& item : latencyItems(network))
        if (!isUsuallyConstant(network, item.block))
            keys.push_back(item.key);
    return keys;
}
std::vector<LatencyKey> searchedKeys(const SearchSpace& space)
{
    std::vector<LatencyKey> keys;
    const NetworkDescription network = firstNetwork(space);
    for (const LatencyItem& item : latencyItems(network))
        if (!space.blocks[std::size_t(item.block)].isChoice() && !isUsuallyConstant(network, item.block))
            keys.push_back(item.key);
    for (int i = 0; i < space.choiceCount(); ++i)
        for (const Operator& op : space.choice(i).candidates)
            if (op.kind != OperatorKind::Skip)
                keys.push_back(latencyKey(op, space.choice(i).input));
    return keys;
}

bool hasKind(const LatencyTable& table, const std::string& op)
{
    return std::any_of(table.entries.begin(), table.entries.end(), [&](const auto& e) { return e.first.op == op; });
}

} // namespace

LatencyPredictor::LatencyPredictor(LatencyTable table)
    : m_table(std::move(table)), m_relative(std::any_of(m_table.entries.begin(), m_table.entries.end(),
                                                        [](const auto& entry) { return entry.second.relative; }))
{
}

const EstimateModel* LatencyPredictor::model() const
{
    if (!m_fitted) {
        m_model = fittedModel(m_table);
        m_fitted = true;
    }
    return m_model.get();
}

LatencyEntry LatencyPredictor::entry(const LatencyKey& key) const
{
    const LatencyEntry* known = m_table.find(key);
    if (known && !known->relative)
        return *known;
    if (!model())
        throw Error(fmt::format("has no time for {}", toText(key)), fmt::format("latency table of {}", m_table.device),
                    "it has too few entries to estimate others");
    const bool composed = key.op == "mbconv" && key.groups == 1 && key.squeeze == 0 && !hasKind(m_table, "mbconv") &&
                          hasKind(m_table, "dwconv");
    if (!composed)
        return model()->estimate(key);
    LatencyEntry sum{.ms = 0, .deviationMs = 0, .samples = {}, .method = estimatedMethod};
    for (const LatencyKey& part : primitives(key)) {
        const LatencyEntry one = entry(part);
        sum.ms += one.ms;
        *sum.deviationMs += one.deviationMs.value_or(0);
    }
    return sum;
}

bool LatencyPredictor::isOwnSpace(const std::vector<LatencyKey>& keys) const
{
    return !m_relative ||
           std::all_of(keys.begin(), keys.end(), [&](const LatencyKey& key) { return m_table.find(key); });
}

LatencyEntry LatencyPredictor::part(const LatencyKey& key, bool ownSpace) const
{
    const LatencyEntry* known = m_table.find(key);
    return known && ownSpace ? *known : entry(key);
}

std::vector<PredictedPart> LatencyPredictor::parts(const NetworkDescription& network) const
{
    const bool own = isOwnSpace(searchedKeys(network));
    const bool constant = constantCovers(m_table, network, own);
    const NetworkCorrection* correction = m_table.corrections.find(inputSizeOf(network.input));
    std::vector<PredictedPart> all;
    for (const LatencyItem& item : latencyItems(network)) {
        PredictedPart& part = all.emplace_back(PredictedPart{item, {}, 0, false, {}});
        const bool usuallyConstant = isUsuallyConstant(network, item.block);
        if (!m_table.find(item.key) && usuallyConstant && constant)
            continue;
        try {
            part.entry = this->part(item.key, own);
            part.ms = correction ? correction->partMs(part.entry->ms) : part.entry->ms;
        } catch (const Error& e) {
            part.reason = e.what();
            part.leftOut = usuallyConstant && m_table.constantMs;
        }
    }
    return all;
}

PredictedLatency LatencyPredictor::network(const NetworkDescription& network) const
{
    const bool constant = constantCovers(m_table, network, isOwnSpace(searchedKeys(network)));
    const NetworkCorrection* known = m_table.corrections.find(inputSizeOf(network.input));
    const NetworkCorrection correction = known ? *known : NetworkCorrection{};
    PredictedLatency result{.ms = correction.offsetMs + (constant ? correction.scale * *m_table.constantMs : 0)};
    double variance = 0, estimateError = 0;
    bool spreadKnown = !constant;
    MissingKeys missing;
    std::string reason;
    for (const PredictedPart& part : parts(network)) {
        if (part.leftOut) {
            ++result.leftOutParts;
        } else if (!part.reason.empty()) {
            missing.add(part.item.key);
            if (reason.empty())
                reason = part.reason;
        } else if (part.entry) {
            ++result.parts;
            result.ms += part.ms;
            if (part.entry->method == estimatedMethod) {
                ++result.estimatedParts;
                // of one model, so they may all lie on one side
                estimateError += part.entry->deviationMs.value_or(0);
            } else if (part.entry->deviationMs) {
                variance += *part.entry->deviationMs * *part.entry->deviationMs;
            } else {
                spreadKnown = false;
            }
        }
    }
    if (!reason.empty() && model())
        throw Error(reason, fmt::format("latency table of {}", m_table.device));
    missing.throwIfAny(m_table);
    result.origin = result.estimatedParts > 0 ? LatencyOrigin::Estimated : LatencyOrigin::Table;
    const double common = commonErrorOf(m_table) * result.ms;
    if (known)
        result.errorMs = std::hypot(correction.statedError() * result.ms, estimateError, common);
    else if (spreadKnown || estimateError > 0)
        result.errorMs = std::hypot(std::sqrt(variance), estimateError, common);
    return result;
}

LatencyTable LatencyPredictor::completedFor(const SearchSpace& space) const
{
    LatencyTable completed = m_table;
    const NetworkDescription network = firstNetwork(space);
    const bool own = isOwnSpace(searchedKeys(space));
    const bool constant = constantCovers(m_table, network, own);
    if (!own)
        std::erase_if(completed.entries, [](const auto& entry) { return entry.second.relative; });
    std::vector<std::string> leftOut;
    MissingKeys missing;
    std::string reason;
    int estimates = 0;
    const auto complete = [&](const LatencyKey& key, bool usuallyConstant) {
        if (completed.find(key) || (usuallyConstant && constant))
            return;
        try {
            completed.entries.emplace(key, entry(key));
            ++estimates;
        } catch (const Error& e) {
            if (usuallyConstant && m_table.constantMs) {
                leftOut.push_back(toText(key));
                return;
            }
            missing.add(key);
            if (reason.empty())
                reason = e.what();
        }
    };
    for (const LatencyItem& item : latencyItems(network))
        if (!space.blocks[std::size_t(item.block)].isChoice())
            complete(item.key, isUsuallyConstant(network, item.block));
    for (int i = 0; i < space.choiceCount(); ++i)
        for (const Operator& op : space.choice(i).candidates)
            if (op.kind != OperatorKind::Skip)
                complete(latencyKey(op, space.choice(i).input), false);
    if (!reason.empty() && model())
        throw Error(reason, fmt::format("latency table of {}", m_table.device),
                    "use a table made for this search space");
    missing.throwIfAny(m_table);
    if (m_table.constantMs && !constant) {
        completed.constantMs = 0;
        completed.environment["left out"] = fmt::format("the table's constant, which belongs to other networks{}{}",
                                                        leftOut.empty() ? "" : "; ", fmt::join(leftOut, ", "));
    }
    if (const InputSize size = inputSizeOf(space.input); m_table.corrections.isForeign(size))
        completed.environment["corrected by"] =
            fmt::format("networks of other input sizes, none of {} were measured", toText(size));
    if (estimates > 0)
        completed.environment["estimated"] = fmt::format("{} shapes by a model ({}, median error {:.1f} %)", estimates,
                                                         model()->error().form, 100 * model()->error().median);
    return completed;
}

LatencyPredictor::Coverage LatencyPredictor::coverage(const SearchSpace& space) const
{
    const NetworkDescription network = firstNetwork(space);
    const bool own = isOwnSpace(searchedKeys(space));
    std::set<LatencyKey> constants;
    for (const LatencyItem& item : latencyItems(network))
        if (m_table.constantMs && isUsuallyConstant(network, item.block))
            constants.insert(item.key);
    Coverage coverage;
    for (const LatencyKey& key : latencyKeys(space)) {
        try {
            ++(part(key, own).method == estimatedMethod ? coverage.estimated : coverage.inTable);
        } catch (const Error&) {
            if (constants.contains(key))
                continue; // inside the constant, or left out
            ++coverage.missing;
            coverage.missingKeys.push_back(key);
        }
    }
    return coverage;
}

} // namespace pathloom
