// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"

#include <filesystem>
#include <set>

namespace pathloom {

/// Commands from other processes, as small files below <run>/commands: the way to steer a search that runs elsewhere,
/// also over a shared file system, without a network port. The folder exists only while a writer accepts commands.
///
/// A command is taken out before what comes of it is on the disk. One that a search was sent right before it was killed
/// can therefore be lost, but never be carried out twice; whoever sent it sees in the record that it is not there.
class CommandFolder
{
public:
    /// Makes the folder, for the writer: who opens a run for writing has cleared what was left there. Throws Error.
    explicit CommandFolder(const std::filesystem::path& run);
    /// Takes the folder away again.
    ~CommandFolder();
    CommandFolder(const CommandFolder&) = delete;
    CommandFolder& operator=(const CommandFolder&) = delete;

    /// Takes away what a writer that was killed has left: nobody meant those commands for the next one, and without the
    /// folder nobody sends any. For whoever has just locked the run for writing. Throws Error.
    static void clear(const std::filesystem::path& run);

    struct Taken
    {
        std::vector<Command> commands;    ///< in the order in which they were sent
        std::vector<std::string> refused; ///< one sentence for each file that is no command
    };
    /// Takes out all there is. Never gives out a file twice, not even one that cannot be removed.
    Taken take();

    /// True if a search that is running in this folder takes commands.
    static bool isOpen(const std::filesystem::path& run);
    /// Throws Error if the writer does not accept commands, or the folder cannot be written.
    static void send(const std::filesystem::path& run, const Command& command);

private:
    std::filesystem::path m_folder;
    std::set<std::filesystem::path> m_stuck; ///< taken, but still there
};

} // namespace pathloom
