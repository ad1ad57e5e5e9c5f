// SPDX-License-Identifier: MIT
#include "app/cli/common/interrupt.h"

#include "app/cli/common/exit_code.h"

#include <csignal>
#include <cstdio>
#include <thread>

#include <unistd.h>

namespace pathloom::cli {

namespace {

/// Never destroyed: the waiting thread outlives main().
std::stop_source& source()
{
    static auto* const source = new std::stop_source;
    return *source;
}

bool isIgnored(int signal)
{
    struct sigaction action
    {
    };
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

} // namespace

void handleInterrupts()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        if (!isIgnored(signal))
            sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // A reader of our output that goes away must not kill a search; the failing write is reported at the end.
    std::signal(SIGPIPE, SIG_IGN);

    source();
    std::thread([signals] {
        int signal = 0;
        sigwait(&signals, &signal);
        std::fputs("\nStopping and saving; once more to quit at once.\n", stderr);
        source().request_stop();
        sigwait(&signals, &signal);
        _exit(Interrupted);
    }).detach();
}

std::stop_token interruptToken()
{
    return source().get_token();
}

} // namespace pathloom::cli
