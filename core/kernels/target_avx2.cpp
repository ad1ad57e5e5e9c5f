// SPDX-License-Identifier: MIT
#define PATHLOOM_KERNEL_TARGET avx2
#include "core/kernels/target.h"
