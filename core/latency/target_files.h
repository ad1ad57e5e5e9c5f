// SPDX-License-Identifier: MIT
#pragma once

#include "core/latency/targets.h"

namespace pathloom {

// What the units that deal with targets share about their files.

namespace origins {
inline constexpr const char* measuredHere = "measured here";
inline constexpr const char* imported = "imported";
inline constexpr const char* shipped = "shipped";
inline constexpr const char* file = "file";
} // namespace origins

/// A file and, behind '#', which of its batch sizes: "table.csv#32".
struct TableChoice
{
    std::filesystem::path file;
    int batch = 0;
};
TableChoice tableChoice(const std::string& text);

/// <user data>/targets: tables of this machine; imported ones in a folder below. Nothing is made.
std::filesystem::path targetFolder();
std::filesystem::path importedFolder();
/// A target named after its file; one that cannot be read says so in its name.
HardwareTarget targetFromFile(const std::filesystem::path& file, const std::string& origin);
/// The measured networks that belong to a table.
std::filesystem::path measuredNetworksFile(const std::filesystem::path& table);
} // namespace pathloom
