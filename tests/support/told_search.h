// SPDX-License-Identifier: MIT
// A search that exists only as what its alarms are told.
#pragma once

#include "core/search/alarms.h"
#include "core/space/search_space.h"

#include <QStringList>

namespace pathloom::test {

/// A search of 300 architecture steps that is told step by step.
struct Told
{
    SearchSpace space = loadSpace("small");
    SearchConfig config{.alphaLearningRate = 0.01, .latencyLoss = LatencyLoss::Hinge, .budgetMs = 2};
    PathMask mask{space};
    std::vector<std::vector<GradientSum>> gradients;
    AlarmWatch watch{space, 300};
    std::vector<Alarm> alarms;
    std::int64_t step = 0;
    double accuracy = 0.5; ///< of the training batches
    double greatest = meanEntropy(uniformProbabilities(space));

    void tell(EventBody body)
    {
        for (Alarm& alarm : watch.watch({.step = step, .body = std::move(body)}, mask, config, gradients))
            alarms.push_back(std::move(alarm));
    }
    /// Fair samples: each path of a block in turn.
    void weights(int steps, double loss = 1)
    {
        for (int k = 0; k < steps; ++k, ++step) {
            WeightStep weight{.loss = loss, .accuracy = accuracy};
            for (int i = 0; i < space.choiceCount(); ++i)
                weight.sampled.push_back(int(step + i) % mask.candidates(i));
            tell(weight);
        }
    }
    void architecture(int steps, double entropy, double expectedMs)
    {
        for (int k = 0; k < steps; ++k)
            tell(ArchitectureStep{.expectedMs = expectedMs, .entropy = entropy});
    }
    QStringList kinds() const
    {
        QStringList list;
        for (const Alarm& alarm : alarms)
            list << QString::fromStdString(alarm.kind);
        return list;
    }
};

} // namespace pathloom::test
