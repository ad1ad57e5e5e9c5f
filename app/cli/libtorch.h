// SPDX-License-Identifier: MIT
#pragma once

// Loading LibTorch, with the 250 libraries that stand behind it, takes half a second, and most commands do not compute.
// So there are two programs of the same commands: pathloom-cli is linked without LibTorch and starts at once, and where
// something is to be computed it becomes the other one, pathloom-cli-compute in ../libexec.

namespace pathloom::cli {

/// First thing in main(). Returns if this program can begin with the command: in pathloom-cli does not return for
/// commands that compute, in pathloom-cli-compute sees to it that LibTorch's threads wait asleep.
void prepareComputing(char** argv);

} // namespace pathloom::cli
