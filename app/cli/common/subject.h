// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pathloom::cli {

enum class SubjectKind { Run, Network, Space };

/// What a SPACE|NETWORK|RUN argument names.
struct Subject
{
    SubjectKind kind;
    std::string nameOrPath; ///< shipped spaces keep their name, everything else is a path
};

/// A run folder or its name in the default folder for runs; a JSON file of a network or space (told by its "format");
/// the name of a shipped space or network. Throws UsageError if it is none of these.
Subject findSubject(const std::string& argument);
/// The same, but only runs and networks: for train and export.
Subject findRunOrNetwork(const std::string& argument);
/// The same, but only runs.
std::filesystem::path findRun(const std::string& argument);

/// Description files of the shipped networks, sorted by name.
std::vector<std::filesystem::path> shippedNetworks();

} // namespace pathloom::cli
