// SPDX-License-Identifier: MIT
#include "app/cli/libtorch.h"
#include "core/util/process_environment.h"

namespace pathloom::cli {

void prepareComputing(char** argv)
{
    prepareEnvironment(argv);
}

} // namespace pathloom::cli
