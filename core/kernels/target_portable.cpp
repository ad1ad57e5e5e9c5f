// SPDX-License-Identifier: MIT
#define PATHLOOM_KERNEL_TARGET portable
#include "core/kernels/target.h"
