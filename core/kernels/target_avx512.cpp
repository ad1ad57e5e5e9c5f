// SPDX-License-Identifier: MIT
#define PATHLOOM_KERNEL_TARGET avx512
#include "core/kernels/target.h"
