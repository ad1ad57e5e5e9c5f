// SPDX-License-Identifier: MIT
#pragma once

namespace pathloom::cli {

/// What the program returns; scripts rely on these.
enum ExitCode { Success = 0, Failure = 1, WrongUsage = 2, Interrupted = 130 };

} // namespace pathloom::cli
