// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/common/run_view.h"

namespace pathloom::test {

/// A run as a search would tell it, made from a formula: the same seed gives the same events.
class SyntheticRun
{
public:
    /// @param spaceName a shipped space
    explicit SyntheticRun(const std::string& spaceName = "small", unsigned seed = 1);

    RunHeader header() const;
    const SearchSpace& space() const { return *m_space; }
    /// The events of the next `steps` weight steps with everything that goes with them.
    std::vector<Event> steps(int steps);
    /// Training of a derived network.
    std::vector<Event> training(std::int64_t network, int epochs);
    /// Some messages of every level, a command and a derived network.
    std::vector<Event> messages() const;
    PathProbabilities probabilities() const;
    Architecture goal() const { return m_goal; }

    int warmUpSteps = 150;
    int totalSteps = 1500;

private:
    double noise();

    std::shared_ptr<const SearchSpace> m_space;
    LatencyModel m_latency;
    Architecture m_goal;
    std::vector<std::vector<double>> m_wobble;
    unsigned m_state;
    int m_step = 0;
};

} // namespace pathloom::test
