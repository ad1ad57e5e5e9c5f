// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace killtest {

/// A process of its own. Never outlives this object.
class Child
{
public:
    /// Starts a program; what it prints is appended to a file. Throws pathloom::Error.
    Child(const std::vector<std::string>& command, const std::filesystem::path& log);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    bool runs();
    /// SIGKILL, and waits until nothing is left of it.
    void kill();
    /// After the end: its exit code, or -1 if it was killed.
    int code() const;

private:
    void wait(int flags);

    pid_t m_pid = -1;
    std::optional<int> m_status;
};

/// Where a blow falls.
enum class Aim { AnyMoment, Checkpoint, Database, Networks };
inline constexpr std::size_t aims = 4;
const char* toText(Aim aim);

struct Blow
{
    Aim aim = Aim::AnyMoment;
    double seconds = 0; ///< AnyMoment: after the start
    int write = 1;      ///< the others: at the so-manieth event in checkpoints/, run.db-wal or networks/
};

/// Runs the program and kills it where the blow falls, unless it ends before.
/// @param meanwhile called every few milliseconds, may be empty
/// @return its exit code; none if it was killed
std::optional<int> runUntil(const std::vector<std::string>& command, const std::filesystem::path& log,
                            const std::filesystem::path& run, const Blow& blow,
                            const std::function<void()>& meanwhile = {});
/// Runs it to its end. Throws pathloom::Error with the end of what it printed if it fails.
void runToEnd(const std::vector<std::string>& command, const std::filesystem::path& log);
/// The last lines of a log.
std::string endOf(const std::filesystem::path& log);

} // namespace killtest
