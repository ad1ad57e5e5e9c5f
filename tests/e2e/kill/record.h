// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace killtest {

/// What a run has recorded of its search, a line for each fact, in the order of steps and, within a step, of kinds.
/// Numbers have all their digits: two records are equal if the searches were, bit for bit.
std::vector<std::string> recordOf(const std::filesystem::path& run);
/// The first line in which they differ, with its number; empty if they are equal.
std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& found);

/// What is wrong with a run folder that a killed process left: empty if its database is whole and each weight step up
/// to the last is there once. Looks at a copy: what was left is left as it is.
std::string damageOf(const std::filesystem::path& run, const std::filesystem::path& copy);

/// How often the search went on from a checkpoint.
struct Resumes
{
    int count = 0;
    std::int64_t steps = 0; ///< repeated, all together
    std::int64_t most = 0;  ///< repeated at once
    bool exact = true;
};
Resumes resumesOf(const std::filesystem::path& run);

/// The step at which the newest good checkpoint was written; -1 without any.
std::int64_t checkpointStep(const std::filesystem::path& run);

/// Commands that were taken.
int commandsIn(const std::vector<std::string>& record);
/// Empty, or which setting was taken over more than once: each `set` of a test has a value of its own.
std::string doubledSetting(const std::vector<std::string>& record);
/// Whether a setting was given this value by a command.
bool hasSetting(const std::vector<std::string>& record, const std::string& key, double value);

} // namespace killtest
