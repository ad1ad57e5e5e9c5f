// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/latency_table.h"
#include "core/util/busy_meter.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace pathloom {

// Times measured beside other work, or while the machine was slow, are divided by the reference network's slowness
// (sampling.h). How far they may be off all the same, all of them to one side, is their common error: it stands with
// the table as "# common error", is part of every error that is stated, and goes when they are measured again in peace.

/// Under what conditions something was measured.
struct MeasuringConditions
{
    Busyness busy;
    double slowness = 1;      ///< the reference network's time over that at full speed, in the moments that count
    double quietestShare = 0; ///< the least busy that the machine was while full speed was looked for; see MachineSpeed
    /// Share of a time.
    double commonError() const;
    /// Whether measuring again in peace would be worth it.
    bool disturbed() const;
    /// "other programs kept 0.98 of 2 cores busy meanwhile, and the machine ran 12 % slower than at its best"
    std::string text() const;
};

/// Puts the conditions into the table's environment. Of two sessions the worse one holds for a table that keeps entries
/// of both.
void noteConditions(LatencyTable& table, const MeasuringConditions& conditions);
/// The same for the conditions that another table tells.
void keepConditions(LatencyTable& table, const LatencyTable& before);
/// 0 where the table says nothing.
double commonErrorOf(const LatencyTable& table);
double busyShareOf(const LatencyTable& table);
/// Whether measuring again in peace would be worth it.
bool isDisturbed(const LatencyTable& table);
/// "other programs kept 0.98 of 2 cores busy meanwhile, so all times may be off by ± 8 %"; empty for a table that was
/// measured in peace.
std::string disturbanceText(const LatencyTable& table);

/// The table as the reference network's time at full speed is known now: all that was measured here is scaled, and its
/// errors grow with the change. Unchanged where the table or the caller (0) does not know the reference.
LatencyTable atReference(LatencyTable table, double referenceMs);
/// One time of the same kind. @param beforeMs the reference's time that it was measured by
double atReference(double ms, double beforeMs, double referenceMs);

/// Looks at others now and then, for somebody who waits until they are quiet.
class QuietWatch
{
public:
    static constexpr double secondsToBeSure = 3;
    static constexpr std::chrono::milliseconds interval{500}; ///< between two looks

    /// What others had since the look before.
    Busyness look();
    /// They had less than quietShare in every look of the last seconds.
    bool isQuiet() const;

private:
    ProcessorTimes m_last = processorTimes(), m_quietSince = m_last;
};
/// Waits until that is so. progress is told every look. Throws Cancelled at once when stopped.
void waitUntilQuiet(const std::function<void(const Busyness&)>& progress, std::stop_token stop);
/// What others have during a look of a quarter of a second.
Busyness busyNow(std::stop_token stop = {});

} // namespace pathloom
