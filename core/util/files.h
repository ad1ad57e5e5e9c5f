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

/// Makes a folder and those above it, as far as they are not there. Throws Error naming it and the reason. @return it
std::filesystem::path createdFolder(const std::filesystem::path& folder, const std::string& hint = {});
/// True if the folder is there and files can be made in it.
bool isWritableFolder(const std::filesystem::path& folder);
/// Throws Error naming the folder and the reason if not; with the hint, if one is given.
void requireWritableFolder(const std::filesystem::path& folder, const std::string& hint = {});

/// A new folder among the system's temporary files, gone with the object.
class TemporaryFolder
{
public:
    /// @param name becomes a part of the folder's; throws Error if it cannot be made
    explicit TemporaryFolder(const std::string& name);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Resource file or folder shipped with the program ("spaces", "networks/x.json"): $PATHLOOM_RESOURCES, the installed
/// share folder beside the executable, or the source tree. Throws Error if none has it.
std::filesystem::path resourcePath(const std::string& relative);

/// $HOME, else what the user database says of this user; empty if neither knows an absolute path.
std::filesystem::path homeFolder();

// The user's data folder. Reading needs none: nothing there is nothing kept. It is made when something must be kept.

/// $PATHLOOM_DATA, else $XDG_DATA_HOME/pathloom, else ~/.local/share/pathloom. Makes nothing and never throws: for a
/// user without a home folder this is a path that does not exist.
std::filesystem::path userDataFolder();
/// Where runs go by default: <user data>/runs. Makes nothing.
std::filesystem::path defaultRunsFolder();
/// userDataFolder()/below, made if it is not there, and writable. Throws Error naming the folder and PATHLOOM_DATA: to
/// be called before the work whose result is to be kept.
std::filesystem::path writableDataFolder(const std::filesystem::path& below = {});

} // namespace pathloom
