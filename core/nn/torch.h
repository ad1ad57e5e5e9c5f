// SPDX-License-Identifier: MIT
// The precompiled header of all units that need LibTorch; private to core.
#pragma once

#include <torch/torch.h>
