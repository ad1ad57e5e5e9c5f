// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace pathloom {

/// Whole content of a file of at most maxBytes. Throws Error naming the file and the reason.
std::string readTextFile(const std::filesystem::path& path, std::uintmax_t maxBytes = 64u << 20);

/// Lets write(temporary) fill a file next to target, flushes it to disk and renames it over target, so that a reader
/// (or a crash) sees the old content or the new one, never half of it. On failure the temporary is removed, target is
/// left as it was, and an Error says why (full disk, missing permission …).
void writeFileAtomically(const std::filesystem::path& target,
                         const std::function<void(const std::filesystem::path& temporary)>& write);
void writeTextFile(const std::filesystem::path& target, const std::string& content);

/// Resource file or folder shipped with the program ("spaces", "networks/x.json"): $PATHLOOM_RESOURCES, the installed
/// share folder beside the executable, or the source tree. Throws Error if none has it.
std::filesystem::path resourcePath(const std::string& relative);

/// $PATHLOOM_DATA, else $XDG_DATA_HOME/pathloom, else ~/.local/share/pathloom. Created on first use.
std::filesystem::path userDataFolder();
/// Where runs go by default: <user data>/runs. Created on first use.
std::filesystem::path defaultRunsFolder();

} // namespace pathloom
