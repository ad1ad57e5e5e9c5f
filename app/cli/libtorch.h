// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>

// Loading LibTorch, with the 250 libraries that stand behind it, takes half a second, and most commands do not compute.
// So there are two programs of the same commands: pathloom-cli is linked without LibTorch and starts at once, and where
// something is to be computed it becomes the other one, pathloom-cli-compute in ../libexec.

namespace pathloom::cli {

/// The program that computes cannot be started; a sentence for people. No Error: those that stand for a picture that
/// cannot be decoded are counted, and the next picture is tried.
class CannotCompute final : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// First thing in main(): the environment that the libraries find. In pathloom-cli-compute sees to it that LibTorch's
/// threads wait asleep.
void prepareProgram(char** argv);
/// After the arguments were understood, which needs no LibTorch. Returns if this program can begin with the command:
/// pathloom-cli does not for commands that compute.
void beginComputing();

} // namespace pathloom::cli
