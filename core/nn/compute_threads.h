// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/json_reader.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace pathloom {

// How many threads compute where a setting or an option says 0, "automatic": as many as were fastest in a short
// self-test on this machine. More are not always better: cores that are only halves of one, slow ones beside fast ones,
// neighbours on a shared host. The result is kept in the user's data folder.

/// How one number of threads did.
struct ThreadTrial
{
    int threads = 0;
    double stepMs = 0; ///< time of a training step that nothing else disturbed
    bool operator==(const ThreadTrial&) const = default;
};

struct ThreadTest
{
    int threads = 0; ///< the choice
    std::vector<ThreadTrial> trials;
    bool disturbed = false; ///< something else wanted the processor, so the trials tell nothing
    bool operator==(const ThreadTest&) const = default;
};

/// What is worth trying: 1, 2, 4 … below the number of cores, half of the cores (two of them may be one), all cores.
std::vector<int> threadCandidates(int cores);
/// The fewest threads that are at most 3 % slower than the fastest ones. Trials must not be empty.
int chosenThreads(const std::vector<ThreadTrial>& trials);

/// Times training steps of a small network with each of these numbers of threads (ascending, the first is 1), in turns,
/// for a second or two; three at most. If that was disturbed, the choice is the most threads. Afterwards LibTorch's
/// number of threads is what it was before. Throws Cancelled within a step of the token being set.
ThreadTest testThreads(const std::vector<int>& candidates, std::stop_token stop = {});

/// <user data>/computing.json
std::filesystem::path threadTestFile();
/// The test's result from that file; none if there is no file, if it is damaged, or if it is of another machine (other
/// processor, number of cores or LibTorch).
std::optional<ThreadTest> storedThreadTest();

/// The number of threads that `wanted` stands for: itself, or for 0 the automatic one, which is tested and stored first
/// where it is not known yet. A disturbed test holds for this process and is not stored. While a test runs on another
/// thread this waits for its end, whatever is wanted: it would disturb the test, and the test would change its threads.
/// Throws Cancelled while it waits or tests.
/// @param test the self-test; testThreads() of this machine if it is empty
int threadsFor(int wanted, std::stop_token stop = {}, const std::function<ThreadTest(std::stop_token)>& test = {});
/// The same without ever testing or waiting: all cores where nothing is known yet.
int knownThreadsFor(int wanted);
/// The number of threads that something was computed with if that was on this machine; 0 = on another one, or not
/// known.
/// @param computed has "cpu", "cores" and "threads"
int threadsUsedHere(const Json& computed);

} // namespace pathloom
