// SPDX-License-Identifier: MIT
#include "widgets/front/front_curve.h"

#include "core/util/error.h"
#include "widgets/common/core_text.h"
#include "widgets/common/format.h"

#include <algorithm>
#include <cmath>

namespace pathloom {

namespace {

constexpr int mostAsked = 2000; ///< of a predictor, for one budget

bool areEqual(const std::vector<double>& probabilities, const std::vector<int>& open)
{
    constexpr double little = 0.02; // the parameters begin with some noise
    const double first = probabilities[static_cast<std::size_t>(open.front())];
    return std::ranges::all_of(
        open, [&](int j) { return std::abs(probabilities[static_cast<std::size_t>(j)] - first) <= little * first; });
}

} // namespace

std::shared_ptr<const FrontCurve> FrontCurve::of(const FrontSubject& subject, std::stop_token stop)
{
    std::shared_ptr<FrontCurve> curve(new FrontCurve(subject));
    curve->compute(std::move(stop));
    return curve;
}

void FrontCurve::compute(std::stop_token stop)
{
    m_score = logProbabilities(m_subject.probabilities);
    m_isOne = m_isUniform = true;
    for (int i = 0; i < m_subject.mask.blocks(); ++i) {
        const std::vector<int> open = m_subject.mask.open(i);
        m_isOne = m_isOne && open.size() == 1;
        m_isUniform = m_isUniform && areEqual(m_subject.probabilities[static_cast<std::size_t>(i)], open);
    }
    FrontRequest request{
        .score = m_score, .cost = latencyCost(m_subject.latency), .mask = m_subject.mask, .limits = {}};
    try {
        addLimits(request, *m_subject.space, m_subject.limits);
    } catch (const Error& error) {
        m_problem = CoreText::asSentence(error.what());
        return;
    }
    m_front = std::make_unique<Front>(request, stop);
    if (points().empty()) {
        m_problem = whyNothing(request);
        return;
    }
    if (!m_subject.table)
        return;
    m_predictor = std::make_unique<const LatencyPredictor>(*m_subject.table);
    const std::vector<FrontPoint>& all = points();
    if (!differs(all.front()) && !differs(all[all.size() / 2]) && !differs(all.back()))
        m_predictor.reset();
}

QString FrontCurve::whyNothing(const FrontRequest& request) const
{
    for (const CostLimit& limit : request.limits) {
        const double least = limit.cost.least(request.mask);
        if (least <= limit.most)
            continue;
        if (limit.name == macsLimit)
            return tr("No network keeps the limit of MACs: the smallest one has %1.")
                .arg(Format::macs(static_cast<std::int64_t>(least)));
        if (limit.name == parametersLimit)
            return tr("No network keeps the limit of parameters: the smallest one has %1.")
                .arg(Format::parameters(static_cast<std::int64_t>(least)));
        const QString target = QString::fromStdString(limit.name).section(u'@', 1);
        //: latency, hardware target, latency
        return tr("No network takes at most %1 on '%2': the fastest one takes %3 there.")
            .arg(Format::ms(limit.most), target, Format::ms(least));
    }
    return CoreText::asSentence(whyEmpty(request, {}));
}

bool FrontCurve::differs(const FrontPoint& point) const
{
    constexpr double rounding = 1e-6; // relative
    const std::optional<PredictedLatency> whole = network(point.architecture);
    return whole && std::abs(whole->ms - point.cost) > rounding * point.cost;
}

const std::vector<FrontPoint>& FrontCurve::points() const
{
    static const std::vector<FrontPoint> none;
    return m_front ? m_front->points() : none;
}

QString FrontCurve::remark() const
{
    if (m_isOne)
        return tr("One architecture is left: all other paths are pruned.");
    return m_isUniform ? tr("All paths are still about equally probable: the curve says something from the first "
                            "architecture steps on.")
                       : QString();
}

std::optional<FrontPoint> FrontCurve::best(double budgetMs) const
{
    if (!m_front)
        return std::nullopt;
    if (!m_predictor)
        return m_front->best(budgetMs);
    const auto keeps = [&](const Architecture& architecture) {
        const std::optional<PredictedLatency> whole = network(architecture);
        return !whole || whole->ms <= budgetMs;
    };
    std::vector<FrontPoint> found = m_front->best(budgetMs, 1, keeps, mostAsked);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

ChosenArchitecture FrontCurve::chosen(const FrontPoint& point, double budgetMs) const
{
    return {point.architecture, {.budgetMs = budgetMs, .limits = m_subject.limits, .score = point.score}};
}

std::optional<PredictedLatency> FrontCurve::network(const Architecture& architecture) const
{
    if (!m_predictor)
        return std::nullopt;
    try {
        return m_predictor->network(describe(*m_subject.space, architecture));
    } catch (const Error&) { // a part that only the sum covers
        return std::nullopt;
    }
}

double FrontCurve::meanProbability(double score) const
{
    return m_score.empty() ? 1 : std::exp(score / static_cast<double>(m_score.size()));
}

double FrontCurve::meanProbability(const Architecture& architecture) const
{
    double score = 0;
    for (std::size_t i = 0; i < m_score.size(); ++i)
        score += m_score[i][static_cast<std::size_t>(architecture.choices[i])];
    return meanProbability(score);
}

double FrontCurve::sumMs(const Architecture& architecture) const
{
    return m_subject.latency.architectureMs(architecture);
}

} // namespace pathloom
