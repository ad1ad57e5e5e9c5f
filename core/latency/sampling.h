// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

#include <functional>

namespace pathloom {

/// The samples of one turn of a network, in ms. A network has its turn in several rounds, so that what disturbs the
/// machine for a while does not hit one network alone.
struct Round
{
    std::vector<double> samples;
    double referenceMs = 0; ///< of the reference network around this turn, the slower of before and after
};
using Rounds = std::vector<Round>;

/// How often each network has its turn at least, and at most while its spread is still too large.
inline constexpr int measuringRounds = 5;
inline constexpr int mostMeasuringRounds = 25;

/// Tells how fast the machine is at the moment: a small network that never changes, timed again and again. On shared
/// machines the speed itself changes for seconds at a time (other guests, clock, a busy sibling core), and no
/// statistics of one network's own samples can tell that from the network being slow.
class ReferenceClock
{
public:
    /// @param knownMs its time at full speed as found before on this target, 0 = unknown
    /// @param patience seconds of waiting for full speed, in all
    ReferenceClock(const MeasureOptions& options, double knownMs, double patience);
    /// Its time now, ms.
    double now();
    /// Its time at full speed: a low percentile of what was seen, since the very fastest is a stroke of luck.
    double fullSpeedMs() const;
    /// Its time now, after waiting for full speed as long as patience lasts. Throws Cancelled soon after stop.
    double whenFast(const std::stop_token& stop);

private:
    std::unique_ptr<LoadedNetwork> m_network;
    double m_knownMs;
    std::vector<double> m_seen;
    double m_patience; ///< what is left of it
};

struct SampleSummary
{
    MeasuredLatency latency;
    int disturbedRounds = 0;  ///< left out: the machine was slower then
    double relativeError = 0; ///< of the median, from the spread inside and between the rounds that count
};
/// The rounds in which the machine was about as fast as it can be; if there are too few, the best there are, their
/// times divided by the machine's slowness.
SampleSummary summarize(const Rounds& rounds, double fullSpeedMs);
/// Enough undisturbed rounds with a small error.
bool isSettled(const SampleSummary& summary, int rounds, const MeasureOptions& options);

/// One round: samples until there are enough of them with a small error, or until the round's share of the time is used
/// up. Passes that the scheduler interrupted are left out, unless the machine is so busy that too few others are left.
/// Throws Cancelled within one pass of setting stop.
Round sampleRound(LoadedNetwork& network, ReferenceClock& reference, const MeasureOptions& options,
                  const std::stop_token& stop);

/// Runs work on a thread of its own with the options' compute threads; LibTorch's count for threads started later is
/// left as it was. Exceptions come out.
void onMeasuringThread(const MeasureOptions& options, const std::function<void()>& work);

} // namespace pathloom
