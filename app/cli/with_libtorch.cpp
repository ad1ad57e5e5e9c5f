// SPDX-License-Identifier: MIT
#include "app/cli/libtorch.h"
#include "core/util/process_environment.h"

namespace pathloom::cli {

void prepareProgram(char** argv)
{
    prepareEnvironment(argv);
}

void beginComputing() {}

} // namespace pathloom::cli
