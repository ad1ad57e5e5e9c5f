// SPDX-License-Identifier: MIT
#include "app/cli/common/interrupt.h"

#include "app/cli/common/exit_code.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <thread>

#include <semaphore.h>
#include <unistd.h>

namespace pathloom::cli {

namespace {

// A handler may do next to nothing, so it wakes a thread that sets the token. Blocking the signals and waiting for them
// is no alternative: OpenBLAS starts threads while it is loaded, and those would still take them.
sem_t firstSignal;
std::atomic<bool> signalled = false;
static_assert(std::atomic<bool>::is_always_lock_free);

/// Never destroyed: the waiting thread outlives main().
std::stop_source& source()
{
    static auto* const source = new std::stop_source;
    return *source;
}

extern "C" void onSignal(int)
{
    if (signalled.exchange(true))
        _exit(Interrupted);
    const int kept = errno;
    sem_post(&firstSignal);
    errno = kept;
}

void handle(int signal)
{
    struct sigaction action = {};
    if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN)
        return;
    action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

} // namespace

void handleInterrupts()
{
    source();
    sem_init(&firstSignal, 0, 0);
    std::thread([] {
        while (sem_wait(&firstSignal) != 0) {
        }
        std::fputs("\nStopping and saving; once more to quit at once.\n", stderr);
        source().request_stop();
    }).detach();

    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        handle(signal);
    // A reader of our output that goes away must not kill a search; the failing write is reported at the end.
    std::signal(SIGPIPE, SIG_IGN);
}

std::stop_token interruptToken()
{
    return source().get_token();
}

} // namespace pathloom::cli
