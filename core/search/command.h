// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace pathloom {

/// What a person may ask of a running search; taken at the next step boundary and recorded.
struct Command
{
    enum class Kind { Pause, Resume, Stop, Derive, Checkpoint, SetBudget, SetTradeOff };
    Kind kind;
    double value = 0; ///< SetBudget: ms; SetTradeOff: latencyLambda (latencyBeta for mul#log)
};

/// The word by which a run records the command: "pause", "set_budget" …
std::string toText(Command::Kind kind);

} // namespace pathloom
