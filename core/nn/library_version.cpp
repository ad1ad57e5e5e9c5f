// SPDX-License-Identifier: MIT
#include "core/nn/inference.h"

#include <torch/version.h>

namespace pathloom {

std::string computeLibraryVersion()
{
    return "LibTorch " TORCH_VERSION;
}

} // namespace pathloom
