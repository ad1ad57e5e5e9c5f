// SPDX-License-Identifier: MIT
#pragma once

#include "core/front/front.h"
#include "core/front/network_choice.h"
#include "core/latency/predictor.h"

#include <QCoreApplication>
#include <QString>

namespace pathloom {

/// A run at a moment, as values: what its best architectures follow from.
struct FrontSubject
{
    std::shared_ptr<const SearchSpace> space;
    std::shared_ptr<const LatencyTable> table; ///< may be null: then sums are all there is
    LatencyModel latency;
    PathProbabilities probabilities;
    PathMask mask;
    std::vector<NetworkLimit> limits; ///< kept besides the budget; reads the tables of targets named there
    std::int64_t step = 0;
};

/// The best architecture for every budget at a moment: what FrontJob computes and every part of the page reads.
/// Unchanging, but of one thread at a time: its predictor may fit a model when it is first asked.
class FrontCurve
{
    Q_DECLARE_TR_FUNCTIONS(FrontCurve)

public:
    /// Limits that cannot be kept give a curve without points that says why. Throws Error if the subject's parts do not
    /// belong together, Cancelled.
    static std::shared_ptr<const FrontCurve> of(const FrontSubject& subject, std::stop_token stop = {});

    std::int64_t step() const { return m_subject.step; }
    /// Ascending by latency and score; without points problem() says why.
    const std::vector<FrontPoint>& points() const;
    const QString& problem() const { return m_problem; }
    /// Why the curve says little: one architecture is left, or all paths are about equally probable; empty if it says
    /// more.
    QString remark() const;

    /// The best architecture that keeps the budget: by the predictor of whole networks where that says something else
    /// than the sum. None below the fastest.
    std::optional<FrontPoint> best(double budgetMs) const;
    /// What is remembered of a network that is taken out for a budget.
    ChosenArchitecture chosen(const FrontPoint& point, double budgetMs) const;
    /// The predictor's value of a whole network; none where it is the sum.
    std::optional<PredictedLatency> network(const Architecture& architecture) const;
    /// The geometric mean of the probabilities of an architecture's paths, 0..1: what its score is in words that people
    /// understand, the same for spaces of few and of many blocks.
    double meanProbability(double score) const;
    double meanProbability(const Architecture& architecture) const;
    double sumMs(const Architecture& architecture) const;

private:
    explicit FrontCurve(FrontSubject subject) : m_subject(std::move(subject)) {}
    void compute(std::stop_token stop);
    QString whyNothing(const FrontRequest& request) const;
    bool differs(const FrontPoint& point) const;

    FrontSubject m_subject;
    std::vector<std::vector<double>> m_score; ///< logarithms of the probabilities
    std::unique_ptr<Front> m_front;
    std::unique_ptr<const LatencyPredictor> m_predictor; ///< null where sums are what it says
    QString m_problem;
    bool m_isUniform = false, m_isOne = false;
};

} // namespace pathloom
