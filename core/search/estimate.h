// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/search_engine.h"

namespace pathloom {

// The parts of estimateSearch(), for somebody who knows already what a step takes.

/// What one step takes.
struct StepSeconds
{
    double weight = 0, architecture = 0;
    bool operator==(const StepSeconds&) const = default;
};
/// Runs a few steps on random pixels. Throws Cancelled.
StepSeconds trySteps(const SearchJob& job, std::stop_token stop = {});
/// Whether steps of both jobs take the same: they differ at most in how many there are, in seeds, latencies and budget.
bool haveSameSteps(const SearchJob& a, const SearchJob& b);

/// Runs nothing: memory is computed from the space, and times are as many steps as the job has.
/// @param trainImages how many the data set has
SearchEstimate estimateFrom(const StepSeconds& step, const SearchJob& job, std::int64_t trainImages);

} // namespace pathloom
