// SPDX-License-Identifier: MIT
#include "core/latency/estimate_model.h"

#include "core/latency/estimate_kind.h"
#include "core/util/error.h"
#include "core/util/random.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <spdlog/fmt/fmt.h>

namespace pathloom {

namespace {

using TimedByKind = std::map<std::string, std::vector<TimedKey>>;

/// The kinds of operator that are timed often enough for a model.
TimedByKind timedByKind(const LatencyTable& table)
{
    TimedByKind kinds;
    for (const auto& [key, entry] : table.entries)
        if (!entry.relative && entry.ms > 0 && isWorkKnown(key.op))
            kinds[key.op].push_back({key, entry.ms});
    std::erase_if(kinds, [](const auto& kind) { return kind.second.size() < EstimateKind::fewestTimed; });
    return kinds;
}

class FittedModel final : public EstimateModel
{
public:
    FittedModel(TimedByKind timed, int batch)
    {
        std::vector<double> chosen;
        std::vector<std::vector<double>> all(estimateForms().size());
        std::string names;
        for (auto& [op, ofKind] : timed) {
            const EstimateKind& kind = m_kinds.try_emplace(op, std::move(ofKind), batch).first->second;
            for (std::size_t f = 0; f < all.size(); ++f) {
                const std::vector<double>& errors = kind.errors()[f];
                all[f].insert(all[f].end(), errors.begin(), errors.end());
                if (kind.form() == estimateForms()[f].name)
                    chosen.insert(chosen.end(), errors.begin(), errors.end());
            }
            if (names.find(kind.form()) == std::string::npos)
                names += (names.empty() ? "" : ", ") + kind.form();
        }
        m_error = errorOf(names, chosen);
        for (std::size_t f = 0; f < all.size(); ++f)
            if (!all[f].empty())
                m_candidates.push_back(errorOf(estimateForms()[f].name, all[f]));
        std::sort(m_candidates.begin(), m_candidates.end(), [](const EstimateError& a, const EstimateError& b) {
            return a.median + a.ninetieth < b.median + b.ninetieth;
        });
    }

    FittedModel(TimedByKind timed, int batch, const Json& kept) : m_error(estimateErrorFrom(kept.at("error")))
    {
        for (auto& [op, ofKind] : timed)
            m_kinds.try_emplace(op, std::move(ofKind), batch, kept.at("kinds").at(op));
        for (const Json& candidate : kept.at("candidates"))
            m_candidates.push_back(estimateErrorFrom(candidate));
    }

    Json kept() const override
    {
        Json kinds = Json::object(), candidates = Json::array();
        for (const auto& [op, kind] : m_kinds)
            kinds[op] = kind.kept();
        for (const EstimateError& candidate : m_candidates)
            candidates.push_back(toJson(candidate));
        return {{"error", toJson(m_error)}, {"candidates", std::move(candidates)}, {"kinds", std::move(kinds)}};
    }

    LatencyEntry estimate(const LatencyKey& key) const override
    {
        const auto place = m_kinds.find(key.op);
        if (place == m_kinds.end())
            throw Error(fmt::format("cannot be estimated: the table has too few times of the kind '{}'", key.op),
                        toText(key));
        return place->second.estimate(key);
    }
    const EstimateError& error() const override { return m_error; }
    const std::vector<EstimateError>& candidates() const override { return m_candidates; }

private:
    std::map<std::string, EstimateKind> m_kinds;
    EstimateError m_error;
    std::vector<EstimateError> m_candidates;
};

} // namespace

std::shared_ptr<const EstimateModel> EstimateModel::fit(const LatencyTable& table)
{
    TimedByKind timed = timedByKind(table);
    if (timed.empty())
        return nullptr;
    return std::make_shared<FittedModel>(std::move(timed), table.batch);
}

std::shared_ptr<const EstimateModel> EstimateModel::restore(const LatencyTable& table, const Json& kept)
{
    return std::make_shared<FittedModel>(timedByKind(table), table.batch, kept);
}

EstimateError heldOutError(const LatencyTable& table, double share, std::uint64_t seed)
{
    std::vector<LatencyKey> keys;
    for (const auto& [op, timed] : timedByKind(table))
        for (const TimedKey& one : timed)
            keys.push_back(one.key);
    RandomStream random(seed);
    shuffle(keys, random);
    keys.resize(std::size_t(std::lround(share * double(keys.size()))));
    LatencyTable rest = table;
    for (const LatencyKey& key : keys)
        rest.entries.erase(key);
    const auto model = EstimateModel::fit(rest);
    if (!model || keys.empty())
        return {};
    std::vector<double> errors;
    for (const LatencyKey& key : keys) {
        try {
            errors.push_back(std::abs(model->estimate(key).ms / table.entries.at(key).ms - 1));
        } catch (const Error&) {
            // refused: not an estimate, so not an error of one; the count tells
        }
    }
    return errorOf(model->error().form, errors);
}

} // namespace pathloom
