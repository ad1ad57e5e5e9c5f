// SPDX-License-Identifier: MIT
#include "core/run/command_folder.h"

#include "core/run/run_lock.h"
#include "core/util/error.h"
#include "core/util/files.h"
#include "core/util/json_reader.h"

#include <algorithm>
#include <chrono>
#include <random>

#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

namespace pathloom {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t mostBytes = 1 << 20; ///< pruning every path of the largest space is a few kilobytes

fs::path commandsOf(const fs::path& run)
{
    return run / "commands";
}

} // namespace

CommandFolder::CommandFolder(const fs::path& run) : m_folder(commandsOf(run))
{
    std::error_code failure;
    fs::create_directory(m_folder, failure);
    if (failure)
        throw Error("cannot be made: " + failure.message(), m_folder.string());
}

CommandFolder::~CommandFolder()
{
    try {
        clear(m_folder.parent_path());
    } catch (const Error& e) {
        spdlog::warn("{}", e.what()); // the next writer tries again
    }
}

void CommandFolder::clear(const fs::path& run)
{
    // Aside first: somebody may be sending right now, and is to be told instead of filling the folder again.
    const fs::path folder = commandsOf(run), aside = folder.string() + ".old";
    std::error_code stuck, failure;
    fs::remove_all(aside, stuck);
    if (fs::exists(folder, failure)) {
        fs::rename(folder, aside, failure);
        if (!failure)
            fs::remove_all(aside, stuck);
    }
    if (failure)
        throw Error("cannot be removed: " + (stuck ? stuck : failure).message(), (stuck ? aside : folder).string(),
                    "remove this folder, which an interrupted search has left");
    if (stuck) // harmless there: nobody sends into it, and nobody reads it
        spdlog::warn("{}: cannot be removed: {}", aside.string(), stuck.message());
}

CommandFolder::Taken CommandFolder::take()
{
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(m_folder, failure), end; !failure && entry != end; entry.increment(failure))
        // What is being written has another name.
        if (entry->path().extension() == ".json" && !m_stuck.contains(entry->path()))
            files.push_back(entry->path());
    std::ranges::sort(files); // their names begin with the time
    Taken taken;
    for (const fs::path& file : files) {
        try {
            const std::string name = file.filename().string();
            taken.commands.push_back(commandFromJson(parseJson(readTextFile(file, mostBytes), name), name));
        } catch (const Error& e) {
            taken.refused.push_back(e.what());
        }
        if (!fs::remove(file, failure) && failure)
            m_stuck.insert(file);
    }
    return taken;
}

bool CommandFolder::isOpen(const fs::path& run)
{
    std::error_code ignored;
    return fs::is_directory(commandsOf(run), ignored) && RunLock::isHeld(run);
}

void CommandFolder::send(const fs::path& run, const Command& command)
{
    if (!RunLock::isHeld(run))
        throw Error("is not being searched by any program, so nobody takes commands", run.string());
    std::error_code ignored;
    if (!fs::is_directory(commandsOf(run), ignored))
        throw Error("takes no commands from other programs", run.string(),
                    "its search must be started with --accept-commands");
    // Of one sender in order; of two senders, as their clocks have it.
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    std::random_device random;
    const std::string name = fmt::format("{:020}-{:08x}.json", std::chrono::nanoseconds(now).count(), random());
    writeTextFile(commandsOf(run) / name, toJson(command).dump() + "\n");
}

} // namespace pathloom
