// SPDX-License-Identifier: MIT
#pragma once

#include <stop_token>

namespace pathloom::cli {

/// Turns Ctrl+C (SIGINT), SIGTERM and a closed terminal (SIGHUP) into a stop token: the first one asks the work to stop
/// cleanly, the second one ends the program at once with exit code 130. Signals that the caller had ignored (nohup)
/// stay ignored.
void handleInterrupts();
/// Set by the first signal.
std::stop_token interruptToken();

} // namespace pathloom::cli
