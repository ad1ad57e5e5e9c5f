// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

#include <functional>

namespace pathloom {

/// The samples of one turn of a network, in ms. A network has its turn in many short rounds, so that what disturbs the
/// machine for a while does not hit one network alone.
struct Round
{
    std::vector<double> samples;
    double referenceBeforeMs = 0; ///< of the reference network, right before this turn
    double referenceAfterMs = 0;
};
using Rounds = std::vector<Round>;

/// How often each network has its turn at least, and at most while its spread is still too large.
inline constexpr int measuringRounds = 20;
inline constexpr int mostMeasuringRounds = 100;
/// So many are worth keeping when measuring is cancelled, and enough for networks that take seconds.
inline constexpr int fewestMeasuringRounds = 5;

/// Tells how fast the machine is at the moment: a small network that never changes, timed again and again. On shared
/// machines the speed itself changes for seconds at a time (other guests, clock, a busy sibling core), and no
/// statistics of one network's own samples can tell that from the network being slow.
class ReferenceClock
{
public:
    /// It runs in one thread whatever the options say: threads that wait for each other have speeds of their own.
    /// On a GPU it says nothing, the GPU's speed does not follow the processor's: there 0 is full speed.
    /// @param knownMs its time at full speed as found before on this target, 0 = unknown
    ReferenceClock(const MeasureOptions& options, double knownMs);
    /// Its time now, ms.
    double now();
    /// Its time at full speed: what is known, else a low percentile of what was seen, since the very fastest is a
    /// stroke of luck.
    double fullSpeedMs() const;
    /// From now on full speed is what was seen since the last time, if that was faster than what is known: all that was
    /// measured in between is divided by the same clock.
    void keepFullSpeed();

private:
    double fastestSeen() const;

    std::unique_ptr<LoadedNetwork> m_network;
    double m_knownMs;
    std::vector<double> m_seen; ///< since full speed was kept
};

struct SampleSummary
{
    MeasuredLatency latency;
    double relativeError = 0; ///< of the latency, from the spread between the rounds that count
    double slowness = 1;      ///< the reference's time over that at full speed, in the middle of these rounds
};
/// The time at full speed. Each round's median is divided by the reference's time around it. The third of the rounds
/// counts in which the machine was nearest to full speed, and of their ratios the lower half (disturbances only ever
/// add time), as a geometric mean. On the one machine where this was tried (two virtual cores of a shared Xeon, ONNX
/// Runtime in one thread), times of operators and networks grew with the reference's with exponents of 0.5 to 1.2 while
/// the machine's speed changed by a factor of about 1.6: ratios of slow rounds were off by 6.5 % in the median, those
/// of the third by 1 %.
SampleSummary summarize(const Rounds& rounds, double fullSpeedMs);
/// Enough rounds with a small error, some of them near full speed; after twice as many those are no longer waited for.
bool isSettled(const SampleSummary& summary, int rounds, const MeasureOptions& options);

/// One round: samples until there are enough of them with a small error, or until the round's share of the time is used
/// up. Passes that the scheduler interrupted are left out, unless the machine is so busy that too few others are left.
/// Throws Cancelled within one pass of setting stop.
Round sampleRound(LoadedNetwork& network, ReferenceClock& reference, const MeasureOptions& options,
                  const std::stop_token& stop);

/// A network that is timed together with others.
struct Contestant
{
    std::string name;
    std::unique_ptr<LoadedNetwork> network; ///< none: given up
    Rounds rounds;
    std::string failure; ///< why its runtime gave up
    double seconds = 0;  ///< spent on it
};
/// Each network has its turn once in a round, in random order, until its spread is small or many times its share of the
/// time is used up, so that a slow spell of the machine hits all alike. progress is told who is next and which share of
/// the work is done, 0 to 1.
void takeTurns(std::vector<Contestant>& contestants, ReferenceClock& reference, const MeasureOptions& options,
               const std::stop_token& stop, const std::function<void(const std::string&, double)>& progress);

/// Runs work on a thread of its own with the options' compute threads; LibTorch's count for threads started later is
/// left as it was. Exceptions come out.
void onMeasuringThread(const MeasureOptions& options, const std::function<void()>& work);

} // namespace pathloom
