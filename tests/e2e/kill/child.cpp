// SPDX-License-Identifier: MIT
#include "tests/e2e/kill/child.h"

#include "core/util/error.h"
#include "core/util/files.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace killtest {

using pathloom::Error;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

namespace {

constexpr auto longest = std::chrono::minutes(5); ///< of one process of this test
constexpr int lookMilliseconds = 2;

/// Counts what happens to the files that a blow waits for.
class Watch
{
public:
    Watch(const fs::path& run, Aim aim) : m_run(run), m_aim(aim), m_inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        if (m_inotify < 0)
            throw Error(std::string("cannot watch files: ") + std::strerror(errno));
    }
    ~Watch() { ::close(m_inotify); }

    /// Events since the last call; waits for some, a few milliseconds at most.
    int count()
    {
        if (!m_watching) {
            constexpr std::uint32_t mask = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO;
            const fs::path folder =
                m_aim == Aim::Database ? m_run : m_run / (m_aim == Aim::Checkpoint ? "checkpoints" : "networks");
            m_watching = ::inotify_add_watch(m_inotify, folder.c_str(), mask) >= 0;
        }
        pollfd ready{.fd = m_inotify, .events = POLLIN, .revents = 0};
        ::poll(&ready, 1, lookMilliseconds);
        int found = 0;
        alignas(inotify_event) char buffer[16384];
        const ssize_t bytes = ::read(m_inotify, buffer, sizeof buffer);
        for (ssize_t at = 0; at < bytes;) {
            const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
            found += m_aim != Aim::Database || (event->len > 0 && std::strcmp(event->name, "run.db-wal") == 0);
            at += ssize_t(sizeof(inotify_event) + event->len);
        }
        return found;
    }

private:
    fs::path m_run;
    Aim m_aim;
    int m_inotify;
    bool m_watching = false;
};

} // namespace

Child::Child(const std::vector<std::string>& command, const fs::path& log)
{
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    ::posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    const int failure = ::posix_spawn(&m_pid, arguments.front(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        throw Error(std::string("cannot be started: ") + std::strerror(failure), command.front());
}

Child::~Child()
{
    kill();
}

void Child::wait(int flags)
{
    int status = 0;
    if (!m_status && ::waitpid(m_pid, &status, flags) == m_pid)
        m_status = status;
}

bool Child::runs()
{
    wait(WNOHANG);
    return !m_status;
}

void Child::kill()
{
    if (!runs())
        return;
    ::kill(m_pid, SIGKILL);
    wait(0);
}

int Child::code() const
{
    return m_status && WIFEXITED(*m_status) ? WEXITSTATUS(*m_status) : -1;
}

const char* toText(Aim aim)
{
    constexpr const char* names[] = {"any moment", "checkpoint", "database", "networks"};
    static_assert(std::size(names) == aims);
    return names[std::size_t(aim)];
}

std::optional<int> runUntil(const std::vector<std::string>& command, const fs::path& log, const fs::path& run,
                            const Blow& blow, const std::function<void()>& meanwhile)
{
    Watch watch(run, blow.aim);
    Child child(command, log);
    const auto begin = Clock::now();
    int writes = 0;
    while (child.runs()) {
        if (blow.aim == Aim::AnyMoment)
            std::this_thread::sleep_for(std::chrono::milliseconds(lookMilliseconds));
        else
            writes += watch.count();
        const auto spent = Clock::now() - begin;
        if (blow.aim == Aim::AnyMoment ? spent >= std::chrono::duration<double>(blow.seconds) : writes >= blow.write)
            child.kill();
        else if (spent > longest) // also where no blow is meant to fall
            throw Error("did not end within five minutes", log.string(), endOf(log));
        else if (meanwhile)
            meanwhile();
    }
    return child.code() < 0 ? std::nullopt : std::optional(child.code());
}

void runToEnd(const std::vector<std::string>& command, const fs::path& log)
{
    Child child(command, log);
    const auto begin = Clock::now();
    while (child.runs() && Clock::now() - begin < longest)
        std::this_thread::sleep_for(std::chrono::milliseconds(lookMilliseconds));
    if (child.runs() || child.code() != 0)
        throw Error("failed: " + endOf(log), log.string());
}

std::string endOf(const fs::path& log)
{
    const std::string text = pathloom::readTextFile(log);
    return text.size() <= 600 ? text : "..." + text.substr(text.size() - 600);
}

} // namespace killtest
