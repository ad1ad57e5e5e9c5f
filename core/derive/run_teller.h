// SPDX-License-Identifier: MIT
// Private to core/derive.
#pragma once

#include "core/run/run_store.h"

namespace pathloom {

/// Tells what happens to a derived network: writes it into the run, at the step that the network was taken from, and
/// hands it to whoever watches.
class RunTeller
{
public:
    /// @param sink may be empty
    RunTeller(RunStore& run, std::int64_t step, const EventSink& sink) : m_run(run), m_step(step), m_sink(sink) {}

    void tell(const Event& event) const
    {
        Event atStep = event;
        atStep.step = m_step;
        m_run.record(atStep);
        if (m_sink)
            m_sink(atStep);
    }
    void say(MessageLevel level, const std::string& text) const { tell({.body = Message{level, text}}); }

private:
    RunStore& m_run;
    std::int64_t m_step;
    const EventSink& m_sink;
};

} // namespace pathloom
