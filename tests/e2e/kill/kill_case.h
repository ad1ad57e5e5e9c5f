// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/random.h"
#include "tests/e2e/kill/child.h"

#include <array>

namespace killtest {

/// Where everything happens, and with which program.
struct Place
{
    std::filesystem::path cli, work;
    std::filesystem::path log() const { return work / "log.txt"; }
};

/// Data, space, target and scripts that all cases share.
void prepare(const Place& place);

/// A kind of search.
struct Case
{
    std::string name;
    std::vector<std::string> settings;
    bool live = false; ///< commands come from outside while it runs, instead of from a script
};
const std::vector<Case>& cases();
inline constexpr int checkpointSteps = 7; ///< weight steps between two checkpoints, of all cases

std::vector<std::string> searchCommand(const Place& place, const Case& which, const std::filesystem::path& run);
std::vector<std::string> resumeCommand(const Place& place, const Case& which, const std::filesystem::path& run);

/// What came of a case.
struct Tally
{
    std::string name;
    int runs = 0;
    int commands = 0; ///< taken, all together
    std::array<int, aims> kills{};
    int inCheckpoint = 0; ///< kills that left a half-written file
    int resumes = 0;
    std::int64_t repeated = 0, mostRepeated = 0; ///< steps
    int refused = 0;                             ///< killed before there was a run to go on with
    std::vector<std::string> problems;
    int allKills() const { return kills[0] + kills[1] + kills[2] + kills[3]; }
};

/// Kills searches of the case until there were so many kills, and compares each with one that nothing happened to.
Tally killSearches(const Place& place, const Case& which, int kills, pathloom::RandomStream& random);
/// The same with the training of a derived network, and with its export.
Tally killTraining(const Place& place, int kills, pathloom::RandomStream& random);
Tally killExport(const Place& place, int kills, pathloom::RandomStream& random);
/// The same with measuring it, and with search, deriving, training and exporting as one job.
Tally killMeasuring(const Place& place, int kills, pathloom::RandomStream& random);
Tally killJob(const Place& place, int kills, pathloom::RandomStream& random);
/// Training of a network that has weights and an ONNX file already: either these or the new ones are there.
Tally killRetraining(const Place& place, int kills, pathloom::RandomStream& random);

/// A moment within a process of about so many seconds.
Blow anyBlow(double seconds, const std::vector<Aim>& choice, pathloom::RandomStream& random);
/// True if a kill left a file that was being written.
bool hasPartFile(const std::filesystem::path& folder);

} // namespace killtest
