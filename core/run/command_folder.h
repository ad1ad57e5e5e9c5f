// SPDX-License-Identifier: MIT
#pragma once

#include "core/search/command.h"

#include <filesystem>

namespace pathloom {

/// Commands from other processes, as small files below <run>/commands: the way to steer a search that runs elsewhere,
/// also over a shared file system, without a network port. The folder exists only while a writer accepts commands.
class CommandFolder
{
public:
    /// Makes the folder; for the writer. Throws Error.
    explicit CommandFolder(const std::filesystem::path& run);
    /// Takes the folder away again.
    ~CommandFolder();
    CommandFolder(const CommandFolder&) = delete;
    CommandFolder& operator=(const CommandFolder&) = delete;

    struct Taken
    {
        std::vector<Command> commands;    ///< in the order in which they were sent
        std::vector<std::string> refused; ///< one sentence for each file that is no command
    };
    /// Takes out all there is.
    Taken take();

    /// True if a search that is running in this folder takes commands.
    static bool isOpen(const std::filesystem::path& run);
    /// Throws Error if the writer does not accept commands, or the folder cannot be written.
    static void send(const std::filesystem::path& run, const Command& command);

private:
    std::filesystem::path m_folder;
};

} // namespace pathloom
