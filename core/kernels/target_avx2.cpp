// SPDX-License-Identifier: MIT
#ifndef __AVX2__
#error "compile this file for AVX2"
#endif
#define PATHLOOM_KERNEL_TARGET avx2
#include "core/kernels/target.h"
